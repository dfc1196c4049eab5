"""What was typed, as an answer; or why it cannot be one, in words the writer can act on."""

from __future__ import annotations

import re
from datetime import date

from drafter.errors import UserError
from drafter.interview.answers import (
    MOST_LINES,
    Value,
    is_gap,
    matches,
    says_nothing,
    typed_lines_of,
    unpaired,
)
from drafter.interview.asks import Ask
from drafter.interview.dates import typed_date
from drafter.interview.length import length_answer, length_options
from drafter.interview.speaker import name_first, names_only_a_post
from drafter.profile.model import Profile
from drafter.profile.roster import completed
from drafter.text.clean import clean_line

_LONGEST = 2000
_NO_PROFILE = Profile()


class InvalidAnswer(UserError):
    """What was typed does not fit the question; the message says what would."""


def accepted(ask: Ask, typed: str, *, today: date, profile: Profile = _NO_PROFILE) -> Value:
    """The answer that ``typed`` gives to a question that is not a phrase place.

    An empty entry takes the default; without one it is an empty answer (a gap where the question
    is required). ``profile`` completes names. Raises InvalidAnswer.
    """
    question = ask.question
    if question.type in ("lines", "list", "items"):
        return _accepted_lines(ask, typed)
    text = completed(profile, question.slot, clean_line(typed)) or ask.default
    if says_nothing(question, text):
        return ""
    if unpaired(text):
        raise InvalidAnswer("【】没有配对", "补上缺的一半")
    if len(text) > _LONGEST:
        raise InvalidAnswer(f"一行最多 {_LONGEST} 字，这里有 {len(text)} 字", "分开写")
    if is_gap(text):
        return text
    if question.type == "date":
        day = typed_date(text, today=today)
        if day is None:
            raise InvalidAnswer(f"“{text}”认不出是哪天", "写成 11.27 或 2026年11月27日")
        return day.isoformat()
    if question.type == "number":
        if not re.fullmatch(r"\d{1,6}", text):
            raise InvalidAnswer(f"“{text}”不是数", "只写阿拉伯数字")
        return int(text)
    if question.type == "choice" and text not in [choice.value for choice in question.choices]:
        options = "、".join(choice.value for choice in question.choices)
        raise InvalidAnswer(f"没有“{text}”这一项", f"可选：{options}")
    if question.type == "length":
        length = length_answer(question, text)
        if length is None:
            raise InvalidAnswer(f"“{text}”看不出讲多久", f"可选：{length_options(question)}")
        return length
    text = name_first(text) if question.slot == "人名" else text
    fits = matches(question, text) and not (question.slot == "人名" and names_only_a_post(text))
    if not fits:
        raise InvalidAnswer(question.error or f"“{text}”的写法不对", f"例：{question.example}")
    return text


def _accepted_lines(ask: Ask, typed: str) -> list[str]:
    lines = typed_lines_of(ask.question, typed if typed.strip() else ask.default)
    if unpaired(typed):
        raise InvalidAnswer("【】没有配对", "补上缺的一半")
    if len(lines) > MOST_LINES:
        raise InvalidAnswer(f"有 {len(lines)} 条，一问最多 {MOST_LINES} 条", "合并几条")
    if lines and ask.question.type == "list" and len(lines) != len(set(lines)):
        raise InvalidAnswer("有两条一样", "改掉一条")
    return lines
