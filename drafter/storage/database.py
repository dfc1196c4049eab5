"""The SQLite connection: durable on kill -9, safe on shared folders, and plain in what it refuses.

DELETE journal (a write-ahead log cannot be opened in a read-only folder and breaks on network
shares), synchronous FULL, writers take their lock at once (BEGIN IMMEDIATE) and wait for others.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.errors import BankError, UserError, os_reason
from drafter.storage.files import private_folder

_PATIENCE = 30.0  # seconds a writer waits for another one
_CACHE = 32 * 1024  # kilobytes of pages that a writer may hold


@contextmanager
def database(path: Path, *, read_only: bool) -> Iterator[sqlite3.Connection]:
    """A connection to the file at ``path``, closed at the end; a new file is made with mode 0600.

    Raises BankError when it is not there (read-only), cannot be made, or is no SQLite file.
    """
    if read_only and not _is_there(path):
        raise BankError(f"没有词库文件 {path}", "先采一遍讲话：drafter mine 文件夹")
    with explained(path):
        if read_only:
            _recover(path)
        else:
            _made(path)
        mode = "ro" if read_only else "rw"
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            if not read_only:
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write that happens whole or not at all; the lock is taken at its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite raises about ``path`` into a BankError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explanation(path, error) from error


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise BankError(
            f"打不开词库 {path}（{_reason(error)}）", "请放开权限，或用 --bank 另指一个词库"
        ) from error


def _recover(path: Path) -> None:
    """Roll back what a killed writer left: a read-only connection cannot do that itself."""
    if path.with_name(f"{path.name}-journal").exists():
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def _made(path: Path) -> None:
    try:
        private_folder(path.parent)
    except UserError as error:
        raise BankError(
            f"建不了词库的文件夹 {path.parent}（{_reason(error.__cause__)}）",
            "用 --bank 另指一个能写的位置",
        ) from error
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with suppress(PermissionError):  # another user's file that we may write stays as it is
            path.chmod(0o600)
    except OSError as error:
        raise BankError(
            f"写不了词库 {path}（{_reason(error)}）",
            "请放开文件和所在文件夹的写权限，或用 --bank 另指一个能写的位置",
        ) from error


def _reason(error: BaseException | None) -> str:
    return os_reason(error) if isinstance(error, OSError) else "系统不让用"


def _explanation(path: Path, error: sqlite3.Error) -> BankError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return BankError(
            f"{path} 不是词库，或者已经损坏",
            "把它改名移开，再运行 drafter mine 文件夹，词库会重新建起来",
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BankError(f"词库 {path} 正被另一个 drafter 占用", "等它做完再来")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return BankError(
            f"打不开或写不了词库 {path}",
            "请放开文件和所在文件夹的权限，或用 --bank 另指一个位置",
        )
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return BankError(f"词库 {path} 写不下去，磁盘满了或出了错", "原有内容没有动；腾出空间再来")
    return BankError(f"词库 {path} 出了错（{error}）", "原有内容没有动；再试一次，仍不行就改名移开")
