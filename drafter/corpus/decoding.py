"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from drafter.errors import ReadError
from drafter.text.normalise import CHINESE

_CHINESE = re.compile(f"[{CHINESE}]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAST_COMMON = 0.5  # share of everyday characters; bytes of another encoding read as GB18030 < 0.4


def decoded(content: bytes, *, name: str) -> tuple[str, str]:
    """(text, encoding) of a file's bytes; newlines untouched, a byte order mark left out.

    Tried in order: the encoding a byte order mark names, strict UTF-8, strict GB18030. GB18030 wins
    where UTF-8 yields no Chinese and it does (通知 alone in GB18030 is valid UTF-8).

    Raises ReadError: empty, binary, or an encoding that is not known.
    """
    if not content.strip():
        raise ReadError(name, "空文件")
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            text = _strict(content, encoding)
            if text is None:
                raise ReadError(name, "编码认不出")
            return _some(text, name), encoding
    if b"\x00" in content:
        raise ReadError(name, "不是文本（二进制）")
    as_utf8, as_gb = _strict(content, "utf-8"), _strict(content, "gb18030")
    if as_gb is not None and not _plausible(as_gb):
        as_gb = None
    if as_utf8 is not None and (as_gb is None or _CHINESE.search(as_utf8) or _latin(as_gb)):
        return _some(as_utf8, name), "utf-8"
    if as_gb is not None:
        return _some(as_gb, name), "gb18030"
    raise ReadError(name, "不是文本（二进制）" if _binary(content) else "编码认不出")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _some(text: str, name: str) -> str:
    if not text.strip():
        raise ReadError(name, "空文件")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise ReadError(name, "不是文本（二进制）")
    return text


def _plausible(text: str) -> bool:
    """Whether ``text``, read as GB18030, holds Chinese made of everyday characters."""
    found = _CHINESE.findall(text[:20_000])
    common = sum(_everyday(char) for char in found)
    return bool(found) and common >= _LEAST_COMMON * len(found)


def _latin(text: str) -> bool:
    """Whether ``text`` is mostly Latin letters, so that a few Chinese characters in it are chance
    (déjà vu in UTF-8, read as GB18030)."""
    return sum(char.isascii() and char.isalpha() for char in text) > len(_CHINESE.findall(text))


def _everyday(char: str) -> bool:
    """Whether ``char`` is one of the 3,755 of GB 2312's first level."""
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _binary(content: bytes) -> bool:
    control = sum(byte < 9 or 13 < byte < 27 for byte in content[:4096])
    return control > len(content[:4096]) // 50
