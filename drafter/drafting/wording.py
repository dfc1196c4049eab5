"""Small mechanical repairs of composed text: punctuation only, never a word."""

from __future__ import annotations

from drafter.drafting.marks import Tagged

_FULL = str.maketrans(",;:!?", "，；：！？")
_STOPS = "。！？；，：、"
_FINAL = "。！？"
_CLOSING_QUOTES = "”’》）】"


def tidied(characters: list[Tagged]) -> list[Tagged]:
    """``characters`` with full-width punctuation in Chinese text (GB/T 15834-2011) and no space
    behind it, straight quotes paired, and of two stops that met where a value joined the outline
    only the stronger kept."""
    return _single_stops(_paired_quotes(_unspaced(_full_width(characters))))


def _full_width(characters: list[Tagged]) -> list[Tagged]:
    """Half-width , ; : ! ? and brackets become full-width where Chinese stands beside them; inside
    numbers, times and Latin words they stay."""
    result: list[Tagged] = []
    for place, (char, tags) in enumerate(characters):
        before = result[-1][0] if result else ""
        after = characters[place + 1][0] if place + 1 < len(characters) else ""
        if char in ",;:!?" and (_chinese(before) or (_chinese(after) and not before.isspace())):
            char = char.translate(_FULL)
        result.append((char, tags))
    return _full_brackets(result)


def _unspaced(characters: list[Tagged]) -> list[Tagged]:
    result: list[Tagged] = []
    for char, tags in characters:
        if not (char.isspace() and result and result[-1][0] in _STOPS):
            result.append((char, tags))
    return result


def _full_brackets(characters: list[Tagged]) -> list[Tagged]:
    """Pairs of half-width brackets with Chinese inside or before them become full-width."""
    result = list(characters)
    opened: list[int] = []
    for place, (char, tags) in enumerate(characters):
        if char == "(":
            opened.append(place)
        elif char == ")" and opened:
            start = opened.pop()
            inside = characters[start + 1 : place]
            before = characters[start - 1][0] if start else ""
            if any(_chinese(each) for each, _ in inside) or _chinese(before):
                result[start] = ("（", characters[start][1])
                result[place] = ("）", tags)
    return result


def _paired_quotes(characters: list[Tagged]) -> list[Tagged]:
    result: list[Tagged] = []
    opened = False
    straight = sum(char == '"' for char, _ in characters)
    for char, tags in characters:
        if char == '"' and straight % 2 == 0:
            char = "”" if opened else "“"
            opened = not opened
        result.append((char, tags))
    return result


def _single_stops(characters: list[Tagged]) -> list[Tagged]:
    result: list[Tagged] = []
    for char, tags in characters:
        before = _before_quotes(result)
        if char in _STOPS and not tags and before in _STOPS and before:
            if before not in _FINAL and char in _FINAL and result[-1][0] == before:
                result[-1] = (char, tags)
            continue
        result.append((char, tags))
    return result


def _before_quotes(characters: list[Tagged]) -> str:
    """The last character, looking through closing quotation marks for a final stop inside them."""
    for char, _ in reversed(characters):
        if char not in _CLOSING_QUOTES:
            return char if char in _FINAL or char == characters[-1][0] else ""
    return ""


def _chinese(char: str) -> bool:
    return bool(char) and (
        "\u4e00" <= char <= "\u9fff" or char in "“”‘’《》（）【】。，；：！？、…"
    )
