"""Which question fills a gap: for the list at the end of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.drafting.markdown import DraftFile
from drafter.interview.answers import EDITED, PATTERN, Answers, Value, question_aside, question_of
from drafter.interview.asks import asks, general_prompt, slot_question
from drafter.interview.slots import slot_key
from drafter.model import Gap
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline, Question
from drafter.text.gaps import with_gaps


def gap_key(gap: Gap, outline: Outline, answers: Answers) -> str:
    """The key of the answer that fills ``gap``: the one in which it was left open, else the
    question it is named for, else the slot of a phrase; "" for one that a hand put into a draft."""
    for key, value in answers.items():
        if question_aside(key, outline) is not None:
            continue
        if any(each.name == gap.name for each in _left_open(value)):
            return key
    if question_of(gap.name, outline) is not None:
        return gap.name
    key = slot_key(gap.name)
    return key if key in answers else ""


def gap_question(key: str, outline: Outline) -> Question | None:
    """The question behind an answer key; for a slot, the one that asks for it."""
    if key.startswith("{"):
        return slot_question(key[1:-1])
    return question_of(key, outline)


def gap_lines(gaps: Sequence[Gap], file: DraftFile | None) -> tuple[str, ...]:
    """A line for each gap; ``file`` is None for a text that did not come of answers. Raises
    UsageError where the draft's outline is not there any more."""
    if file is None:
        return tuple(_without_question(gap) for gap in gaps)
    outline = outline_named(file.draft.outline)
    return tuple(gap_line(gap, outline, file.answers) for gap in gaps)


def _without_question(gap: Gap) -> str:
    return f"{gap.name}（问{gap.ask}）　在稿子里换掉" if gap.ask else f"{gap.name}　在稿子里换掉"


def gap_line(gap: Gap, outline: Outline, answers: Answers) -> str:
    """One line of the list: the fact, whom to ask, and where its answer goes."""
    asked = f"（问{gap.ask}）" if gap.ask else ""
    key = gap_key(gap, outline, answers)
    question = gap_question(key, outline) if key else None
    if question is None:
        return _without_question(gap)
    if key == gap.name:
        return f"{gap.name}{asked}　{_what(key, question, outline, answers)}"
    return f"{gap.name}{asked}　填在“{key}”里"


def _what(key: str, question: Question, outline: Outline, answers: Answers) -> str:
    """An example of the answer, or the question as it is asked."""
    if question.example:
        return f"例：{question.example}"
    prompts = (ask.prompt for ask in asks(outline, answers) if ask.key == key)
    asked = next(prompts, general_prompt(question))
    return asked if asked != key else question.hint


def _left_open(value: Value) -> tuple[Gap, ...]:
    if isinstance(value, str):
        return with_gaps(value)[1]
    if isinstance(value, list):
        return tuple(gap for line in value for gap in with_gaps(line)[1])
    if isinstance(value, dict):
        stands = value[EDITED] if EDITED in value else value.get(PATTERN, "")
        return _left_open(stands)
    return ()
