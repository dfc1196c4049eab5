"""生僻字: characters that a speaker may stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.text.surnames import SURNAMES
from drafter.text.tokens import frequency

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LEVEL_TWO = 0xD8A1
_KNOWN = 100
"""Counts of the segmenter's dictionary from which on a word with the character is known to all
(砥砺, 恪守)."""
_AROUND = 3
_READ_BY_ALL = frozenset("赓葆槃仞擘踔淬鏖孜矜囿莞泸渝冀皖闽赣粤桂黔滇覃佟阚邝")
"""Level-two characters of words the dictionary has too seldom (赓续, 永葆, 涅槃), and of the short
names of provinces; surnames of level two that everybody has met."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    told: set[str] = set()
    for number, block in text.body():
        for match in _HAN.finditer(block.text):
            char = match[0]
            if char in told or not _is_rare(block.text, match.start()):
                continue
            told.add(char)
            advice = f"“{_around(block.text, match.start())}”里的字不常见，念之前注上音"
            yield finding_at(number, block.text, match.span(), advice)


def _is_rare(text: str, place: int) -> bool:
    """Whether a character is none of GB/T 2312, or one of its level two in no common word here."""
    try:
        code = int.from_bytes(text[place].encode("gb2312"))
    except UnicodeEncodeError:
        return True
    return code >= _LEVEL_TWO and not _in_a_common_word(text, place)


def _in_a_common_word(text: str, place: int) -> bool:
    if text[place] in _READ_BY_ALL or text[place] in SURNAMES or frequency(text[place]) >= _KNOWN:
        return True
    spans = (
        (start, end)
        for start in range(max(0, place - _AROUND), place + 1)
        for end in range(place + 1, min(len(text), place + _AROUND + 1) + 1)
        if end - start > 1
    )
    return any(frequency(text[start:end]) >= 3 for start, end in spans)


def _around(text: str, place: int) -> str:
    return text[max(0, place - 2) : place + 3].strip("，。；：、\n")


RULE = Rule(
    name="生僻字",
    family="朗读",
    authority="朗读",
    source="朗读：GB/T 2312 以外的字，和二级字里不成常用词的",
    finds=_finds,
)
