"""How much of a text stands word for word in one source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.checks.beside import Beside
from drafter.checks.compared import compared_in_place
from drafter.checks.formulas import fixed_formulas, places_of
from drafter.checks.held import Held, held, state_of
from drafter.checks.overlap import NO_SHARE, Share, pieces_of, share_of, shared_runs
from drafter.checks.quoted import LEAST
from drafter.checks.text import CheckedText

_QUOTED = re.compile(f"“[^“”\n]{{{LEAST},}}”")
_BREAK = "\n"
"""Stands in no text that is compared, so no run goes over it."""


class Body(Struct, frozen=True):
    """The headings and paragraphs of a text as they are compared, one behind the other, quotations
    blotted out; ``counts``: the characters outside fixed formulas. ``size`` is all of them,
    quotations included; block ``blocks[i]`` begins at ``starts[i]``, and ``offsets`` leads each
    character back to its place in its block."""

    text: str
    counts: tuple[bool, ...]
    size: int
    blocks: tuple[int, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Number of the block, start and end in it, of a stretch that lies within one."""
        at = bisect_right(self.starts, start) - 1
        return self.blocks[at], self.offsets[start], self.offsets[end - 1] + 1


class Shared(Struct, frozen=True):
    """What a text shares with one source: ``share`` of its characters, and the longest run."""

    source: Held
    share: float
    run: Share


def body_of(text: CheckedText, beside: Beside) -> Body:
    """The text as ``shared_with`` holds it against a source."""
    pieces: list[str] = []
    blocks: list[int] = []
    starts: list[int] = []
    offsets: list[int] = []
    size = 0
    for number, block in enumerate(text.blocks):
        if block.kind != "paragraph" and not block.kind.startswith("heading"):
            continue
        mapped = compared_in_place(block.text)
        blocks.append(number)
        starts.append(len(offsets))
        size += len(mapped.text)
        blotted = _QUOTED.sub(lambda quoted: _BREAK * len(quoted[0]), mapped.text)
        pieces.append(blotted + _BREAK)
        offsets += [*mapped.offsets, len(block.text)]
    whole = "".join(pieces)
    fixed = places_of(fixed_formulas(text, beside), whole)
    counts = tuple(not inside and char != _BREAK for inside, char in zip(fixed, whole, strict=True))
    return Body(whole, counts, size, tuple(blocks), tuple(starts), tuple(offsets))


def shared_with_sources(text: CheckedText, beside: Beside) -> tuple[Shared, ...]:
    """What ``text`` shares with every source held, in runs of ``overlap_run`` characters and more,
    the largest share first."""
    if beside.bank is None:
        return ()
    state = state_of(beside.bank)
    return _shared(body_of(text, beside), beside.bank, state, beside.limits.overlap_run)


@lru_cache(maxsize=1)  # a report asks twice, for findings and for the figure
def _shared(body: Body, bank: Bank, _state: tuple[int, int], least: int) -> tuple[Shared, ...]:
    pieces = pieces_of(body.text, least=least)
    found: list[Shared] = []
    for source in held(bank):
        run = share_of(shared_runs(pieces, source.text), body.counts, least=least)
        if run != NO_SHARE:
            light = Held(source.record, "")
            found.append(Shared(light, run.characters / max(1, body.size), run))
    return tuple(sorted(found, key=lambda each: (-each.share, each.source.record.sha256)))
