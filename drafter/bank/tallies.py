"""What a bank's speeches come to: where moves stand, how long speeches are, what is said when."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from drafter.bank.access import Access
from drafter.model import MOVE_LABELS, Move, Part

TENTHS = 10


class PhrasePlace(Struct, frozen=True):
    """A phrase of the bank in the text of a source: its span, number and part."""

    start: int
    end: int
    number: int
    part: Part


class Tallies(Access):
    """Counts over all speeches of an open bank."""

    def moves_by_place(self) -> dict[Move, tuple[int, ...]]:
        """For each move how many sentences of it begin in each tenth of their speech."""
        found: dict[Move, list[int]] = {move: [0] * TENTHS for move in MOVE_LABELS}
        for row in self.rows(
            'SELECT o.move, min(?, (o.start - s.start) * ? / max(1, s."end" - s.start)),'
            " count(DISTINCT o.source || ' ' || o.start) FROM occurrence o"
            " JOIN speech s ON s.source = o.source AND s.start = o.speech"
            " JOIN phrase p ON p.number = o.phrase WHERE o.move IS NOT NULL AND p.dropped = 0"
            " GROUP BY 1, 2",
            TENTHS - 1,
            TENTHS,
        ):
            if row[0] in found and row[1] >= 0:
                found[row[0]][row[1]] = int(row[2])
        return {move: tuple(counts) for move, counts in found.items() if any(counts)}

    def lengths(self) -> tuple[int, ...]:
        """The length of every speech in characters of its source, line ends included."""
        return tuple(
            int(row[0]) for row in self.rows('SELECT "end" - start FROM speech ORDER BY 1')
        )

    def moves_by_year(self, part: Part) -> Mapping[Move, Mapping[int, int]]:
        """For each move of a part in how many speeches of which year it was found."""
        found: dict[Move, dict[int, int]] = {}
        for row in self.rows(
            "SELECT o.move, s.year, count(DISTINCT o.source || ' ' || o.speech) FROM occurrence o"
            " JOIN speech s ON s.source = o.source AND s.start = o.speech"
            " JOIN phrase p ON p.number = o.phrase WHERE p.part = ? AND p.dropped = 0"
            " AND o.move IS NOT NULL AND s.year IS NOT NULL GROUP BY 1, 2 ORDER BY 2",
            part,
        ):
            found.setdefault(row[0], {})[int(row[1])] = int(row[2])
        return found

    def phrases_in(self, sha256: str) -> tuple[PhrasePlace, ...]:
        """Every place of a phrase in a source, in the order of its text."""
        rows = self.rows(
            'SELECT DISTINCT o.start, o."end", p.family, p.part FROM occurrence o'
            " JOIN source USING (source) JOIN phrase p ON p.number = o.phrase"
            ' WHERE sha256 = ? AND p.dropped = 0 ORDER BY o.start, o."end", p.family',
            sha256,
        )
        return tuple(PhrasePlace(row[0], row[1], row[2], row[3]) for row in rows)
