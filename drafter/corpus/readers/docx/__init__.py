"""Word files (.docx): the text of the document's body, a paragraph a line, as Word shows it.

Numbers that Word sets by itself stand in the text; tracked deletions, hidden text, headers,
footers, footnotes, comments and the table of contents do not.
"""

from __future__ import annotations

from drafter.corpus.read_text import ReadText, text_of_paragraphs
from drafter.corpus.readers.docx.body import shown_paragraphs
from drafter.corpus.readers.docx.numbering import Numbering
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import styles


def read(content: bytes, name: str) -> ReadText:
    """The text in a .docx. Raises ReadError: not a Word file, damaged, with a password, or over a
    limit of ``package``."""
    with Package(content, name) as package:
        known = styles(package)
        numbering = Numbering(package, known)
        paragraphs = shown_paragraphs(package, numbering, known)
        return text_of_paragraphs(paragraphs, "docx", name=name)
