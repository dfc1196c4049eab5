"""What a reading copy adds for the one who reads aloud: whole sentences, minutes, pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

_LINES_WHOLE = 5
_LINES_A_GROUP = 3
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_HAN_RUN = re.compile(f"{_HAN.pattern}+")
_LEVEL_ONE = range(0xB0A1, 0xD7FA)
"""The codes of the 3,755 commonest characters in GB/T 2312-1980 (level one). They stand for the
3,500 of 通用规范汉字表 level one, which no code tells."""


class Reading(Struct, frozen=True):
    """The pinyin of the characters ``start`` to ``end`` of a text."""

    start: int
    end: int
    pinyin: str


def sentence_groups(sentences: Sequence[str], characters_a_line: int) -> list[int]:
    """How many sentences of a paragraph stand together in each group that no page turn divides: all
    where they fill five lines at most, else as many as fill three, or one that is longer by itself.
    """
    if sum(len(sentence) for sentence in sentences) <= _LINES_WHOLE * characters_a_line:
        return [len(sentences)]
    room = _LINES_A_GROUP * characters_a_line
    groups: list[int] = []
    filled = 0
    for sentence in sentences:
        if groups and filled + len(sentence) <= room:
            groups[-1] += 1
            filled += len(sentence)
        else:
            groups.append(1)
            filled = len(sentence)
    return groups


def minute_marks(texts: Sequence[str], pace: int) -> dict[int, int]:
    """Index of a text to the full minute that is over when its reading begins, at ``pace``
    characters a minute: for each minute the text whose beginning is nearest to it."""
    sizes = [sum(not char.isspace() for char in text) for text in texts]
    starts = [0, *accumulate(sizes)][:-1]
    marks: dict[int, int] = {}
    for minute in range(1, sum(sizes) // pace + 1):
        nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - minute * pace), default=0)
        if nearest:
            marks[nearest] = minute
    return marks


def is_rare(char: str) -> bool:
    """Whether ``char`` is a Chinese character beyond level one of GB/T 2312."""
    if not _HAN.match(char):
        return False
    try:
        code = int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return True
    return code not in _LEVEL_ONE


def readings(text: str, own: Sequence[tuple[str, str]] = ()) -> list[Reading]:
    """The pinyin above what is rare in ``text``, in order; ``own`` gives words their readings
    (铅山: yán shān), which go before. The others are read by the words they stand in."""
    found = list(_own_readings(text, own))
    taken = {place for reading in found for place in range(reading.start, reading.end)}
    rare = [i for i, char in enumerate(text) if i not in taken and is_rare(char)]
    if rare:
        said = _pinyin(text)
        found += [Reading(i, i + 1, said[i]) for i in rare if said[i] != text[i]]
    return sorted(found, key=lambda reading: reading.start)


def _own_readings(text: str, own: Sequence[tuple[str, str]]) -> Iterator[Reading]:
    taken: set[int] = set()
    for word, pinyin in sorted(own, key=lambda each: -len(each[0])):
        syllables = pinyin.split()
        for match in re.finditer(re.escape(word), text):
            places = range(*match.span())
            if taken.isdisjoint(places):
                taken.update(places)
                if len(syllables) == len(word):
                    pairs = zip(places, syllables, strict=True)
                    yield from (Reading(i, i + 1, each) for i, each in pairs)
                else:
                    yield Reading(match.start(), match.end(), pinyin)


def _pinyin(text: str) -> list[str]:
    """The reading of each character of ``text``; one that has none stands for itself."""
    from pypinyin import Style, pinyin  # its dictionaries take a quarter of a second to load

    said = list(text)
    for run in _HAN_RUN.finditer(text):
        found = [each[0] for each in pinyin(run[0], style=Style.TONE)]
        if len(found) == len(run[0]):  # one it does not know joins its neighbours
            said[run.start() : run.end()] = found
    return said
