"""Plain text and Markdown: the decoded text is the source text."""

from __future__ import annotations

from drafter.corpus.decoding import decoded
from drafter.corpus.read_text import ReadText


def plain_text(content: bytes, name: str) -> ReadText:
    """The text of a .txt or .md file's bytes. Raises ReadError as ``decoded`` does."""
    text, encoding = decoded(content, name=name)
    return ReadText(text, encoding)
