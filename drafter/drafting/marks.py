"""Values on their way through a template, each between private-use marks that say where it is from.

A mark is OPEN letter key MID text CLOSE; marks nest (an answer inside a phrase). ``clean_text``
takes private-use characters out of all input, so nothing that a person typed can forge one.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

_OPEN, _MID, _CLOSE = "\ue000", "\ue001", "\ue002"


class Tag(Struct, frozen=True):
    """Where a stretch comes from: ``letter`` A, P, O or T; ``key`` the answer's key, or the
    phrase's content id."""

    letter: str
    key: str


Tagged = tuple[str, tuple[Tag, ...]]
"""A character and its tags, the outermost first; no tags: the outline's own words."""


def marked(text: str, tag: Tag) -> str:
    """``text`` between marks; an empty text stays empty, so that a template can test for it."""
    return f"{_OPEN}{tag.letter}{tag.key}{_MID}{text}{_CLOSE}" if text else ""


def bare(text: str) -> str:
    """Marked ``text`` without its marks."""
    return plain(tagged(text))


def tagged(text: str) -> list[Tagged]:
    """The characters of marked ``text`` with their tags. A mark that a filter cut is dropped."""
    characters: list[Tagged] = []
    stack: list[Tag] = []
    position = 0
    while position < len(text):
        char = text[position]
        if char == _OPEN:
            end = text.find(_MID, position)
            if end < 0:
                break
            stack.append(Tag(text[position + 1], text[position + 2 : end]))
            position = end + 1
            continue
        if char == _CLOSE:
            if stack:
                stack.pop()
        elif char != _MID:
            characters.append((char, tuple(stack)))
        position += 1
    return characters


def plain(characters: Iterable[Tagged]) -> str:
    """The characters without their tags."""
    return "".join(char for char, _ in characters)
