"""One occurrence of a phrase with what stands around it."""

from __future__ import annotations

from msgspec import Struct

from drafter.model import Move, Occurrence, SourceRecord, SpeechRecord


class Found(Struct, frozen=True):
    """One occurrence of a phrase with what stands around it.

    ``source`` comes without its text. ``before``, ``text`` and ``after`` are None where the
    source's text is not held in this bank (原文不在本机). ``move_before`` and ``move_after`` are
    those of the sentences next to it, where these are phrases of the bank too. ``pattern`` is the
    wording it counts for: the phrase's own or a variant.
    """

    occurrence: Occurrence
    source: SourceRecord
    speech: SpeechRecord | None
    before: str | None
    text: str | None
    after: str | None
    move_before: Move | None = None
    move_after: Move | None = None
    pattern: str = ""

    @property
    def place(self) -> float | None:
        """Where in its speech it stands: 0 at the beginning, 1 at the end; None if unknown."""
        if self.speech is None or self.speech.end <= self.speech.start:
            return None
        return (self.occurrence.start - self.speech.start) / (self.speech.end - self.speech.start)


def found(
    occurrence: Occurrence,
    source: SourceRecord,
    text: str | None,
    *,
    width: int,
    moves: tuple[Move | None, Move | None],
    pattern: str,
) -> Found:
    """The occurrence with up to ``width`` characters of ``text`` on each side."""
    speech = next((s for s in source.speeches if s.start == occurrence.speech), None)
    if text is None:
        return Found(occurrence, source, speech, None, None, None, *moves, pattern)
    return Found(
        occurrence,
        source,
        speech,
        text[max(0, occurrence.start - width) : occurrence.start],
        text[occurrence.start : occurrence.end],
        text[occurrence.end : occurrence.end + width],
        *moves,
        pattern,
    )


def newest_first(found: Found) -> tuple[int, str, int]:
    """The order in which occurrences are shown: newest speech first, then name and place."""
    year = found.speech.year if found.speech is not None else None
    return (-(year or 0), found.source.name, found.occurrence.start)
