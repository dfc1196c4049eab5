"""Answers given as text on a command line or in a cell of a table: what is one line, what several.

A question that takes several lines has them parted by ；. Named more than once, it has a line each
time, with the ； that it may hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.interview.answers import question_of
from drafter.outlines.model import Outline

_SEPARATORS = "；;"


def given_lines(text: str) -> list[str]:
    """The lines in one text: parted by line breaks, else by ；."""
    text = text.strip()
    if "\n" not in text:
        for mark in _SEPARATORS:
            text = text.replace(mark, "\n")
    return [line.strip() for line in text.split("\n") if line.strip()]


def given_values(
    given: Mapping[str, Sequence[str]], outline: Outline
) -> dict[str, str | list[str]]:
    """What was given for each name, in order, as it is to be checked; of a question that takes one
    line the last counts."""
    values: dict[str, str | list[str]] = {}
    for name, texts in given.items():
        question = question_of(name, outline)
        kind = question.type if question is not None else ""
        if kind in ("lines", "list", "items") and len(texts) > 1:
            values[name] = [line for text in texts if (line := text.strip())]
        elif kind in ("lines", "items"):
            values[name] = given_lines(texts[-1])
        else:
            values[name] = texts[-1]
    return values
