"""What a speech says of itself before it is written: the query behind the candidates of a place."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from drafter.interview.answers import Answers, lines_of, text_of
from drafter.interview.ranking import Query
from drafter.interview.slots import answer_text
from drafter.interview.speaker import speaker_of
from drafter.mining.context import level_of, occasion_of
from drafter.outlines.model import Outline, Question
from drafter.text.tokens import content_words

_ANY_MEETING = frozenset(
    {"工作", "会议", "大会", "全会", "讲话", "发言", "重要讲话", "专题", "扩大", "系统", "年度"}
    | {"全国", "全省", "全市", "全县", "全区", "全局", "全镇", "全校", "全院"}
)
"""Words of any meeting's name, which say nothing of what this one is about."""

_TELLING = ("会议名称", "事项", "活动")
"""Slots whose answers say what the speech is about; a person, a place, a day do not."""


def place_query(
    outline: Outline, answers: Answers, question: Question, *, index: int, level: str = ""
) -> Query:
    """What the place of ``question`` wants, from kind, meeting, matter, themes and post; at a place
    that is asked once an item (``index`` from 0) its theme and 要点 weigh more. ``level``: the
    office's own, which counts where the meeting's name does not tell one.

    What only a bank knows (the speaker's other speeches, favourites) is left empty.
    """
    meeting = _slot_text(outline, answers, "会议名称")
    themes = [
        line
        for each in outline.questions
        if each.type == "list"
        for line in lines_of(answers, each.name)
    ]
    matters = [_slot_text(outline, answers, slot) for slot in _TELLING]
    post = speaker_of(_slot_text(outline, answers, "人名")).post
    query = Query(
        words=telling_words([outline.kind, *matters, *themes]),
        occasions=frozenset((occasion_of(meeting), occasion_of(outline.kind))) - {""},
        levels=frozenset((level_of(meeting) or level, level_of(post))) - {""},
        year=_year(outline, answers),
    )
    if not question.each or index < 0:
        return query
    return replace(query, near=telling_words(_item_lines(outline, answers, question.each, index)))


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """The content words of ``texts`` but those that stand in any meeting's name."""
    return frozenset(word for text in texts for word in content_words(text)) - _ANY_MEETING


def speaker_name(outline: Outline, answers: Answers) -> str:
    """The speaker's name as answered, "" where it is not."""
    return speaker_of(_slot_text(outline, answers, "人名")).name


def _item_lines(outline: Outline, answers: Answers, each: str, index: int) -> list[str]:
    """The item itself and what was answered to the questions of several lines asked for it."""
    lines = lines_of(answers, each)[index : index + 1]
    for question in outline.questions:
        if question.each == each and question.type == "items":
            lines += lines_of(answers, f"{question.name}{index + 1}")
    return lines


def _slot_text(outline: Outline, answers: Answers, slot: str) -> str:
    found = (answer_text(each, answers) for each in outline.questions if each.slot == slot)
    return next((text for text in found if text), "")


def _year(outline: Outline, answers: Answers) -> int | None:
    dates = (text_of(answers, each.name) for each in outline.questions if each.type == "date")
    year = next((text[:4] for text in dates if text), "")
    return int(year) if year.isascii() and year.isdigit() else None
