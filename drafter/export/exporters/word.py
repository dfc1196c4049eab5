"""Word (.docx)."""

from __future__ import annotations

from drafter.export.exporter import Exporter
from drafter.export.work import Work, word_file


def exported(work: Work) -> bytes:
    """The draft as a Word file."""
    return word_file(work)


EXPORTER = Exporter(
    name="Word",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    exported=exported,
)
