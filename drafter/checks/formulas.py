"""Stretches of a text that anybody must write so: they are nobody's wording.

Fixed political formulas and offices, the wordings that were asked for, names of meetings, the posts
of the roster, phrases of the bank that several sources have, and, in a text without origins, what
the shipped outlines say themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.bank.known import known_wordings
from drafter.checks.beside import Beside
from drafter.checks.compared import compared
from drafter.checks.meetings import meeting_names
from drafter.checks.text import CheckedText
from drafter.interview.answers import lines_of
from drafter.mining.formulas import FORMULAS, OFFICES
from drafter.model import SLOT

_ASKED_FOR = "必写提法"
_SHARED = 2
"""Sources from which on a phrase of the bank is common property."""
_SHORTEST = 4
_SHORTEST_OF_OUTLINE = 8
"""Of an outline's sentence a shorter piece between two slots is anybody's."""


def fixed_formulas(text: CheckedText, beside: Beside) -> frozenset[str]:
    """Every fixed formula that may stand in ``text``, as it is compared."""
    found = (*FORMULAS, *OFFICES, *lines_of(text.answers, _ASKED_FOR), *meeting_names(text))
    return frozenset(
        formula
        for each in (*found, *_of_profile(beside), *_of_bank(beside), *_of_outlines(text, beside))
        if len(formula := compared(each)) >= _SHORTEST
    )


def _of_profile(beside: Beside) -> Iterator[str]:
    yield from (meeting.full for meeting in beside.profile.meetings)
    for leader in beside.profile.leaders:
        yield leader.post
        yield f"{leader.post}{leader.name}"


def _of_bank(beside: Beside) -> Iterator[str]:
    if beside.bank is not None:
        for known in known_wordings(beside.bank.holdings):
            if known.sources >= _SHARED:
                yield from SLOT.sub("\n", known.pattern).split("\n")


def _of_outlines(text: CheckedText, beside: Beside) -> Iterator[str]:
    if not text.ours:
        for sentence in beside.outline_sentences:
            pieces = SLOT.sub("\n", sentence).split("\n")
            yield from (piece for piece in pieces if len(piece) >= _SHORTEST_OF_OUTLINE)


def places_of(formulas: frozenset[str], text: str) -> list[bool]:
    """For each character of ``text`` whether it is part of one of the formulas."""
    inside = [False] * len(text)
    present = sorted(
        (each for each in formulas if each in text), key=lambda each: (-len(each), each)
    )
    if present:
        # A lookahead finds formulas that overlap; the longest at each place is enough.
        for match in re.finditer(f"(?=({'|'.join(map(re.escape, present))}))", text):
            inside[match.start(1) : match.end(1)] = [True] * len(match[1])
    return inside
