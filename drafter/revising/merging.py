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

from drafter.model import Block, BlockKind, DraftSentence, Origin
from drafter.revising.aligning import aligned

Choice = Literal["我的", "对方的", "都要", "原来的"]

CHOICES: tuple[Choice, ...] = get_args(Choice)


class End(Struct, frozen=True):
    """The end of a paragraph of that kind."""

    kind: BlockKind


Token = DraftSentence | End


class Clash(Struct, frozen=True):
    """What both changed. ``number`` counts from 1; the stretch as it reads in the base and in the
    two versions, empty where it is gone there."""

    number: int
    base: tuple[Token, ...]
    mine: tuple[Token, ...]
    theirs: tuple[Token, ...]


Merged = tuple[Token | Clash, ...]
"""The result as a row of sentences and paragraph ends, with clashes where a person decides."""


class _Side(Struct, frozen=True):
    """One writer's version against the base: what each token of the base became (None: it is gone),
    and what was put in before each token (and behind the last)."""

    became: tuple[Token | None, ...]
    put_in: tuple[tuple[Token, ...], ...]


def merged(base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]) -> Merged:
    """The result, with its clashes numbered in the order of the text."""
    tokens = _tokens(base)
    one, other = _side(tokens, _tokens(mine)), _side(tokens, _tokens(theirs))
    numbers = count(1)
    return tuple(
        replace(each, number=next(numbers)) if isinstance(each, Clash) else each
        for each in _merged(tokens, one, other)
    )


def clashes_in(result: Merged) -> tuple[Clash, ...]:
    """The clashes of a result in order."""
    return tuple(each for each in result if isinstance(each, Clash))


def decided(result: Merged, choices: Mapping[int, Choice]) -> tuple[Block, ...]:
    """The blocks of a result, each clash as ``choices`` say by its number; one that they do not
    name stands there as a gap with both wordings, which keeps a final file from being made."""
    tokens: list[Token] = []
    for each in result:
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
            whole = any(isinstance(each, End) for each in (*clash.mine, *clash.theirs))
            return (sentence, End("paragraph")) if whole else (sentence,)


def clash_text(clash: Clash) -> str:
    """A clash as it stands in a draft that was merged without deciding it."""
    mine, theirs = (words(each) or "删去" for each in (clash.mine, clash.theirs))
    return f"【待补：第{clash.number}处两人都改了】〔我改作：{mine}〕〔对方改作：{theirs}〕"


def words(tokens: Sequence[Token]) -> str:
    """A stretch on one line, ／ between its paragraphs."""
    text = "".join(each.text if isinstance(each, DraftSentence) else "／" for each in tokens)
    return text.strip("／").replace("\n", "")


def places_of_clashes(result: Merged) -> tuple[int, ...]:
    """For each clash the number of the block it stands in, as ``decided`` gives them where nothing
    is chosen."""
    places: list[int] = []
    block, held = 0, False
    for each in result:
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


def _tokens(blocks: Sequence[Block]) -> list[Token]:
    found: list[Token] = []
    for block in blocks:
        found += [*block.sentences, End(block.kind)]
    return found


def _side(base: Sequence[Token], version: Sequence[Token]) -> _Side:
    became: list[Token | None] = [None] * len(base)
    put_in: list[list[Token]] = [[] for _ in range(len(base) + 1)]
    at = 0
    for old, new in _rows(base, version):
        if old is None and new is not None:
            put_in[at].append(version[new])
        elif old is not None:
            became[old] = None if new is None else version[new]
            at = old + 1
    return _Side(tuple(became), tuple(map(tuple, put_in)))


def _rows(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[int | None, int | None]]:
    """Numbers of tokens paired: sentences where they keep their order, and between two pairs the
    ends of paragraphs from the front."""
    places_old = [i for i, token in enumerate(old) if isinstance(token, DraftSentence)]
    places_new = [i for i, token in enumerate(new) if isinstance(token, DraftSentence)]
    pairs = [
        (places_old[pair.before], places_new[pair.after])
        for pair in aligned(_texts(old), _texts(new))
        if pair.before is not None and pair.after is not None and not pair.moved
    ]
    a = b = 0
    for i, j in [*pairs, (len(old), len(new))]:
        ends_old = [n for n in range(a, i) if isinstance(old[n], End)]
        ends_new = [n for n in range(b, j) if isinstance(new[n], End)]
        for stop_old, stop_new in [*zip(ends_old, ends_new, strict=False), (i, j)]:
            yield from ((n, None) for n in range(a, stop_old))
            yield from ((None, n) for n in range(b, stop_new))
            if stop_old < len(old) and stop_new < len(new):
                yield stop_old, stop_new
            a, b = stop_old + 1, stop_new + 1


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens if isinstance(token, DraftSentence)]


def _merged(base: Sequence[Token], mine: _Side, theirs: _Side) -> Iterator[Token | Clash]:
    begins, written = 0, False
    for i, token in enumerate(base):
        found = list(_put_in(mine.put_in[i], theirs.put_in[i]))
        if isinstance(token, End):
            gone = any(_is_gone(side, begins, i) for side in (mine, theirs))
            whole = gone and (written or bool(found))
            found += _end(token, mine.became[i], theirs.became[i], whole=whole)
            begins, written = i + 1, False
        else:
            found += _sentence(token, mine.became[i], theirs.became[i])
            written = written or bool(found)
        yield from found
    yield from _put_in(mine.put_in[len(base)], theirs.put_in[len(base)])


def _is_gone(side: _Side, begins: int, end: int) -> bool:
    """Whether a side took out the whole paragraph, its end included."""
    return all(side.became[i] is None for i in range(begins, end + 1))


def _sentence(
    base: DraftSentence, mine: Token | None, theirs: Token | None
) -> Iterator[Token | Clash]:
    one, other = _words(mine), _words(theirs)
    if one == base.text and theirs is not None:
        yield mine if other == base.text and mine is not None else theirs
    elif other == base.text or one == other:
        yield from (each for each in (mine,) if each is not None)
    elif one == base.text:  # the other took it out
        return
    else:
        yield Clash(0, (base,), _sentences(mine), _sentences(theirs))


def _words(token: Token | None) -> str | None:
    return token.text if isinstance(token, DraftSentence) else None


def _sentences(*tokens: Token | None) -> tuple[DraftSentence, ...]:
    return tuple(token for token in tokens if isinstance(token, DraftSentence))


def _end(base: End, mine: Token | None, theirs: Token | None, *, whole: bool) -> Iterator[Token]:
    """A paragraph's end: gone where either joined it with the next; of two kinds mine. One that a
    side took out as a ``whole`` still ends what the other wrote in it."""
    if mine is None or theirs is None:
        if whole:
            yield mine or theirs or base
        return
    yield theirs if mine == base else mine


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
