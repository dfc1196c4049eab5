"""Sentences of a draft that a hand reworded, put into it again when it is composed anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from drafter.gathering.units import Unit, blocks_of, gaps_in, units_of
from drafter.model import Draft, DraftSentence, Origin
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans


def with_sentences(draft: Draft, edits: Mapping[str, str]) -> Draft:
    """The draft with the sentences that stand in ``edits`` reworded, typed by hand; "" leaves one
    out. A sentence that already stands as a part of what it is to become is left as it is, so that
    twice is as good as once."""
    if not edits:
        return draft
    units = tuple(units_of(draft))
    blocks = tuple(
        blocks_of([each for i in range(len(units)) for each in _reworded(units, i, edits)])
    )
    asked = {gap.name: gap.ask for gap in draft.gaps}
    asked |= {gap.name: gap.ask for text in edits.values() for gap in with_gaps(text)[1] if gap.ask}
    return replace(draft, blocks=blocks, gaps=gaps_in(blocks, asked))


def _reworded(units: Sequence[Unit], at: int, edits: Mapping[str, str]) -> Iterator[Unit]:
    """What stands instead of the unit at ``at``."""
    unit = units[at]
    text = edits.get(unit.sentence.text)
    if text is None:
        yield unit
        return
    text = with_gaps(text)[0]
    parts = [text[start:end] for start, end in sentence_spans(text)]
    if _is_one_of(parts, units, at):
        yield unit
        return
    for number, part in enumerate(parts):
        starts = unit.starts and number == 0
        yield Unit(unit.kind, starts, DraftSentence(part, Origin("T")))


def _is_one_of(parts: Sequence[str], units: Sequence[Unit], at: int) -> bool:
    """Whether the unit at ``at`` stands among all the ``parts``, in their order."""
    texts = [unit.sentence.text for unit in units]
    return any(
        part == texts[at] and at >= place and texts[at - place :][: len(parts)] == list(parts)
        for place, part in enumerate(parts)
    )
