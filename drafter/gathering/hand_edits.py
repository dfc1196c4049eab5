"""An answer changed after hands were at the draft: a merge of three texts, sentence by sentence.

``base`` is what the old answers composed, ``edited`` the same draft after hands were at it, ``new``
what the changed answers compose. A sentence that no hand touched follows the answers; what a hand
did stays; where both changed one sentence, the hand's stays and the two wordings are a clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.blocks import runs_in
from drafter.interview.sentence_edits import Place, Source
from drafter.model import GAP, Block, BlockKind, Draft, DraftSentence, Gap, Origin
from drafter.text.alignment import best_pairs
from drafter.text.gaps import with_gaps
from drafter.text.likeness import character_pairs, overlap
from drafter.text.sentences import sentence_spans

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


class _Unit(Struct, frozen=True):
    """A sentence with its block's kind, and whether it begins that block; ``given``: its number
    among the sentences that the changed answers give, None for one of another text."""

    kind: BlockKind
    starts: bool
    sentence: DraftSentence
    given: int | None = None

    @property
    def key(self) -> tuple[BlockKind, str]:
        return self.kind, self.sentence.text


class _Fates(Struct, frozen=True):
    """What became of the base's units: ``of[i]`` is the unit now in the place of unit i, None where
    it is gone; ``before[i]`` are those that came before it (the last: at the end)."""

    of: tuple[_Unit | None, ...]
    before: tuple[tuple[_Unit, ...], ...]


def merged(base: Draft, edited: Draft, new: Draft, *, for_answers: Iterable[Clash] = ()) -> Merged:
    """The three drafts as one. The clashes in ``for_answers`` are settled for the answers, all
    others for the hand; those settled for the answers are none of the result's."""
    units = tuple(_units(base))
    numbered = tuple(replace(unit, given=at) for at, unit in enumerate(_units(new)))
    hand, answers = _fates(units, tuple(_units(edited))), _fates(units, numbered)
    moved = _moved_by_both(units, hand, answers)
    answers = _without(answers, moved)
    merging = _Merging(tuple(for_answers))
    for index, unit in enumerate(units):
        merging.insert(hand.before[index], answers.before[index])
        merging.settle(unit, hand.of[index], answers.of[index])
    merging.insert(hand.before[-1], answers.before[-1])
    blocks = tuple(_blocks(merging.units))
    given = tuple(unit.given for unit in merging.units)
    asked = {gap.name: gap.ask for draft in (edited, new) for gap in draft.gaps if gap.ask}
    draft = replace(new, blocks=blocks, gaps=_gaps(blocks, asked))
    told = tuple(text for _, text in moved.elements())
    return Merged(draft, tuple(merging.clashes), merging.changed, told, given)


_Key = tuple[BlockKind, str]


def _moved_by_both(base: Sequence[_Unit], hand: _Fates, answers: _Fates) -> Counter[_Key]:
    """The units that both moved and that stand in two places now."""
    moved = _moved(base, hand) & _moved(base, answers)
    for one, other in zip(hand.before, answers.before, strict=True):
        moved -= _keys(one) & _keys(other)  # to the same place: what both bring stands once
    return moved


def _moved(base: Sequence[_Unit], fates: _Fates) -> Counter[_Key]:
    gone = _keys([unit for unit, now in zip(base, fates.of, strict=True) if now is None])
    return gone & _keys([unit for units in fates.before for unit in units])


def _keys(units: Sequence[_Unit]) -> Counter[_Key]:
    return Counter(unit.key for unit in units)


def _without(fates: _Fates, units: Counter[_Key]) -> _Fates:
    """The fates without these units among those that came."""
    left = Counter(units)
    return replace(fates, before=tuple(tuple(_rest(each, left)) for each in fates.before))


def _rest(units: Sequence[_Unit], known: Counter[_Key]) -> Iterator[_Unit]:
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
    texts = (sentence.text for block in one.draft.blocks for sentence in block.sentences)
    for text, given in zip(texts, one.given, strict=True):
        if given is None:
            counted[text] += 1
        by_hand = Source(Place(text, counted[text], by_hand=True))
        sources.append(by_hand if given is None else answers[given])
    return tuple(sources)


def with_sentences(
    draft: Draft, sources: Sequence[Source], edits: Mapping[Place, str]
) -> tuple[Draft, tuple[Source, ...]]:
    """The draft, whose sentences have ``sources``, with those that a hand put there as ``edits``
    say (edits of what answers give are in it by now), and the sources of its sentences then; ""
    leaves one out."""
    edits = {place: text for place, text in edits.items() if place.by_hand}
    if not edits:
        return draft, tuple(sources)
    units: list[_Unit] = []
    whence: list[Source] = []
    for unit, source in zip(_units(draft), sources, strict=True):
        text = edits.get(source.place)
        reworded = [unit] if text is None else list(_reworded(unit, with_gaps(text)[0]))
        units += reworded
        whence += [Source(source.place, part) for part in range(len(reworded))]
        if text is None:
            whence[-1] = source
    blocks = tuple(_blocks(units))
    asked = {gap.name: gap.ask for gap in draft.gaps}
    asked |= {gap.name: gap.ask for text in edits.values() for gap in with_gaps(text)[1] if gap.ask}
    return replace(draft, blocks=blocks, gaps=_gaps(blocks, asked)), tuple(whence)


