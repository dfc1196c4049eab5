"""The phrase bank: phrases and all their occurrences in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from msgspec import Struct

from drafter.bank import schema, writing
from drafter.bank.rows import (
    held_text,
    occurrence_of,
    phrase_of,
    source_of,
    speeches_of,
)
from drafter.bank.search import Filter
from drafter.model import (
    PART_LABELS,
    MinedPhrase,
    Move,
    Occurrence,
    Part,
    Phrase,
    SourceRecord,
    SpeechRecord,
)
from drafter.storage.database import database, explained, transaction


class AddedCounts(Struct, frozen=True):
    """What one source brought that the bank did not hold before, by part."""

    phrases: dict[Part, int]
    occurrences: dict[Part, int]


class Found(Struct, frozen=True):
    """One occurrence of a phrase with what stands around it.

    ``source`` comes without its text. ``before``, ``text`` and ``after`` are None where the
    source's text is not held in this bank (原文不在本机).
    """

    occurrence: Occurrence
    source: SourceRecord
    speech: SpeechRecord | None
    before: str | None
    text: str | None
    after: str | None

    @property
    def place(self) -> float | None:
        """Where in its speech it stands: 0 at the beginning, 1 at the end; None if unknown."""
        if self.speech is None or self.speech.end <= self.speech.start:
            return None
        return (self.occurrence.start - self.speech.start) / (self.speech.end - self.speech.start)


@contextmanager
def open_bank(path: Path, *, read_only: bool = False) -> Iterator[Bank]:
    """The bank at ``path``; a new file is made unless ``read_only``.

    Raises BankError for a file that cannot be opened, is damaged, no bank, or of another version.
    """
    with database(path, read_only=read_only) as connection:
        schema.prepare(connection, path, read_only=read_only)
        yield Bank(connection, path)


class Bank:
    """An open bank; every method raises BankError when the file fails under it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def add_source(self, record: SourceRecord, phrases: Iterable[MinedPhrase]) -> AddedCounts:
        """Puts one source with all its phrases into the bank, in one transaction.

        What an older mining of the same bytes held is replaced, so nothing counts twice. Raises
        ValueError for a phrase whose occurrence lies in another source.
        """
        with explained(self.path), transaction(self._connection):
            added = writing.replaced_source(self._connection, record, phrases)
            writing.settle(self._connection, added.touched)
        return AddedCounts(phrases=added.phrases, occurrences=added.occurrences)

    def replace_shipped(
        self, fingerprint: str, sources: Iterable[tuple[SourceRecord, Iterable[MinedPhrase]]]
    ) -> None:
        """Puts the shipped phrases in place of an older set of them, in one transaction.

        A source whose text is held was mined by the user himself and stays as it is.
        ``fingerprint`` is what ``shipped_fingerprint`` tells from then on.
        """
        with explained(self.path), transaction(self._connection):
            touched = writing.without_textless(self._connection)
            for record, phrases in sources:
                if not writing.text_is_held(self._connection, record.sha256):
                    touched |= writing.replaced_source(self._connection, record, phrases).touched
            writing.settle(self._connection, touched)
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('shipped', ?)", (fingerprint,)
            )

    def shipped_fingerprint(self) -> str | None:
        """The content hash of the shipped phrasebank this bank has taken in, if any."""
        row = self._row("SELECT value FROM meta WHERE key = 'shipped'")
        return None if row is None else str(row[0])

    def holds(self, sha256: str) -> bool:
        """Whether this file was mined by today's rules and its text is held (已在库)."""
        row = self._row(
            "SELECT 1 FROM source WHERE sha256 = ? AND rules = ? AND text IS NOT NULL",
            sha256,
            schema.RULES_VERSION,
        )
        return row is not None

    def phrase(self, key: str) -> Phrase | None:
        """The phrase with this short number (0147 or 147) or content id."""
        row = self._row("SELECT * FROM phrase WHERE id = ?", key)
        if row is None and key.isascii() and key.isdigit() and len(key) < 18:
            row = self._row("SELECT * FROM phrase WHERE number = ?", int(key))
        return None if row is None else self._phrase(row)

    def search(
        self,
        query: str = "",
        *,
        part: Part | None = None,
        move: Move | None = None,
        topic: str | None = None,
        limit: int | None = None,
    ) -> tuple[Phrase, ...]:
        """Phrases whose pattern holds every word of ``query``, best first.

        ``topic`` matches inside a topic's name. Ranked by speeches, then sources, then last year
        (all falling), then pattern: the same bank always gives the same order.
        """
        wanted = Filter(query=query, part=part, move=move, topic=topic)
        statement, values = wanted.statement(limit=limit)
        return tuple(self._phrase(row) for row in self._rows(statement, *values))

    def matches(
        self,
        query: str = "",
        *,
        part: Part | None = None,
        move: Move | None = None,
        topic: str | None = None,
    ) -> int:
        """How many phrases ``search`` would give without a limit."""
        condition, values = Filter(query=query, part=part, move=move, topic=topic).condition()
        row = self._row(f"SELECT count(*) FROM phrase WHERE {condition}", *values)
        return 0 if row is None else int(row[0])

    def occurrences(self, phrase: Phrase, *, width: int = 40) -> tuple[Found, ...]:
        """Every occurrence with up to ``width`` characters around it, newest speech first."""
        sources: dict[str, tuple[SourceRecord, str | None]] = {}
        for sha256 in dict.fromkeys(o.source for o in phrase.occurrences):
            row = self._row("SELECT * FROM source WHERE sha256 = ?", sha256)
            if row is not None:
                sources[sha256] = (source_of(row, self._speeches(row["source"])), held_text(row))
        found = (
            _found(occurrence, *sources[occurrence.source], width)
            for occurrence in phrase.occurrences
            if occurrence.source in sources
        )
        return tuple(sorted(found, key=_newest_first))

    def counts(self) -> dict[Part, int]:
        """The number of phrases of each part, in the order in which a speech has them."""
        rows = self._rows("SELECT part, count(*) FROM phrase GROUP BY part")
        held = {str(row[0]): int(row[1]) for row in rows}
        return {part: held.get(part, 0) for part in PART_LABELS}

    def sources(self) -> tuple[SourceRecord, ...]:
        """Every source, by name, without its text."""
        rows = self._rows("SELECT * FROM source ORDER BY name, sha256")
        return tuple(source_of(row, self._speeches(row["source"])) for row in rows)

    def text(self, sha256: str) -> str | None:
        """The decoded text of a source; None where it is unknown or its text is not held."""
        row = self._row("SELECT * FROM source WHERE sha256 = ?", sha256)
        return None if row is None else held_text(row)

    def _phrase(self, row: sqlite3.Row) -> Phrase:
        found = self._rows(
            'SELECT sha256, speech, start, "end" FROM occurrence JOIN source USING (source)'
            " WHERE phrase = ? ORDER BY sha256, start, 4",
            row["number"],
        )
        return phrase_of(row, tuple(occurrence_of(each) for each in found))

    def _speeches(self, source: object) -> tuple[SpeechRecord, ...]:
        rows = self._rows("SELECT * FROM speech WHERE source = ? ORDER BY start", source)
        return speeches_of(rows)

    def _rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cast("list[sqlite3.Row]", cursor.execute(statement, values).fetchall())

    def _row(self, statement: str, *values: object) -> sqlite3.Row | None:
        return next(iter(self._rows(statement, *values)), None)


def _found(occurrence: Occurrence, source: SourceRecord, text: str | None, width: int) -> Found:
    speech = next((s for s in source.speeches if s.start == occurrence.speech), None)
    if text is None:
        return Found(occurrence, source, speech, None, None, None)
    return Found(
        occurrence=occurrence,
        source=source,
        speech=speech,
        before=text[max(0, occurrence.start - width) : occurrence.start],
        text=text[occurrence.start : occurrence.end],
        after=text[occurrence.end : occurrence.end + width],
    )


def _newest_first(found: Found) -> tuple[int, str, int]:
    year = found.speech.year if found.speech is not None else None
    return (-(year or 0), found.source.name, found.occurrence.start)
