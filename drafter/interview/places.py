"""Candidates at a phrase place: phrases of the bank and the outline's own sentences, in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from msgspec import Struct

from drafter.interview.answers import OWN, PATTERN, PHRASE, Answers, Choice, question_of
from drafter.interview.asks import chosen_pattern, heading_frame
from drafter.interview.ranking import Query, in_varied_order, suitability, word_weights
from drafter.interview.slots import (
    OF_ONE_THING,
    OF_THIS_MEETING,
    OPENING_MOVES,
    SlotValue,
    filled,
    item_filled,
    open_slots,
)
from drafter.model import BETWEEN_HEADINGS, SLOT, Phrase
from drafter.outlines.model import Outline, Question

PAGE = 5
_MOST_OPEN = 3
_MOST_OFFERED = 10 * PAGE
_OF_ONE_BODY = re.compile(r"\{单位\}(?![，。！、；]|向|对|表示|要|将|的)")
_LEADERS = re.compile("习近平|总书记|总理|主席|党中央|国务院")

ANY_SPEECH = Query()
"""The query of a place of which nothing is known."""

_Group = Literal[
    "favourite and safe", "safe", "own", "favourite", "to fill in", "single", "other own",
    "unrelated",
]  # fmt: skip
_GROUPS: tuple[_Group, ...] = get_args(_Group)
"""The groups of candidates in the order in which they are offered."""


class Candidate(Struct, frozen=True):
    """One thing to choose: ``text`` filled with the answers, open slots as 【…】; ``phrase`` is
    None for the outline's own sentence; ``choice`` is what goes among the answers."""

    text: str
    pattern: str
    open: tuple[str, ...]
    choice: Choice
    phrase: Phrase | None = None


class _Ranked(Struct, frozen=True):
    """A candidate and what it is worth at this place."""

    candidate: Candidate
    score: float
    related: bool = True


def candidates(
    question: Question,
    phrases: Iterable[Phrase],
    values: Mapping[str, SlotValue],
    *,
    query: Query = ANY_SPEECH,
    used: frozenset[str] = frozenset(),
    required: frozenset[str] = frozenset(),
    seed: int = 0,
) -> tuple[Candidate, ...]:
    """Everything on offer at a place, best first; the first is what Enter takes.

    Phrases of two speeches or more without open slots lead; then the outline's own sentence; then
    the writer's favourites, phrases with open slots, those of one speech only (never a
    default) that have to do with this speech, what else the outline has, and the rest. Within each
    of these what suits ``query`` better leads and what is like one before it follows later; among
    equals more speeches, then a hash of seed and id. A phrase that is ``used`` elsewhere in this
    draft (id or pattern), or nearly like one that is, is left out, and so is one nearly like a
    better one.
    """
    wanted = [
        _of_phrase(phrase, values)
        for phrase in phrases
        if not used & {phrase.id, phrase.pattern} and _fits(phrase, question, values)
    ]
    own = own_candidates(question, values, used=used, required=required)
    ranked = _ranked([each for each in wanted if len(each.open) <= _MOST_OPEN], query, seed)
    groups: list[list[_Ranked]] = [[] for _ in _GROUPS]
    for each in ranked:
        groups[_GROUPS.index(_group(each, query))].append(each)
    sentences = [_Ranked(each, -float(each.pattern in used)) for each in own]
    groups[_GROUPS.index("own")] += sentences[:1]
    groups[_GROUPS.index("other own")] += sentences[1:]
    return _varied(groups, used)


def _ranked(found: list[Candidate], query: Query, seed: int) -> list[_Ranked]:
    """Phrases with what they are worth here, best first."""
    weights = word_weights(each.text for each in found)
    ranked = []
    for each in sorted(found, key=lambda each: _rank(each, seed)):
        if each.phrase is not None:
            told = suitability(each.phrase, each.text, query, weights, open_slots=len(each.open))
            ranked.append(_Ranked(each, told.score, related=told.related))
    return sorted(ranked, key=lambda each: -each.score)


def _group(ranked: _Ranked, query: Query) -> _Group:
    candidate, phrase = ranked.candidate, ranked.candidate.phrase
    if phrase is None:
        return "own"
    if not candidate.open and not phrase.single:
        return "favourite and safe" if phrase.id in query.favourites else "safe"
    if phrase.id in query.favourites:
        return "favourite"
    if not phrase.single:
        return "to fill in"
    return "single" if ranked.related else "unrelated"


def _varied(groups: Iterable[Iterable[_Ranked]], used: frozenset[str]) -> tuple[Candidate, ...]:
    """The groups one after the other, each in an order in which neighbours differ. The outline's
    own sentences may be said again where nothing else is left."""
    kept: list[Candidate] = []
    for group in groups:
        ranked = list(group)
        patterns = [each.candidate.pattern for each in ranked]
        is_own = any(each.candidate.phrase is None for each in ranked)
        order = in_varied_order(
            patterns,
            [each.score for each in ranked],
            beside=[*(each.pattern for each in kept), *(() if is_own else sorted(used))],
            most=_MOST_OFFERED - len(kept),
        )
        kept += [ranked[each].candidate for each in order]
    return tuple(kept)


def _fits(phrase: Phrase, question: Question, values: Mapping[str, SlotValue]) -> bool:
    """Whether a phrase may stand at a place: its part, move and number of headings, no word that
    this kind of speech does not use, and not the same meeting, person or day twice (each would get
    the same value)."""
    return (
        phrase.part == question.part
        and (
            question.members == 1 or phrase.pattern.count(BETWEEN_HEADINGS) == question.members - 1
        )
        and (not question.moves or phrase.move in question.moves)
        and not any(word in phrase.pattern for word in question.not_with)
        and _fills_truly(phrase.pattern, values)
    )


def _fills_truly(pattern: str, values: Mapping[str, SlotValue]) -> bool:
    """Whether filling the slots cannot make the sentence say what nobody said: not when two things
    would get one value, nor when what a leader or the centre did would get another object, nor when
    several bodies (县委、县政府) would get what only one has (its 党组)."""
    slots = SLOT.findall(pattern)
    several = "单位" in values and "、" in values["单位"].text
    return not (
        any(slots.count(slot) > 1 for slot in OF_ONE_THING)
        or (slots and _LEADERS.search(pattern))
        or (several and _OF_ONE_BODY.search(pattern))
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
    return "／".join(item_filled(frame, item) for item in items)


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
    phrases: Iterable[Phrase],
    values: Mapping[str, SlotValue],
    *,
    used: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """Phrases that a search of the whole bank found, in the bank's order, filled; without those
    ``used`` elsewhere in this draft.

    {会议名称} and its like are this meeting's only in a sentence that opens one; others that have
    them are left out.
    """
    return tuple(
        _of_phrase(phrase, values)
        for phrase in phrases
        if not used & {phrase.id, phrase.pattern}
        and _fills_truly(phrase.pattern, values)
        and (phrase.move in OPENING_MOVES or not set(phrase.slots) & set(OF_THIS_MEETING))
    )
