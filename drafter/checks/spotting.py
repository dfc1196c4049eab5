"""What can be told from a few characters: patterns with what they mean, over all blocks."""

from __future__ import annotations

import re
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


def spotted(blocks: Iterable[tuple[int, Block]], signs: Sequence[Sign]) -> Iterator[Finding]:
    """A finding for each place that one of ``signs`` matches, in the order of the signs; of two
    that overlap, the sign named first."""
    for number, block in blocks:
        taken: list[tuple[int, int]] = []
        for sign in signs:
            for match in sign.pattern.finditer(block.text):
                start, end = match.span()
                if start == end or any(start < b and a < end for a, b in taken):
                    continue
                taken.append((start, end))
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
