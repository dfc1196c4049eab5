"""Faults of numbering put into clean texts: as points are moved, left out and added."""

from __future__ import annotations

import re
from random import Random

from bench.checks_seeding import Seeded, Seeder, with_line, without_block
from drafter.checks.numbering import Mark, Series, numbering
from drafter.checks.text import CheckedText
from drafter.text.numerals import numeral_of

_COUNTED = re.compile(r"([二三四五六])(个方面的意见|点意见|项议程|点要求|句话|点：|点)")


def _run(draw: Random, text: CheckedText, least: int) -> Series | None:
    runs = [each for each in numbering(text).series if len(each.marks) >= least]
    return draw.choice(runs) if runs else None


def _renumbered(text: CheckedText, mark: Mark, number: int) -> CheckedText:
    old = numeral_of(mark.number) if numeral_of(mark.number) in mark.text else str(mark.number)
    new = numeral_of(number) if not old.isdigit() else str(number)
    line = text.blocks[mark.block].text
    changed = line[: mark.start] + mark.text.replace(old, new) + line[mark.end :]
    return with_line(text, mark.block, changed)


def _left_out(draw: Random, text: CheckedText) -> Seeded | None:
    """A point in the middle is taken out and the ones behind it keep their numbers."""
    run = _run(draw, text, 3)
    if run is None:
        return None
    place = draw.randrange(1, len(run.marks) - 1)
    mark = run.marks[place]
    following = run.marks[place + 1]
    if mark.leads and following.leads and following.block == mark.block + 1:
        return Seeded("缺一条", without_block(text, mark.block), mark.block, ("编号",), far=True)
    if mark.block == following.block:
        line = text.blocks[mark.block].text
        cut = line[: mark.start] + line[following.start :]
        return Seeded("缺一条", with_line(text, mark.block, cut), mark.block, ("编号",), far=True)
    return Seeded(
        "跳一号", _renumbered(text, following, following.number + 1), following.block, ("编号",)
    )


def _twice(draw: Random, text: CheckedText) -> Seeded | None:
    """A number is given twice: a point was put in and the rest not moved on."""
    run = _run(draw, text, 3)
    if run is None:
        return None
    place = draw.randrange(2, len(run.marks))
    mark = run.marks[place]
    return Seeded("重号", _renumbered(text, mark, mark.number - 1), mark.block, ("编号",), far=True)


def _skipped(draw: Random, text: CheckedText) -> Seeded | None:
    """The last number is one too high."""
    run = _run(draw, text, 2)
    if run is None:
        return None
    mark = run.marks[-1]
    return Seeded("跳号", _renumbered(text, mark, mark.number + 1), mark.block, ("编号",), far=True)


def _miscounted(draw: Random, text: CheckedText) -> Seeded | None:
    """The announcement names another number of points."""
    found = [
        (n, match)
        for n, block in text.paragraphs()
        for match in _COUNTED.finditer(block.text)
        if re.search("讲|强调|议程|说|要求", block.text[max(0, match.start() - 14) : match.end()])
    ]
    if not found:
        return None
    number, match = draw.choice(found)
    said = "零一二三四五六七".index(match[1])
    other = draw.choice([n for n in (said - 1, said + 1) if n >= 2])
    line = text.blocks[number].text
    changed = line[: match.start()] + numeral_of(other) + line[match.start() + 1 :]
    return Seeded("点数不符", with_line(text, number, changed), number, ("编号",))


def _odd_mark(draw: Random, text: CheckedText) -> Seeded | None:
    """The mark behind a number is another one than its kind takes."""
    swaps = {
        "han": ("、", ("．", ".", "，", "：")),
        "bracket": ("）", ("）、", "）．", "），")),
        "arabic": (".", ("、", "．")),
        "ordinal": ("，", ("、",)),
    }
    runs = [each for each in numbering(text).series if each.system in swaps]
    if not runs:
        return None
    run = draw.choice(runs)
    mark = draw.choice(run.marks)
    usual, others = swaps[run.system]
    if usual not in mark.text:
        return None
    line = text.blocks[mark.block].text
    changed = line[: mark.start] + mark.text.replace(usual, draw.choice(others)) + line[mark.end :]
    return Seeded(
        "序号标点", with_line(text, mark.block, changed), mark.block, ("序号", "编号", "点号")
    )


def _stopped_heading(draw: Random, text: CheckedText) -> Seeded | None:
    """A heading on a line of its own ends in a stop."""
    found = [n for n, _ in text.headings()] + [
        n for n, block in enumerate(text.blocks) if block.kind == "title"
    ]
    if not found:
        return None
    number = draw.choice(found)
    line = text.blocks[number].text + draw.choice("。，；：")
    return Seeded("标题末尾", with_line(text, number, line), number, ("标题标点",))


def _headless(draw: Random, text: CheckedText) -> Seeded | None:
    """The first heading lost its number's line."""
    firsts = [r for r in numbering(text).series if r.system == "han" and len(r.marks) > 2]
    if not firsts:
        return None
    run = draw.choice(firsts)
    mark = run.marks[0]
    if not mark.leads:
        return None
    return Seeded(
        "没有第一",
        without_block(text, mark.block),
        run.marks[1].block - 1,
        ("编号",),
        far=True,
    )


SEEDERS: dict[str, Seeder] = {
    "缺一条": _left_out,
    "重号": _twice,
    "跳号": _skipped,
    "点数不符": _miscounted,
    "序号标点": _odd_mark,
    "标题末尾": _stopped_heading,
    "没有第一": _headless,
}
