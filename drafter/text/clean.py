"""The guard at every entrance of text: corpus, answers, terminal, Word."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tab, line feed and return are kept
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u061c"  # bidi, zero width, BOM
    "\ud800-\udfff"  # lone surrogates
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # private use (our own marks), non-characters
    "\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # annotation, tags, private planes
    "]"
)
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")


def clean_text(text: str) -> str:
    """``text`` with one kind of line end and without what a terminal, Word or XML must never see.

    Escape sequences, control characters, bidi overrides, zero-width characters, lone surrogates,
    non-characters and the private-use area are removed; letters keep their form (NFC). Idempotent.
    Not for corpus offsets: it may shorten the text.
    """
    text = _ESCAPES.sub("", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """``clean_text`` squeezed onto one line, without spaces at its ends."""
    return re.sub(r"[ \t\u3000]*\n\s*|\t", " ", clean_text(text)).strip(" \n\u3000")


def displayable(text: str) -> str:
    """A slice of the corpus for one line of a terminal: cleaned, line ends shown as a space."""
    return re.sub(r"\s*\n\s*", " ", clean_text(text))
