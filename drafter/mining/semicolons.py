"""Parallel parts of a sentence between semicolons, each of one clause or more."""

from __future__ import annotations

import re

from drafter.mining.clauses import Clause

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]{1,2}(?:[是要、，]|[个种条]?方面)|[（(]?\d)")
_DEMANDS = re.compile(r"要(?!求|素|点|么)")
_LONGEST = 160


def alike_runs(clauses: list[Clause]) -> list[Spans]:
    """Those of ``semicolon_runs`` whose parts all begin with the same word."""
    return semicolon_runs(clauses, alike=True)


def semicolon_runs(clauses: list[Clause], *, alike: bool = False) -> list[Spans]:
    """The runs of a sentence's ``clauses``.

    Three and more parts between semicolons are parallel by their marks alone. The first begins at
    the clause that begins as the second does, else behind a colon, else with the sentence. Where
    each part says what is to be done (要……，……；要……，……) its first clause is the item, else all of
    it. Parts with a number are headings, not these.
    """
    if sum(one.mark == "；" for one in clauses) < 2:  # no three parts
        return []
    parts: list[list[Clause]] = [[]]
    for one in clauses:
        parts[-1].append(one)
        if one.mark == "；":
            parts.append([])
    parts = [part for part in parts if part]
    if len(parts) < 3 or all(len(part) == 1 for part in parts):
        return []
    parts[0] = _first(parts[0], parts[1][0])
    if alike and len({_opening_word(part[0]) for part in parts}) > 1:
        return []
    if any(_NUMBERED.match(part[0].text) for part in parts):
        return []
    if any(part[-1].end - part[0].start > _LONGEST for part in parts):
        return []
    if all(_DEMANDS.match(part[0].text) for part in parts):
        return [tuple((part[0].start, part[0].end) for part in parts)]
    return [tuple((part[0].start, part[-1].end) for part in parts)]


def _opening_word(one: Clause) -> str:
    """The word that a part begins with; 要 also where the segmenter joins it to the next."""
    return "要" if _DEMANDS.match(one.text) else one.words[0]


def _first(part: list[Clause], second: Clause) -> list[Clause]:
    """The clauses of the first part that belong to the run."""
    for i, one in enumerate(part):
        if _opening_word(one) == _opening_word(second):
            return part[i:]
    for i in range(len(part) - 1, 0, -1):
        if part[i - 1].mark == "：":
            return part[i:]
    return part
