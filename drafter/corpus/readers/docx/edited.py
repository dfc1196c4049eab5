"""Word files (.docx) that somebody worked over: the text as if every tracked change were accepted,
and the comments and changes themselves."""

from __future__ import annotations

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers.docx.worked_over import text_with_notes


def read(content: bytes, name: str) -> ReadText:
    """The text with looks and notes. Raises ReadError as the reader of the text alone does, and
    where there are more notes than ``notes.MOST_NOTES``."""
    return text_with_notes(content, name, refused=False)
