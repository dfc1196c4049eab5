"""The forms a draft can be given: one exporter a file, chosen by the suffix of the file's name."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.export.exporter import Exporter
from drafter.export.exporters import html, markdown, pdf, text, word

EXPORTERS: Mapping[str, Exporter] = {
    ".docx": word.EXPORTER,
    ".md": markdown.EXPORTER,
    ".txt": text.EXPORTER,
    ".html": html.EXPORTER,
    ".pdf": pdf.EXPORTER,
}
"""By the suffix, in the order in which they are offered: all that lists forms, types and names of
them reads it here."""
