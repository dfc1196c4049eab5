"""Wordings that the bank has not seen for long: told as such, never as wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.bank.known import KnownWording, known_wordings, speech_years
from drafter.checks.beside import Beside
from drafter.checks.compared import compared, compared_in_place
from drafter.checks.finding import Finding, finding_at
from drafter.checks.held import held
from drafter.checks.missing import without_bank
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.model import SLOT

_SHORTEST = 4
"""Characters of the longest stretch between slots, from which on a wording is told from others."""
_FILLING = "[^。！？；\n]{1,40}?"
_CHANCE = 0.2
"""Where so rare a wording would be missing from the later speeches by mere chance at least so
often, nothing is said."""


class Stale(Struct, frozen=True):
    """A wording last seen in ``year``, ``later`` dated speeches ago, and how it is found again."""

    pattern: re.Pattern[str]
    year: int
    later: int


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    if beside.bank is None:
        return
    mapped = [(number, compared_in_place(block.text)) for number, block in text.paragraphs()]
    whole = "\n".join(each.text for _, each in mapped)
    stale = _stale(beside.bank, whole, least=beside.limits.speeches_since)
    if text.day:
        stale = tuple(each for each in stale if each.year < text.day.year)
    for number, each in mapped:
        reached = 0
        for (start, end), known in _places(stale, each.text):
            if start >= reached:
                reached = end
                advice = f"本库 {known.year} 年后未见（此后 {known.later} 篇），不等于不对"
                span = each.original(start, end)
                yield finding_at(number, text.blocks[number].text, span, advice)


def _places(stale: tuple[Stale, ...], plain: str) -> list[tuple[tuple[int, int], Stale]]:
    """Where each of the wordings stands first, by place, the longer of two that begin together
    before the shorter."""
    found = [(match.span(), each) for each in stale if (match := each.pattern.search(plain))]
    return sorted(found, key=lambda each: (each[0][0], -each[0][1]))


def _stale(bank: Bank, whole: str, *, least: int) -> tuple[Stale, ...]:
    """The wordings of the bank that stand in ``whole`` and have not been seen for long."""
    years = speech_years(bank.holdings)
    found: dict[str, Stale] = {}
    for known in known_wordings(bank.holdings):
        pieces = [piece for each in SLOT.split(known.pattern)[::2] if (piece := compared(each))]
        if not pieces or max(map(len, pieces)) < _SHORTEST or any(p not in whole for p in pieces):
            continue
        later = _later(known, years, least=least)
        pattern = re.compile(_FILLING.join(map(re.escape, pieces)))
        if later and known.last_year is not None and pattern.search(whole):
            found[pattern.pattern] = Stale(pattern, known.last_year, later)
    return tuple(each for each in found.values() if not _seen_later(bank, each))


def _later(known: KnownWording, years: Sequence[int], *, least: int) -> int:
    """How many dated speeches are later than the last sighting, 0 where that says nothing: they are
    too few, a sighting is undated, or so rare a wording may well be missing by chance."""
    if known.last_year is None or not known.all_dated:
        return 0
    until = bisect_right(years, known.last_year)
    later = len(years) - until
    chance = 1.0
    for each in range(known.speeches):
        chance *= max(0, until - each) / max(1, len(years) - each)
    return later if later >= least and chance < _CHANCE else 0


def _seen_later(bank: Bank, stale: Stale) -> bool:
    """Whether a later or undated source that is held has the words all the same, unmined."""
    for source in held(bank):
        newest = max((each.year or 9999 for each in source.record.speeches), default=9999)
        if newest > stale.year and stale.pattern.search(source.text):
            return True
    return False


RULE = Rule(
    name="提法",
    family="提法",
    authority="词库",
    source="词库里注明年份的讲话：末次见于哪年，此后至少 20 篇未见才说",
    finds=_finds,
    unchecked=without_bank,
)
