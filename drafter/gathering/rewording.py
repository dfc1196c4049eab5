"""Sentences that a hand put into a draft and that were reworded since, put into it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from drafter.gathering.units import Unit, blocks_of, gaps_in, units_of
from drafter.interview.sentence_edits import Place, Source
from drafter.model import Draft, DraftSentence, Origin
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans


def with_sentences(
    draft: Draft, sources: Sequence[Source], edits: Mapping[Place, str]
) -> tuple[Draft, tuple[Source, ...]]:
    """The draft, whose sentences have ``sources``, with those that a hand put there as ``edits``
    say (edits of what answers give are in it by now), and the sources of its sentences then; ""
    leaves one out."""
    edits = {place: text for place, text in edits.items() if place.by_hand}
    if not edits:
        return draft, tuple(sources)
    units: list[Unit] = []
    whence: list[Source] = []
    for unit, source in zip(units_of(draft), sources, strict=True):
        text = edits.get(source.place)
        reworded = [unit] if text is None else list(_reworded(unit, with_gaps(text)[0]))
        units += reworded
        whence += [Source(source.place, part) for part in range(len(reworded))]
        if text is None:
            whence[-1] = source
    blocks = tuple(blocks_of(units))
    asked = {gap.name: gap.ask for gap in draft.gaps}
    asked |= {gap.name: gap.ask for text in edits.values() for gap in with_gaps(text)[1] if gap.ask}
    return replace(draft, blocks=blocks, gaps=gaps_in(blocks, asked)), tuple(whence)


def _reworded(unit: Unit, text: str) -> Iterator[Unit]:
    """The units that stand instead of ``unit`` where it reads ``text`` now."""
    for number, (start, end) in enumerate(sentence_spans(text)):
        sentence = DraftSentence(text[start:end], Origin("T"))
        yield Unit(unit.kind, unit.starts and number == 0, sentence)
