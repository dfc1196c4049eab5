"""Does every occurrence still stand in its source as it was mined?

A pattern's words must stand in the occurrence's stretch of the text, in their order, from its first
character to its last; only a slot, or a clause that was left out, may lie between them. Width and
punctuation do not count: mining does not keep them.
"""

from __future__ import annotations

import re
import sqlite3
from typing import cast

from msgspec import Struct

from drafter.bank.access import Access
from drafter.bank.rows import held_text
from drafter.model import BETWEEN_HEADINGS, SLOT
from drafter.text.normalise import normalised

_BETWEEN_CLAUSES = re.compile("[，、；：]")


class Stray(Struct, frozen=True):
    """An occurrence that does not hold its pattern; ``text`` is what stands there (None: the
    source's text is damaged)."""

    source: str
    start: int
    end: int
    pattern: str
    text: str | None


class Verified(Struct, frozen=True):
    """``occurrences`` were compared with their text; ``without_text`` could not be, because the
    text of their source is not held; ``shipped`` of these came with the program, which ships no
    texts."""

    occurrences: int
    without_text: int
    strays: tuple[Stray, ...]
    shipped: int = 0


def verified(access: Access) -> Verified:
    """Compares every occurrence of a bank with its text. Raises BankError."""
    compared, strays = 0, list[Stray]()
    for source in access.rows("SELECT * FROM source WHERE text IS NOT NULL ORDER BY name, sha256"):
        text = _text(source)
        rows = access.rows(
            'SELECT start, "end", pattern FROM occurrence JOIN number ON number.number = mined'
            ' WHERE source = ? ORDER BY start, "end", pattern',
            source["source"],
        )
        compared += len(rows)
        for row in rows:
            there = None if text is None else text[row["start"] : row["end"]]
            if there is None or not stands_in(row["pattern"], there):
                strays.append(
                    Stray(source["name"], row["start"], row["end"], row["pattern"], there)
                )
    without = "SELECT count(*) FROM occurrence JOIN source USING (source) WHERE text IS NULL"
    shipped = access.number(f"{without} AND shipped = 1")
    return Verified(compared, access.number(without), tuple(strays), shipped)


def stands_in(pattern: str, text: str) -> bool:
    """Whether ``text`` is a place where ``pattern`` can have been mined; of a set of headings the
    place is its first one's."""
    pattern = pattern.partition(BETWEEN_HEADINGS)[0] if BETWEEN_HEADINGS not in text else pattern
    words, at = _letters(text), 0
    pieces = [_letters(piece) for piece in _pieces(pattern)]
    if not any(pieces) or not words.startswith(pieces[0]) or not words.endswith(pieces[-1]):
        return False
    for piece in pieces:
        found = words.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _pieces(pattern: str) -> list[str]:
    """What is literal in a pattern; "" first or last where a slot is."""
    return [piece for part in SLOT.split(pattern)[::2] for piece in _BETWEEN_CLAUSES.split(part)]


def _letters(text: str) -> str:
    return "".join(char for char in normalised(text) if char.isalnum())


def _text(row: sqlite3.Row) -> str | None:
    try:
        return cast("str", held_text(row))
    except sqlite3.DatabaseError:
        return None
