"""Candidates at a phrase place: phrases of the bank and the outline's own sentences, in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from drafter.interview.answers import OWN, PATTERN, PHRASE, Answers, Choice, question_of
from drafter.interview.asks import chosen_pattern, heading_frame
from drafter.interview.slots import (
    OF_ONE_THING,
    OF_THIS_MEETING,
    OPENING_MOVES,
    SlotValue,
    filled,
    open_slots,
)
from drafter.model import SLOT, Phrase
from drafter.outlines.model import Outline, Question

PAGE = 5
_MOST_OPEN = 3
_MOST_OFFERED = 10 * PAGE
_ALIKE = 0.6
_LEADERS = re.compile("习近平|总书记|总理|主席|党中央|国务院")
_NOT_WORD = re.compile(r"[^\w]|\{[^{}]*\}")


class Candidate(Struct, frozen=True):
    """One thing to choose: ``text`` filled with the answers, open slots as 【…】; ``phrase`` is
    None for the outline's own sentence; ``choice`` is what goes among the answers."""

    text: str
    pattern: str
    open: tuple[str, ...]
    choice: Choice
    phrase: Phrase | None = None


def candidates(
    question: Question,
    phrases: Iterable[Phrase],
    values: Mapping[str, SlotValue],
    *,
    used: frozenset[str] = frozenset(),
    required: frozenset[str] = frozenset(),
    seed: int = 0,
) -> tuple[Candidate, ...]:
    """Everything on offer at a place, best first; the first is what Enter takes.

    Phrases of two speeches or more without open slots lead; then the outline's own sentence; then
    phrases with open slots and those of one speech only (never a default: GENRE.md), then what
    else the outline has. Among
    equals the number of speeches decides, then a hash of seed and id. A phrase already ``used`` in
    this draft is left out, and so is one nearly like a better one.
    """
    wanted = [
        _of_phrase(phrase, values)
        for phrase in phrases
        if phrase.id not in used and _fits(phrase, question)
    ]
    offered = [each for each in wanted if len(each.open) <= _MOST_OPEN]
    offered.sort(key=lambda each: (len(each.open), *_rank(each, seed)))
    safe = [each for each in offered if not each.open and each.phrase and not each.phrase.single]
    rest = [each for each in offered if each not in safe]
    own = own_candidates(question, values, used=used, required=required)
    return _different([*safe, *own[:1], *rest, *own[1:]])


def _fits(phrase: Phrase, question: Question) -> bool:
    """Whether a phrase may stand at a place: its part and move, no word that this kind of speech
    does not use, and not the same meeting, person or day twice (each would get the same value)."""
    return (
        phrase.part == question.part
        and (not question.moves or phrase.move in question.moves)
        and not any(word in phrase.pattern for word in question.not_with)
        and _fills_truly(phrase.pattern)
    )


def _fills_truly(pattern: str) -> bool:
    """Whether filling the slots cannot make the sentence say what nobody said: not when two things
    would get one value, nor when what a leader or the centre did would get another object."""
    slots = SLOT.findall(pattern)
    return not any(slots.count(slot) > 1 for slot in OF_ONE_THING) and not (
        slots and _LEADERS.search(pattern)
    )


def _of_phrase(phrase: Phrase, values: Mapping[str, SlotValue]) -> Candidate:
    return Candidate(
        text=filled(phrase.pattern, values),
        pattern=phrase.pattern,
        open=open_slots(phrase.pattern, values),
        choice={PHRASE: phrase.id, PATTERN: phrase.pattern},
        phrase=phrase,
    )


def _rank(candidate: Candidate, seed: int) -> tuple[int, int, str]:
    phrase = candidate.phrase
    speeches, sources, name = (phrase.speeches, phrase.sources, phrase.id) if phrase else (0, 0, "")
    return -speeches, -sources, hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def own_candidates(
    question: Question,
    values: Mapping[str, SlotValue],
    *,
    used: frozenset[str] = frozenset(),
    required: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """The outline's own sentences that the answers fill, those not yet used first. A missing
    answer keeps a sentence out, unless it is ``required``: then it stands there as a gap."""
    found = [
        Candidate(filled(own, values), own, (), {OWN: number})
        for number, own in enumerate(question.own, start=1)
        if required.issuperset(open_slots(own, values))
    ]
    return tuple(sorted(found, key=lambda each: each.pattern in used))


def frame_candidates(
    question: Question, phrases: Iterable[Phrase], items: tuple[str, ...], *, seed: int = 0
) -> tuple[Candidate, ...]:
    """Heading sets for ``items``: the outline's frames, then mined frames with one noun slot.

    ``text`` shows the whole set, joined by ／.
    """
    frames = [
        phrase
        for phrase in phrases
        if phrase.part == "heading" and SLOT.findall(heading_frame(phrase.pattern)) == ["项"]
    ]
    mined = [
        Candidate(
            _set_text(heading_frame(phrase.pattern), items),
            heading_frame(phrase.pattern),
            (),
            {PHRASE: phrase.id, PATTERN: [heading_frame(phrase.pattern)] * len(items)},
            phrase,
        )
        for phrase in frames
    ]
    mined.sort(key=lambda each: _rank(each, seed))
    own = [
        Candidate(_set_text(frame, items), frame, (), {OWN: number})
        for number, frame in enumerate(question.own, start=1)
    ]
    safe = [each for each in mined if each.phrase and not each.phrase.single]
    return (*safe, *own, *(each for each in mined if each not in safe))


def _set_text(frame: str, items: tuple[str, ...]) -> str:
    return "／".join(frame.replace("{项}", item) for item in items)


def _different(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    kept: list[tuple[Candidate, frozenset[str]]] = []
    for candidate in found:
        pairs = _pairs(candidate.pattern)
        if all(_overlap(pairs, other) < _ALIKE for _, other in kept):
            kept.append((candidate, pairs))
        if len(kept) == _MOST_OFFERED:
            break
    return tuple(candidate for candidate, _ in kept)


def _pairs(pattern: str) -> frozenset[str]:
    text = _NOT_WORD.sub("", pattern)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of the character pairs."""
    return len(one & other) / len(one | other) if one | other else 0.0


def used_choices(outline: Outline, answers: Answers, *, but: str) -> frozenset[str]:
    """Ids of phrases and patterns of own sentences chosen elsewhere than at ``but``."""
    used: set[str] = set()
    for key, value in answers.items():
        question = question_of(key, outline)
        if key != but and question is not None and isinstance(value, dict):
            used.add(chosen_pattern(question, answers, key))
            used.add(str(value.get(PHRASE, "")))
    return frozenset(used)


def searched_candidates(
    phrases: Iterable[Phrase], values: Mapping[str, SlotValue]
) -> tuple[Candidate, ...]:
    """Phrases that a search of the whole bank found, in the bank's order, filled.

    {会议名称} and its like are this meeting's only in a sentence that opens one; others that have
    them are left out.
    """
    return tuple(
        _of_phrase(phrase, values)
        for phrase in phrases
        if _fills_truly(phrase.pattern)
        and (phrase.move in OPENING_MOVES or not set(phrase.slots) & set(OF_THIS_MEETING))
    )
