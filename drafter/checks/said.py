"""What the writer gave a draft of ours: answers and material, as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.compared import compared
from drafter.checks.text import CheckedText
from drafter.interview.answers import Value

_GAP = re.compile("【[^【】]*】")
_FILLED = "([^【】。；\n]{1,40}?)"
_BEFORE, _AFTER = 8, 4
"""Characters around a gap by which its place in the text is found again."""
_FEWEST = 3


def said(text: CheckedText) -> tuple[str, ...]:
    """Every line of the answers and every piece of material of a draft of ours, and what a hand
    put into the text where an answer was left open (【…】)."""
    return (*answer_lines(text), *text.material, *_filled_by_hand(text))


def answer_lines(text: CheckedText) -> tuple[str, ...]:
    """Every line of the answers of a draft of ours."""
    return tuple(line for value in text.answers.values() for line in _lines(value))


def _filled_by_hand(text: CheckedText) -> Iterator[str]:
    """The words that stand in the text in the place of an answer's gap, with those around it."""
    lines = [line for line in answer_lines(text) if _GAP.search(line)]
    if not lines:
        return
    whole = "\n".join(compared(block.text) for block in text.blocks)
    for line in map(compared, lines):
        for gap in _GAP.finditer(line):
            before = re.split("[：】]", line[: gap.start()])[-1][-_BEFORE:]
            after = line[gap.end() :].partition("【")[0][:_AFTER].rstrip("，。；")
            if len(before) + len(after) < _FEWEST:
                continue
            end = re.escape(after) if after else "(?=[，。；、：\n]|$)"
            yield from (each[0] for each in re.finditer(re.escape(before) + _FILLED + end, whole))


def _lines(value: Value) -> Iterator[str]:
    if isinstance(value, str | int):
        yield str(value)
    elif isinstance(value, list):
        yield from value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _lines(each)
