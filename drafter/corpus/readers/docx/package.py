"""The package of a Word file: which of its parts is the main one, and those beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from drafter.corpus.archive import Archive, Event

_MAIN = "/relationships/officeDocument"


class Package(Archive):
    """A .docx that passed the checks. Raises ReadError from every method."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content, name, kind="Word 文件")
        self._main = self._main_part()

    def body(self) -> Iterator[Event]:
        """("start" or "end", element) in the order of the document's main part. The caller may
        empty an element when it ends."""
        return self.events(self._main)

    def beside(self, part: str) -> etree._Element | None:
        """The root of a part in the main part's folder (styles.xml); None where there is none."""
        path = self._main.rpartition("/")[0] + "/" + part
        return self.root(path) if path.lstrip("/") in self.names() else None

    def each_beside(self, stem: str) -> Iterator[etree._Element]:
        """The roots of the numbered parts in the main part's folder (header1.xml, header2.xml)."""
        folder = self._main.rpartition("/")[0]
        wanted = re.compile(rf"{re.escape(folder)}/{stem}\d*\.xml".lstrip("/"))
        for name in self.names():
            if wanted.fullmatch(name):
                yield self.root(name)

    def _main_part(self) -> str:
        names = self.names()
        if "_rels/.rels" in names:
            for relation in self.root("_rels/.rels"):
                if relation.get("Type", "").endswith(_MAIN):
                    target = relation.get("Target", "").lstrip("/")
                    if target in names:
                        return target
        if "word/document.xml" not in names:
            raise self.other()
        return "word/document.xml"
