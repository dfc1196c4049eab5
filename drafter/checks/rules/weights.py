"""分量: one point of a list is many times as long as the others."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.numbering import Series, numbering
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.corpus.markers import RANK

_LEAST, _TIMES, _LONG = 3, 5, 150
"""Points of a list; how many times the middle one; characters from which a point is long."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for run in numbering(text).series:
        if run.system in RANK or len(run.marks) < _LEAST:
            continue
        sizes = _sizes(text, run)
        usual = median(sizes)
        for mark, size in zip(run.marks, sizes, strict=True):
            if size >= _LONG and size >= _TIMES * usual:
                yield mark.finding(f"这一条 {size} 字，别的多在 {round(usual)} 字上下；匀一匀")


def _sizes(text: CheckedText, run: Series) -> list[int]:
    """Characters of each point; of the last as far as its paragraph goes."""
    ends = [mark.offset for mark in run.marks[1:]]
    last = run.marks[-1]
    ends.append(last.offset + len(text.blocks[last.block].text) - last.start)
    return [end - mark.offset for mark, end in zip(run.marks, ends, strict=True)]


RULE = Rule(
    name="分量",
    family="节奏",
    authority="实务",
    source="谋篇惯例：并列各条分量相当",
    finds=_finds,
)
