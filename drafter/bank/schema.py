"""The tables of a bank, and how a file is known to be one.

``phrase`` carries the counts that ranking needs, kept right by every write, so that a search reads
one table; near-identical ones are a ``family``, named by the number of the one that stands for it
and has the counts of all. ``likeness`` leads from a phrase to those that may be near-identical.
``number`` remembers every phrase that ever had a short number: one that goes away and comes back
has its old one. ``decision`` is what a reader decided, by content id, so it outlives the phrase; an
occurrence knows the phrase it was mined as and the one it counts for, which differ where a reader
put other words in place of a pattern.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from drafter.errors import BankError
from drafter.storage.database import transaction

APPLICATION_ID = 0x6A79_6B01  # tells a bank from any other SQLite file
SCHEMA_VERSION = 3
RULES_VERSION = 4
"""Raise it when reading or mining gives something else for the same file: older ones are reread."""

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE source (
        source INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        encoding TEXT NOT NULL,
        grade TEXT NOT NULL,
        rules INTEGER NOT NULL,
        shipped INTEGER NOT NULL,
        text BLOB)""",
    "CREATE TABLE withdrawn (sha256 TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE speech (
        source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        title TEXT NOT NULL,
        year INTEGER,
        occasion TEXT NOT NULL,
        level TEXT NOT NULL,
        speaker TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (source, start)) WITHOUT ROWID""",
    """CREATE TABLE number (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        part TEXT NOT NULL,
        pattern TEXT NOT NULL)""",
    """CREATE TABLE phrase (
        number INTEGER PRIMARY KEY REFERENCES number,
        id TEXT NOT NULL UNIQUE,
        part TEXT NOT NULL,
        move TEXT,
        pattern TEXT NOT NULL,
        variants TEXT NOT NULL DEFAULT '[]',
        topics TEXT NOT NULL DEFAULT '[]',
        speeches INTEGER NOT NULL DEFAULT 0,
        sources INTEGER NOT NULL DEFAULT 0,
        speakers INTEGER NOT NULL DEFAULT 0,
        occasions TEXT NOT NULL DEFAULT '[]',
        levels TEXT NOT NULL DEFAULT '[]',
        first_year INTEGER,
        last_year INTEGER,
        dropped INTEGER NOT NULL,
        family INTEGER NOT NULL)""",
    "CREATE INDEX phrase_family ON phrase (family)",
    """CREATE TABLE likeness (
        key INTEGER NOT NULL,
        phrase INTEGER NOT NULL REFERENCES phrase ON DELETE CASCADE,
        PRIMARY KEY (key, phrase)) WITHOUT ROWID""",
    "CREATE INDEX likeness_phrase ON likeness (phrase)",
    """CREATE TABLE occurrence (
        mined INTEGER NOT NULL REFERENCES number,
        phrase INTEGER NOT NULL REFERENCES phrase,
        source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        speech INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        move TEXT,
        topics TEXT NOT NULL,
        PRIMARY KEY (mined, source, start, "end")) WITHOUT ROWID""",
    "CREATE INDEX occurrence_phrase ON occurrence (phrase)",
    "CREATE INDEX occurrence_source ON occurrence (source)",
    """CREATE TABLE decision (
        id TEXT PRIMARY KEY,
        part TEXT NOT NULL,
        pattern TEXT NOT NULL,
        verdict TEXT,
        edited TEXT NOT NULL,
        why TEXT NOT NULL,
        shipped INTEGER NOT NULL) WITHOUT ROWID""",
)


def prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    """Makes the tables of an empty file; raises BankError for a file of another kind or version."""
    if not read_only and _is_empty(connection):
        with transaction(connection):
            if _is_empty(connection):  # another process may have been quicker
                for statement in _TABLES:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    if read_only and _is_empty(connection):
        raise BankError(f"词库 {path} 还是空的", "正在采就等它做完再来；没在采，先采一遍讲话")
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise BankError(f"{path} 不是 drafter 的词库", "用 --bank 指对文件，或把它改名移开")
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise BankError(
            f"词库 {path} 是更新的 drafter 建的（第 {version} 版，本软件用第 {SCHEMA_VERSION} 版）",
            "请升级 drafter，或用 --bank 另指一个词库；原文件没有动",
        )
    if version < SCHEMA_VERSION:
        raise BankError(
            f"词库 {path} 是旧的 drafter 建的（第 {version} 版，本软件用第 {SCHEMA_VERSION} 版）",
            "运行 drafter bank renew：先留备份，再照存下的原文重新采一遍；原文件没有动",
        )


def is_made(connection: sqlite3.Connection) -> bool:
    """Whether the file has its tables: it is empty while another process makes it."""
    return not _is_empty(connection)


def _is_empty(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(tables == 0 and _pragma(connection, "application_id") == 0)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
