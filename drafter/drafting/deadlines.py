"""By when things are to be done, and by whom, as far as a draft's sentences say it outright."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from drafter.drafting.parts import bare_heading
from drafter.model import Block, Draft

_DATED = re.compile(
    r"(?P<year>今年|明年|\d{4}年)?(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份)?(?P<end>底|末)?"
    r"|(?P<year_end>年)底|(?P<feast>元旦|五一|国庆节?|春节|汛期|入汛))(?:之|以)?前"
)
_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1), "国庆节": (10, 1)}
_UNIT = re.compile(
    r"[，,]?由?(?P<unit>(?:各|全市|全县|全区|省|市|州|县|区|镇|乡)[\u4e00-\u9fff]{0,18}?"
    r"(?:局|委|办|厅|所|中心|院|部门|指挥部|企业|公司|学校|医院|单位|县区|乡镇|镇街|街道|社区|支部"
    r"|党委|党组|督查室|办公室))"
    r"(?=要|负责|牵头|把|对|会同|组织|完成|出台|拿出|开展|必须|都|全部|制定|建成|汇总|将)"
)
_CLAUSE = re.compile(r"[^，。；！？]*")
_LOOKS_BACK = re.compile("履职(?!尽责)|回顾|情况|成绩|问题|做法")
_LABEL = 14


class Deadline(Struct, frozen=True):
    """What is to be done by when: ``when`` in the draft's words, ``who`` "" where no unit stands
    right behind it as the one who acts."""

    when: str
    what: str
    who: str


def deadlines(draft: Draft) -> tuple[Deadline, ...]:
    """The deadlines under headings that do not look back, by date; those that no calendar tells
    (春节前) last.

    A month before that of the speech is taken for next year's.
    """
    found: list[tuple[date | None, Deadline]] = []
    ahead = not any(block.kind == "heading1" for block in draft.blocks)
    for block in draft.blocks:
        if block.kind == "heading1":
            ahead = not _LOOKS_BACK.search(block.text)
        elif ahead and block.kind == "paragraph":
            found += _in(block, draft)
    found.sort(key=lambda pair: pair[0] or date.max)
    return tuple(each for _, each in found)


def _in(block: Block, draft: Draft) -> Iterator[tuple[date | None, Deadline]]:
    head = bare_heading(block.sentences[0].text) if block.run_in else ""
    text = block.text
    for match in _DATED.finditer(text):
        unit = _UNIT.match(text, match.end())
        clause = _CLAUSE.findall(text[(unit or match).end() :].lstrip("，"))[0]
        what = head.split("，")[0] or clause
        what = what[:_LABEL] + ("……" if len(what) > _LABEL else "")
        yield _day(match, draft.day), Deadline(match[0], what, unit["unit"] if unit else "")


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
