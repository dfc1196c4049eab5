"""Answers as they are kept: one flat mapping, layered, checked, in YAML a person can edit.

Keys are question names, with the item's number behind for questions asked once an item (要点1).
At a phrase place the value is ``{词条: id, 原句: pattern}`` for a phrase of the bank, with ``改作``
its words as they were mended, ``{提纲: n}`` for the outline's own n-th sentence, a string for one
that was typed, None for 不写. A heading set is kept as ``{原句: [pattern, …]}``, a pattern an item
with ``{项}`` for its own words, and ``词条`` beside it where a mined frame words all; the set of
sub-headings as a pattern an item too, in which ／ parts the heads (小题) of its lines and an empty
one keeps them as they were typed.
Answers about an item that is not in its list any more are kept as ``要点〔item〕``, unused.
A sentence that was rewritten in the draft is kept as ``改句1: {原句: …, 改作: …}``.
``{空位}`` keys hold what was asked because a chosen phrase needed it; ``语速`` is the pace at which
the speech is read, in characters a minute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import regex

from drafter.errors import UsageError
from drafter.interview.dates import full_date
from drafter.interview.length import PACE_KEY, length_answer, length_options
from drafter.model import PART_LABELS, SLOT, phrase_id
from drafter.outlines.model import Outline, Question
from drafter.profile.model import FASTEST, SLOWEST, Profile
from drafter.profile.roster import completed
from drafter.text.clean import clean_line, clean_text

Choice = dict[str, str | int | list[str]]
Value = str | int | list[str] | Choice | None
Answers = Mapping[str, Value]

_NO_PROFILE = Profile()

PHRASE, PATTERN, OWN, EDITED = "词条", "原句", "提纲", "改作"

MATERIAL = "素材"
"""Key of the snippets of material that were put into answers: id to words. Where an answer still
has those words, they are the material's."""

SENTENCE_EDIT = "改句"
"""What the keys of rewritten sentences begin with, before their number."""

ASIDE = "〔〕"
"""What the words of an item that is gone stand between, in the keys of its answers."""

MOST_LINES = 99
"""Lines of one answer: what is numbered has Chinese numerals of two digits."""

_LONGEST_MATCHED = 200
_MATCHING_SECONDS = 0.5
_STOPS_AND_SPACES = "。；;，,、.　 "
_NOTHING = ("无", "没有")
_ITEM_KEY = re.compile(r"(.+?)([1-9]\d?)")
_ASIDE_KEY = re.compile(f"([^{ASIDE}]+){ASIDE[0]}.+{ASIDE[1]}\\d*")
_EDIT_KEY = re.compile(f"{SENTENCE_EDIT}[1-9]\\d{{0,2}}")
_GAP_TYPED = re.compile(r"【[^【】]{1,60}】")


def question_of(key: str, outline: Outline) -> Question | None:
    """The question that the answer ``key`` belongs to (要点2 belongs to 要点), or None."""
    exact = outline.question(key)
    if exact is not None:
        return exact
    match = _ITEM_KEY.fullmatch(key)
    question = outline.question(match[1]) if match else None
    return question if question is not None and question.each else None


def question_aside(key: str, outline: Outline) -> Question | None:
    """The question of an answer that is kept of an item that is gone (要点〔管护〕), or None."""
    match = _ASIDE_KEY.fullmatch(key)
    question = outline.question(match[1]) if match else None
    return question if question is not None and question.each else None


