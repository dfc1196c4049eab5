"""What the length aimed at leaves for a question: hints computed from the draft as it stands."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.flows.draft import draft_of
from drafter.flows.session import Session, course
from drafter.interview.asks import Ask
from drafter.interview.length import length_question, pace_of, target_characters
from drafter.model import GAP, Draft

_SENTENCE = 40
"""Characters of a sentence at a phrase place, about (the median of the shipped phrases is 37)."""
_ITEM = 65
"""Characters of a measure that says who does what by when."""
_FEWEST, _MOST = 1, 5
_LONGEST_ITEM = 150
"""Characters beyond which one measure is better told as two."""


def items_hint(session: Session, ask: Ask) -> str:
    """How many measures of what length the speech has room for at this point: 按 6 分钟，这一点约
    3 件，每件 60 字。 Empty where nobody said how long it is to be."""
    if ask.question.type != "items" or length_question(session.outline) is None:
        return ""
    share = _room(session, ask) // _points_to_come(session, ask)
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
    """The draft as far as it is written: without what still stands open."""
    draft = draft_of(session).draft
    blocks = []
    for block in draft.blocks:
        sentences = (replace(each, text=GAP.sub("", each.text)) for each in block.sentences)
        blocks.append(replace(block, sentences=tuple(sentences)))
    return replace(draft, blocks=tuple(blocks))


def written_characters(session: Session) -> int:
    """字数 of what is written so far."""
    return written_draft(session).characters


def _room(session: Session, ask: Ask) -> int:
    """Characters left for all measures that are still to be said, the wording to come set aside."""
    answers = {key: value for key, value in session.answers.items() if key != ask.key}
    written = written_characters(Session(session.outline, answers, session.seed))
    asked = course(session)
    places = sum(each.question.type == "phrase" and each.key not in answers for each in asked)
    target = target_characters(session.outline, answers)
    return max(0, target - written - places * _SENTENCE)


def _points_to_come(session: Session, ask: Ask) -> int:
    return sum(
        each.question.type == "items" and (each.key == ask.key or each.key not in session.answers)
        for each in course(session)
    )
