"""How parallel a draft's headings stand, for the review."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.composer.composer import Composer, judged
from drafter.drafting.parallel import limping
from drafter.drafting.parts import headings, sub_headings
from drafter.model import Draft
from drafter.text.numerals import count_of, numeral_of


def parallel_notes(draft: Draft, composer: Composer) -> tuple[str, ...]:
    """A line on the first-level headings, one on the sets of sub-headings: 齐 by the composer's
    measure, or what limps; none where there is nothing to say of headings that were not meant to be
    parallel."""
    notes: list[str] = []
    first = headings(draft)
    if len(first) > 1 and (said := _said(first, composer)):
        notes.append(f"大标题{count_of(len(first))}条{said}")
    sets = sub_headings(draft)
    told = [(number, each, _said(each, composer)) for number, each in enumerate(sets, start=1)]
    if sets and all(said == "齐" for _, _, said in told):
        notes.append(f"小标题{count_of(len(sets))}组都齐")
    notes += [
        f"小标题第{numeral_of(number)}组（{each[0].split('，')[0]}……）{said}"
        for number, each, said in told
        if said.startswith("：")
    ]
    return tuple(notes)


def _said(texts: Sequence[str], composer: Composer) -> str:
    if remark := limping(texts, composer):
        return f"：{remark}"
    return "齐" if judged(composer, texts).parallel else ""
