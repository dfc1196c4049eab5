"""What the page tells, as plain values."""

from __future__ import annotations

from msgspec import Struct

from drafter.mining import KeptOut
from drafter.model import MinedPhrase, Part, Reading, Source


class LeftOut(Struct, frozen=True):
    """A file that brought nothing: ``kind`` and ``reason`` are Chinese."""

    name: str
    kind: str
    reason: str


class FileReport(Struct, frozen=True):
    """A file with speeches. ``kept_out`` is what was found in them and gave no phrase,
    ``furniture`` are the stretches (start, end) of its text that cleaning took for a page's
    furniture."""

    source: Source
    reading: Reading
    phrases: tuple[MinedPhrase, ...]
    kept_out: tuple[KeptOut, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()


class Report(Struct, frozen=True):
    """A run of mining: named counts by part, the files with speeches, those that brought nothing.

    ``headline`` is the run in one sentence.
    """

    headline: str
    counts: dict[str, dict[Part, int]]
    files: tuple[FileReport, ...]
    left_out: tuple[LeftOut, ...]
