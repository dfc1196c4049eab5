"""Files to sources: one reader a format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from drafter.corpus.readers.plain import plain_text
from drafter.errors import ReadError
from drafter.model import Source

LARGEST = 32 * 1024 * 1024
"""Bytes; a larger file is refused (a speech has some ten thousand)."""

READERS: dict[str, Callable[[bytes, str], tuple[str, str]]] = {
    ".txt": plain_text,
    ".md": plain_text,
}
"""Suffix to reader: bytes and name in, (text, encoding) out."""


def read_source(path: Path, *, name: str | None = None) -> Source:
    """The source in the file ``path``, called ``name`` in lists (the file's name by default).

    Raises ReadError with the reason: not there, a folder, not readable, too large, a format that
    is not known, empty, binary, an encoding that is not known.
    """
    name = path.name if name is None else name
    reader = READERS.get(path.suffix.lower())
    if path.is_dir():
        raise ReadError(name, "是文件夹，不是文件")
    if not path.exists():
        raise ReadError(name, "没有这个文件")
    if reader is None:
        known = "、".join(READERS)
        raise ReadError(name, f"不认识的格式 {path.suffix or '（没有后缀）'}，能读 {known}")
    content = _content(path, name)
    text, encoding = reader(content, name)
    return Source(name, hashlib.sha256(content).hexdigest(), encoding, text)


def _content(path: Path, name: str) -> bytes:
    if not path.is_file():
        raise ReadError(name, "不是普通文件")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except PermissionError as error:
        raise ReadError(name, "没有读取权限") from error
    except OSError as error:
        raise ReadError(name, f"读不了（{error.strerror}）") from error
    if len(content) > LARGEST:
        raise ReadError(name, f"超过 {LARGEST // 1024 // 1024} MB")
    return content
