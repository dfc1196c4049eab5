"""The zip package around a Word file: looked over before a part is opened, parts streamed."""

from __future__ import annotations

import re
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
of 1.4 million runs, takes 5 s and
40 MB."""

LARGEST_WHOLE = 64 * 1024 * 1024
"""Bytes of all parts together as the package declares them, from which on the ratio counts."""

HIGHEST_RATIO = 100
"""Declared size of all parts over the file's; photographs do not shrink, text does some 15 times, a
bomb of zeros 1,030 times."""

MOST_MEMBERS = 5_000
"""Members of the package; a document with 300 pictures has about 350."""

_LARGEST_DIRECTORY = 1024 * 1024  # bytes of the list of members: 5,000 take about half of it
_CHUNK = 64 * 1024
_MAIN = "/relationships/officeDocument"
BROKEN = (
    BadZipFile, zlib.error, etree.XMLSyntaxError,
    EOFError, NotImplementedError, OSError, ValueError, struct.error,
)  # fmt: skip
"""What zipfile, zlib and lxml raise for a damaged package."""

Event = tuple[str, etree._Element]


class Package:
    """A .docx that passed the checks. Raises ReadError from every method."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        if not content.startswith(b"PK"):
            raise ReadError(name, "不是 Word 文件")
        with self._faults():
            _check_directory(content, name)
            self._zip = ZipFile(BytesIO(content))
        self._check(len(content))
        self._main = self._main_part()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def body(self) -> Iterator[Event]:
        """("start" or "end", element) in the order of the document's main part. The caller may
        empty an element when it ends."""
        return self._events(self._main)

    def beside(self, part: str) -> etree._Element | None:
        """The root of a part in the main part's folder (styles.xml); None where there is none."""
        path = self._main.rpartition("/")[0] + "/" + part
        return self._root(path) if path.lstrip("/") in self._zip.namelist() else None

    def each_beside(self, stem: str) -> Iterator[etree._Element]:
        """The roots of the numbered parts in the main part's folder (header1.xml, header2.xml)."""
        folder = self._main.rpartition("/")[0]
        wanted = re.compile(rf"{re.escape(folder)}/{stem}\d*\.xml".lstrip("/"))
        for name in self._zip.namelist():
            if wanted.fullmatch(name):
                yield self._root(name)

    def _check(self, size: int) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(self._name, f"里面有 {len(members)} 个文件，不像文稿")
        whole = sum(member.file_size for member in members)
        if whole > max(LARGEST_WHOLE, HIGHEST_RATIO * size):
            raise ReadError(self._name, f"解开有 {_size(whole)}，不像文稿")
        if any(member.flag_bits & 1 for member in members):
            raise ReadError(self._name, "有密码，去掉密码再放进来")

    def _main_part(self) -> str:
        names = self._zip.namelist()
        if "_rels/.rels" in names:
            for relation in self._root("_rels/.rels"):
                if relation.get("Type", "").endswith(_MAIN):
                    target = relation.get("Target", "").lstrip("/")
                    if target in names:
                        return target
        if "word/document.xml" not in names:
            raise ReadError(self._name, "不是 Word 文件")
        return "word/document.xml"

    def _root(self, part: str) -> etree._Element:
        *_, (_, root) = self._events(part)
        return root

    def _events(self, part: str) -> Iterator[Event]:
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
