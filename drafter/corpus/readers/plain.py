"""Plain text and Markdown: the decoded text is the source text."""

from __future__ import annotations

from drafter.corpus.decoding import decoded


def plain_text(content: bytes, name: str) -> tuple[str, str]:
    """(text, encoding) of a .txt or .md file's bytes. Raises ReadError as ``decoded`` does."""
    return decoded(content, name=name)
