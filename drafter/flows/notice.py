"""A notice's file to what it proposes for a kind of speech."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from drafter.corpus.readers import read_source
from drafter.gathering.lines import place_in
from drafter.gathering.notice import Proposal, proposals
from drafter.gathering.notice.answers import Proposed, defaults_of, proposed_answers
from drafter.interview.answers import Value
from drafter.interview.checked import checked_answers
from drafter.model import Source
from drafter.outlines.model import Outline


class Notice(Struct, frozen=True):
    """A notice that was read."""

    source: Source
    proposals: tuple[Proposal, ...]


class Place(Struct, frozen=True):
    """A span of the notice, and what a person calls its place."""

    start: int
    end: int
    text: str
    place: str


class Reading(Struct, frozen=True):
    """One candidate for programs."""

    value: tuple[str, ...]
    spans: tuple[Place, ...]


class ToldProposal(Struct, frozen=True):
    """One field for programs; ``question`` is the one it would answer, or ""."""

    field: str
    certain: bool
    doubt: str
    question: str
    candidates: tuple[Reading, ...]


class ToldNotice(Struct, frozen=True):
    """A notice for programs."""

    notice: str
    sha256: str
    proposals: tuple[ToldProposal, ...]


def notice_in(path: Path, *, today: date) -> Notice:
    """The notice in a file. Raises ReadError."""
    source = read_source(path)
    return Notice(source, proposals(source.text, today=today))


def proposed_by(notice: Notice, outline: Outline) -> dict[str, Proposed]:
    """What the notice proposes for each question of ``outline``, by the question's name."""
    return proposed_answers(notice.proposals, outline, notice.source)


def accepted_answers(proposed: Mapping[str, Proposed], outline: Outline) -> dict[str, Value]:
    """What of it is certain, as answers."""
    return checked_answers(defaults_of(proposed), outline)


def told(notice: Notice, outline: Outline | None) -> ToldNotice:
    """The notice for programs, with the questions of ``outline`` where one is named."""
    asked = {}
    for each in notice.proposals:
        names = proposed_answers((each,), outline, notice.source) if outline else {}
        asked[each.field] = "、".join(names)
    return ToldNotice(
        notice.source.name,
        notice.source.sha256,
        tuple(
            ToldProposal(
                each.field,
                each.certain,
                each.doubt,
                asked[each.field],
                tuple(
                    Reading(
                        candidate.value,
                        tuple(
                            Place(s.start, s.end, s.text, place_in(notice.source, s.start))
                            for s in candidate.spans
                        ),
                    )
                    for candidate in each.candidates
                ),
            )
            for each in notice.proposals
        ),
    )
