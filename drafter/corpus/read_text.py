"""What a reader gives: lines put together to a text that knows where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from drafter.errors import ReadError
from drafter.model import Place
from drafter.text.clean import clean_text

MOST_PARAGRAPHS = 50_000
"""Paragraphs, empty ones counted; a five-year compilation has about 20,000. Five million empty ones
in a part of 32 MB take 14 s to walk, 100,000 half a second."""


class ParagraphForm(Struct, frozen=True):
    """How a paragraph of a Word file looks: the name of its style in lower case, its alignment, its
    outline level (1..9), and face, half-points and weight of its longest run; "", 0 and False where
    the file does not say."""

    style: str = ""
    align: str = ""
    outline: int = 0
    face: str = ""
    size: int = 0
    bold: bool = False


class Note(Struct, frozen=True):
    """A comment or a tracked change that somebody left in a Word file.

    ``paragraph`` is the number of its paragraph in the text, ``start`` and ``end`` code points in
    it. Of a comment (批注) ``quoted`` is what it stands on and ``text`` what it says; of a change
    ``quoted`` is what was cut and ``text`` what is new, a line feed for a paragraph's end. ``at``:
    2026-11-25 09:12, "" where the file does not say.
    """

    kind: Literal["批注", "增", "删", "改"]
    author: str
    at: str
    paragraph: int
    start: int
    end: int
    quoted: str
    text: str


class ReadText(Struct, frozen=True):
    """The text of a file; ``encoding`` and ``places`` as in ``Source``. Of a file that was read
    with its looks: ``forms``, one a place, and ``lost``, what is in it that is no text;
    ``notes``, where they were asked for."""

    text: str
    encoding: str
    places: tuple[Place, ...] = ()
    forms: tuple[ParagraphForm, ...] = ()
    lost: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def text_of_paragraphs(paragraphs: Iterable[str], encoding: str, *, name: str) -> ReadText:
    """The paragraphs as lines, cleaned, each that holds something with its place (第 N 段).

    Runs of empty paragraphs become one empty line; a paragraph may hold line breaks of its own.
    Raises ReadError: nothing in them, or too many.
    """
    plain = ParagraphForm()
    formed = ((paragraph, plain) for paragraph in paragraphs)
    return replace(text_of_formed(formed, encoding, name=name), forms=())


def text_of_formed(
    paragraphs: Iterable[tuple[str, ParagraphForm]], encoding: str, *, name: str
) -> ReadText:
    """As ``text_of_paragraphs``, for paragraphs with their looks."""
    lines: list[str] = []
    places: list[Place] = []
    forms: list[ParagraphForm] = []
    length = 0
    for count, (paragraph, form) in enumerate(paragraphs):
        if count == MOST_PARAGRAPHS:
            raise ReadError(name, f"超过 {MOST_PARAGRAPHS // 10_000} 万段，不像文稿")
        line = clean_text(paragraph).strip(" \t\n")
        if not line and (not lines or not lines[-1]):
            continue
        if line:
            places.append(Place(length, f"第 {len(places) + 1} 段"))
            forms.append(form)
        lines.append(line)
        length += len(line) + 1
    if not places:
        raise ReadError(name, "没有文字")
    text = "\n".join(lines).rstrip("\n")
    return ReadText(text, encoding, tuple(places), tuple(forms))
