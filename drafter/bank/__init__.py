"""Phrases and their occurrences: kept in SQLite, searched, ranked, shipped as JSON Lines."""

from drafter.bank.bank import AddedCounts, Bank, Found, open_bank
from drafter.bank.jsonlines import load_shipped, open_user_bank, write_phrasebank
from drafter.bank.warnings import phrase_warnings

__all__ = [
    "AddedCounts",
    "Bank",
    "Found",
    "load_shipped",
    "open_bank",
    "open_user_bank",
    "phrase_warnings",
    "write_phrasebank",
]
