"""The files of the bank that ships, and whether a bank has taken them in."""

from __future__ import annotations

from pathlib import Path

from drafter.bank import schema
from drafter.errors import BankError
from drafter.model import PART_LABELS, Part
from drafter.storage.database import database, explained

PART_FILES: dict[Part, str] = {part: f"{part}s.jsonl" for part in PART_LABELS}
SOURCES_FILE = "sources.jsonl"
DECISIONS_FILE = "decisions.jsonl"


def fingerprint(folder: Path) -> str:
    """The content hash of a phrasebank folder.

    Raises BankError when the folder cannot be read.
    """
    from hashlib import sha256  # only where the bank is the user's own

    digest = sha256()
    for name in (*PART_FILES.values(), SOURCES_FILE, DECISIONS_FILE):
        is_there = name != DECISIONS_FILE or (folder / name).is_file()
        content = content_of(folder / name) if is_there else b""
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(path: Path, shipped: Path) -> bool:
    """Whether the bank at ``path`` is there and holds the phrasebank in ``shipped``.

    Raises BankError.
    """
    if not path.is_file():
        return False
    with database(path, read_only=True) as connection:
        with explained(path):
            if not schema.is_made(connection):
                return False
        schema.prepare(connection, path, read_only=True)
        with explained(path):
            row = connection.execute("SELECT value FROM meta WHERE key = 'shipped'").fetchone()
    return row is not None and row[0] == fingerprint(shipped)


def content_of(path: Path) -> bytes:
    """The bytes of a file of the phrasebank. Raises BankError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise damaged(path) from error


def damaged(path: Path) -> BankError:
    """The error that a file of the phrasebank cannot be used."""
    return BankError(f"随软件附带的词库 {path} 缺失或损坏", "请重新安装 drafter")
