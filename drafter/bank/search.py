"""What a search asks for, as SQL: exact for one character as for eight, no query language."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.model import Move, Part
from drafter.text.clean import clean_line

RANKING = (
    "speeches DESC, speakers + sources + json_array_length(occasions) DESC,"
    " coalesce(last_year, 0) DESC, pattern, part"
)
"""Best first: the order of every list of phrases. Of two from as many speeches, the one of more
speakers, sources and occasions."""


_INITIALS = re.compile("[a-z]{2,}")
_USED_IN = (
    "EXISTS (SELECT 1 FROM phrase own JOIN occurrence ON occurrence.phrase = own.number"
    " JOIN speech ON speech.source = occurrence.source AND speech.start = occurrence.speech"
    " WHERE own.family = phrase.number AND year = ?)"
)


class Filter(Struct, frozen=True):
    """The words that must all occur in a pattern or in a variant of it, and what else narrows the
    list: ``occasion`` and ``topic`` by a part of the name, ``level`` by all of it, ``year`` one in
    which the phrase was used.

    A word of small Latin letters may be pinyin initials (szdx): for it SQL needs a function
    ``initials``.
    """

    query: str = ""
    part: Part | None = None
    move: Move | None = None
    topic: str | None = None
    occasion: str | None = None
    level: str | None = None
    year: int | None = None

    def words(self) -> tuple[str, ...]:
        """The words of the query."""
        return tuple(clean_line(self.query).split())

    def condition(self) -> tuple[str, list[str | int]]:
        """A WHERE condition over rows of ``phrase`` that stand for a family, and its values."""
        parts, values = ["dropped = 0 AND family = number"], list[str | int]()
        words = self.words()
        if words:
            own, own_values = _holding("pattern", words)
            other, other_values = _holding("value", words)
            parts.append(
                f"({own} OR variants <> '[]'"
                f" AND EXISTS (SELECT 1 FROM json_each(variants) WHERE {other}))"
            )
            values += [*own_values, *other_values]
        for column, value in (("part", self.part), ("move", self.move)):
            if value is not None:
                parts.append(f"{column} = ?")
                values.append(value)
        for named, test, name in (
            ("topics", "instr(value, ?) > 0", self.topic),
            ("occasions", "instr(value, ?) > 0", self.occasion),
            ("levels", "value = ?", self.level),
        ):
            if name is not None:
                parts.append(f"EXISTS (SELECT 1 FROM json_each({named}) WHERE {test})")
                values.append(clean_line(name))
        if self.year is not None:
            parts.append(_USED_IN)
            values.append(self.year)
        return " AND ".join(parts), values


def is_initials(word: str) -> bool:
    """Whether a word of a query may be pinyin initials."""
    return _INITIALS.fullmatch(word) is not None


def _holding(wording: str, words: tuple[str, ...]) -> tuple[str, list[str]]:
    """A condition that a wording holds every word, and its values."""
    tests, values = list[str](), list[str]()
    for word in words:
        test = f"instr({wording}, ?) > 0"
        if is_initials(word):
            test = f"({test} OR instr(initials({wording}), ?) > 0)"
            values.append(word)
        tests.append(test)
        values.append(word)
    return "(" + " AND ".join(tests) + ")", values
