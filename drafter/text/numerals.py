"""Chinese numerals."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "零一二三四五六七八九"

NUMERAL = "〇零一二两三四五六七八九十百"
"""The characters of a Chinese numeral, for use inside a regular expression's brackets."""


def number_of(numeral: str) -> int | None:
    """The value of a numeral in Chinese (十二, 二〇二四) or Arabic digits; None if it is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if not numeral or any(c not in _DIGITS and c not in _UNITS for c in numeral):
        return None
    if not any(c in _UNITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def count_of(number: int) -> str:
    """``number`` (0 to 99) as it stands before a measure word: 2 is 两 (两条), 12 is 十二."""
    return "两" if number == 2 else numeral_of(number)


def numeral_of(number: int) -> str:
    """``number`` (0 to 99) as a Chinese numeral: 12 is 十二.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 99:
        raise ValueError(f"no numeral for {number}")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NAMES[ones]
    return ("" if tens == 1 else _NAMES[tens]) + "十" + (_NAMES[ones] if ones else "")
