"""What the writer gave a draft of ours: answers and material, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.text import CheckedText
from drafter.interview.answers import Value


def said(text: CheckedText) -> tuple[str, ...]:
    """Every line of the answers and every piece of material of a draft of ours."""
    return (*answer_lines(text), *text.material)


def answer_lines(text: CheckedText) -> tuple[str, ...]:
    """Every line of the answers of a draft of ours."""
    return tuple(line for value in text.answers.values() for line in _lines(value))


def _lines(value: Value) -> Iterator[str]:
    if isinstance(value, str | int):
        yield str(value)
    elif isinstance(value, list):
        yield from value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _lines(each)
