"""What is known of everything that is to be mined: on disk, for an archive has millions of records.

It lies in a file of SQLite's own that has no name and goes with the process.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager

import msgspec
from msgspec import Struct

from drafter.corpus.furniture import LEAST_FILES
from drafter.errors import UserError
from drafter.flows.looking import Looked, Skipped
from drafter.model import Source

_CACHE = 8 * 1024  # kilobytes of it that are in memory
_TABLES = (
    "CREATE TABLE entry (place INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL,"
    " skipped BLOB, held INTEGER NOT NULL, source BLOB)",
    "CREATE TABLE wording (wording TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE edge (line TEXT PRIMARY KEY, files INTEGER NOT NULL) WITHOUT ROWID",
)


class Entry(Struct, frozen=True):
    """One item: its name, how much it is (bytes, about), why it is not mined if it is not, whether
    the bank holds it, and what was read of it where reading it again is dear."""

    name: str
    size: int
    skipped: Skipped | None
    is_held: bool
    source: Source | None


class Inventory:
    """What is known of each item, in their order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, name: str, size: int, found: Looked | Skipped, *, is_held: bool) -> None:
        """Notes what is known of the next item; one whose words another has is a duplicate."""
        if isinstance(found, Looked):
            first = self._first_with(found.wording)
            if first is not None:
                found = Skipped(name, "duplicate", f"与 {first} 逐字相同")
        skipped, source = None, None
        if isinstance(found, Skipped):
            skipped, is_held = msgspec.msgpack.encode(found), False
        else:
            self._connection.execute("INSERT INTO wording VALUES (?, ?)", (found.wording, name))
            self._connection.executemany(
                "INSERT INTO edge VALUES (?, 1) ON CONFLICT DO UPDATE SET files = files + 1",
                ((line,) for line in found.edges),
            )
            if found.source is not None:
                source = zlib.compress(msgspec.msgpack.encode(found.source), 1)
        self._connection.execute(
            "INSERT INTO entry (name, size, skipped, held, source) VALUES (?, ?, ?, ?, ?)",
            (name, size, skipped, is_held, source),
        )

    def furniture(self) -> frozenset[str]:
        """The lines at the edges of so many items that they are furniture of their site."""
        rows = self._connection.execute("SELECT line FROM edge WHERE files >= ?", (LEAST_FILES,))
        return frozenset(line for (line,) in rows)

    def entries(self) -> Iterator[Entry]:
        """Every item with what is known of it."""
        rows = self._connection.execute(
            "SELECT name, size, skipped, held, source FROM entry ORDER BY place"
        )
        for name, size, skipped, held, source in rows:
            yield Entry(
                name,
                size,
                None if skipped is None else msgspec.msgpack.decode(skipped, type=Skipped),
                bool(held),
                None
                if source is None
                else msgspec.msgpack.decode(zlib.decompress(source), type=Source),
            )

    def __len__(self) -> int:
        return self._number("SELECT count(*) FROM entry")

    @property
    def to_mine(self) -> int:
        """How much is to be mined, as ``Entry.size``."""
        return self._number("SELECT total(size) FROM entry WHERE skipped IS NULL AND held = 0")

    def _first_with(self, wording: str) -> str | None:
        row = self._connection.execute(
            "SELECT name FROM wording WHERE wording = ?", (wording,)
        ).fetchone()
        return None if row is None else str(row[0])

    def _number(self, statement: str) -> int:
        return int(self._connection.execute(statement).fetchone()[0])


@contextmanager
def open_inventory() -> Generator[Inventory, None, None]:
    """An empty inventory, gone at the end. What is done with it raises UserError where the system's
    temporary folder is full, and then it is gone too."""
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute("BEGIN")
            yield Inventory(connection)
    except sqlite3.Error as error:
        raise UserError(
            f"放临时文件的地方写不下去，满了或出了错（{error}）",
            "腾出空间再运行一遍；采过的都留着，从没采的接着采",
        ) from error
