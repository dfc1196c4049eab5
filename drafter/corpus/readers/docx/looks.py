"""Word files (.docx) with what their paragraphs look like, for setting them anew."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from drafter.corpus.read_text import ReadText, text_of_formed
from drafter.corpus.readers.docx.body import COUNTED, formed_paragraphs
from drafter.corpus.readers.docx.numbering import Numbering
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import styles


def read(content: bytes, name: str) -> ReadText:
    """The text in a .docx with the looks of its paragraphs and what is in it that is no text.
    Raises ReadError as the reader of the text alone does."""
    counted: Counter[str] = Counter()
    with Package(content, name) as package:
        known = styles(package)
        paragraphs = formed_paragraphs(package, Numbering(package, known), known, counted)
        read = text_of_formed(paragraphs, "docx", name=name)
    said = Counter[str]()
    for element, number in counted.items():
        said[COUNTED[element]] += number
    return replace(read, lost=tuple(f"{what} {number} 处" for what, number in said.items()))
