"""By when things are to be done, and by whom, as far as a draft's sentences say it outright."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from drafter.drafting.doers import doer, names_an_office
from drafter.drafting.parts import bare_heading
from drafter.model import Block, Draft

_DATED = re.compile(
    r"(?P<year>今年|明年|\d{4}年)?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份)?(?P<end>底|末)?"
    r"|(?P<year_end>年)底|(?P<feast>元旦|五一|国庆节?|春节|汛期|入汛))(?:之|以)?前"
)
_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1), "国庆节": (10, 1)}
_CLAUSE = re.compile(r"[^，。；！？]*")
_LOOKS_BACK = re.compile("履职(?!尽责)|回顾|情况|成绩|问题|做法")
_FROM_BELOW = re.compile("(?:发言|述职报告|心得体会)$")
_LABEL, _OWN = 14, "自己"


class Deadline(Struct, frozen=True):
    """What is to be done by when: ``when`` in the draft's words, ``who`` "" where the draft names
    nobody who does it (see ``doers``). In a speech from below (发言) what has nobody is the
    speaker's own."""

    when: str
    what: str
    who: str


def deadlines(draft: Draft) -> tuple[Deadline, ...]:
    """The deadlines under headings that do not look back, by date; those that no calendar tells
    (春节前) last.

    A month before that of the speech is taken for next year's.
    """
    found: list[tuple[date | None, Deadline]] = []
    nobody = (
        _OWN if any(b.kind == "title" and _FROM_BELOW.search(b.text) for b in draft.blocks) else ""
    )
    ahead = not any(block.kind == "heading1" for block in draft.blocks)
    for block in draft.blocks:
        if block.kind == "heading1":
            ahead = not _LOOKS_BACK.search(block.text)
        elif ahead and block.kind == "paragraph":
            found += _in(block, draft, nobody=nobody)
    found.sort(key=lambda pair: pair[0] or date.max)
    return tuple(each for _, each in found)


def _in(block: Block, draft: Draft, *, nobody: str) -> Iterator[tuple[date | None, Deadline]]:
    head = bare_heading(block.sentences[0].text).split("，")[0] if block.run_in else ""
    before = ""
    for sentence in block.sentences:
        text = sentence.text
        for match in _DATED.finditer(text):
            found = doer(text, *match.span(), before=before)
            clause = _CLAUSE.findall(text[found.end or match.end() :].lstrip("，"))[0]
            what = head or clause
            what = what[:_LABEL] + ("……" if len(what) > _LABEL else "")
            who = found.name or (head if names_an_office(head) else nobody)
            yield _day(match, draft.day), Deadline(match[0], what, who)
        before = text


def _day(match: re.Match[str], speech: date | None) -> date | None:
    """The day a deadline means, for sorting; None where it takes more than a calendar."""
    today = speech or date(1, 1, 1)
    feast, year = match["feast"], today.year
    if match["year"]:
        named = match["year"].removesuffix("年")
        year = int(named) if named.isdigit() else year + (named == "明")
    if match["year_end"]:
        return date(year, 12, 31)
    if feast and feast not in _FEASTS:
        return None
    month, day = _FEASTS[feast] if feast else (int(match["month"]), int(match["day"] or 0))
    if not 1 <= month <= 12:
        return None
    if not match["year"] and (month, day or 31) < (today.month, today.day):
        year += 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last) if day else last if match["end"] else 1)
