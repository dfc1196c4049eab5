"""As ``edited``, with the text as if every tracked change were refused."""

from __future__ import annotations

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers.docx.worked_over import text_with_notes


def read(content: bytes, name: str) -> ReadText:
    """The text with looks and notes. Raises ReadError."""
    return text_with_notes(content, name, refused=True)
