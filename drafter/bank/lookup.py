"""Looking phrases up in a bank: all that a search from the command line loads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.bank import schema
from drafter.bank.access import Access
from drafter.bank.finding import found_count, found_rows
from drafter.bank.rows import phrase_of
from drafter.bank.search import Filter
from drafter.bank.shipped import is_current
from drafter.model import Phrase
from drafter.storage.database import database, explained


class Lookup(Access):
    """The phrases of an open bank, to be found."""

    def found(
        self, wanted: Filter, *, limit: int | None = None, with_occurrences: bool = True
    ) -> tuple[Phrase, ...]:
        """The phrases that are wanted, best first (``search.RANKING``).

        For a list ``with_occurrences`` False leaves out where each was found: a formula may have
        thousands.
        """
        with explained(self.path):
            rows = found_rows(self._connection, wanted, limit=limit)
        if not with_occurrences:
            return tuple(phrase_of(row, ()) for row in rows)
        return tuple(self.phrase(row) for row in rows)

    def count(self, wanted: Filter, *, most: int | None = None) -> int:
        """How many phrases are wanted; counting stops at ``most``."""
        with explained(self.path):
            return found_count(self._connection, wanted, most=most)


@contextmanager
def open_lookup(path: Path) -> Iterator[Lookup]:
    """The bank at ``path``, only to look phrases up. Raises BankError."""
    with database(path, read_only=True) as connection:
        schema.prepare(connection, path, read_only=True)
        yield Lookup(connection, path)


@contextmanager
def open_user_lookup(path: Path, *, shipped: Path) -> Iterator[Lookup]:
    """The user's bank at ``path`` with the phrasebank in ``shipped`` taken in, only to look phrases
    up. Raises BankError."""
    if not is_current(path, shipped):
        from drafter.bank.jsonlines import open_user_bank

        with open_user_bank(path, shipped=shipped, read_only=True):
            pass
    with open_lookup(path) as lookup:
        yield lookup
