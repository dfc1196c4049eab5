"""One writer's version of a draft against the text that both began with.

A draft is a row of sentences and paragraph ends; of each it is told what became of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.model import Block, BlockKind, DraftSentence
from drafter.revising.rows import paired, rows


class End(Struct, frozen=True):
    """The end of a paragraph of that kind."""

    kind: BlockKind


Token = DraftSentence | End


class Move(Struct, frozen=True):
    """A sentence that stands elsewhere now: as it reads there, before which token of the base, and
    its number among what was put in there."""

    at: int
    number: int
    token: Token


class Side(Struct, frozen=True):
    """One writer's version against the base: what each token of the base became (None: it is not
    there any more), what was put in before each token (and behind the last), and which tokens of
    the base stand elsewhere now, among what was put in."""

    became: tuple[Token | None, ...]
    put_in: tuple[tuple[Token, ...], ...]
    moves: Mapping[int, Move]


def tokens_of(blocks: Sequence[Block]) -> list[Token]:
    """Blocks as a row of sentences and ends."""
    found: list[Token] = []
    for block in blocks:
        found += [*block.sentences, End(block.kind)]
    return found


def words_of(token: Token | None) -> str | None:
    """A sentence's text; None for an end, and for nothing."""
    return token.text if isinstance(token, DraftSentence) else None


def side_of(base: Sequence[Token], version: Sequence[Token]) -> Side:
    """What became of ``base`` in a version."""
    became: list[Token | None] = [None] * len(base)
    put_in: list[list[Token]] = [[] for _ in range(len(base) + 1)]
    moves: dict[int, Move] = {}
    texts = [words_of(token) for token in base], [words_of(token) for token in version]
    kept, moved = paired(*texts)
    came_from = {new: old for old, new in moved}
    at = 0
    for old, new in rows(*texts, kept):
        if old is None and new is not None:
            if new in came_from:
                moves[came_from[new]] = Move(at, len(put_in[at]), version[new])
            put_in[at].append(version[new])
        elif old is not None:
            became[old] = None if new is None else version[new]
            at = old + 1
    return Side(tuple(became), tuple(map(tuple, put_in)), moves)


class Reconciled(Struct, frozen=True):
    """Two sides with every sentence in one place that either moved. ``settled`` are those that one
    moved to where the other put something in, by the token of the base that they stand before:
    they are no part of what is to be chosen there. ``elsewhere`` are the sentences that a person
    should look for: moved by both to different places, or moved by one and taken out by the other.
    """

    mine: Side
    theirs: Side
    settled: Mapping[int, Sequence[Token]]
    elsewhere: tuple[str, ...]


def reconciled(base: Sequence[Token], mine: Side, theirs: Side) -> Reconciled:
    """The two sides with every sentence that either moved where the one has it who moved it, where
    mine has it if both did; in the words of whoever changed them. Where both did, it is back in its
    old place, for a clash to show.
    """
    sides = (_Open(mine), _Open(theirs))
    settled: dict[int, list[Token]] = {}
    told: list[str] = []
    for i in sorted({*mine.moves, *theirs.moves}):
        moves = mine.moves.get(i), theirs.moves.get(i)
        one, other = (
            move.token if move else side.became[i]
            for move, side in zip(moves, (mine, theirs), strict=True)
        )
        if moves[0] and moves[1] and moves[0].at == moves[1].at:
            continue  # put in at one place by both
        if one is None or other is None:
            told.append(words_of(one or other) or "")
            continue
        if all(moves):
            told.append(words_of(one) or "")
        for side, move in zip(sides, moves, strict=True):
            side.put(move, None)
        chosen = _changed(base[i], one, other)
        if chosen is None:
            sides[0].became[i], sides[1].became[i] = one, other
            continue
        sides[0].became[i] = sides[1].became[i] = None
        mover, move, other_side = (0, moves[0], theirs) if moves[0] else (1, moves[1], mine)
        if move is not None and other_side.put_in[move.at]:
            settled.setdefault(move.at, []).append(chosen)
        else:
            sides[mover].put(move, chosen)
    return Reconciled(sides[0].closed, sides[1].closed, settled, tuple(told))


def _changed(base: Token, one: Token, other: Token) -> Token | None:
    """The one of two wordings that was changed; None where both were, differently."""
    if words_of(other) in (words_of(base), words_of(one)):
        return one
    return other if words_of(one) == words_of(base) else None


class _Open:
    """A side while sentences are taken from place to place in it."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self.became = list(side.became)
        self._put_in: list[list[Token | None]] = [list(each) for each in side.put_in]

    def put(self, move: Move | None, token: Token | None) -> None:
        """Has ``token`` stand where a sentence was moved to; None: nothing."""
        if move is not None:
            self._put_in[move.at][move.number] = token

    @property
    def closed(self) -> Side:
        put_in = (tuple(each for each in tokens if each is not None) for tokens in self._put_in)
        return Side(tuple(self.became), tuple(put_in), self._side.moves)
