"""What the occurrences of a phrase come to: speeches, sources, speakers, occasions, years."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from drafter.model import MOVE_LABELS, Move

_MOVE_ORDER: dict[str, int] = {move: place for place, move in enumerate(MOVE_LABELS)}


class Sighting(Struct, frozen=True):
    """An occurrence of a wording and what is known of its speech."""

    phrase: int
    source: int
    speech: int
    move: Move | None
    topics: str
    year: int | None
    occasion: str
    level: str
    speaker: str
    words: str


class Counted(Struct, frozen=True):
    """What sightings come to; each speech counts once."""

    move: Move | None
    topics: tuple[str, ...]
    speeches: int
    sources: int
    speakers: int
    occasions: tuple[str, ...]
    levels: tuple[str, ...]
    first_year: int | None
    last_year: int | None


class Count:
    """Counts sightings one by one, so that a formula with many thousands is never in memory."""

    def __init__(self) -> None:
        self._moves = Counter[Move]()
        self._topics = set[str]()
        self._speeches = set[str | tuple[int, int]]()
        self._sources = set[int]()
        self._speakers = set[str]()
        self._occasions = set[str]()
        self._levels = set[str]()
        self._years = set[int]()

    def add(self, seen: Sighting) -> None:
        """Counts a sighting."""
        if seen.move is not None:
            self._moves[seen.move] += 1
        self._topics.add(seen.topics)
        self._speeches.add(seen.words or (seen.source, seen.speech))
        self._sources.add(seen.source)
        self._speakers.add(seen.speaker)
        self._occasions.add(seen.occasion)
        self._levels.add(seen.level)
        if seen.year is not None:
            self._years.add(seen.year)

    def merge(self, other: Count) -> None:
        """Counts what another one counted."""
        self._moves.update(other._moves)
        self._topics |= other._topics
        self._speeches |= other._speeches
        self._sources |= other._sources
        self._speakers |= other._speakers
        self._occasions |= other._occasions
        self._levels |= other._levels
        self._years |= other._years

    @property
    def rank(self) -> tuple[int, int]:
        """Speeches, then sources, the most first."""
        return -len(self._speeches), -len(self._sources)

    def told(self) -> Counted:
        """What all came to; the commonest move is theirs."""
        moves = sorted(self._moves, key=lambda move: (-self._moves[move], _MOVE_ORDER[move]))
        topics = {topic for each in self._topics for topic in _topics(each)}
        return Counted(
            move=next(iter(moves), None),
            topics=tuple(sorted(topics)),
            speeches=len(self._speeches),
            sources=len(self._sources),
            speakers=len(self._speakers - {""}),
            occasions=tuple(sorted(self._occasions - {""})),
            levels=tuple(sorted(self._levels - {""})),
            first_year=min(self._years, default=None),
            last_year=max(self._years, default=None),
        )


def sightings(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Sighting]:
    """Every occurrence that counts for these phrases, their own wording's only, in their order."""
    rows = connection.execute(
        "SELECT o.phrase, o.source, o.speech, o.move, o.topics, s.year,"
        " coalesce(s.occasion, ''), coalesce(s.level, ''), coalesce(s.speaker, ''),"
        " coalesce(s.words, '')"
        " FROM json_each(?) CROSS JOIN occurrence o ON o.phrase = value"
        " LEFT JOIN speech s ON s.source = o.source AND s.start = o.speech",
        (msgspec.json.encode(list(numbers)).decode("utf-8"),),
    )
    return (Sighting(*row) for row in rows)


def counted(seen: Iterable[Sighting]) -> Counted:
    """What these sightings come to."""
    count = Count()
    for each in seen:
        count.add(each)
    return count.told()


def _topics(stored: str) -> tuple[str, ...]:
    return () if stored == "[]" else msgspec.json.decode(stored, type=tuple[str, ...])