def checked_answers(
    raw: Mapping[str, Any], outline: Outline, *, profile: Profile = _NO_PROFILE
) -> dict[str, Value]:
    """``raw`` (from YAML or ``--data``) as clean answers of ``outline``, completed from ``profile``
    (a leader's post, a standing meeting's full name).

    Raises UsageError for a key that is no question, or a value of the wrong shape.
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
        checked[key] = _shaped(key, question, value)
    return checked


def _snippets(key: str, value: Any) -> Choice:
    if not isinstance(value, Mapping):
        raise UsageError(f"“{key}”的写法不对", "写成 {编号: 原话}")
    return {clean_line(str(id_)): _line(key, words) for id_, words in value.items()}


def with_material(answers: Answers, taken: Mapping[str, str]) -> Choice:
    """The snippets that stand among the answers, and those ``taken`` now (id to words)."""
    kept = answers.get(MATERIAL)
    return {**(kept if isinstance(kept, dict) else {}), **taken}


def material_words(answers: Answers) -> frozenset[str]:
    """The words of every snippet of material among the answers, as a draft has them."""
    kept = answers.get(MATERIAL)
    words = kept.values() if isinstance(kept, dict) else ()
    return frozenset(str(each).strip(_STOPS_AND_SPACES) for each in words)


def is_sentence_edit(key: str) -> bool:
    """Whether the answer at ``key`` is a sentence that was rewritten in the draft."""
    return bool(_EDIT_KEY.fullmatch(key))


def _sentence_edit(key: str, value: Any) -> Choice:
    if not isinstance(value, Mapping) or not value.get(PATTERN):
        raise UsageError(
            f"“{key}”的写法不对", f"写成 {{{PATTERN}: 原来的句子, {EDITED}: 改成什么}}"
        )
    return {PATTERN: _line(key, value[PATTERN]), EDITED: _line(key, value.get(EDITED))}


def filled_in(raw: Mapping[str, Any], outline: Outline) -> dict[str, Any]:
    """``raw`` without the questions that a form left empty, so that those take their default. At a
    phrase place nothing means 不写 and stays."""
    return {key: value for key, value in raw.items() if value or not _asks_fact(str(key), outline)}


def _asks_fact(key: str, outline: Outline) -> bool:
    question = question_of(clean_line(key), outline)
    return question is not None and question.type not in ("phrase", "headings")


def _shaped(key: str, question: Question, value: Any) -> Value:
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
    if question.type == "length":
        length = length_answer(question, text)
        if length is None:
            raise UsageError(f"“{key}”没有“{text}”这一项", f"可选：{length_options(question)}")
        return length
    if not matches(question, text):
        raise UsageError(f"“{key}”写成“{text}”不行", question.error or f"例：{question.example}")
    return text


def _pace(value: Any) -> int:
    pace = str(value)
    if not re.fullmatch(r"\d{1,3}", pace) or not SLOWEST <= int(pace) <= FASTEST:
        raise UsageError(
            f"“{PACE_KEY}”写的是“{value}”", f"写每分钟念多少字，{SLOWEST} 到 {FASTEST} 之间的一个数"
        )
    return int(pace)


def says_nothing(question: Question, text: str) -> bool:
    """Whether an answer is empty, or says in a word that there is nothing to say (无)."""
    return not text or (not question.required and text in _NOTHING)


def matches(question: Question, text: str) -> bool:
    """Whether an answer of one line has the form that its question wants. A pattern that comes to
    no end on it does not count: the writer is not to pay for it (``drafter outline check`` says
    so)."""
    try:
        return not question.pattern or fits(question.pattern, text)
    except TimeoutError:
        return True


def fits(pattern: str, text: str) -> bool:
    """Whether all of ``text`` matches ``pattern``. Raises TimeoutError after half a second: a
    pattern in a user's outline may take for ever."""
    return bool(regex.fullmatch(pattern, text[:_LONGEST_MATCHED], timeout=_MATCHING_SECONDS))


def is_gap(text: str) -> bool:
    """Whether an answer is nothing but a fact left open: 【姓名，问组织部】."""
    return bool(_GAP_TYPED.fullmatch(text))


def unpaired(text: str) -> bool:
    """Whether a bracket of a fact left open is missing its other half."""
    return bool(re.search("[【】]", re.sub("【[^【】]*】", "", text)))


def typed_lines_of(question: Question, text: str) -> list[str]:
    """The lines that were typed as an answer. The items of a list are parted by wide spaces too,
    and by 、 and ， where all stand on one line. 无 alone is no line."""
    text = clean_text(text).strip()
    parts = text.split("\n")
    if question.type == "list":
        between = r"　|\s{2,}|\n" if "\n" in text else r"[　、，,；;]|\s{2,}"
        parts = re.split(between, text)
    lines = [line for part in parts if (line := clean_line(part))]
    return [] if len(lines) == 1 and says_nothing(question, lines[0]) else lines


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


def says_something(value: Value) -> bool:
    """Whether an answer has words in it, stops and spaces aside; a choice and a number have."""
    if isinstance(value, str | list):
        return bool("".join(value).strip(_STOPS_AND_SPACES))
    return value is not None
