"""Congresses and plenums of the Party: those that were held, and not before they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.text.numerals import number_of

_HELD: Mapping[int, int] = {11: 7, 12: 7, 13: 9, 14: 7, 15: 7, 16: 7, 17: 7, 18: 7, 19: 7}
"""How many plenums each Central Committee held whose term is over (the 13th's ninth met on 5 to 9
October 1992, days before the next congress)."""
_OPENED: Mapping[tuple[int, int], date] = {
    (18, 0): date(2012, 11, 8),
    (18, 1): date(2012, 11, 15),
    (18, 2): date(2013, 2, 26),
    (18, 3): date(2013, 11, 9),
    (18, 4): date(2014, 10, 20),
    (18, 5): date(2015, 10, 26),
    (18, 6): date(2016, 10, 24),
    (18, 7): date(2017, 10, 11),
    (19, 0): date(2017, 10, 18),
    (19, 1): date(2017, 10, 25),
    (19, 2): date(2018, 1, 18),
    (19, 3): date(2018, 2, 26),
    (19, 4): date(2019, 10, 28),
    (19, 5): date(2020, 10, 26),
    (19, 6): date(2021, 11, 8),
    (19, 7): date(2022, 10, 9),
    (20, 0): date(2022, 10, 16),
    (20, 1): date(2022, 10, 23),
    (20, 2): date(2023, 2, 26),
    (20, 3): date(2024, 7, 15),
    (20, 4): date(2025, 10, 20),
}
"""The first day of each congress (0) and plenum, by the term of its Central Committee."""

_TERM = "(?P<term>二十[一二]?|十[一二三四五六七八九])"
_PLENUM = re.compile(
    rf"{_TERM}届(?:[一二三四五六七八九]中(?:全会)?[、和])*(?P<number>[一二三四五六七八九])中全会"
)
_CONGRESS = re.compile(rf"党的{_TERM}大(?![学队会事城])")
_OTHERS = re.compile(r"(?:[委团革盟进联会社]|民建|工党|致公党|国民党)第?$")
"""Whose plenums are counted too: a provincial or municipal committee, the Youth League, another
party."""
_AHEAD = re.compile("将|即|迎接|筹备|准备|喜迎|召开在即")
_SAID_THERE = re.compile(
    "[^。；！？]{0,8}(?:精神|提出|指出|强调|明确|作出|以来|报告|决定|部署|审议)"
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        for match in (*_PLENUM.finditer(block.text), *_CONGRESS.finditer(block.text)):
            if _OTHERS.search(block.text[: match.start()][-4:]):
                continue
            ahead = _AHEAD.search(block.text, max(0, match.start() - 12), match.end() + 12)
            held = not ahead and _SAID_THERE.match(block.text, match.end())
            advice = _wrong(match, text.day if held else None)
            if advice:
                yield finding_at(number, block.text, match.span(), advice, severity="必改")


def _wrong(match: re.Match[str], day: date | None) -> str:
    term = number_of(match["term"]) or 0
    number = number_of(match.groupdict().get("number") or "") or 0
    if number > _HELD.get(term, number):
        return f"{match['term']}届中央委员会只开过{_HELD[term]}次全会"
    opened = _OPENED.get((term, number))
    if opened and day and day < opened:
        return f"{opened.year}年{opened.month}月{opened.day}日才开，讲话在这之前"
    return ""


RULE = Rule(
    name="届次",
    family="事实",
    authority="事实",
    source="历次党代会、中央全会公报",
    finds=_finds,
)
