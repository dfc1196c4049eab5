"""Decisions as a file that a person can fill in without a terminal."""

from __future__ import annotations

from pathlib import Path

from drafter.bank import Bank, Decision, decision_lines, decisions_in
from drafter.storage.files import atomic_write


def write_decisions(bank: Bank, path: Path) -> tuple[int, int]:
    """Writes the user's decisions to ``path`` and, as 未定, every phrase still to decide about;
    gives how many of each. Raises UserError where the file cannot be written."""
    own = bank.decisions.own()
    noted = {decision.id for decision in own}
    undecided = [
        Decision(phrase.id, phrase.part, phrase.pattern, None)
        for phrase in bank.decisions.undecided()
        if phrase.id not in noted
    ]
    atomic_write(path, decision_lines([*own, *undecided]))
    decided = sum(decision.verdict is not None for decision in own)
    return decided, len(own) - decided + len(undecided)


def read_decisions(bank: Bank, path: Path) -> int:
    """Takes the decisions in ``path`` in, in one transaction, and gives how many; lines left at
    未定 change nothing. Raises BankError for a line that cannot be understood: then none is."""
    return bank.decisions.take_in(decisions_in(path))
