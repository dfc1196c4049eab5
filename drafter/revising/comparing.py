"""The differences between two drafts, a paragraph at a time, for a person to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from drafter.model import Block, Draft
from drafter.revising.aligning import Pair, aligned
from drafter.revising.edits import Piece
from drafter.revising.places import KIND_NAMES, place_of
from drafter.revising.redline import RedParagraph, as_pieces, passages_of, redline

END = "¶"
"""The end of a paragraph, where it is what changed."""


class Move(Struct, frozen=True):
    """A sentence that stands elsewhere now: ``before`` and ``after`` as it reads in the two texts
    (the same where only its place changed)."""

    before: str
    after: str
    came_from: str
    went_to: str


class Difference(Struct, frozen=True):
    """A paragraph that changed. ``place`` is that in the new text, in the old one where it is gone;
    ``kind`` is 改, 增 or 删; an ``END`` among ``pieces`` says that a paragraph was cut in two or
    two were joined there. ``was`` and ``became`` are what the paragraph is, where that changed: a
    heading of another level, a heading that is none any more; "" where not."""

    place: str
    kind: Literal["改", "增", "删"]
    pieces: tuple[Piece, ...]
    was: str = ""
    became: str = ""


class Comparison(Struct, frozen=True):
    """All differences, in the order of the text, and the sentences that only moved."""

    differences: tuple[Difference, ...]
    moves: tuple[Move, ...]


def comparison(before: Draft, after: Draft) -> Comparison:
    """What became of ``before``. A sentence that moved is among the moves, and shows in the
    differences as cut in one place and new in the other."""
    marked = redline(passages_of(before.blocks), passages_of(after.blocks))
    found = (_difference(each, before.blocks, after.blocks) for each in marked)
    differing = tuple(each for each in found if each is not None)
    return Comparison(differing, _moves(before, after))


def _difference(
    paragraph: RedParagraph, old: Sequence[Block], new: Sequence[Block]
) -> Difference | None:
    """What is different in a paragraph; None where nothing is."""
    was, became = _kinds(paragraph, old, new)
    if not paragraph.changed and was == became:
        return None
    pieces = as_pieces(paragraph)
    ops = {piece.op for piece in pieces}
    if paragraph.mark != "same" and "same" in ops:  # a paragraph was cut in two, or two joined
        pieces += (Piece(paragraph.mark, END),)
    if paragraph.after is not None:
        place = place_of(new, paragraph.after)
        kind: Literal["改", "增", "删"] = "增" if ops == {"new"} else "改"
    else:
        place = f"原{place_of(old, paragraph.before or 0)}"
        kind = "删" if ops <= {"cut"} else "改"
    return Difference(place, kind, pieces, was, became)


def _kinds(paragraph: RedParagraph, old: Sequence[Block], new: Sequence[Block]) -> tuple[str, str]:
    """What a paragraph was and is, where one of the two is a heading; "" where it stayed."""
    if paragraph.before is None or paragraph.after is None:
        return "", ""
    kinds = old[paragraph.before].kind, new[paragraph.after].kind
    if kinds[0] == kinds[1] or not any(kind.startswith("heading") for kind in kinds):
        return "", ""
    return KIND_NAMES[kinds[0]], KIND_NAMES[kinds[1]]


def _moves(before: Draft, after: Draft) -> tuple[Move, ...]:
    old, new = _placed(before.blocks), _placed(after.blocks)
    pairs = aligned([text for text, _ in old], [text for text, _ in new])
    return tuple(_move(pair, old, new) for pair in pairs if pair.moved)


def _move(pair: Pair, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Move:
    before, came_from = old[pair.before or 0]
    after, went_to = new[pair.after or 0]
    return Move(before, after, came_from, went_to)


def _placed(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """The sentences with their places."""
    return [
        (sentence.text, place_of(blocks, number))
        for number, block in enumerate(blocks)
        for sentence in block.sentences
    ]
