"""A key of the words of a text, whatever file, encoding or layout they stand in."""

from __future__ import annotations

import hashlib
import re

from drafter.text.normalise import normalised

_NO_WORDS = re.compile(r"[\W_]+")


def words_key(text: str) -> str:
    """A key of the words alone (16 hex digits), so that one speech saved in two encodings, or with
    other line ends, counts once."""
    words = _NO_WORDS.sub("", normalised(text))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
