"""Word (.docx)."""

from __future__ import annotations

from drafter.export.work import Work, word_file


def exported(work: Work) -> bytes:
    """The draft as a Word file."""
    return word_file(work)
