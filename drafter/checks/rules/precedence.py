"""The order in which leaders are named, against the roster's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.missing import without_roster
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.profile.model import Profile
from drafter.text.sentences import sentence_spans

_BY_AGENDA = re.compile("刚才|先后|依次|分别|轮流|按.{0,6}顺序|通报|汇报|发言|介绍|宣读|交流")
"""A sentence about who spoke follows the agenda, not the order of precedence."""
_JOINS = re.compile(
    r"(?:同志)?(?:（[^（）]{1,40}）)?(?:同志)?(?:[、，；]|以及|和|与|及)[\u4e00-\u9fff、]{0,30}$"
    r"|(?:同志)?[、 　\n]?$"
)


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    for number, block in text.paragraphs():
        for start, end in sentence_spans(block.text):
            sentence = block.text[start:end]
            if _BY_AGENDA.search(sentence):
                continue
            for row in _rows(sentence, beside.profile):
                yield from _swapped(row, number, start, block.text, beside.profile)


Row = list[tuple[int, int, str]]


def _rows(sentence: str, profile: Profile) -> Iterator[Row]:
    """Names of the roster that follow one another in one list, each with where it stands."""
    places = sorted(
        (match.start(), match.end(), leader.name)
        for leader in profile.leaders
        for match in re.finditer(re.escape(leader.name), sentence)
    )
    row: Row = []
    for place in places:
        if row and not _JOINS.match(sentence[row[-1][1] : place[0]]):
            if len(row) > 1:
                yield row
            row = []
        row.append(place)
    if len(row) > 1:
        yield row


def _swapped(row: Row, number: int, offset: int, text: str, profile: Profile) -> Iterator[Finding]:
    order = {leader.name: place for place, leader in enumerate(profile.leaders)}
    for (start, _, name), (_, end, after) in pairwise(row):
        if order[name] > order[after]:
            posts = {each.name: each.post for each in profile.leaders}
            yield finding_at(
                number,
                text,
                (offset + start, offset + end),
                f"{name}（{posts[name]}）列在{after}（{posts[after]}）之前，名册的先后相反",
                severity="必改",
                mute=f"{name}、{after}",
            )


RULE = Rule(
    name="排序",
    family="人名职务",
    authority="名册",
    source="单位名册的先后",
    finds=_finds,
    unchecked=without_roster,
)
