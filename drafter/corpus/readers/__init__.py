"""Files to sources: one reader a format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers.plain import plain_text
from drafter.corpus.readers.worker import read_apart
from drafter.errors import ReadError
from drafter.model import Source

LARGEST = 32 * 1024 * 1024
"""Bytes; a larger file is refused (a speech has some ten thousand)."""

READERS = {
    ".txt": "plain",
    ".md": "plain",
    ".docx": "docx",
    ".doc": "doc",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}
"""Suffix to the module of this folder that reads it. All but plain text is read in a process of its
own, so the libraries for those formats are never loaded here."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_HTML = (b"<html", b"<!doctype html")


def read_source(path: Path, *, name: str | None = None) -> Source:
    """The source in the file ``path``, called ``name`` in lists (the file's name by default).

    Raises ReadError with the reason: not there, a folder, not readable, too large, a format that
    is not known, empty, binary, an encoding that is not known, damaged, with a password, over one
    of the readers' limits.
    """
    name = path.name if name is None else name
    if path.is_dir():
        raise ReadError(name, "是文件夹，不是文件")
    if not path.exists():
        raise ReadError(name, "没有这个文件")
    if path.suffix.lower() not in READERS:
        known = "、".join(READERS)
        raise ReadError(name, f"不认识的格式 {path.suffix or '（没有后缀）'}，能读 {known}")
    content = _content(path, name)
    read = _read(_reader(path.suffix.lower(), content, name), content, name)
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, digest, read.encoding, read.text, read.places)


def read_with_looks(path: Path) -> ReadText:
    """As ``read_source``, the text alone; of a .docx with the looks of its paragraphs."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        source = read_source(path)
        return ReadText(source.text, source.encoding, source.places)
    content = _content(path, path.name)
    reader = _reader(".docx", content, path.name)
    if reader != "docx":
        return _read(reader, content, path.name)
    return read_apart(f"{__name__}.docx.looks", content, path.name)


def read_worked_over(path: Path, *, refused: bool = False) -> ReadText:
    """The text of a .docx with looks, comments and tracked changes: as if every change were
    accepted, or ``refused``. Raises ReadError, also where the file is no .docx."""
    if not path.exists():
        raise ReadError(path.name, "没有这个文件")
    content = _content(path, path.name)
    is_word = path.suffix.lower() in (".docx", ".doc")
    if not is_word or _reader(path.suffix.lower(), content, path.name) != "docx":
        raise ReadError(path.name, "不是 .docx，用 Word 或 WPS 另存为 .docx 再来")
    reader = "unedited" if refused else "edited"
    return read_apart(f"{__name__}.docx.{reader}", content, path.name)


def _read(reader: str, content: bytes, name: str) -> ReadText:
    if reader == "plain":
        return plain_text(content, name)
    return read_apart(f"{__name__}.{reader}", content, name)


def _reader(suffix: str, content: bytes, name: str) -> str:
    """The module for a file; a Word file by its bytes, since old and new ones are often named for
    each other, and web systems call their pages .doc."""
    if not content.strip():
        raise ReadError(name, "空文件")
    if suffix in (".doc", ".docx"):
        head = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
        if head.startswith(_RTF):
            raise ReadError(name, "是 RTF 格式，用 Word 另存为 .docx 再放进来")
        if head.lower().startswith(_HTML):
            return "html"
        if content.startswith(_ZIP):
            return "docx"
        if content.startswith(_OLE):
            return "doc"
    return READERS[suffix]


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
