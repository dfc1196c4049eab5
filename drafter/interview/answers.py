"""Answers as they are kept: one flat mapping, layered, checked, in YAML a person can edit.

Keys are question names, with the item's number behind for questions asked once an item (要点1).
At a phrase place the value is ``{词条: id, 原句: pattern}`` for a phrase of the bank, with ``改作``
its words as they were mended, ``{提纲: n}`` for the outline's own n-th sentence, a string for one
that was typed, None for 不写. A heading set is kept as ``{原句: [pattern, …]}``, a pattern an item
with ``{项}`` for its own words, and ``词条`` beside it where a mined frame words all; the set of
sub-headings as a pattern an item too, in which ／ parts the heads (小题) of its lines and an empty
one keeps them as they were typed.
Answers about an item that is not in its list any more are kept as ``要点〔item〕``, unused.
A sentence that was rewritten in the draft is kept as ``改句1: {原句: …, 改作: …}``, with the
answers that it holds (``问: 要点2``) and, where it is not the first that reads so, ``第几处``.
``{空位}`` keys hold what was asked because a chosen phrase needed it; ``语速`` is the pace at which
the speech is read, in characters a minute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import regex

from drafter.outlines.model import Outline, Question
from drafter.text.clean import clean_line, clean_text

Choice = dict[str, str | int | list[str]]
Value = str | int | list[str] | Choice | None
Answers = Mapping[str, Value]

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
