"""Two writers' versions of one draft made into one.

Three texts are compared as rows of sentences and paragraph ends: what only one writer changed is
taken over, what both changed alike is taken once, and what both changed differently is a clash for
a person to decide (Khanna, Kunal and Pierce, A Formal Investigation of Diff3, 2007). Nothing that
a writer wrote is left out without a clash that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from drafter.model import Block, DraftSentence, Origin
from drafter.revising.places import KIND_NAMES, place_of
from drafter.revising.sides import (
    End,
    Reconciled,
    Side,
    Token,
    reconciled,
    side_of,
    tokens_of,
    words_of,
)

Choice = Literal["我的", "对方的", "都要", "原来的"]

CHOICES: tuple[Choice, ...] = get_args(Choice)


class Clash(Struct, frozen=True):
    """What both changed. ``number`` counts from 1; the stretch as it reads in the base and in the
    two versions, empty where it is gone there."""

    number: int
    base: tuple[Token, ...]
    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]

    @property
    def is_of_ends(self) -> bool:
        """Whether it is about what a paragraph is or where it ends, and about no words."""
        return all(isinstance(each, End) for each in (*self.base, *self.mine, *self.theirs))


class Merged(Struct, frozen=True):
    """The result as a ``row`` of sentences and paragraph ends, with clashes where a person decides;
    ``elsewhere`` are sentences that both moved, to different places (they stand where mine has
    them), or that one moved and the other took out (they stand)."""

    row: tuple[Token | Clash, ...]
    elsewhere: tuple[str, ...] = ()


def merged(base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]) -> Merged:
    """The result, with its clashes numbered in the order of the text."""
    tokens = tokens_of(base)
    sides = side_of(tokens, tokens_of(mine)), side_of(tokens, tokens_of(theirs))
    both = reconciled(tokens, *sides)
    numbers = count(1)
    row = (
        replace(each, number=next(numbers)) if isinstance(each, Clash) else each
        for each in _merged(tokens, both)
    )
    return Merged(tuple(row), both.elsewhere)


def clashes_in(result: Merged) -> tuple[Clash, ...]:
    """The clashes of a result in order."""
    return tuple(each for each in result.row if isinstance(each, Clash))


def decided(result: Merged, choices: Mapping[int, Choice]) -> tuple[Block, ...]:
    """The blocks of a result, each clash as ``choices`` say by its number; one that they do not
    name stands there as a gap with both wordings, which keeps a final file from being made."""
    tokens: list[Token] = []
    for each in result.row:
        if isinstance(each, Clash):
            tokens += _chosen(each, choices.get(each.number))
        else:
            tokens.append(each)
    return tuple(_blocks(tokens))


def _chosen(clash: Clash, choice: Choice | None) -> Sequence[Token]:
    match choice:
        case "我的":
            return clash.mine
        case "对方的":
            return clash.theirs
        case "都要":
            return (*clash.mine, *clash.theirs)
        case "原来的":
            return clash.base
        case _:
            sentence = DraftSentence(clash_text(clash), Origin("T"))
            ends = [each for each in (*clash.mine, *clash.theirs) if isinstance(each, End)]
            if not ends:
                return (sentence,)
            was = clash.base[-1:] if clash.is_of_ends else ()
            return (sentence, *(was or (End("paragraph"),)))


def clash_text(clash: Clash) -> str:
    """A clash as it stands in a draft that was merged without deciding it."""
    mine, theirs = (words(each) or gone_in(clash) for each in (clash.mine, clash.theirs))
    return f"【待补：第{clash.number}处两人都改了】〔我改作：{mine}〕〔对方改作：{theirs}〕"


def gone_in(clash: Clash) -> str:
    """What a stretch that is empty on one side of a clash means."""
    return "并入下一段" if clash.is_of_ends else "删去"


def words(tokens: Sequence[Token]) -> str:
    """A stretch on one line, ／ between its paragraphs; where it is nothing but a paragraph's end,
    what the paragraph is."""
    if tokens and all(isinstance(each, End) for each in tokens):
        return "、".join(KIND_NAMES[each.kind] for each in tokens if isinstance(each, End))
    text = "".join(each.text if isinstance(each, DraftSentence) else "／" for each in tokens)
    return text.strip("／").replace("\n", "")


def placed_clashes(result: Merged) -> tuple[tuple[str, Clash], ...]:
    """The clashes of a result in order, each with what a writer calls its place."""
    blocks, places = decided(result, {}), places_of_clashes(result)
    return tuple(
        (place_of(blocks, at), clash) for at, clash in zip(places, clashes_in(result), strict=True)
    )


def places_of_clashes(result: Merged) -> tuple[int, ...]:
    """For each clash the number of the block it stands in, as ``decided`` gives them where nothing
    is chosen."""
    places: list[int] = []
    block, held = 0, False
    for each in result.row:
        if isinstance(each, Clash):
            places.append(block)
            held = True
            if any(isinstance(token, End) for token in (*each.mine, *each.theirs)):
                block, held = block + 1, False
        elif isinstance(each, End):
            block, held = block + held, False
        else:
            held = True
    return tuple(places)


def _merged(base: Sequence[Token], both: Reconciled) -> Iterator[Token | Clash]:
    mine, theirs = both.mine, both.theirs
    begins, written = 0, False
    for i, token in enumerate(base):
        found = [*both.settled.get(i, ()), *_put_in(mine.put_in[i], theirs.put_in[i])]
        if isinstance(token, End):
            gone = any(_is_gone(side, begins, i) for side in (mine, theirs))
            whole = gone and (written or bool(found))
            found += _end(token, mine.became[i], theirs.became[i], whole=whole)
            begins, written = i + 1, False
        else:
            found += _sentence(token, mine.became[i], theirs.became[i])
            written = written or bool(found)
        yield from found
    yield from both.settled.get(len(base), ())
    yield from _put_in(mine.put_in[len(base)], theirs.put_in[len(base)])


def _is_gone(side: Side, begins: int, end: int) -> bool:
    """Whether a side took out the whole paragraph, its end included."""
    return all(side.became[i] is None for i in range(begins, end + 1))


def _sentence(
    base: DraftSentence, mine: Token | None, theirs: Token | None
) -> Iterator[Token | Clash]:
    one, other = words_of(mine), words_of(theirs)
    if one == base.text and theirs is not None:
        yield mine if other == base.text and mine is not None else theirs
    elif other == base.text or one == other:
        yield from (each for each in (mine,) if each is not None)
    elif one == base.text:  # the other took it out
        return
    else:
        yield Clash(0, (base,), _sentences(mine), _sentences(theirs))


def _sentences(*tokens: Token | None) -> tuple[DraftSentence, ...]:
    return tuple(token for token in tokens if isinstance(token, DraftSentence))


def _end(
    base: End, mine: Token | None, theirs: Token | None, *, whole: bool
) -> Iterator[Token | Clash]:
    """A paragraph's end: gone where either joined it with the next, of the kind that one made it; a
    clash where both did something else to it. One that a side took out as a ``whole`` still ends
    what the other wrote in it."""
    if whole:
        yield mine or theirs or base
    elif base in (mine, theirs) or mine == theirs:
        changed = mine if theirs == base else theirs
        yield from (each for each in (changed,) if each is not None)
    else:
        yield Clash(0, (base,), _ends(mine), _ends(theirs))


def _ends(token: Token | None) -> tuple[Token, ...]:
    return () if token is None else (token,)


def _put_in(mine: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Token | Clash]:
    """What was put in at one place: by whoever did alone, or by both alike; else a clash."""
    if not mine or not theirs or _plain(mine) == _plain(theirs):
        yield from mine or theirs
    else:
        yield Clash(0, (), tuple(mine), tuple(theirs))


def _plain(tokens: Sequence[Token]) -> list[str]:
    return [token.kind if isinstance(token, End) else token.text for token in tokens]


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The tokens as blocks; a paragraph's end with nothing before it is none."""
    held: list[DraftSentence] = []
    for token in tokens:
        if isinstance(token, DraftSentence):
            held.append(token)
        elif held:
            yield Block(token.kind, tuple(held))
            held = []
    if held:
        yield Block("paragraph", tuple(held))
