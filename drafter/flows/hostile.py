"""Answers that mean harm, and plain ones of the same shape, to try an outline with."""

from __future__ import annotations

from drafter.interview.answers import Value
from drafter.interview.length import DEFAULT_MINUTES
from drafter.outlines.model import Question
from drafter.text.clean import clean_line

_HOSTILE = (
    "# {{ 7*7 }}{% for a in range(9) %}甲{% endfor %}{# 注 #} **粗** [链](http://x) <br>",
    "## 一、\u202e倒\x1b[31m写\x00 {{ ''.__class__ }}",
    "> - 1. `码` {人名} <!-- 来历 -->",
)
_CLEANED = tuple(clean_line(text) for text in _HOSTILE)
_HEADS = ("甲事", "乙事", "丙事")
_LONGEST = 2000  # characters that the interview takes on one line
_MOST_LETTERS = 8
_ROW = 120  # characters; an answer is matched up to 200


def plain_answer(question: Question) -> Value:
    """An answer of the shape and the length of the hostile one, with nothing in it."""
    return _answer(
        question, tuple(head[0] * len(text) for head, text in zip(_HEADS, _CLEANED, strict=True))
    )


def hostile_answer(question: Question) -> Value:
    """An answer of that shape full of template syntax, Markdown and control characters, cleaned as
    every answer is."""
    return _answer(question, _CLEANED)


def long_answer(question: Question) -> Value:
    """The longest lines that an answer may have."""
    return _answer(question, tuple(head[0] * _LONGEST for head in _HEADS))


def _answer(question: Question, texts: tuple[str, ...]) -> Value:
    match question.type:
        case "lines" | "list":
            return list(texts)
        case "items":
            return [f"{head}：{body}" for head, body in zip(_HEADS, texts, strict=True)]
        case "date":
            return "2027-05-20"
        case "number":
            return 3
        case "choice":
            return question.choices[0].value
        case "length":
            return f"{DEFAULT_MINUTES}分钟"
        case "headings":
            return {"提纲": 1} if question.own else None
        case _:
            return texts[0]


def probes(pattern: str) -> tuple[str, ...]:
    """Texts on which a careless pattern takes for ever: a long row of something it speaks of, then
    what fits nothing, then all that it wants to see."""
    letters = [char for char in dict.fromkeys(pattern) if char.isalnum()][:_MOST_LETTERS]
    rows = dict.fromkeys([*letters, "a", "1", "字", " ", "、"])
    return tuple(f"{char * _ROW}{end}" for char in rows for end in ("", f"\u0001{pattern}"))
