"""What a search asks for, as SQL: exact for one character as for eight, no query language."""

from __future__ import annotations

from msgspec import Struct

from drafter.model import Move, Part
from drafter.text.clean import clean_line

RANKING = "speeches DESC, sources DESC, coalesce(last_year, 0) DESC, pattern, part"
"""Best first: the order of every list of phrases."""


class Filter(Struct, frozen=True):
    """The words that must all occur in a pattern, and what else narrows the list."""

    query: str = ""
    part: Part | None = None
    move: Move | None = None
    topic: str | None = None

    def condition(self) -> tuple[str, list[str]]:
        """A WHERE condition over ``phrase`` and its values; phrases that are not wanted are out."""
        parts, values = ["dropped = 0"], list[str]()
        for word in clean_line(self.query).split():
            parts.append("instr(pattern, ?) > 0")
            values.append(word)
        for column, value in (("part", self.part), ("move", self.move)):
            if value is not None:
                parts.append(f"{column} = ?")
                values.append(value)
        if self.topic is not None:
            parts.append("EXISTS (SELECT 1 FROM json_each(topics) WHERE instr(value, ?) > 0)")
            values.append(clean_line(self.topic))
        return " AND ".join(parts), values

    def statement(self, *, limit: int | None) -> tuple[str, list[str | int]]:
        """The ranked SELECT over ``phrase`` and its values; no limit gives all."""
        condition, values = self.condition()
        statement = f"SELECT * FROM phrase WHERE {condition} ORDER BY {RANKING} LIMIT ?"
        return statement, [*values, -1 if limit is None else limit]
