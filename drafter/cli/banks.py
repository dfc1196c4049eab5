"""Which bank a command reads: the one that is named, else the user's own."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from drafter.bank import Bank, open_bank, open_user_bank
from drafter.paths import shipped, user_bank


def opened_bank(path: Path | None) -> AbstractContextManager[Bank]:
    """The bank at ``path`` as it is, to read; without a path the user's, with the shipped phrases
    taken in. Raises BankError."""
    if path is not None:
        return open_bank(path, read_only=True)
    return open_user_bank(user_bank(), shipped=shipped("phrasebank"), read_only=True)
