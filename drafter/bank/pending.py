"""What was mined and is not in the bank's tables yet.

Settling a phrase reads all its occurrences, so a bank that settles after each file spends ever more
on every one. Mined files are put by here instead, each on disk as it comes, and taken in together
where they have grown to a share of the bank: a phrase is settled some ten times on the way to a
bank ten times as large, however many files that takes. A run that was stopped leaves them here, and
the next one takes them in. The table is made where it is needed, as the index is.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from drafter.bank import writing
from drafter.bank.access import Access
from drafter.bank.rows import compressed
from drafter.bank.schema import RULES_VERSION
from drafter.bank.settling import settle
from drafter.bank.writing import AddedCounts
from drafter.model import MinedPhrase, Part, SourceRecord

_LEAST, _MOST = 2000, 20_000  # phrases
_SHARE = 8
"""So many times as many occurrences as wait are in the bank when it is time to take them in; more
than ``_MOST`` never wait: another window that wants to write waits 30 seconds for its turn, and
taking 20,000 into an empty bank took 13."""
_TABLE = """CREATE TABLE IF NOT EXISTS pending (
    place INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    rules INTEGER NOT NULL,
    phrases INTEGER NOT NULL,
    content BLOB NOT NULL,
    text BLOB)"""


class Packed(Struct, frozen=True):
    """A mined source as it is put by: quick to hand from one process to another."""

    sha256: str
    speeches: int
    phrases: int
    content: bytes
    text: bytes | None


class _Content(Struct, frozen=True, array_like=True):
    record: SourceRecord
    phrases: tuple[MinedPhrase, ...]


def packed(record: SourceRecord, phrases: Iterable[MinedPhrase]) -> Packed:
    """A mined source to be put by. Raises ValueError for a phrase whose occurrence lies in another
    source."""
    found = tuple(phrases)
    for phrase in found:
        if phrase.occurrence.source != record.sha256:
            raise ValueError(f"{phrase.pattern!r} does not come from {record.name}")
    content = _Content(msgspec.structs.replace(record, text=None), found)
    return Packed(
        record.sha256,
        len(record.speeches),
        len(found),
        zlib.compress(msgspec.msgpack.encode(content), 1),
        compressed(record.text),
    )


class Pending(Access):
    """Mined sources of an open bank that wait to be taken in."""

    def add(self, sources: Iterable[Packed]) -> None:
        """Puts mined sources by, in one transaction."""
        with self.writing() as connection:
            connection.execute(_TABLE)
            connection.executemany(
                "INSERT INTO pending (sha256, rules, phrases, content, text)"
                " VALUES (?, ?, ?, ?, ?)",
                [(e.sha256, RULES_VERSION, e.phrases, e.content, e.text) for e in sources],
            )

    def take_in(self) -> AddedCounts:
        """Takes everything that waits into the bank, in one transaction, as ``Bank.add_source``
        would have one by one; what older rules mined, or cannot be read, is dropped, to be mined
        anew."""
        phrases, occurrences = Counter[Part](), Counter[Part]()
        if _is_there(self):
            with self.writing() as connection:
                touched, made = set[int](), set[int]()
                for content, text in _waiting(connection):
                    added = writing.replaced_source(
                        connection, content.record, content.phrases, text=text
                    )
                    writing.not_withdrawn(connection, content.record.sha256)
                    touched |= added.touched
                    made |= added.made
                    occurrences.update(added.occurrences)
                settle(connection, touched)
                phrases.update(writing.new_phrases(connection, made))
                connection.execute("DELETE FROM pending")
        return AddedCounts(phrases=dict(phrases), occurrences=dict(occurrences))

    def sources(self) -> int:
        """How many sources wait."""
        return self.number("SELECT count(DISTINCT sha256) FROM pending") if _is_there(self) else 0

    def texts(self) -> Iterator[tuple[str, str]]:
        """The name and the text of each source that waits. Raises BankError."""
        if _is_there(self):
            for row in self.rows("SELECT content, text FROM pending ORDER BY place"):
                name = content.record.name if (content := _content(row["content"])) else "？"
                yield name, self.text(row) or ""

    def most(self) -> int:
        """How many phrases may wait before it is time to take them in."""
        share = self.number("SELECT count(*) FROM occurrence") // _SHARE
        return min(max(_LEAST, share), _MOST)


def forgotten(connection: sqlite3.Connection, sha256: str) -> bool:
    """Drops what waits of a source; whether anything did. Runs inside the caller's transaction."""
    connection.execute(_TABLE)
    gone = connection.execute("DELETE FROM pending WHERE sha256 = ?", (sha256,))
    return gone.rowcount > 0


def _waiting(connection: sqlite3.Connection) -> Iterable[tuple[_Content, bytes | None]]:
    rows = connection.execute(
        "SELECT content, text FROM pending WHERE rules = ? ORDER BY place", (RULES_VERSION,)
    )
    for packed_content, text in rows:
        content = _content(packed_content)
        if content is not None:
            yield content, text


def _content(packed_content: bytes) -> _Content | None:
    """What was put by; None where it is damaged, or another version's: then it is mined anew."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed_content), type=_Content)
    except (zlib.error, msgspec.DecodeError):
        return None


def _is_there(access: Access) -> bool:
    """Whether anything waits."""
    if access.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'pending'") is None:
        return False
    return access.row("SELECT 1 FROM pending LIMIT 1") is not None
