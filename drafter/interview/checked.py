"""Answers from a file or the command line, checked and in the shape that they are kept in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from drafter.errors import UsageError
from drafter.interview.answers import (
    EDITED,
    MATERIAL,
    MOST_LINES,
    OWN,
    PATTERN,
    PHRASE,
    Choice,
    Value,
    is_gap,
    is_sentence_edit,
    matches,
    question_aside,
    question_of,
    says_nothing,
    typed_lines_of,
    unpaired,
)
from drafter.interview.dates import full_date, typed_date
from drafter.interview.length import PACE_KEY, length_answer, length_options
from drafter.interview.sentence_edits import ASKED, HAND_NUMBER, NUMBER, Place, edited_places
from drafter.model import PART_LABELS, SLOT, phrase_id
from drafter.outlines.model import Outline, Question
from drafter.profile.model import FASTEST, SLOWEST, Profile
from drafter.profile.roster import completed
from drafter.text.clean import clean_line, clean_text

_NO_PROFILE = Profile()


def checked_answers(
    raw: Mapping[str, Any],
    outline: Outline,
    *,
    profile: Profile = _NO_PROFILE,
    today: date | None = None,
) -> dict[str, Value]:
    """``raw`` (from YAML or ``--data``) as clean answers of ``outline``, completed from ``profile``
    (a leader's post, a standing meeting's full name).

    ``today`` is given where the answers are typed now, on a command line: a day is then read as the
    interview reads it (12月4日, 下周五). What a file says must mean the same day next year too, so
    a day in it has its year. Raises UsageError for a key that is no question, or a value of the
    wrong shape.
    """
    checked: dict[str, Value] = {}
    for key, value in raw.items():
        key = clean_line(str(key))
        if SLOT.fullmatch(key):
            checked[key] = _line(key, value)
            continue
        if key == PACE_KEY:
            checked[key] = _pace(value)
            continue
        if key == MATERIAL and question_of(key, outline) is None:
            checked[key] = _snippets(key, value)
            continue
        if is_sentence_edit(key) and question_of(key, outline) is None:
            checked[key] = _sentence_edit(key, value)
            continue
        question = question_of(key, outline) or question_aside(key, outline)
        if question is None:
            names = "、".join(each.name for each in outline.questions)
            raise UsageError(f"“{outline.kind}”没有“{key}”这一问", f"有的是：{names}")
        if isinstance(value, str) and question.slot:
            value = completed(profile, question.slot, clean_line(value))
        checked[key] = _shaped(key, question, value, today)
    _refuse_two_edits_of_one(checked)
    return checked


def _snippets(key: str, value: Any) -> Choice:
    if not isinstance(value, Mapping):
        raise UsageError(f"“{key}”的写法不对", "写成 {编号: 原话}")
    return {clean_line(str(id_)): _line(key, words) for id_, words in value.items()}


def _sentence_edit(key: str, value: Any) -> Choice:
    if not isinstance(value, Mapping) or not value.get(PATTERN):
        raise UsageError(
            f"“{key}”的写法不对", f"写成 {{{PATTERN}: 原来的句子, {EDITED}: 改成什么}}"
        )
    kept: Choice = {PATTERN: _line(key, value[PATTERN]), EDITED: _line(key, value.get(EDITED))}
    if ASKED in value:
        asked = value[ASKED]
        names = [_line(key, each) for each in (asked if isinstance(asked, list) else [asked])]
        if not names or not all(names):
            raise UsageError(f"“{key}”里的“{ASKED}”是空的", f"写成 {ASKED}: 要点2，或者不写")
        kept[ASKED] = names[0] if len(names) == 1 else names
    for name in (NUMBER, HAND_NUMBER):
        if name in value:
            if not re.fullmatch(r"[1-9]\d{0,2}", str(value[name])):
                raise UsageError(f"“{key}”里的“{name}”要一个数", f"写成 {name}: 2")
            kept[name] = int(str(value[name]))
    if NUMBER in kept and HAND_NUMBER in kept:
        raise UsageError(
            f"“{key}”里“{NUMBER}”和“{HAND_NUMBER}”只能写一个",
            f"答案给的句子写{NUMBER}，手写进稿子的写{HAND_NUMBER}",
        )
    return kept


def _refuse_two_edits_of_one(answers: Mapping[str, Value]) -> None:
    keys: dict[Place, str] = {}
    for key, place in edited_places(answers).items():
        if place in keys:
            raise UsageError(
                f"“{keys[place]}”和“{key}”改的是同一句：“{place.original}”",
                f"留一个；改的是另一处同样的话，就加 {NUMBER}: 2",
            )
        keys[place] = key


def filled_in(raw: Mapping[str, Any], outline: Outline) -> dict[str, Any]:
    """``raw`` without the questions that a form left empty, so that those take their default. At a
    phrase place nothing means 不写 and stays."""
    return {key: value for key, value in raw.items() if value or not _asks_fact(str(key), outline)}


def _asks_fact(key: str, outline: Outline) -> bool:
    question = question_of(clean_line(key), outline)
    return question is not None and question.type not in ("phrase", "headings")


def _shaped(key: str, question: Question, value: Any, today: date | None) -> Value:
    if question.type in ("lines", "list", "items"):
        lines = _lines(key, question, value)
        if len(lines) > MOST_LINES:
            raise UsageError(f"“{key}”有 {len(lines)} 条", f"一问最多 {MOST_LINES} 条，合并几条")
        return lines
    if question.type in ("phrase", "headings"):
        return _choice(key, question, value)
    if isinstance(value, list | Mapping):
        raise UsageError(f"“{key}”只要一行字", "答案里写成“名字: 内容”")
    if question.type == "number" and value not in (None, "") and not is_gap(str(value).strip()):
        if not re.fullmatch(r"\d{1,6}", str(value)):
            raise UsageError(f"“{key}”要一个数，写的是“{value}”", "只写阿拉伯数字")
        return int(value)
    text = _line(key, value)
    if says_nothing(question, text):
        return ""
    if not is_gap(text):
        return _fitting(key, question, text, today)
    return text


def _fitting(key: str, question: Question, text: str, today: date | None) -> str:
    """``text``, once it is known to be what would have been taken on a terminal too."""
    if question.type == "date":
        return _day(key, text, today).isoformat()
    if question.type == "choice" and text not in [choice.value for choice in question.choices]:
        options = "、".join(choice.value for choice in question.choices)
        raise UsageError(f"“{key}”没有“{text}”这一项", f"可选：{options}")
    if question.type == "length":
        length = length_answer(question, text)
        if length is None:
            raise UsageError(f"“{key}”没有“{text}”这一项", f"可选：{length_options(question)}")
        return length
    if not matches(question, text):
        raise UsageError(f"“{key}”写成“{text}”不行", question.error or f"例：{question.example}")
    return text


def _day(key: str, text: str, today: date | None) -> date:
    day = typed_date(text, today=today) if today is not None else full_date(text)
    if day is not None:
        return day
    how = "写成 2026-11-27 或 2026年11月27日，年份不能省"
    if today is not None:
        how = "写成 11.27、11月27日、下周五，或 2026年11月27日"
    raise UsageError(f"“{key}”认不出是哪天：“{text}”", how)


def _pace(value: Any) -> int:
    pace = str(value)
    if not re.fullmatch(r"\d{1,3}", pace) or not SLOWEST <= int(pace) <= FASTEST:
        raise UsageError(
            f"“{PACE_KEY}”写的是“{value}”", f"写每分钟念多少字，{SLOWEST} 到 {FASTEST} 之间的一个数"
        )
    return int(pace)


def _line(key: str, value: Any) -> str:
    """One line of a YAML value. 小题: 内容 with a half-width colon is a mapping to YAML and means
    what was written."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((head, body),) = value.items()
        if not isinstance(body, list | Mapping):
            return _line(key, f"{head}：{_line(key, body)}")
    if isinstance(value, list | Mapping):
        raise UsageError(f"“{key}”里有一行读不成一句话", "一行一句；有冒号、方括号就加引号")
    text = "" if value is None else clean_line(str(value))
    if unpaired(text):
        raise UsageError(f"“{key}”里的【】没有配对：“{text}”", "补上缺的一半")
    return text


