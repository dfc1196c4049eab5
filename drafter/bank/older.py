"""What can be kept of a bank that an older program made: its texts and what the user decided."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from msgspec import Struct

from drafter.bank.access import Access
from drafter.bank.deciding import Decision, decision_of
from drafter.bank.favourites import Favourites
from drafter.bank.rows import source_of
from drafter.bank.schema import APPLICATION_ID, SCHEMA_VERSION
from drafter.errors import BankError
from drafter.model import SourceRecord
from drafter.storage.database import database


class OlderBank(Struct, frozen=True):
    """Everything of a bank but what is mined anew: the user's own sources with their text (without
    their speeches), the names of those whose text is not held, his decisions and favourites, and
    what he withdrew."""

    version: int
    sources: tuple[SourceRecord, ...]
    without_text: tuple[str, ...]
    decisions: tuple[Decision, ...]
    favourites: tuple[str, ...]
    withdrawn: tuple[str, ...]


def older_bank(path: Path) -> OlderBank:
    """What the bank at ``path``, of an older schema, holds. Raises BankError for any other file."""
    with database(path, read_only=True) as connection:
        access = Access(connection, path)
        version = access.number("PRAGMA user_version")
        if access.number("PRAGMA application_id") != APPLICATION_ID:
            raise BankError(f"{path} 不是 drafter 的词库", "用 --bank 指对文件")
        if version >= SCHEMA_VERSION:
            raise BankError(f"词库 {path} 不旧，不用翻新", "直接用就是")
        rows = access.rows("SELECT * FROM source WHERE shipped = 0 ORDER BY name, sha256")
        texts = [(source_of(row, ()), access.text(row)) for row in rows]
        return OlderBank(
            version=version,
            sources=tuple(_with_text(record, text) for record, text in texts if text is not None),
            without_text=tuple(record.name for record, text in texts if text is None),
            decisions=tuple(
                decision_of(row) for row in access.rows("SELECT * FROM decision WHERE shipped = 0")
            ),
            favourites=tuple(reversed(Favourites(connection, path).ids())),
            withdrawn=tuple(
                cast("str", row[0]) for row in access.rows("SELECT sha256 FROM withdrawn")
            ),
        )


def _with_text(record: SourceRecord, text: str) -> SourceRecord:
    return SourceRecord(record.sha256, record.name, record.encoding, (), text, record.grade)
