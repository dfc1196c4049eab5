"""Comments and tracked changes of a Word file, each with its place in the text that is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from drafter.corpus.read_text import Note, ParagraphForm
from drafter.corpus.readers.docx.names import local, value
from drafter.corpus.readers.docx.package import Package
from drafter.errors import ReadError
from drafter.text.clean import clean_line, clean_text

MOST_NOTES = 5_000
"""Comments and changes of one file; the most worked-over speech has some hundred."""

_OPEN, _CLOSE = "\ue010", "\ue011"  # no text that is read keeps such characters
_SIGN = re.compile(f"{_OPEN}([a-z])(\\d+){_CLOSE}")
_OURS = re.compile(f"[{_OPEN}{_CLOSE}]")
_STEERS = {"commentRangeStart": "s", "commentRangeEnd": "e", "commentReference": "r"}
_CUTS = ("del", "moveFrom")
_LONGEST_NAME = 60


class Mark(NamedTuple):
    """How a paragraph's end is tracked: the element's name (ins, del), by whom and when."""

    name: str
    author: str
    at: str


def bare(text: str) -> str:
    """A stretch of the document's own text without what looks like a sign of ours."""
    return _OURS.sub("", text) if _OPEN in text or _CLOSE in text else text


class _Change:
    """A tracked change being read: what was cut and what is new, a line feed for a paragraph's
    end."""

    def __init__(self, author: str, at: str) -> None:
        self.author, self.at = author, at
        self.cut: list[str] = []
        self.new: list[str] = []


class _Place(Struct):
    """Where a note stands: the paragraph's number, and code points in it."""

    paragraph: int
    start: int
    end: int


class NoteTaker:
    """Collects notes while a body is read; puts signs into its text, which ``without_signs`` takes
    out again. Changes of one author that touch one another are one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._changes: list[_Change] = []
        self._touching: _Change | None = None
        self._open: list[tuple[str, str, str]] = []
        self._ids: dict[str, int] = {}
        self._places: dict[tuple[str, int], _Place] = {}
        self._lines: list[str] = []

    def opened(self, element: etree._Element) -> str:
        """A change begins; the sign to put there."""
        self._open.append((local(element), value(element, "author"), value(element, "date")))
        return self._change_sign(*self._open[-1][1:])

    def closed(self) -> None:
        """The change that began last ends."""
        if self._open:
            self._open.pop()

    def took(self, text: str) -> None:
        """Some text was read, in the change that is open, or outside any."""
        if not text:
            return
        if not self._open:
            self._touching = None
        elif self._touching is not None:
            kind = self._open[-1][0]
            (self._touching.cut if kind in _CUTS else self._touching.new).append(text)

    def ended(self, mark: Mark | None) -> str:
        """A paragraph ends, its mark tracked by ``mark`` (None: not); the sign to put there."""
        if mark is None:
            self._touching = None
            return ""
        sign = self._change_sign(mark.author, mark.at)
        if self._touching is not None:
            cut = mark.name in _CUTS
            (self._touching.cut if cut else self._touching.new).append("\n")
        return sign

    def commented(self, element: etree._Element) -> str:
        """The sign of a comment's begin, end or reference; "" for any other element."""
        steer = _STEERS.get(local(element))
        if steer is None:
            return ""
        number = self._ids.setdefault(value(element, "id"), len(self._ids))
        self._check(number)
        return f"{_OPEN}{steer}{number}{_CLOSE}"

    def _change_sign(self, author: str, at: str) -> str:
        if self._touching is not None and self._touching.author == author:
            return ""
        self._touching = _Change(author, at)
        self._changes.append(self._touching)
        self._check(len(self._changes))
        return f"{_OPEN}c{len(self._changes) - 1}{_CLOSE}"

    def _check(self, count: int) -> None:
        if count > MOST_NOTES:
            raise ReadError(self._name, f"批注、修订超过 {MOST_NOTES} 处，不像文稿")

    def without_signs(
        self, paragraphs: Iterable[tuple[str, ParagraphForm]]
    ) -> Iterator[tuple[str, ParagraphForm]]:
        """The paragraphs as they read; where each sign stood is remembered."""
        for text, form in paragraphs:
            cuts = [0, *(place for sign in _SIGN.finditer(text) for place in sign.span())]
            spans = list(pairwise([*cuts, len(text)]))[::2]
            clean = [clean_text(text[start:end]) for start, end in spans]
            line = "".join(clean)
            stripped = line.strip(" \t\n")
            left_out = len(line) - len(line.lstrip(" \t\n"))
            if stripped:
                self._lines.append(stripped)
            length = 0
            for piece, sign in zip(clean, _SIGN.finditer(text), strict=False):
                length += len(piece)
                at = max(0, min(length - left_out, len(stripped)))
                self._stood(sign[1], int(sign[2]), at, empty=not stripped)
            yield line, form

    def _stood(self, steer: str, number: int, at: int, *, empty: bool) -> None:
        paragraph = max(0, len(self._lines) - 1)
        if empty:  # it stands at the end of the paragraph before
            at = len(self._lines[-1]) if self._lines else 0
        kind = "c" if steer == "c" else "r"
        place = self._places.setdefault((kind, number), _Place(paragraph, at, at))
        if steer == "e" and place.paragraph == paragraph:
            place.end = at
        elif steer == "e":  # it goes on over paragraphs: up to the end of its first one
            place.end = len(self._lines[place.paragraph])

    def notes(self, package: Package) -> tuple[Note, ...]:
        """All notes, in the order of their places. Raises ReadError."""
        found = [*self._comments(package), *self._tracked()]
        return tuple(sorted(found, key=lambda note: (note.paragraph, note.start, note.end)))

    def _comments(self, package: Package) -> Iterator[Note]:
        root = package.beside("comments.xml")
        for element in root if root is not None else ():
            if local(element) != "comment":
                continue
            number = self._ids.get(value(element, "id"), -1)
            place = self._places.get(("r", number), _Place(max(0, len(self._lines) - 1), 0, 0))
            line = self._lines[place.paragraph] if self._lines else ""
            yield Note(
                kind="批注",
                author=_author(value(element, "author")),
                at=_when(value(element, "date")),
                paragraph=place.paragraph,
                start=place.start,
                end=place.end,
                quoted=line[place.start : place.end],
                text=_text(element),
            )

    def _tracked(self) -> Iterator[Note]:
        for number, change in enumerate(self._changes):
            cut, new = clean_text("".join(change.cut)), clean_text("".join(change.new))
            if not cut and not new:
                continue
            place = self._places.get(("c", number), _Place(0, 0, 0))
            yield Note(
                kind="改" if cut and new else "删" if cut else "增",
                author=_author(change.author),
                at=_when(change.at),
                paragraph=place.paragraph,
                start=place.start,
                end=place.end,
                quoted=cut,
                text=new,
            )


def _author(text: str) -> str:
    return clean_line(text)[:_LONGEST_NAME] or "未署名"


def _when(text: str) -> str:
    """2026-11-25 09:12 of an ISO 8601 time; "" where there is none."""
    return clean_line(text)[:16].replace("T", " ")


def _text(comment: etree._Element) -> str:
    lines = [
        "".join(each.text or "" for each in paragraph.iter() if local(each) == "t")
        for paragraph in comment.iter()
        if local(paragraph) == "p"
    ]
    return clean_text("\n".join(lines)).strip()
