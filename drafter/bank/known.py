"""What the bank knows of every wording without its occurrences: for going through all of them."""

from __future__ import annotations

from msgspec import Struct

from drafter.bank.access import Access


class KnownWording(Struct, frozen=True):
    """A wording, and of the phrase that it is counted with: its short number, how many sources and
    speeches have it, the year of the last, and whether all of those are dated."""

    pattern: str
    number: int
    sources: int
    speeches: int
    last_year: int | None
    all_dated: bool


def known_wordings(access: Access) -> tuple[KnownWording, ...]:
    """Every wanted wording, by pattern."""
    rows = access.rows(
        "SELECT p.pattern, f.number, f.sources, f.speeches, f.last_year, f.number NOT IN ("
        " SELECT family FROM phrase q JOIN occurrence o ON o.phrase = q.number"
        " LEFT JOIN speech s ON s.source = o.source AND s.start = o.speech"
        " WHERE s.year IS NULL) AS all_dated"
        " FROM phrase p JOIN phrase f ON f.number = p.family"
        " WHERE p.dropped = 0 ORDER BY p.pattern, f.number"
    )
    return tuple(
        KnownWording(
            row["pattern"],
            row["number"],
            row["sources"],
            row["speeches"],
            row["last_year"],
            bool(row["all_dated"]),
        )
        for row in rows
    )


def speech_years(access: Access) -> tuple[int, ...]:
    """The year of every dated speech, in order; the same speech in two files counts once."""
    rows = access.rows(
        "SELECT max(year) FROM speech WHERE year IS NOT NULL"
        " GROUP BY CASE words WHEN '' THEN source || '.' || start ELSE words END"
    )
    return tuple(sorted(int(row[0]) for row in rows))
