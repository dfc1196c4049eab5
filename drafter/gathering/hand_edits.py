"""An answer changed after hands were at the draft: a merge of three texts, sentence by sentence.

``base`` is what the old answers composed, ``edited`` the same draft after hands were at it, ``new``
what the changed answers compose. A sentence that no hand touched follows the answers; what a hand
did stays; where both changed one sentence, the hand's stays and the two wordings are a clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from drafter.gathering.units import Key, Unit, blocks_of, gaps_in, units_of
from drafter.interview.sentence_edits import Place, Source
from drafter.model import BlockKind, Draft
from drafter.text.alignment import best_pairs
from drafter.text.likeness import character_pairs, overlap

_LEAST_LIKE = 0.25
"""Jaccard index of character pairs from which on two sentences in one place are one, reworded."""

_SAME_ANSWERS = 0.5  # what filling in the same answers counts for, in the same measure
_MOST_PAIRED = 10_000  # cells of one table; a larger stretch is not paired
_ONE_EACH: frozenset[BlockKind] = frozenset(("title", "byline", "date", "salutation"))

Side = Literal["hand", "answers"]


class Clash(Struct, frozen=True):
    """One sentence that a hand and an answer both changed. ``was`` is what stood there, ``hand``
    the hand's wording, ``answers`` the one that the changed answers give; "" means left out."""

    was: str
    hand: str
    answers: str


class Merged(Struct, frozen=True):
    """The merged draft; ``clashes`` in the order of the text; ``changed`` counts the sentences that
    followed the answers; ``moved`` are those that hand and answers moved to different places: they
    stand where the hand put them. ``given``: of each sentence its number among those of the draft
    that the changed answers compose, None where a hand put it there."""

    draft: Draft
    clashes: tuple[Clash, ...]
    changed: int
    moved: tuple[str, ...] = ()
    given: tuple[int | None, ...] = ()


class _Fates(Struct, frozen=True):
    """What became of the base's units: ``of[i]`` is the unit now in the place of unit i, None where
    it is gone; ``before[i]`` are those that came before it (the last: at the end)."""

    of: tuple[Unit | None, ...]
    before: tuple[tuple[Unit, ...], ...]


def merged(base: Draft, edited: Draft, new: Draft, *, for_answers: Iterable[Clash] = ()) -> Merged:
    """The three drafts as one. The clashes in ``for_answers`` are settled for the answers, all
    others for the hand; those settled for the answers are none of the result's."""
    units = tuple(units_of(base))
    numbered = tuple(replace(unit, given=at) for at, unit in enumerate(units_of(new)))
    hand, answers = _fates(units, tuple(units_of(edited))), _fates(units, numbered)
    moved = _moved_by_both(units, hand, answers)
    answers = _without(answers, moved)
    merging = _Merging(tuple(for_answers))
    for index, unit in enumerate(units):
        merging.insert(hand.before[index], answers.before[index])
        merging.settle(unit, hand.of[index], answers.of[index])
    merging.insert(hand.before[-1], answers.before[-1])
    blocks = tuple(blocks_of(merging.units))
    given = tuple(unit.given for unit in merging.units)
    asked = {gap.name: gap.ask for draft in (edited, new) for gap in draft.gaps if gap.ask}
    draft = replace(new, blocks=blocks, gaps=gaps_in(blocks, asked))
    told = tuple(text for _, text in moved.elements())
    return Merged(draft, tuple(merging.clashes), merging.changed, told, given)


def _moved_by_both(base: Sequence[Unit], hand: _Fates, answers: _Fates) -> Counter[Key]:
    """The units that both moved and that stand in two places now."""
    moved = _moved(base, hand) & _moved(base, answers)
    for one, other in zip(hand.before, answers.before, strict=True):
        moved -= _keys(one) & _keys(other)  # to the same place: what both bring stands once
    return moved


def _moved(base: Sequence[Unit], fates: _Fates) -> Counter[Key]:
    gone = _keys([unit for unit, now in zip(base, fates.of, strict=True) if now is None])
    return gone & _keys([unit for units in fates.before for unit in units])


def _keys(units: Sequence[Unit]) -> Counter[Key]:
    return Counter(unit.key for unit in units)


def _without(fates: _Fates, units: Counter[Key]) -> _Fates:
    """The fates without these units among those that came."""
    left = Counter(units)
    return replace(fates, before=tuple(tuple(_rest(each, left)) for each in fates.before))


def _rest(units: Sequence[Unit], known: Counter[Key]) -> Iterator[Unit]:
    """The units that are not among ``known``, each of which accounts for one of them."""
    for unit in units:
        if known[unit.key]:
            known[unit.key] -= 1
        else:
            yield unit


def sources_in(one: Merged, answers: Sequence[Source]) -> tuple[Source, ...]:
    """The sources of the merged draft's sentences: ``answers`` are those of the draft that the
    changed answers compose; what a hand put there is counted by its words."""
    counted: Counter[str] = Counter()
    sources: list[Source] = []
    for text, given in zip(one.draft.texts, one.given, strict=True):
        if given is None:
            counted[text] += 1
        by_hand = Source(Place(text, counted[text], by_hand=True))
        sources.append(by_hand if given is None else answers[given])
    return tuple(sources)


