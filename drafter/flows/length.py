"""What the length aimed at leaves for a question: hints computed from the draft as it stands."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.drafting.parts import is_to_come
from drafter.flows.draft import draft_of
from drafter.flows.session import Session, course
from drafter.interview.answers import is_sentence_edit
from drafter.interview.asks import Ask, expected
from drafter.interview.length import length_question, pace_of, target_characters
from drafter.model import GAP, Draft

_SENTENCE = 40
"""Characters of a sentence at a phrase place, about (the median of the shipped phrases is 37)."""
_FACT = 60
"""Characters of a fact of several lines that is not told yet, about: results, problems."""
_ITEM = 65
"""Characters of a measure that says who does what by when."""
_FEWEST, _MOST = 1, 5
_LONGEST_ITEM = 150
"""Characters beyond which one measure is better told as two."""


def items_hint(session: Session, ask: Ask) -> str:
    """How many measures of what length the speech has room for at this point: 按 6 分钟，这一点约
    3 件，每件 60 字。 Empty where nobody said how long it is to be.

    It is a plan that stays while points are written and wordings chosen: the length aimed at less
    the facts and what wordings take, in equal shares for all points.
    """
    if ask.question.type != "items" or length_question(session.outline) is None:
        return ""
    points = sum(each.question.type == "items" for each in course(session))
    share = _room(session) // points
    minutes = round(target_characters(session.outline, session.answers) / pace_of(session.answers))
    if share < _ITEM // 2:
        return f"按 {minutes} 分钟，篇幅已经差不多了，这一点写一件就行。"
    items = min(_MOST, max(_FEWEST, round(share / _ITEM)))
    each = max(10, share // items // 10 * 10)
    if each > _LONGEST_ITEM:
        return (
            f"按 {minutes} 分钟，这一点约 {_MOST} 件，每件 {_LONGEST_ITEM} 字；"
            "篇幅还有余，主题可以再加一点。"
        )
    return f"按 {minutes} 分钟，这一点约 {items} 件，每件 {each} 字。"


def written_draft(session: Session) -> Draft:
    """The draft as far as it is written: without what still stands open, be it a whole heading."""
    draft = draft_of(session).draft
    blocks = []
    for block in draft.blocks:
        sentences = tuple(
            replace(each, text=GAP.sub("", each.text))
            for each in block.sentences
            if not is_to_come(each.text)
        )
        if sentences:
            blocks.append(replace(block, sentences=sentences))
    return replace(draft, blocks=tuple(blocks))


def written_characters(session: Session) -> int:
    """字数 of what is written so far."""
    return written_draft(session).characters


def _room(session: Session) -> int:
    """Characters for the measures under all points, facts and wordings set aside."""
    asked = expected(session.outline, session.answers)
    planned = {each.key for each in asked if each.question.type in ("items", "phrase", "headings")}
    planned |= {each.key for each in asked if each.question.edits}
    answers = {
        key: value
        for key, value in session.answers.items()
        if key not in planned and not is_sentence_edit(key)
    }
    written = written_characters(Session(session.outline, answers, session.seed))
    places = sum(each.question.type == "phrase" for each in asked)
    untold = sum(
        each.question.type == "lines" and not each.question.verbatim and each.key not in answers
        for each in asked
    )
    target = target_characters(session.outline, answers)
    return max(0, target - written - places * _SENTENCE - untold * _FACT)
