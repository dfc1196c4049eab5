"""The meeting's name: in the title and where the speech opens it, the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.meetings import title_meeting
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.text.numerals import NUMERAL

_OPENED = re.compile(
    r"(?:今天|今日|这次|现在)[，,]?(?:我们|市委|省委|县委|区委|市政府|省政府)?[^，。；]{0,12}?(?:召开|举行|举办)(?:的是)?"
    r"(?P<name>[^，。；：！？“”（）]{2,50}?(?:会议|大会|全会|会))(?=[，。；：！]|$)"
)
_LEADING = re.compile(
    rf"^(?:\d{{4}}年度?|[全我本][省市县区镇乡国州旗校院局]|[{NUMERAL}\d]+届|第[{NUMERAL}\d]+[次届])+"
)
_THIS = re.compile("^(?:这次|本次|此次|一次|个|一个)")
_MARKS = re.compile(r"[\s·“”《》]")


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    full = title_meeting(text)
    if not full:
        return
    for number, block in text.paragraphs():
        match = _OPENED.search(block.text)
        if match is None or _THIS.match(match["name"]):
            continue
        said = match["name"]
        left_out = _left_out(said, full)
        if left_out:
            yield finding_at(
                number,
                block.text,
                match.span("name"),
                f"题目作“{full}”。首次出现用全称，跟会议通知一字不差",
                severity="必改" if left_out == "inside" else "建议",
            )
        return  # only where the meeting is named for the first time


def _left_out(said: str, full: str) -> str:
    """What ``said`` leaves out of a part of ``full``: "inside", only its "head" (year, 全市), or ""
    where it leaves out nothing, or is the name of something else."""
    plain = _MARKS.sub("", said)
    parts = [_MARKS.sub("", part) for part in (full, *full.split("暨"))]
    if any(plain.endswith(part) or part == plain for part in parts):
        return ""
    for part in parts:
        if plain[-2:] == part[-2:] and _is_shorter(plain, part):
            return "head" if _LEADING.sub("", part) == _LEADING.sub("", plain) else "inside"
    return ""


def _is_shorter(said: str, full: str) -> bool:
    """Whether ``said`` is ``full`` with characters left out, more than half of it still there."""
    rest = iter(full)
    return 2 * len(said) > len(full) and all(char in rest for char in said)


RULE = Rule(
    name="会议名称",
    family="事实",
    authority="实务",
    source="办会惯例：题目和首次出现用会议全称",
    finds=_finds,
)
