"""Draft Chinese official speeches from a phrase bank, an interview and outlines."""

from __future__ import annotations

from drafter.errors import DrafterError, ReadError, UserError
from drafter.model import Draft, Phrase, Reading, Source, Speech

__all__ = [
    "Draft",
    "DrafterError",
    "Phrase",
    "ReadError",
    "Reading",
    "Source",
    "Speech",
    "UserError",
]
