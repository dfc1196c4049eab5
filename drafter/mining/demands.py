"""Sentences that ask for something in a run of parallel phrases (要服务大局、保障大局……)."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from drafter.mining.clauses import clause_spans
from drafter.mining.promotion import Context, is_complaint, may_end, promoted
from drafter.mining.refusals import first_promoted
from drafter.model import MinedPhrase, Structure
from drafter.text.normalise import normalised
from drafter.text.sentences import sentence_spans

Span = tuple[int, int]

_MARKS = "，；：。！？"
_LEAST = 14
_MOST = 80
_ASKS = re.compile(
    r"(?!(?:第?[一二三四五六七八九十]|[这那其该另]|但|也|还|又|就|而|因此|所以|需要注意|特别是|要求))"
    r"[^，；：、“”]{0,22}?(?:要(?![求素点么])|必须|务必|应当|一定)"
    r"|(?:我们|大家)?(?:坚持|努力|切实|始终|自觉|不断|着力|进一步|持续|持之以恒|只有)"
)
"""How a clause begins that asks for something, with who is asked where he is named."""
_GOES_ON = re.compile(r"[又更也还而但并且才]")
"""How a clause begins that the one before may not be parted from."""


class _Clause(Struct, frozen=True):
    start: int
    end: int
    text: str


def demand_phrases(context: Context, *, known: list[MinedPhrase]) -> list[MinedPhrase]:
    """One phrase a sentence, or a part of one between semicolons: its longest piece that begins by
    asking for something, holds a run of parallel phrases whole, and passes the gate.

    Pieces that touch one of the ``known`` phrases, the opening or the closing are left out.
    """
    text = context.source.text
    taken = [(one.occurrence.start, one.occurrence.end) for one in known]
    taken += [(one.start, one.end) for one in (*context.speech.opening, *context.speech.closing)]
    runs = [
        one
        for one in context.speech.structures
        if one.kind != "heading" and not any(map(is_complaint, one.items))
    ]
    found: list[MinedPhrase] = []
    for unit in _units(normalised(text), context.speech.start, context.speech.end):
        inside = [one for one in runs if unit[0] <= one.start and one.end <= unit[1]]
        tried = (
            promoted(context, "sentence", None, *span, least=_LEAST)
            for span in (_pieces(text, unit, inside) if inside else [])
            if not any(start < span[1] and span[0] < end for start, end in taken)
        )
        outcome = first_promoted(tried)
        found += [outcome] if isinstance(outcome, MinedPhrase) else []
    return found


def _units(plain: str, start: int, end: int) -> list[Span]:
    """The sentences of a speech, cut at semicolons too."""
    units: list[Span] = []
    for first, last in sentence_spans(plain, start, end):
        at = first
        while (mark := plain.find("；", at, last)) >= 0:
            units += [(at, mark)] if at < mark else []
            at = mark + 1
        units += [(at, last)] if at < last else []
    return units


def _pieces(text: str, unit: Span, runs: list[Structure]) -> list[Span]:
    """The pieces of ``unit`` with a run in them that begin by asking, the longest first."""
    plain = normalised(text)
    clauses = [
        _Clause(*span, plain[slice(*span)]) for span in clause_spans(plain, *unit, marks=_MARKS)
    ]
    pieces = [
        (start, last.end)
        for i, first in enumerate(clauses)
        for start in [first.start + 2 * first.text.startswith("就是要")]
        if _ASKS.match(first.text[start - first.start :])
        for last, following in pairwise([*clauses[i:], None])
        if last
        and may_end(last.text)
        and not (following and _GOES_ON.match(following.text))
        and last.end - first.start <= _MOST
        and any(first.start <= run.start and run.end <= last.end for run in runs)
    ]
    return sorted(pieces, key=lambda span: (span[0] - span[1], span))
