"""Parallel structures of a speech: n ≥ 3 items in one frame, as headings, clauses or phrases."""

from __future__ import annotations

from drafter.mining.frames import frame_of
from drafter.mining.joined_phrases import joined_runs
from drafter.mining.parallel_headings import heading_runs
from drafter.mining.parallel_phrases import phrase_runs
from drafter.mining.parallel_sentences import sentence_runs
from drafter.model import Speech, Structure, StructureKind
from drafter.text.normalise import normalised

Spans = tuple[tuple[int, int], ...]


def structures(text: str, speech: Speech) -> tuple[Structure, ...]:
    """The parallel structures of ``speech``, in the order of the text.

    ``text`` is the source's own; offsets are code points into it, items verbatim without closing
    punctuation. Plain enumerations of offices or documents are none, nor are two pairs.
    """
    plain = normalised(text)
    start = speech.title.end if speech.title else speech.start
    phrases = phrase_runs(plain, start, speech.end)
    joined = [
        run
        for run in joined_runs(plain, start, speech.end)
        if not any(run[0][0] < other[-1][1] and other[0][0] < run[-1][1] for other in phrases)
    ]
    found: list[Structure] = []
    found += (_structure(text, plain, "heading", run) for run in heading_runs(plain, speech))
    found += (
        _structure(text, plain, "sentence", run)
        for run in sentence_runs(plain, start, speech.end)
        if not any(_cuts(run, other) for other in phrases)
    )
    found += (_structure(text, plain, "phrase", run) for run in [*phrases, *joined])
    return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.kind)))


def _cuts(run: Spans, other: Spans) -> bool:
    """Whether an item of ``run`` and the whole of ``other`` overlap without one in the other."""
    a, b = other[0][0], other[-1][1]
    return any(
        start < b and a < end and not (start <= a and b <= end) and not (a <= start and end <= b)
        for start, end in run
    ) or any(a <= start and end <= b for start, end in run)


def _structure(text: str, plain: str, kind: StructureKind, run: Spans) -> Structure:
    return Structure(
        kind=kind,
        start=run[0][0],
        end=run[-1][1],
        items=tuple(text[start:end] for start, end in run),
        frame=frame_of(tuple(plain[start:end] for start, end in run)),
    )
