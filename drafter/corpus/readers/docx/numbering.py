"""The numbers Word puts before paragraphs by itself: 一、 （一） 1. as text."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from drafter.corpus.readers.docx.names import child, local, number, value
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import Style
from drafter.text.numerals import numeral_of

_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_MARKER = 24  # characters of a marker's pattern, such as 第%1条
_LEVELS = 9


def _chinese(count: int) -> str:
    return numeral_of(count) if 0 <= count <= 99 else str(count)


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count else ""


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


def _in_brackets(count: int) -> str:
    return chr(0x2474 + count - 1) if 1 <= count <= 20 else f"({count})"


def _full_width(count: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(count))


def _nothing(_: int) -> str:
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "japaneseDigitalTenThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _in_brackets,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02}".format,
    "lowerLetter": lambda count: _letters(count).lower(),
    "upperLetter": _letters,
    "bullet": _nothing,
    "none": _nothing,
}
"""w:numFmt to how a count is written; anything else is written in digits."""


class _Level(Struct, frozen=True):
    start: int
    format: str
    text: str
    style: str
    digits: bool


class Numbering:
    """Counts along a document; one use a document, its paragraphs in order."""

    def __init__(self, package: Package, known: dict[str, Style]) -> None:
        root = package.beside("numbering.xml")
        self._lists: dict[int, dict[int, _Level]] = {}
        self._family: dict[int, int] = {}
        self._restarts: dict[int, dict[int, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        if root is not None:
            self._load(root, known)

    def marker(self, list_id: int, level: int | None, style: str = "") -> str:
        """The marker of the next paragraph of a list ("" for a bullet or an unknown list). Where
        ``level`` is None it is the one that the list ties to ``style``, else the first."""
        levels = self._lists.get(list_id)
        if levels is None:
            return ""
        if level is None:
            level = next((i for i, each in levels.items() if style and each.style == style), 0)
        if level not in levels:
            return ""
        counts = self._counted(list_id, level, levels)
        shape = levels[level]
        if _FORMATS.get(shape.format) is _nothing or len(shape.text) > _LONGEST_MARKER:
            return ""

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            written = str if shape.digits else _FORMATS.get(levels[at].format, str)
            return written(counts[at] or 0)

        marker = _PLACEHOLDER.sub(count, shape.text)
        last = marker[-1:]
        return marker + " " if last.isdecimal() or last.isalpha() else marker

    def _counted(self, list_id: int, level: int, levels: dict[int, _Level]) -> list[int | None]:
        """The counts of all levels with the paragraph at ``level`` counted. Lists made from one
        pattern count on, unless a list says where it starts."""
        counts = self._counts.setdefault(self._family[list_id], [None] * _LEVELS)
        for at, start in self._restarts.pop(list_id, {}).items():
            counts[at] = start - 1
        for at in range(level):
            if counts[at] is None and at in levels:
                counts[at] = levels[at].start
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return counts

    def _load(self, root: etree._Element, known: dict[str, Style]) -> None:
        patterns: dict[int, dict[int, _Level]] = {}
        links: dict[int, str] = {}
        for each in root:
            pattern = number(value(each, "abstractNumId"))
            if local(each) == "abstractNum" and pattern is not None:
                patterns[pattern] = _levels(each)
                links[pattern] = value(child(each, "numStyleLink"))
        for each in root:
            list_id = number(value(each, "numId"))
            pattern = number(value(child(each, "abstractNumId")))
            if local(each) != "num" or list_id is None or pattern not in patterns:
                continue
            self._family[list_id] = pattern
            self._lists[list_id] = dict(patterns[pattern])
            self._override(each, list_id)
        for list_id, pattern in self._family.items():
            linked = known.get(links[pattern])
            if linked is not None and linked.list_id in self._lists:
                self._lists[list_id] = self._lists[linked.list_id]

    def _override(self, element: etree._Element, list_id: int) -> None:
        """What one list changes in its pattern."""
        for each in element:
            at = number(value(each, "ilvl"))
            if local(each) != "lvlOverride" or at is None or at >= _LEVELS:
                continue
            own = child(each, "lvl")
            if own is not None:
                self._lists[list_id][at] = _level(own)
            start = number(value(child(each, "startOverride")))
            if start is not None:
                self._restarts.setdefault(list_id, {})[at] = start


def _levels(element: etree._Element) -> dict[int, _Level]:
    found = ((number(value(each, "ilvl")), each) for each in element if local(each) == "lvl")
    return {at: _level(each) for at, each in found if at is not None and at < _LEVELS}


def _level(element: etree._Element) -> _Level:
    start = number(value(child(element, "start")))
    return _Level(
        start=1 if start is None else start,
        format=value(child(element, "numFmt")),
        text=value(child(element, "lvlText")),
        style=value(child(element, "pStyle")),
        digits=child(element, "isLgl") is not None,
    )
