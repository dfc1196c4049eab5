"""Answers as they are kept: one flat mapping, layered, checked, in YAML a person can edit.

Keys are question names, with the item's number behind for questions asked once an item (要点1).
At a phrase place the value is ``{词条: id, 原句: pattern}`` for a phrase of the bank, ``{提纲: n}``
for the outline's own n-th sentence, a string for one that was typed, None for 不写.
``{空位}`` keys hold what was asked because a chosen phrase needed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from drafter.errors import UsageError
from drafter.interview.dates import full_date
from drafter.model import SLOT
from drafter.outlines.model import Outline, Question
from drafter.text.clean import clean_line, clean_text

Choice = dict[str, str | int]
Value = str | int | list[str] | Choice | None
Answers = Mapping[str, Value]

PHRASE, PATTERN, OWN = "词条", "原句", "提纲"

MOST_LINES = 99
"""Lines of one answer: what is numbered has Chinese numerals of two digits."""

_LONGEST_MATCHED = 200
_ITEM_KEY = re.compile(r"(.+?)([1-9]\d?)")
_GAP_TYPED = re.compile(r"【[^【】]{1,60}】")


def question_of(key: str, outline: Outline) -> Question | None:
    """The question that the answer ``key`` belongs to (要点2 belongs to 要点), or None."""
    exact = outline.question(key)
    if exact is not None:
        return exact
    match = _ITEM_KEY.fullmatch(key)
    question = outline.question(match[1]) if match else None
    return question if question is not None and question.each else None


def checked_answers(raw: Mapping[str, Any], outline: Outline) -> dict[str, Value]:
    """``raw`` (from YAML or ``--data``) as clean answers of ``outline``.

    Raises UsageError for a key that is no question, or a value of the wrong shape.
    """
    checked: dict[str, Value] = {}
    for key, value in raw.items():
        key = clean_line(str(key))
        if SLOT.fullmatch(key):
            checked[key] = _line(value)
            continue
        question = question_of(key, outline)
        if question is None:
            names = "、".join(each.name for each in outline.questions)
            raise UsageError(f"“{outline.kind}”没有“{key}”这一问", f"有的是：{names}")
        checked[key] = _shaped(key, question, value)
    return checked


def _shaped(key: str, question: Question, value: Any) -> Value:
    if question.type in ("lines", "list", "items"):
        lines = _lines(value, split=question.type == "list")
        if len(lines) > MOST_LINES:
            raise UsageError(f"“{key}”有 {len(lines)} 条", f"一问最多 {MOST_LINES} 条，合并几条")
        return lines
    if question.type in ("phrase", "headings"):
        return _choice(key, value)
    if isinstance(value, list | Mapping):
        raise UsageError(f"“{key}”只要一行字", "答案里写成“名字: 内容”")
    if question.type == "number" and value not in (None, ""):
        if not re.fullmatch(r"\d{1,6}", str(value)):
            raise UsageError(f"“{key}”要一个数，写的是“{value}”", "只写阿拉伯数字")
        return int(value)
    text = _line(value)
    if text and not is_gap(text):
        return _fitting(key, question, text)
    return text


def _fitting(key: str, question: Question, text: str) -> str:
    """``text``, once it is known to be what would have been taken on a terminal too."""
    if question.type == "date":
        day = full_date(text)
        if day is None:
            raise UsageError(
                f"“{key}”认不出是哪天：“{text}”", "写成 2026-11-27 或 2026年11月27日，年份不能省"
            )
        return day.isoformat()
    if question.type == "choice" and text not in [choice.value for choice in question.choices]:
        options = "、".join(choice.value for choice in question.choices)
        raise UsageError(f"“{key}”没有“{text}”这一项", f"可选：{options}")
    if not matches(question, text):
        raise UsageError(f"“{key}”写成“{text}”不行", question.error or f"例：{question.example}")
    return text


def matches(question: Question, text: str) -> bool:
    """Whether an answer of one line has the form that its question wants."""
    return not question.pattern or bool(re.fullmatch(question.pattern, text[:_LONGEST_MATCHED]))


def is_gap(text: str) -> bool:
    """Whether an answer is nothing but a fact left open: 【姓名，问组织部】."""
    return bool(_GAP_TYPED.fullmatch(text))


def _line(value: Any) -> str:
    return "" if value is None else clean_line(str(value))


def _lines(value: Any, *, split: bool) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list):
        lines = [_line(each) for each in value]
    else:
        text = clean_text(str(value))
        lines = re.split(r"[\n　、，,；;]|\s{2,}", text) if split else text.split("\n")
        lines = [clean_line(each) for each in lines]
    return [line for line in lines if line]


def _choice(key: str, value: Any) -> Value:
    if value is None or isinstance(value, str):
        return clean_line(value) if value else None
    if isinstance(value, Mapping):
        if re.fullmatch(r"\d{1,3}", str(value.get(OWN))):
            return {OWN: int(value[OWN])}
        if isinstance(value.get(PHRASE), str) and isinstance(value.get(PATTERN), str):
            return {PHRASE: clean_line(value[PHRASE]), PATTERN: clean_line(value[PATTERN])}
    raise UsageError(
        f"“{key}”的写法不对", f"写一句话，或 {{{PHRASE}: 编号, {PATTERN}: 句子}}，或 {{{OWN}: 1}}"
    )


def phrase_in(value: Value) -> str:
    """The content id of the bank's phrase chosen at a place; "" where something else stands."""
    return str(value.get(PHRASE, "")) if isinstance(value, dict) else ""


def text_of(answers: Answers, key: str) -> str:
    """The answer as one line of text; "" where there is none."""
    value = answers.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def lines_of(answers: Answers, key: str) -> list[str]:
    """The answer as a list of lines; empty where there is none."""
    value = answers.get(key)
    return list(value) if isinstance(value, list) else []


def is_answered(answers: Answers, key: str) -> bool:
    """Whether there is an answer that says something (not "" and not an empty list)."""
    return answers.get(key) not in (None, "", [])