def _lines(key: str, question: Question, value: Any) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list):
        return typed_lines_of(question, _joined(key, value))
    lines = [line for each in value if (line := _line(key, each))]
    return [] if len(lines) == 1 and says_nothing(question, lines[0]) else lines


def _joined(key: str, value: Any) -> str:
    """A block of text or one line, its lines checked one by one."""
    if not isinstance(value, str):
        return _line(key, value)
    return "\n".join(_line(key, line) for line in clean_text(value).split("\n"))


def _choice(key: str, question: Question, value: Any) -> Value:
    if value is None or isinstance(value, str):
        return _line(key, value) or None
    if isinstance(value, Mapping):
        own = str(value.get(OWN))
        if re.fullmatch(r"\d{1,3}", own) and 1 <= int(own) <= len(question.own):
            return {OWN: int(own)}
        phrase, pattern = value.get(PHRASE), value.get(PATTERN)
        if question.type == "headings" and isinstance(pattern, list):
            return _set(key, phrase, pattern)
        if isinstance(phrase, str) and isinstance(pattern, str):
            if any(phrase_id(part, pattern) == phrase for part in PART_LABELS):
                edited = _line(key, value.get(EDITED))
                kept: Choice = {PHRASE: phrase, PATTERN: pattern}
                return kept | ({EDITED: edited} if edited else {})
            raise UsageError(
                f"“{key}”的{PATTERN}和{PHRASE}对不上", f"{PATTERN}不要动；改过的句子写在{EDITED}里"
            )
    raise UsageError(
        f"“{key}”的写法不对", f"写一句话，或 {{{PHRASE}: 编号, {PATTERN}: 句子}}，或 {{{OWN}: 1}}"
    )


def _set(key: str, phrase: Any, patterns: list[Any]) -> Choice:
    """A heading set: a pattern an item, and the mined frame that words all, if one does."""
    kept: Choice = {PATTERN: _each_line(key, patterns)}
    if phrase is None:
        return kept
    if not re.fullmatch("[0-9a-f]{12}", str(phrase)):
        raise UsageError(f"“{key}”的{PHRASE}不对", f"不是词库的框架，就不写{PHRASE}")
    return {PHRASE: str(phrase), **kept}


def _each_line(key: str, values: list[Any]) -> list[str]:
    if not 1 <= len(values) <= MOST_LINES:
        raise UsageError(f"“{key}”的{PATTERN}有 {len(values)} 条", "主题有几条，就写几条")
    return [_line(key, value) for value in values]