class _Merging:
    """The text so far."""

    def __init__(self, for_answers: tuple[Clash, ...]) -> None:
        self.units: list[Unit] = []
        self.clashes: list[Clash] = []
        self.changed = 0
        self._for_answers = list(for_answers)
        self._dropped_by: set[Side] = set()

    def insert(self, hand: Sequence[Unit], answers: Sequence[Unit]) -> None:
        """What came in between two units of the base; what both brought stands once."""
        answers = list(_rest(answers, _keys(hand)))
        self.changed += len(answers)
        both = (list(hand), list(answers))
        goes_on_first = bool(hand and answers and hand[0].starts and not answers[0].starts)
        for unit in (*both[1], *both[0]) if goes_on_first else (*both[0], *both[1]):
            self._put(unit)

    def settle(self, was: Unit, hand: Unit | None, answers: Unit | None) -> None:
        """What stands in the place of one unit of the base."""
        if was.starts:
            self._dropped_by.clear()
        by_hand = hand is None or hand.key != was.key
        by_answers = answers is None or answers.key != was.key
        starts = _starts(was, hand, answers)
        chosen, side = hand, "hand"
        if by_answers and (not by_hand or self._goes_to_answers(was, hand, answers)):
            chosen, side = answers, "answers"
            self.changed += 1
        elif not by_answers and not by_hand:
            chosen = answers  # the same words; the origin that the answers give now
        if chosen is None:
            self._dropped_by |= {"hand"} if side == "hand" else {"answers"}
            return
        self._put(replace(chosen, starts=starts or len(self._dropped_by) > 1))
        self._dropped_by.clear()

    def _goes_to_answers(self, was: Unit, hand: Unit | None, answers: Unit | None) -> bool:
        """Whether a unit that both changed follows the answers; where it does not, the clash is
        noted, unless both say the same."""
        clash = Clash(was.sentence.text, _text(hand), _text(answers))
        if clash.hand == clash.answers:
            return False
        if clash in self._for_answers:
            self._for_answers.remove(clash)
            return True
        self.clashes.append(clash)
        return False

    def _put(self, unit: Unit) -> None:
        self.units.append(unit)


def _text(unit: Unit | None) -> str:
    return unit.sentence.text if unit else ""


def _starts(was: Unit, hand: Unit | None, answers: Unit | None) -> bool:
    """Whether a paragraph begins here: as the hand has it where it moved the break, else as the
    answers do."""
    if hand is not None and hand.starts != was.starts:
        return hand.starts
    if answers is not None:
        return answers.starts
    return hand.starts if hand is not None else was.starts


def _fates(base: tuple[Unit, ...], other: tuple[Unit, ...]) -> _Fates:
    of: list[Unit | None] = [None] * len(base)
    before: list[list[Unit]] = [[] for _ in range(len(base) + 1)]
    place = {b: a for a, b in _pairs(base, other)}
    at = 0
    for number, unit in enumerate(other):
        if number in place:
            of[place[number]] = unit
            at = place[number] + 1
        else:
            before[at].append(unit)
    return _Fates(tuple(of), tuple(tuple(each) for each in before))


def _pairs(base: tuple[Unit, ...], other: tuple[Unit, ...]) -> Iterator[tuple[int, int]]:
    """Indexes of units that are one another, in order: those that are equal, and between them
    those that are alike."""
    keys, others = [unit.key for unit in base], [unit.key for unit in other]
    a = b = 0
    for block in SequenceMatcher(None, keys, others, autojunk=False).get_matching_blocks():
        yield from ((a + i, b + j) for i, j in _alike(base[a : block.a], other[b : block.b]))
        yield from ((block.a + i, block.b + i) for i in range(block.size))
        a, b = block.a + block.size, block.b + block.size


def _alike(base: Sequence[Unit], other: Sequence[Unit]) -> list[tuple[int, int]]:
    """The pairs, in order, that are most alike altogether."""
    if not base or not other or len(base) * len(other) > _MOST_PAIRED:
        return []
    return best_pairs([[_likeness(one, two) for two in other] for one in base])


def _likeness(one: Unit, other: Unit) -> float:
    """0 where two units are not one another; title, byline, date and salutation stand once each, so
    that their kind decides."""
    if (one.kind == "paragraph") != (other.kind == "paragraph"):
        return 0.0
    if one.kind in _ONE_EACH or other.kind in _ONE_EACH:
        return 1.0 if one.kind == other.kind else 0.0
    shared = overlap(character_pairs(one.sentence.text), character_pairs(other.sentence.text))
    questions = one.sentence.origin.questions
    if questions and questions == other.sentence.origin.questions:
        shared += _SAME_ANSWERS
    return shared if shared >= _LEAST_LIKE else 0.0
