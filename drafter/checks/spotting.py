"""What can be told from a few characters: patterns with what they mean, over all blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from drafter.checks.finding import Finding, Severity
from drafter.model import Block


class Sign(Struct, frozen=True, kw_only=True):
    """A pattern and what a finding of it says. ``fix`` is what the whole match becomes, as
    ``re.Match.expand`` reads it; None where nobody can tell."""

    pattern: re.Pattern[str]
    advice: str
    severity: Severity = "必改"
    label: str = ""
    clause: str = ""
    fix: str | None = None


class Taken:
    """Stretches of a text that were taken, none of which overlaps another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Takes a stretch; False where one that was taken before overlaps it."""
        at = bisect_right(self._ends, start)
        if at < len(self._starts) and self._starts[at] < end:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True


def spotted(blocks: Iterable[tuple[int, Block]], signs: Sequence[Sign]) -> Iterator[Finding]:
    """A finding for each place that one of ``signs`` matches, in the order of the signs; of two
    that overlap, the sign named first."""
    for number, block in blocks:
        taken = Taken()
        for sign in signs:
            for match in sign.pattern.finditer(block.text):
                start, end = match.span()
                if start == end or not taken.take(start, end):
                    continue
                yield Finding(
                    severity=sign.severity,
                    block=number,
                    start=start,
                    end=end,
                    text=match[0],
                    advice=sign.advice,
                    label=sign.label,
                    clause=sign.clause,
                    fix=None if sign.fix is None else match.expand(sign.fix),
                )
