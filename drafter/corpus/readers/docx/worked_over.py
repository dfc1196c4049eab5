"""A Word file's text with the comments and tracked changes in it."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from drafter.corpus.read_text import ReadText, text_of_formed
from drafter.corpus.readers.docx.body import FORMATS, formed_paragraphs
from drafter.corpus.readers.docx.looks import lost_in
from drafter.corpus.readers.docx.notes import NoteTaker
from drafter.corpus.readers.docx.numbering import Numbering
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import styles

LISTED = ("commentReference", "ins", "del", "moveFrom", "moveTo")
"""What is among the notes."""


def text_with_notes(content: bytes, name: str, *, refused: bool) -> ReadText:
    """The text as if every tracked change were accepted, or ``refused``; its notes; and what is in
    the file that is neither. Raises ReadError."""
    counted: Counter[str] = Counter()
    taker = NoteTaker(name)
    with Package(content, name) as package:
        known = styles(package)
        paragraphs = formed_paragraphs(
            package, Numbering(package, known), known, counted, notes=taker, refused=refused
        )
        read = text_of_formed(taker.without_signs(paragraphs), "docx", name=name)
        notes = taker.notes(package)
        formats = sum(counted.pop(each, 0) for each in FORMATS)
        for listed in LISTED:
            counted.pop(listed, None)
        lost = lost_in(package, counted)
    if formats:
        lost += (f"格式修订 {formats} 处",)
    return replace(read, lost=lost, notes=notes)
