"""A phrase whose words were changed by hand: how much of it, and is it still the phrase.

The measure is the edit distance between the phrase's words outside its slots and what stands there
now, over the number of those words; what fills a slot costs nothing. Over 30% the sentence is the
writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.interview.answers import EDITED, PATTERN, PHRASE, Choice, Value
from drafter.interview.slots import SlotValue, filled
from drafter.model import SLOT
from drafter.text.joining import joined

MOST_CHANGED = 0.3
_FILLED, _FIRST_MARK = "\0", 0xF0000  # no text that came in holds such characters
_WORD = 2
_BRACE = re.compile(r"[{}]")


def changed_share(pattern: str, text: str) -> float:
    """The share of the characters of ``pattern`` outside its slots that ``text`` changed: 0 for
    the pattern filled in any way, 1 and more for another sentence. A slot that stands in ``text``
    too takes in itself only; any other takes in any number of characters."""
    marks = {slot: chr(_FIRST_MARK + n) for n, slot in enumerate(dict.fromkeys(SLOT.findall(text)))}
    wanted = SLOT.sub(lambda match: marks.get(match[1], _FILLED), pattern)
    given = SLOT.sub(lambda match: marks[match[1]], text)
    words = len(SLOT.sub("", pattern))
    if not words:
        return 0.0 if text == pattern else 1.0
    row = list(range(len(given) + 1))
    for char in wanted:
        row = _after_slot(row) if char == _FILLED else _after_char(row, char, given)
    return row[-1] / words


def _after_char(row: list[int], char: str, text: str) -> list[int]:
    """The next row of the edit distance, one character of the pattern on."""
    following = [row[0] + 1]
    for place, typed in enumerate(text):
        same = row[place] + (char != typed)
        following.append(min(same, row[place + 1] + 1, following[place] + 1))
    return following


def _after_slot(row: list[int]) -> list[int]:
    """The next row behind a slot, which takes in any number of characters."""
    following: list[int] = []
    least = row[0]
    for cost in row:
        least = min(least, cost)
        following.append(least)
    return following


def is_still(pattern: str, text: str) -> bool:
    """Whether ``text`` is the phrase ``pattern`` with few enough words changed."""
    return changed_share(pattern, text) <= MOST_CHANGED


def edited_choice(choice: Choice, text: str, values: Mapping[str, SlotValue]) -> Value:
    """What goes among the answers where the phrase of ``choice`` was taken and mended to ``text``.

    The choice itself where no word changed; with the words as they are now, slots again where
    their values still stand, while it is still the phrase; else ``text``, typed by hand.
    """
    pattern = choice.get(PATTERN)
    if PHRASE not in choice or not isinstance(pattern, str) or _BRACE.search(text):
        return text
    edited = with_slots(pattern, text, values)
    if edited.rstrip("。") == pattern.rstrip("。"):
        return {PHRASE: choice[PHRASE], PATTERN: pattern}
    if not is_still(pattern, edited):
        return text
    return {PHRASE: choice[PHRASE], PATTERN: pattern, EDITED: edited}


def with_slots(pattern: str, text: str, values: Mapping[str, SlotValue]) -> str:
    """``text`` with the slots of ``pattern`` put back where their values still stand, in order, so
    that a later change of an answer reaches the edited sentence too."""
    if text == filled(pattern, values):
        return pattern
    pieces = SLOT.split(pattern)
    result, cursor = "", 0
    for place in range(1, len(pieces), 2):
        slot = pieces[place]
        value = values[slot].text if slot in values else f"【{slot}】"
        value, behind = _as_it_stands(value, pieces[place + 1], text[cursor:])
        # A value of one character (三) is told from the same character elsewhere by what is before.
        before = pieces[place - 1][-1:] if len(value) == 1 else ""
        found = text.find(before + value + behind, max(0, cursor - len(before)))
        if found < 0:
            continue
        start = found + len(before)
        result += text[cursor:start] + f"{{{slot}}}"
        cursor = start + len(value)
    return result + text[cursor:]


def _as_it_stands(value: str, following: str, text: str) -> tuple[str, str]:
    """A slot's value as ``text`` has it and the words it is told by: shortened where the word that
    made it give way is behind it still, so that the slot filled again gives the same."""
    short, rest = joined(value, following)
    by_word = rest[:_WORD]
    return (short, by_word) if short != value and f"{short}{by_word}" in text else (value, "")
