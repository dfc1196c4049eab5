"""What a search asks for, as SQL: exact for one character as for eight, no query language."""

from __future__ import annotations

from msgspec import Struct

from drafter.model import Move, Part
from drafter.text.clean import clean_line

RANKING = (
    "speeches DESC, speakers + sources + json_array_length(occasions) DESC,"
    " coalesce(last_year, 0) DESC, pattern, part"
)
"""Best first: the order of every list of phrases. Of two from as many speeches, the one of more
speakers, sources and occasions."""


class Filter(Struct, frozen=True):
    """The words that must all occur in a pattern or in a variant of it, and what else narrows the
    list: ``occasion`` and ``topic`` by a part of the name, ``level`` by all of it."""

    query: str = ""
    part: Part | None = None
    move: Move | None = None
    topic: str | None = None
    occasion: str | None = None
    level: str | None = None

    def condition(self) -> tuple[str, list[str]]:
        """A WHERE condition over ``phrase`` and its values; phrases that are not wanted are out."""
        parts, values = ["dropped = 0 AND family = number"], list[str]()
        words = clean_line(self.query).split()
        if words:
            every = " AND ".join("instr(pattern, ?) > 0" for _ in words)
            parts.append(f"number IN (SELECT family FROM phrase WHERE {every})")
            values += words
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
        return " AND ".join(parts), values

    def statement(self, *, limit: int | None) -> tuple[str, list[str | int]]:
        """The ranked SELECT over ``phrase`` and its values; no limit gives all."""
        condition, values = self.condition()
        statement = f"SELECT * FROM phrase WHERE {condition} ORDER BY {RANKING} LIMIT ?"
        return statement, [*values, -1 if limit is None else limit]
