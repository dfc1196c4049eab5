"""The forms a draft can be given: one exporter a file, chosen by the suffix of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafter.export.exporters import html, markdown, pdf, text, word
from drafter.export.work import Work

EXPORTERS: Mapping[str, Callable[[Work], bytes]] = {
    ".docx": word.exported,
    ".md": markdown.exported,
    ".txt": text.exported,
    ".html": html.exported,
    ".pdf": pdf.exported,
}
"""Suffix to what makes the file's bytes of a draft; raises UserError where that cannot be done."""
