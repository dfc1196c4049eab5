"""Sentences of a draft that the writer rewrote, kept among its answers.

``改句1: {原句: what the answers gave, 改作: what stands there now}``; an empty 改作 leaves it out.
Kept by its words and by the answers in it (``问: 要点2``, or a list of several); where several
sentences with those answers read the same, ``第几处: 2`` says which of them (without it the first).
Without ``问``, as for a sentence that holds no answer, it is counted over the whole draft. Where an
answer changes so that the sentence is not made any more, the edit waits, unused, and the review
says so. ``手写第几处`` counts instead among the sentences that no answer gave: those that a hand
put into a saved draft which is gone over again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.interview.answers import (
    EDITED,
    PATTERN,
    SENTENCE_EDIT,
    Answers,
    Choice,
    Value,
    is_sentence_edit,
)
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans

ASKED, NUMBER, HAND_NUMBER = "问", "第几处", "手写第几处"


class Place(NamedTuple):
    """A sentence as it was before any edit: its words, and the how-manieth it is (from 1) of those
    that read so and hold the answers to ``questions`` (keys, in order; none: of all in the draft);
    ``by_hand``: of those that a hand put there."""

    original: str
    number: int = 1
    by_hand: bool = False
    questions: tuple[str, ...] = ()


class Source(NamedTuple):
    """Where a sentence of a draft comes from: its place, and the how-manieth part it is (from 0)
    of what stands there now. ``joined``: where what follows ran into it, for want of a stop, the
    sources of that, in order."""

    place: Place
    part: int = 0
    joined: tuple[Source, ...] = ()


def sentence_edits(answers: Answers) -> dict[Place, str]:
    """What stands instead of which sentence; "" for one left out."""
    return {place: text for _, place, text in _edits(answers)}


def edited_places(answers: Answers) -> dict[str, Place]:
    """The place of each rewritten sentence, by the key that it is kept at."""
    return {key: place for key, place, _ in _edits(answers)}


def questions_of_edits(answers: Answers) -> set[str]:
    """The keys of the answers that the rewritten sentences hold."""
    return {question for _, place, _ in _edits(answers) for question in place.questions}


def without_hand_edits(answers: Answers) -> dict[str, Value]:
    """The answers without what was rewritten of sentences that a hand put into the draft."""
    gone = {key for key, place, _ in _edits(answers) if place.by_hand}
    return {key: value for key, value in answers.items() if key not in gone}


def with_sentence_edit(
    answers: Answers, source: Source, sentence: str, text: str
) -> dict[str, Value]:
    """The answers with ``sentence``, which stands in the draft at ``source``, rewritten to
    ``text``.

    One that was rewritten before, or is one of the sentences that another became, keeps the words
    it had first; rewritten back to them, it is no edit any more. What had run into it is among its
    words, and left out where it stood.
    """
    changed = _with_part_rewritten(answers, source, sentence, text)
    for joined in source.joined:
        changed = _with_part_rewritten(changed, joined, "", "")
    return changed


def _with_part_rewritten(
    answers: Answers, source: Source, sentence: str, text: str
) -> dict[str, Value]:
    changed = dict(answers)
    place = source.place
    for key, edited, now in _edits(answers):
        if edited == place:
            del changed[key]
            text = _with_part(now, source.part, sentence, text)
            break
    else:
        key = _free_key(answers)
    if text != place.original:
        changed[key] = _kept(place, text)
    return changed


def _kept(place: Place, text: str) -> Choice:
    kept: Choice = {PATTERN: place.original, EDITED: text}
    if place.questions:
        kept[ASKED] = _one_or_several(place.questions)
    if place.by_hand:
        kept[HAND_NUMBER] = place.number
    elif place.number > 1:
        kept[NUMBER] = place.number
    return kept


def _one_or_several(questions: Sequence[str]) -> str | list[str]:
    return questions[0] if len(questions) == 1 else list(questions)


def with_questions_moved(answers: Answers, moved: Mapping[str, str]) -> dict[str, Value]:
    """The answers, with the rewritten sentences among them following those that they hold; each
    key of ``moved`` has become its value."""
    changed = dict(answers)
    for key, place, text in _edits(answers):
        questions = tuple(moved.get(each, each) for each in place.questions)
        changed[key] = _kept(place._replace(questions=questions), text)
    return changed


def _with_part(now: str, number: int, sentence: str, text: str) -> str:
    """``now`` with its part of that number as ``text``, or as a whole where all of it is
    ``sentence`` (a heading). The other parts stay as they were typed, with whom to ask."""
    parts = [now[start:end] for start, end in sentence_spans(now)]
    if with_gaps(now)[0] == sentence or number >= len(parts):
        return text
    parts[number] = text
    return "".join(parts)


def _free_key(answers: Mapping[str, object]) -> str:
    number = 1
    while f"{SENTENCE_EDIT}{number}" in answers:
        number += 1
    return f"{SENTENCE_EDIT}{number}"


def _edits(answers: Answers) -> Iterator[tuple[str, Place, str]]:
    for key, value in answers.items():
        if is_sentence_edit(key) and isinstance(value, dict):
            by_hand = HAND_NUMBER in value
            number = value.get(HAND_NUMBER if by_hand else NUMBER, 1)
            asked = value.get(ASKED, [])
            questions = tuple(asked) if isinstance(asked, list) else (str(asked),)
            place = Place(str(value.get(PATTERN, "")), _counted(number), by_hand, questions)
            yield key, place, str(value.get(EDITED) or "")


def _counted(number: object) -> int:
    return number if isinstance(number, int) else 1
