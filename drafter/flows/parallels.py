"""How parallel a draft's headings stand, by the composer's measure."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.composer.composer import Composer, judged
from drafter.composer.measure import verdict
from drafter.drafting.parts import headings, sub_headings
from drafter.model import Draft
from drafter.text.numerals import count_of, numeral_of

_EVEN = "齐"
_LONGEST = 12


def parallel_notes(draft: Draft, composer: Composer) -> tuple[str, ...]:
    """A line on the first-level headings, one on the sets of sub-headings; none where there is
    nothing to compare."""
    notes: list[str] = []
    first = headings(draft)
    if len(first) > 1:
        notes.append(f"大标题{count_of(len(first))}条：{_judged(first, composer)}")
    sets = sub_headings(draft)
    uneven = [
        f"第{numeral_of(number)}组（{_short(each)}）{found}"
        for number, each in enumerate(sets, start=1)
        if (found := _judged(each, composer)) != _EVEN
    ]
    if sets:
        even = f"{count_of(len(sets))}组都{_EVEN}" if not uneven else "；".join(uneven)
        notes.append(f"小标题{even}" if not uneven else f"小标题{count_of(len(sets))}组：{even}")
    return tuple(notes)


def _judged(texts: Sequence[str], composer: Composer) -> str:
    """齐, or what is not, in the words of the measure."""
    figures = judged(composer, texts)
    if figures.parallel:
        return _EVEN
    parts = (_brief(part) for part in verdict(figures).split("　"))
    return "、".join(
        part for part in parts if part.endswith(("不齐", "重", "）")) and "不重" not in part
    )


def _brief(part: str) -> str:
    """A remark, with the words that are repeated only where they are few."""
    return part if len(part) <= _LONGEST else part.split("（")[0]


def _short(texts: Sequence[str]) -> str:
    return f"{texts[0].split('，')[0]}……"
