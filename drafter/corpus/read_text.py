"""What a reader gives: lines put together to a text that knows where it came from."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from drafter.errors import ReadError
from drafter.model import Place
from drafter.text.clean import clean_text

MOST_PARAGRAPHS = 200_000
"""Paragraphs, empty ones counted; a five-year compilation has about 20,000. Five million empty ones
in a part of 32 MB take 14 s to walk, 200,000 half a second."""


class ReadText(Struct, frozen=True):
    """The text of a file; ``encoding`` and ``places`` as in ``Source``."""

    text: str
    encoding: str
    places: tuple[Place, ...] = ()


def text_of_paragraphs(paragraphs: Iterable[str], encoding: str, *, name: str) -> ReadText:
    """The paragraphs as lines, cleaned, each that holds something with its place (第 N 段).

    Runs of empty paragraphs become one empty line; a paragraph may hold line breaks of its own.
    Raises ReadError: nothing in them, or too many.
    """
    lines: list[str] = []
    places: list[Place] = []
    length = 0
    for count, paragraph in enumerate(paragraphs):
        if count == MOST_PARAGRAPHS:
            raise ReadError(name, f"超过 {MOST_PARAGRAPHS // 10_000} 万段，不像文稿")
        line = clean_text(paragraph).strip(" \t\n")
        if not line and (not lines or not lines[-1]):
            continue
        if line:
            places.append(Place(length, f"第 {len(places) + 1} 段"))
        lines.append(line)
        length += len(line) + 1
    if not places:
        raise ReadError(name, "没有文字")
    return ReadText("\n".join(lines).rstrip("\n"), encoding, tuple(places))
