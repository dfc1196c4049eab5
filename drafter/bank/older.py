"""What can be kept of a bank that an older program made: its texts and what the user decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from msgspec import Struct

from drafter.bank.access import Access
from drafter.bank.collections import Collection, Collections
from drafter.bank.deciding import Decision, decision_of
from drafter.bank.favourites import Favourites
from drafter.bank.pending import Pending
from drafter.bank.rows import source_of
from drafter.bank.schema import APPLICATION_ID, SCHEMA_VERSION
from drafter.errors import BankError
from drafter.model import Move, Part, SourceRecord
from drafter.storage.database import database


class ByHand(Struct, frozen=True):
    """A phrase that the user put in himself."""

    part: Part
    pattern: str
    move: Move | None


class OlderBank(Struct, frozen=True):
    """Everything of a bank but what is mined anew: the user's own sources with their text (without
    their speeches), the names of those whose text is not held or that wait to be taken in, his
    decisions, favourites, collections and own phrases, and what he withdrew; ``file``: the bank's
    file, byte for byte."""

    file: bytes
    version: int
    sources: tuple[SourceRecord, ...]
    without_text: tuple[str, ...]
    by_hand: tuple[ByHand, ...]
    decisions: tuple[Decision, ...]
    favourites: tuple[str, ...]
    collections: tuple[Collection, ...]
    withdrawn: tuple[str, ...]


@contextmanager
def older_bank(path: Path, *, by_hand: str) -> Iterator[OlderBank]:
    """What the bank at ``path``, of an older schema, holds; nobody else can write to it until the
    end. ``by_hand``: the name of the sources that are phrases the user put in himself. Raises
    BankError for any other file, and where another one is busy with it."""
    before = _identity(path)
    with database(path, read_only=True) as connection:
        _check_older(Access(connection, path))
    with database(path, read_only=False) as connection:
        access = Access(connection, path)
        with access.writing():
            if _identity(path) != before:  # what was waited for put another file there
                raise BankError(f"词库 {path} 刚才在另一个窗口里翻新了", "直接用就是")
            _check_older(access)
            yield _held(access, connection, by_hand)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None  # opening it says why
    return stat.st_dev, stat.st_ino


def _check_older(access: Access) -> None:
    if access.number("PRAGMA application_id") != APPLICATION_ID:
        raise BankError(f"{access.path} 不是 drafter 的词库", "用 --bank 指对文件")
    if access.number("PRAGMA user_version") >= SCHEMA_VERSION:
        raise BankError(f"词库 {access.path} 不旧，不用翻新", "直接用就是")


def _held(access: Access, connection: sqlite3.Connection, by_hand: str) -> OlderBank:
    rows = access.rows(
        "SELECT * FROM source WHERE shipped = 0 AND name <> ? ORDER BY name, sha256", by_hand
    )
    texts = [(source_of(row, ()), access.text(row)) for row in rows]
    own = access.rows(
        "SELECT DISTINCT part, pattern, move FROM source JOIN occurrence USING (source)"
        " JOIN number ON number = mined WHERE name = ? ORDER BY number",
        by_hand,
    )
    return OlderBank(
        # Not read from the path: closing a file gives up this process's locks on it (POSIX).
        file=connection.serialize(),
        version=access.number("PRAGMA user_version"),
        sources=tuple(_with_text(record, text) for record, text in texts if text is not None),
        without_text=(
            *(record.name for record, text in texts if text is None),
            *(name for name, _ in Pending(connection, access.path).texts()),
        ),
        by_hand=tuple(ByHand(row["part"], row["pattern"], row["move"]) for row in own),
        decisions=tuple(
            decision_of(row) for row in access.rows("SELECT * FROM decision WHERE shipped = 0")
        ),
        favourites=tuple(reversed(Favourites(connection, access.path).ids())),
        collections=Collections(connection, access.path).everything(),
        withdrawn=tuple(cast("str", row[0]) for row in access.rows("SELECT sha256 FROM withdrawn")),
    )


def _with_text(record: SourceRecord, text: str) -> SourceRecord:
    return SourceRecord(record.sha256, record.name, record.encoding, (), text, record.grade)
