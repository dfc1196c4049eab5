"""Parallel phrases run together without separators: 走深走心走实, 知情权参与权监督权."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from drafter.mining.words import words
from drafter.text.normalise import CHINESE

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_REMEMBERED = 1 << 14
_PERIODS = (2, 3, 4, 5)
_CHINESE_RUN = re.compile(f"[{CHINESE}]{{6,}}")
_WEAK = frozenset("的了是在和与及地得一这那有其以为于")
"""Characters that any two stretches may share by chance."""
_THRICE = re.compile(
    f"([^{''.join(sorted(_WEAK))}])"
    r"(?:.\1.\1|.{2}\1.{2}\1|.{3}\1.{3}\1|.{4}\1.{4}\1)"
)
"""A character that stands in one place of three units of one length."""
_FUNCTION = frozenset("的了在从为是使让把将对就要地得和与及向以着都也被")
"""Characters beside which a phrase may begin or end whatever the segmenter says."""
_LEADING = frozenset("大新老好多小高真到从")
"""Words that lead a unit and never end it."""
_LEAST_FIT = 0.75
_VERBS = "学弄做抓走想悟吃落读讲管用干改查看推打压筑守建"
_RESULTS = "懂通实透深细好准牢稳强紧严满全清明精熟"
_VERB_PAIRS = re.compile(f"(?:[{_VERBS}][{_RESULTS}]){{3,}}")
_LINKED = re.compile(f"(?<=从)([{CHINESE}]{{2,4}}?)到([{CHINESE}]{{2,4}}?)到([{CHINESE}]{{2,4}})")


def joined_runs(text: str, start: int, end: int) -> list[Spans]:
    """The runs in ``text[start:end]`` (normalised), each with the places of its items."""
    return [
        tuple((row.start() + a, row.start() + b) for a, b in run)
        for row in _CHINESE_RUN.finditer(text, start, end)
        for run in _row_runs(row[0])
    ]


@lru_cache(maxsize=_REMEMBERED)
def _row_runs(text: str) -> tuple[Spans, ...]:
    """The runs in a row of Chinese characters: those that fit its words best first, none twice."""
    candidates = [*_periodic(text), *_verb_pairs(text), *_linked(text)]
    if not candidates:
        return ()
    found = words(text)
    breaks = {0} | {word.end for word in found}
    hanging = {word.end for word in found if word.tag[0] in "dpr" or word.text in _LEADING}
    candidates = [run for run in candidates if not all(b in hanging for _, b in run)]
    kept: list[Spans] = []
    for run in sorted(candidates, key=lambda run: (_touching(run), -_fit(run, breaks), run)):
        first, last = run[0][0], run[-1][1]
        whole = (first in breaks or text[first - 1] in _FUNCTION) and (
            last in breaks or text[last] in _FUNCTION
        )
        apart = all(last <= other[0][0] or other[-1][1] <= first for other in kept)
        inner = [b in breaks for _, b in run[:-1]]
        whole = whole and (all(inner) or len(text[first : run[0][1]]) == 2)
        if whole and apart and _fit(run, breaks) >= _LEAST_FIT:
            kept.append(run)
    return tuple(sorted(set(kept)))


def _touching(run: Spans) -> bool:
    return all(a[1] == b[0] for a, b in pairwise(run))


def _fit(run: Spans, breaks: set[int]) -> float:
    """The share of the run's edges that fall between words, a little more for a longer run."""
    edges = {place for item in run for place in item}
    return sum(edge in breaks for edge in edges) / len(edges) + 0.01 * len(run)


def _periodic(text: str) -> list[Spans]:
    """Rows of three and more units of one length that share a character in one place."""
    rows: list[Spans] = []
    if len(text) - len(set(text)) < 2 or not _THRICE.search(text):
        return rows
    for period in _PERIODS:
        for at in range(len(text) - 3 * period + 1):
            count = _units(text, at, period)
            if count >= 3 and _units(text, at - period, period) <= count:
                rows.append(tuple((at + k * period, at + (k + 1) * period) for k in range(count)))
    return rows


def _units(text: str, at: int, period: int) -> int:
    """How many units of ``period`` characters from ``at`` on share a place and differ elsewhere."""
    first = text[at : at + period] if at >= 0 else ""
    second = text[at + period : at + 2 * period] if at >= 0 else ""
    if len(first) < period or len(second) < period:
        return 0
    shared = {i for i in range(period) if first[i] == second[i]}
    if not {first[i] for i in shared} - _WEAK or len(shared) == period:
        return 0
    seen = [{char} for char in first]
    count = 1
    while at + (count + 1) * period <= len(text):
        unit = text[at + count * period : at + (count + 1) * period]
        if any((unit[i] == first[i]) != (i in shared) for i in range(period)):
            break
        if all(unit[i] in seen[i] for i in range(period)):
            break
        for i, char in enumerate(unit):
            seen[i].add(char)
        count += 1
    return count


def _verb_pairs(text: str) -> list[Spans]:
    """学懂弄通做实: a verb and its result, three times and more."""
    return [
        tuple((i, i + 2) for i in range(row.start(), row.end(), 2))
        for row in _VERB_PAIRS.finditer(text)
        if len(set(row[0])) == len(row[0])
    ]


def _linked(text: str) -> list[Spans]:
    """从甲到乙到丙 where the three are of one length and end alike."""
    found: list[Spans] = []
    if text.count("到") < 2:
        return found
    for row in _LINKED.finditer(text):
        length = len(row[1])
        third = row[3][:length]
        if len(row[2]) == len(third) == length and row[1][-1] == row[2][-1] == third[-1]:
            found.append((row.span(1), row.span(2), (row.start(3), row.start(3) + length)))
    return found
