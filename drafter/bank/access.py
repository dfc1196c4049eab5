"""The open connection of a bank, shared by all that read and write it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec

from drafter.bank.rows import held_text, occurrence_of, phrase_of, speeches_of
from drafter.model import Phrase, SpeechRecord
from drafter.storage.database import explained, transaction


class Access:
    """Rows of a bank and one transaction at a time; BankError when the file fails."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, statement: str, *values: object, **named: object) -> list[sqlite3.Row]:
        """Every row that ``statement`` gives, with its values in their order or by name."""
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cast("list[sqlite3.Row]", cursor.execute(statement, named or values).fetchall())

    def row(self, statement: str, *values: object, **named: object) -> sqlite3.Row | None:
        """The first row that ``statement`` gives, if any."""
        return next(iter(self.rows(statement, *values, **named)), None)

    def number(self, statement: str, *values: object, **named: object) -> int:
        """The one number that ``statement`` gives, 0 for none."""
        row = self.row(statement, *values, **named)
        return 0 if row is None or row[0] is None else int(row[0])

    def phrase(self, row: sqlite3.Row) -> Phrase:
        """A row of ``phrase`` that stands for its family, with the occurrences of all of it."""
        found = self.rows(
            'SELECT DISTINCT sha256, speech, start, "end" FROM occurrence'
            " JOIN source USING (source) JOIN phrase ON number = phrase"
            " WHERE family = ? ORDER BY sha256, start, 4",
            row["number"],
        )
        return phrase_of(row, tuple(occurrence_of(each) for each in found))

    def wording(self, row: sqlite3.Row) -> Phrase:
        """A row of ``phrase`` by itself, with its own occurrences and counts."""
        from drafter.bank.counting import counted, sightings  # here, for a browse starts without it

        found = self.rows(
            'SELECT DISTINCT sha256, speech, start, "end" FROM occurrence'
            " JOIN source USING (source) WHERE phrase = ? ORDER BY sha256, start, 4",
            row["number"],
        )
        with explained(self.path):
            own = counted(sightings(self._connection, [row["number"]]))
        return Phrase(
            id=row["id"],
            number=row["number"],
            part=row["part"],
            pattern=row["pattern"],
            occurrences=tuple(occurrence_of(each) for each in found),
            **msgspec.structs.asdict(own),
        )

    def speeches(self, source: object) -> tuple[SpeechRecord, ...]:
        """The speeches of the source with this row number."""
        return speeches_of(
            self.rows("SELECT * FROM speech WHERE source = ? ORDER BY start", source)
        )

    def text(self, row: sqlite3.Row) -> str | None:
        """The decoded text in a row of ``source``, where it is held."""
        with explained(self.path):
            return held_text(row)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: whole or not at all."""
        with explained(self.path), transaction(self._connection):
            yield self._connection