def _reworded(unit: _Unit, text: str) -> Iterator[_Unit]:
    """The units that stand instead of ``unit`` where it reads ``text`` now."""
    for number, (start, end) in enumerate(sentence_spans(text)):
        sentence = DraftSentence(text[start:end], Origin("T"))
        yield _Unit(unit.kind, unit.starts and number == 0, sentence)


class _Merging:
    """The text so far."""

    def __init__(self, for_answers: tuple[Clash, ...]) -> None:
        self.units: list[_Unit] = []
        self.clashes: list[Clash] = []
        self.changed = 0
        self._for_answers = list(for_answers)
        self._dropped_by: set[Side] = set()

    def insert(self, hand: Sequence[_Unit], answers: Sequence[_Unit]) -> None:
        """What came in between two units of the base; what both brought stands once."""
        answers = list(_rest(answers, _keys(hand)))
        self.changed += len(answers)
        both = (list(hand), list(answers))
        goes_on_first = bool(hand and answers and hand[0].starts and not answers[0].starts)
        for unit in (*both[1], *both[0]) if goes_on_first else (*both[0], *both[1]):
            self._put(unit)

    def settle(self, was: _Unit, hand: _Unit | None, answers: _Unit | None) -> None:
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

    def _goes_to_answers(self, was: _Unit, hand: _Unit | None, answers: _Unit | None) -> bool:
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

    def _put(self, unit: _Unit) -> None:
        self.units.append(unit)


def _text(unit: _Unit | None) -> str:
    return unit.sentence.text if unit else ""


def _starts(was: _Unit, hand: _Unit | None, answers: _Unit | None) -> bool:
    """Whether a paragraph begins here: as the hand has it where it moved the break, else as the
    answers do."""
    if hand is not None and hand.starts != was.starts:
        return hand.starts
    if answers is not None:
        return answers.starts
    return hand.starts if hand is not None else was.starts


def _units(draft: Draft) -> Iterator[_Unit]:
    for block in draft.blocks:
        for number, sentence in enumerate(block.sentences):
            yield _Unit(block.kind, number == 0, sentence)


def _blocks(units: Sequence[_Unit]) -> Iterator[Block]:
    together: list[_Unit] = []
    for unit in (*units, None):
        goes_on = (
            unit is not None
            and bool(together)
            and unit.kind == together[0].kind == "paragraph"
            and not unit.starts
        )
        if together and not goes_on:
            texts = [each.sentence.text for each in together]
            kind = together[0].kind
            yield Block(kind, tuple(each.sentence for each in together), runs_in(kind, texts))
            together = []
        if unit is not None:
            together.append(unit)


def _gaps(blocks: Sequence[Block], asked: dict[str, str]) -> tuple[Gap, ...]:
    text = "".join(block.text for block in blocks).replace("\n", "")
    return tuple(Gap(name, asked.get(name, "")) for name in dict.fromkeys(GAP.findall(text)))


# --- which sentence became which ----------------------------------------------------------------


def _fates(base: tuple[_Unit, ...], other: tuple[_Unit, ...]) -> _Fates:
    of: list[_Unit | None] = [None] * len(base)
    before: list[list[_Unit]] = [[] for _ in range(len(base) + 1)]
    place = {b: a for a, b in _pairs(base, other)}
    at = 0
    for number, unit in enumerate(other):
        if number in place:
            of[place[number]] = unit
            at = place[number] + 1
        else:
            before[at].append(unit)
    return _Fates(tuple(of), tuple(tuple(each) for each in before))


def _pairs(base: tuple[_Unit, ...], other: tuple[_Unit, ...]) -> Iterator[tuple[int, int]]:
    """Indexes of units that are one another, in order: those that are equal, and between them
    those that are alike."""
    keys, others = [unit.key for unit in base], [unit.key for unit in other]
    a = b = 0
    for block in SequenceMatcher(None, keys, others, autojunk=False).get_matching_blocks():
        yield from ((a + i, b + j) for i, j in _alike(base[a : block.a], other[b : block.b]))
        yield from ((block.a + i, block.b + i) for i in range(block.size))
        a, b = block.a + block.size, block.b + block.size


def _alike(base: Sequence[_Unit], other: Sequence[_Unit]) -> list[tuple[int, int]]:
    """The pairs, in order, that are most alike altogether."""
    if not base or not other or len(base) * len(other) > _MOST_PAIRED:
        return []
    return best_pairs([[_likeness(one, two) for two in other] for one in base])


def _likeness(one: _Unit, other: _Unit) -> float:
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
