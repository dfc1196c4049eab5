"""Dealing: sets of headings that are parallel by the measure, some locked, by a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from drafter.composer.candidates import Wording
from drafter.composer.measure import Figures, Shape, figures_of

_STYLES = (
    "自足", "双动宾比喻", "平实", "动宾平实", "状动比喻", "在上", "于字比喻", "双动宾平实",
    "动宾比喻", "要", "比喻", "以促比喻", "状动平实", "以促平实", "于字平实",
    "双状动比喻", "双状动平实", "状语", "从字",
)  # fmt: skip
"""Kinds of sets in the order in which they take turns."""

_ROUNDS = 4
_MOST_STEPS = 3_000
_MOST_COUNTED = 99
_SPREAD = 6.0
"""How far, in ranks, chance may carry an entry up or down."""


class Dealt(Struct, frozen=True):
    """A set of headings: one wording an item, and what the measure says of it."""

    wordings: tuple[Wording, ...]
    figures: Figures

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(each.text for each in self.wordings)

    @property
    def patterns(self) -> tuple[str, ...]:
        return tuple(each.pattern for each in self.wordings)

    @property
    def frame(self) -> str:
        """The content id of the mined frame that all have, or ""."""
        ids = {each.frame for each in self.wordings}
        return ids.pop() if len(ids) == 1 else ""


class Avoided(Struct, frozen=True):
    """Verbs and metaphors that stand elsewhere in the draft and are not used again."""

    verbs: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()


NOTHING = Avoided()


def deals(
    choices: Sequence[Sequence[Wording]], *, avoided: Avoided = NOTHING, seed: int = 0
) -> tuple[Dealt, ...]:
    """Parallel sets of one wording an item, the kinds of sets taking turns; the same for the same
    seed. No two sets of a kind open alike."""
    usable = [[each for each in row if _allowed(each, avoided)] for row in choices]
    by_style = {style: list(_of_style(usable, style, seed)) for style in _styles(usable)}
    found: list[Dealt] = []
    for turn in range(_ROUNDS):
        found += [sets[turn] for sets in by_style.values() if turn < len(sets)]
    return tuple(found)


def redealt(
    choices: Sequence[Sequence[Wording]],
    locked: Mapping[int, Wording],
    *,
    avoided: Avoided = NOTHING,
    seed: int = 0,
    shown: Sequence[str] = (),
) -> tuple[Dealt | None, int]:
    """The set with the items in ``locked`` as they are and the others dealt anew so that they fit,
    and how many other sets there would be (counted up to 99). ``shown`` are the texts on the
    screen; an unlocked item gets another where it can. None when nothing fits."""
    rows: list[list[Wording]] = []
    for place, row in enumerate(choices):
        if place in locked:
            rows.append([locked[place]])
            continue
        fitting = [
            each
            for each in row
            if _allowed(each, avoided) and all(_agree(each, one) for one in locked.values())
        ]
        fitting.sort(key=lambda each: (each.text in shown, _key(each, f"{seed}", _SPREAD)))
        rows.append(fitting)
    found = list(islice(_unlike(_by_parts(rows)), _MOST_COUNTED + 1))
    if not found:
        return None, 0
    freed = [place for place in range(len(choices)) if place not in locked]
    unseen = (each for each in found if not any(each[place].text in shown for place in freed))
    best = next(unseen, found[0])
    return Dealt(best, figures_of([each.shape for each in best])), len(found) - 1


def _by_parts(rows: Sequence[Sequence[Wording]]) -> Iterator[tuple[Wording, ...]]:
    """Solutions kind by kind of clause, since headings of two kinds never agree."""
    for parts in dict.fromkeys(each.shape.parts for each in rows[0]):
        alike = [[each for each in row if each.shape.parts == parts] for row in rows]
        if all(alike):
            yield from _even_first(alike)


def _unlike(sets: Iterable[tuple[Wording, ...]]) -> Iterator[tuple[Wording, ...]]:
    """Each set once."""
    seen: set[tuple[str, ...]] = set()
    for each in sets:
        texts = tuple(wording.text for wording in each)
        if texts not in seen:
            seen.add(texts)
            yield each


def _styles(choices: Sequence[Sequence[Wording]]) -> list[str]:
    """Kinds of sets that every item has a wording of."""
    common = set.intersection(*({each.style for each in row} for row in choices)) if choices else ()
    listed = [style for style in _STYLES if style in common]
    return [*sorted(set(common) - set(listed)), *listed]


def _of_style(choices: Sequence[Sequence[Wording]], style: str, seed: int) -> Iterator[Dealt]:
    rows = [[each for each in row if each.style == style] for row in choices]
    used: set[str] = set()
    for turn in range(_ROUNDS):
        fresh = [[each for each in row if not used & set(each.shape.verbs)] for row in rows]
        ordered = [_in_order(row, seed, turn) for row in fresh]
        best = next(_even_first(ordered), None)
        if best is None:
            return
        used |= {verb for each in best for verb in each.shape.verbs}
        yield Dealt(best, figures_of([each.shape for each in best]))


def _in_order(row: Sequence[Wording], seed: int, turn: int) -> list[Wording]:
    """The best first; after the first turn chance carries some up, so that sets differ."""
    spread = _SPREAD if turn else 0.5
    return sorted(row, key=lambda each: _key(each, f"{seed}:{turn}", spread))


def _even_first(rows: Sequence[Sequence[Wording]]) -> Iterator[tuple[Wording, ...]]:
    """Solutions with all lengths equal, then those within the measure."""
    lengths = set.intersection(*({each.shape.lengths for each in row} for row in rows))
    for length in sorted(lengths, key=lambda each: _best_rank(rows, each)):
        yield from _solutions([[e for e in row if e.shape.lengths == length] for row in rows])
    yield from _solutions(rows)


def _best_rank(rows: Sequence[Sequence[Wording]], length: tuple[int, ...]) -> tuple[int, int]:
    ranks = [min(e.rank for e in row if e.shape.lengths == length) for row in rows]
    return sum(ranks), sum(length)


def _solutions(rows: Sequence[Sequence[Wording]]) -> Iterator[tuple[Wording, ...]]:
    """Ways to take one of each row so that every two agree, found within so many steps."""
    left = _MOST_STEPS

    def extended(taken: tuple[Wording, ...]) -> Iterator[tuple[Wording, ...]]:
        nonlocal left
        if len(taken) == len(rows):
            yield taken
            return
        for each in rows[len(taken)]:
            left -= 1
            if left < 0:
                return
            if all(_agree(each, other) for other in taken):
                yield from extended((*taken, each))

    yield from extended(())


def _agree(one: Wording, other: Wording) -> bool:
    """Whether two headings can stand in one set."""
    return (
        not (one.noun and one.noun == other.noun)
        and _balanced(one, other)
        and one.frame == other.frame
        and figures_of((one.shape, other.shape)).parallel
    )


def _balanced(one: Wording, other: Wording) -> bool:
    """Whether two metaphors weigh the same: 防火墙 and 主动仗, not 防火墙 and 底色. One of a single
    character joins the theme's last word (责任链)."""
    lengths = {len(one.noun), len(other.noun)}
    return not (one.shape.images and other.shape.images) or len(lengths) == 1 or 1 in lengths


def _allowed(wording: Wording, avoided: Avoided) -> bool:
    """Whether a heading says nothing in the very words that stand elsewhere."""
    return not (
        avoided.verbs.intersection(wording.shape.verbs)
        or avoided.images.intersection(wording.shape.images)
    )


def avoided_in(shapes: Sequence[Shape]) -> Avoided:
    """What must not be used again beside headings of these shapes."""
    return Avoided(
        frozenset(verb for shape in shapes for verb in shape.verbs),
        frozenset(image for shape in shapes for image in shape.images),
    )


def _key(wording: Wording, seed: str, spread: float) -> float:
    """Rank with a deterministic share of chance, up to ``spread`` ranks."""
    digest = hashlib.sha256(f"{seed}:{wording.pattern}".encode()).digest()
    return wording.rank + spread * int.from_bytes(digest[:4], "big") / 2**32
