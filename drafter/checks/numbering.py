"""The numbered points of a text as runs, and where a run does not count up."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from drafter.checks.finding import Finding, Severity
from drafter.checks.text import CheckedText
from drafter.corpus.markers import RANK, markers
from drafter.text.normalise import normalised
from drafter.text.numerals import numeral_of

_UNCOUNTED = ("dash", "headline", "subhead", "first")
_TWO_DIGITS = 99

Slip = Literal["gap", "twice", "back", "headless"]


class Mark(Struct, frozen=True):
    """A marker (二、 第三， 一是): its place in a block, what it counts in, its number, and whether
    it begins its block."""

    block: int
    start: int
    end: int
    text: str
    system: str
    number: int
    leads: bool
    offset: int
    """Its place in the body as one text."""

    def finding(
        self, advice: str, *, severity: Severity = "建议", label: str = "", clause: str = ""
    ) -> Finding:
        """What is said of it."""
        return Finding(
            severity=severity,
            block=self.block,
            start=self.start,
            end=self.end,
            text=self.text,
            advice=advice,
            label=label,
            clause=clause,
        )


class Series(Struct, frozen=True):
    """Markers of one system that belong together, in order. ``inside``: the system of the run it
    stands in, "" for none."""

    system: str
    marks: tuple[Mark, ...]
    inside: str = ""


class Fault(Struct, frozen=True):
    """A marker that does not go on from the one before it (None: none is before it), and how."""

    mark: Mark
    before: Mark | None
    slip: Slip


class Numbering(Struct, frozen=True):
    """The runs of a text, by their first marker, and what is wrong with them."""

    series: tuple[Series, ...]
    faults: tuple[Fault, ...]


class _Run(Struct):
    system: str
    marks: list[Mark]
    inside: str


def body_of(text: CheckedText) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The body as one normalised text, a line a block, and (offset, block number) of each."""
    starts: list[tuple[int, int]] = []
    pieces: list[str] = []
    place = 0
    for number, block in text.body():
        starts.append((place, number))
        pieces.append(block.text.replace("\n", " "))
        place += len(block.text) + 1
    return normalised("\n".join(pieces)), tuple(starts)


def marks_of(text: CheckedText) -> tuple[Mark, ...]:
    """The markers in the body that count up."""
    body, starts = body_of(text)
    found: list[Mark] = []
    place = 0
    for marker in markers(body, 0, len(body)):
        while place + 1 < len(starts) and starts[place + 1][0] <= marker.start:
            place += 1
        offset, number = starts[place]
        if marker.system in _UNCOUNTED or not 0 < marker.number <= _TWO_DIGITS:
            continue
        start, end = marker.start - offset, marker.end - offset
        words = text.blocks[number].text[start:end]
        found.append(
            Mark(number, start, end, words, marker.system, marker.number, not start, marker.start)
        )
    return tuple(found)


def numbering(text: CheckedText) -> Numbering:
    """The runs of a text and their faults.

    A marker goes on with the run inside which everything since has stood; 一 begins a new run. What
    does neither is a fault: a number left out, given twice, smaller than the one before, or a run
    without its first.
    """
    held: list[_Run] = []
    done: list[_Run] = []
    faults: list[Fault] = []
    for mark in marks_of(text):
        same = [run for run in reversed(held) if run.system == mark.system]
        home = next((run for run in same if run.marks[-1].number + 1 == mark.number), None)
        if home is None and mark.number > 1:
            home = _misnumbered(same, mark)
            before = home.marks[-1] if home else None
            faults.append(Fault(mark, before, _slip(before, mark)))
        if home is None and mark.number > 1 and mark.leads:
            while held and _below(held[-1], mark):
                done.append(held.pop())
        if home is None and mark.system in RANK and mark.leads:
            above = [n for n, run in enumerate(held) if run.system == mark.system]
            if above:
                done += held[above[-1] :]
                del held[above[-1] :]
        if home is None:
            home = _Run(mark.system, [], held[-1].system if held else "")
            held.append(home)
        while held[-1] is not home:
            done.append(held.pop())
        home.marks.append(mark)
    runs = sorted([*done, *held], key=lambda run: run.marks[0].offset)
    return Numbering(tuple(Series(r.system, tuple(r.marks), r.inside) for r in runs), tuple(faults))


def _below(run: _Run, mark: Mark) -> bool:
    """Whether a run stands below what a marker without a first counts: its own first is lost, and
    it does not stand inside that run."""
    return mark.system in RANK and RANK.get(run.system, len(RANK)) > RANK[mark.system]


def _misnumbered(same: list[_Run], mark: Mark) -> _Run | None:
    """The run of its system that a misnumbered marker belongs to: the latest at line starts or
    inside lines as it is; 一是 and its like may go from the one to the other."""
    alike = next((run for run in same if run.marks[-1].leads == mark.leads), None)
    return alike or (same[0] if same and mark.system not in RANK else None)


def _slip(before: Mark | None, mark: Mark) -> Slip:
    if before is None:
        return "headless"
    if mark.number == before.number:
        return "twice"
    return "gap" if mark.number > before.number else "back"


def numbers_between(before: int, after: int) -> str:
    """The numerals strictly between two numbers: 三、四."""
    return "、".join(numeral_of(n) for n in range(before + 1, after))


def may_be_there(body: str, numeral: str) -> bool:
    """Whether a clause of ``body`` begins with ``numeral`` in some way no marker is known by."""
    return re.search(rf"(?:^|[。；，：、！？…”\n])\s*[第其（(]?{numeral}", body) is not None
