"""PDF, by way of the Word file and LibreOffice."""

from __future__ import annotations

from drafter.export.exporter import Exporter
from drafter.export.office import pdf_of
from drafter.export.work import Work, word_file


def exported(work: Work) -> bytes:
    """The draft as a PDF. Raises UserError where LibreOffice is not installed, or fails."""
    return pdf_of(word_file(work))


EXPORTER = Exporter(name="PDF", media_type="application/pdf", exported=exported)
