"""A document that is a zip of XML parts: looked over before a part is opened, parts streamed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from drafter.errors import ReadError

LARGEST_PART = 32 * 1024 * 1024
"""Bytes of a part of text; the longest speech has 0.2 MB. Streaming one of that size, a paragraph
of 1.4 million runs, takes 5 s and 40 MB."""

LARGEST_WHOLE = 64 * 1024 * 1024
"""Bytes of all parts together as the package declares them, from which on the ratio counts."""

HIGHEST_RATIO = 100
"""Declared size of all parts over the file's; photographs do not shrink, text does some 15 times, a
bomb of zeros 1,030 times."""

MOST_MEMBERS = 5_000
"""Members of the package; a document with 300 pictures has about 350."""

_LARGEST_DIRECTORY = 1024 * 1024  # bytes of the list of members: 5,000 take about half of it
_CHUNK = 64 * 1024
BROKEN = (
    BadZipFile, zlib.error, etree.XMLSyntaxError,
    EOFError, NotImplementedError, OSError, ValueError, struct.error,
)  # fmt: skip
"""What zipfile, zlib and lxml raise for a damaged package."""

Event = tuple[str, etree._Element]


class Archive:
    """A zip that passed the checks: size and number of its members, ratio, password.

    ``kind`` is what the file should be, for the reason why it is refused. Raises ReadError from
    every method.
    """

    def __init__(self, content: bytes, name: str, *, kind: str) -> None:
        self._name = name
        self._kind = kind
        if not content.startswith(b"PK"):
            raise self.other()
        with self._faults():
            _check_directory(content, name)
            self._zip = ZipFile(BytesIO(content))
        self._check(len(content))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def other(self) -> ReadError:
        """The error that the file is of another kind."""
        return ReadError(self._name, f"不是 {self._kind}")

    def root(self, part: str) -> etree._Element:
        """The root of a part of XML, read whole."""
        *_, (_, root) = self.events(part)
        return root

    def events(self, part: str) -> Iterator[Event]:
        """("start" or "end", element) in the order of a part of XML. The caller may empty an
        element when it ends. A file without that part is of another kind; a DTD is refused."""
        if part.lstrip("/") not in self.names():
            raise self.other()
        with self._faults():
            member = self._zip.getinfo(part.lstrip("/"))
            if member.file_size > LARGEST_PART:
                raise ReadError(self._name, f"解开有 {_size(member.file_size)}，不像文稿")
            if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise ReadError(self._name, "文件已损坏")
            parser = etree.XMLPullParser(
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
            )
            first = True
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.feed(chunk)
                    for event, element in parser.read_events():
                        if not isinstance(element, etree._Element):
                            continue
                        if first and _has_document_type(element):
                            raise ReadError(self._name, "带有 DTD，不读")
                        first = False
                        yield event, element
            parser.close()

    def _check(self, size: int) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(self._name, f"里面有 {len(members)} 个文件，不像文稿")
        whole = sum(member.file_size for member in members)
        if whole > max(LARGEST_WHOLE, HIGHEST_RATIO * size):
            raise ReadError(self._name, f"解开有 {_size(whole)}，不像文稿")
        if any(member.flag_bits & 1 for member in members):
            raise ReadError(self._name, "有密码，去掉密码再放进来")

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Turns what zipfile, zlib and lxml raise for a damaged file into ReadError."""
        try:
            yield
        except BROKEN as error:
            raise ReadError(self._name, "文件已损坏") from error


def _has_document_type(element: etree._Element) -> bool:
    return element.getroottree().docinfo.internalDTD is not None


def _check_directory(content: bytes, name: str) -> None:
    """Refuses a list of members so long that reading it would take seconds."""
    record = content.rfind(b"PK\x05\x06")
    if record >= 0 and int.from_bytes(content[record + 12 : record + 16], "little") > (
        _LARGEST_DIRECTORY
    ):
        raise ReadError(name, "里面的文件太多，不像文稿")


def _size(count: int) -> str:
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count // 2**20} MB"
