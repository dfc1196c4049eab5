"""Decisions as a file that a person can fill in without a terminal."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.bank import (
    Bank,
    DecidedCounts,
    Decision,
    decided_counts,
    decision_lines,
    decisions_in,
)
from drafter.storage.files import written_unused


class Written(Struct, frozen=True):
    """A file of decisions, and what it holds: phrases decided about and still open, each counted
    once, and lines: a phrase has one for each wording that was decided about."""

    path: Path
    decided: DecidedCounts
    undecided: int
    lines: int


def write_decisions(bank: Bank, path: Path) -> Written:
    """Writes the user's decisions to ``path``, or to the first free name beside it, and as 未定
    every phrase still to decide about.

    Raises UserError where the file cannot be written.
    """
    own, open_ones = bank.decisions.own(), bank.decisions.undecided()
    noted = {decision.id for decision in own}
    undecided = [
        Decision(phrase.id, phrase.part, phrase.pattern, None)
        for phrase in open_ones
        if phrase.id not in noted
    ]
    free = written_unused(path, decision_lines([*own, *undecided]))
    return Written(free, decided_counts(own), len(open_ones), len(own) + len(undecided))


def read_decisions(bank: Bank, path: Path) -> int:
    """Takes the decisions in ``path`` in, in one transaction, and gives how many phrases were
    decided about or noted; lines left at 未定 change nothing.

    Raises BankError for a line that cannot be understood: then none is taken in.
    """
    return bank.decisions.take_in(decisions_in(path))
