"""How much of a text stands word for word in one source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.checks.beside import Beside
from drafter.checks.compared import compared, compared_in_place
from drafter.checks.formulas import fixed_formulas, places_of
from drafter.checks.held import Held, held, state_of
from drafter.checks.nobodys import given_places
from drafter.checks.overlap import (
    NO_SHARE,
    Share,
    begun_with_a_word,
    pieces_of,
    share_of,
    shared_runs,
)
from drafter.checks.quoted import LEAST
from drafter.checks.text import CheckedText
from drafter.text.same_words import words_key

_QUOTED = re.compile(f"“[^“”\n]{{{LEAST},}}”")
_BREAK = "\n"
"""Stands in no text that is compared, so no run goes over it."""
_APART = 5
"""The same words differ in length by less than a fifth: punctuation is no more of a speech."""
_BETWEEN = "\0"
"""Stands in no text at all: for what was cut out of a source."""


class Body(Struct, frozen=True):
    """The headings and paragraphs of a text as they are compared, one behind the other, quotations
    blotted out; ``counts``: the characters outside fixed formulas and what the outline or the bank
    gave. Block ``blocks[i]`` begins at ``starts[i]``, and ``offsets`` leads each character back to
    its place in its block."""

    text: str
    counts: tuple[bool, ...]
    blocks: tuple[int, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Number of the block, start and end in it, of a stretch that lies within one."""
        at = bisect_right(self.starts, start) - 1
        return self.blocks[at], self.offsets[start], self.offsets[end - 1] + 1


class Shared(Struct, frozen=True):
    """What a text shares with one source: ``share`` of its characters (字数), the longest run."""

    source: Held
    share: float
    run: Share


class _Asked(Struct, frozen=True):
    """Of the text: its characters, what it is itself (sources, the key of its words and their
    length as they are compared); and from how many characters on a run counts."""

    characters: int
    itself: frozenset[str]
    words: str
    length: int
    least: int

    def theirs(self, source: Held) -> str:
        """What of a source is compared: not the speech that is this very text."""
        same = [each for each in source.record.speeches if each.words == self.words]
        if not same:
            return source.text
        rest, end = [], 0
        for speech in sorted(same):
            rest.append(compared(source.decoded[end : speech.start]))
            end = speech.end
        return _BETWEEN.join((*rest, compared(source.decoded[end:])))

    def is_all_of(self, source: Held) -> bool:
        """Whether a source has the words of this text and no others, front included."""
        apart = abs(len(source.text) - self.length)
        return apart * _APART <= self.length and words_key(source.decoded) == self.words


def body_of(text: CheckedText, beside: Beside) -> Body:
    """The text as ``shared_with`` holds it against a source."""
    pieces: list[str] = []
    blocks: list[int] = []
    starts: list[int] = []
    offsets: list[int] = []
    given: list[bool] = []
    for number, block in enumerate(text.blocks):
        if block.kind != "paragraph" and not block.kind.startswith("heading"):
            continue
        mapped = compared_in_place(block.text)
        blocks.append(number)
        starts.append(len(offsets))
        blotted = _QUOTED.sub(lambda quoted: _BREAK * len(quoted[0]), mapped.text)
        pieces.append(blotted + _BREAK)
        offsets += [*mapped.offsets, len(block.text)]
        places = given_places(block, text.answers)
        given += [*(places[at] for at in mapped.offsets), True]
    whole = "".join(pieces)
    fixed = places_of(fixed_formulas(text, beside), whole)
    counts = tuple(
        not inside and not theirs and char != _BREAK
        for inside, theirs, char in zip(fixed, given, whole, strict=True)
    )
    return Body(whole, counts, tuple(blocks), tuple(starts), tuple(offsets))


def shared_with_sources(text: CheckedText, beside: Beside) -> tuple[Shared, ...]:
    """What ``text`` shares with every source held but itself, in runs of ``overlap_run`` characters
    and more, the largest share first."""
    if beside.bank is None:
        return ()
    words = "".join(block.text for block in text.blocks)
    told = _Asked(
        text.characters,
        text.itself,
        words_key(words),
        len(compared(words)),
        beside.limits.overlap_run,
    )
    return _shared(body_of(text, beside), told, beside.bank, state_of(beside.bank))


@lru_cache(maxsize=1)  # a report asks twice, for findings and for the figure
def _shared(body: Body, asked: _Asked, bank: Bank, _state: tuple[int, int]) -> tuple[Shared, ...]:
    pieces = pieces_of(body.text, least=asked.least)
    found: list[Shared] = []
    for source in held(bank):
        if source.record.sha256 in asked.itself:
            continue
        runs = begun_with_a_word(body.text, shared_runs(pieces, asked.theirs(source)))
        run = share_of(runs, body.counts, least=asked.least)
        if run != NO_SHARE and not asked.is_all_of(source):  # its words are costly, so last
            light = Held(source.record, "")
            found.append(Shared(light, run.characters / max(1, asked.characters), run))
    return tuple(sorted(found, key=lambda each: (-each.share, each.source.record.sha256)))
