"""After a write: which wordings are one phrase, and what the bank has of it.

Near-identical wordings are a family. One stands for it: words a reader chose, else those of most
speeches (then sources, then the least by their characters). Its row has the counts of all, the
others name it as their ``family``. What is not wanted has families of its own.

Many phrases are settled some thousands at a time, so memory does not grow with their number; each
lot leaves its own phrases right, so where the lots are cut changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from drafter.bank.counting import Count, Counted, sightings
from drafter.bank.covering import extended
from drafter.bank.index import unplaced_since
from drafter.bank.kinship import likely_pairs, relatives, with_likeness, with_new_likeness
from drafter.model import Part

AT_ONCE = 2000
"""Phrases that are settled together."""


class _Wording(Struct, frozen=True):
    """A row of ``phrase`` as families are made of it."""

    number: int
    part: Part
    pattern: str
    dropped: int
    family: int


def settle(
    connection: sqlite3.Connection, touched: Iterable[int], *, at_once: int = AT_ONCE
) -> None:
    """Brings these phrases and their families up to date; drops those without an occurrence (their
    number stays reserved). What the user decided of a phrase comes to hold for wordings that are
    near-identical to it. Runs inside the caller's transaction."""
    numbers = sorted(set(touched) | with_new_likeness(connection))
    with_likeness(connection, numbers)
    for start in range(0, len(numbers), at_once):
        _settle_lot(connection, set(numbers[start : start + at_once]))


def _settle_lot(connection: sqlite3.Connection, numbers: set[int]) -> None:
    changed = numbers | relatives(connection, numbers)
    _settle_each(connection, numbers)
    decided = extended(connection, changed)
    changed |= decided | relatives(connection, decided)
    with_likeness(connection, decided)
    _settle_each(connection, decided)
    pairs = likely_pairs(connection, changed)
    near = changed.union(other for _, other in pairs)
    unplaced_since(connection, changed)
    groups: dict[tuple[Part, int], list[_Wording]] = defaultdict(list)
    for wording in _wordings(connection, near | relatives(connection, near)):
        groups[wording.part, wording.dropped].append(wording)
    for (part, _), wordings in sorted(groups.items()):
        families = [
            family
            for family in _families(wordings, part, changed, pairs)
            if any(each.number in changed for each in family)
        ]
        _settle_families(connection, families)
        unplaced_since(connection, (each.number for family in families for each in family))


def _settle_each(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Each phrase as its own family of one."""
    these = _json(sorted(numbers))
    connection.execute(
        "DELETE FROM phrase WHERE number IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM occurrence WHERE phrase = number)",
        (these,),
    )
    connection.execute(
        "UPDATE phrase SET family = number, dropped = EXISTS (SELECT 1 FROM decision"
        " WHERE decision.id = phrase.id AND verdict = 'drop')"
        " WHERE number IN (SELECT value FROM json_each(?))",
        (these,),
    )


def _settle_families(connection: sqlite3.Connection, families: Sequence[list[_Wording]]) -> None:
    chosen = set(
        connection.execute("SELECT part, edited FROM decision WHERE verdict = 'edit'").fetchall()
    )
    members: list[tuple[int, int]] = []
    heads: list[tuple[object, ...]] = []
    for family, counts in _with_counts(connection, families):

        def rank(wording: _Wording, counts: dict[int, Count] = counts) -> tuple[object, ...]:
            is_chosen = (wording.part, wording.pattern) in chosen
            return not is_chosen, *counts[wording.number].rank, wording.pattern

        first, *others = sorted(family, key=rank)
        total = Count()
        for each in counts.values():
            total.merge(each)
        members += ((first.number, each.number) for each in others)
        variants = sorted(each.pattern for each in others)
        heads.append((first.number, _json(variants), *_values(total.told()), first.number))
    connection.executemany(
        "UPDATE phrase SET family = ?, variants = '[]', move = NULL, topics = '[]', speeches = 0,"
        " sources = 0, speakers = 0, occasions = '[]', levels = '[]', first_year = NULL,"
        " last_year = NULL WHERE number = ?",
        members,
    )
    connection.executemany(
        "UPDATE phrase SET family = ?, variants = ?, move = ?, topics = ?, speeches = ?,"
        " sources = ?, speakers = ?, occasions = ?, levels = ?, first_year = ?, last_year = ?"
        " WHERE number = ?",
        heads,
    )


def _with_counts(
    connection: sqlite3.Connection, families: Sequence[list[_Wording]]
) -> Iterator[tuple[list[_Wording], dict[int, Count]]]:
    """Each family with what is counted of each of its wordings, by number."""
    seen = sightings(connection, (each.number for family in families for each in family))
    coming = next(seen, None)
    for family in families:
        counts: dict[int, Count] = {}
        for wording in family:
            count = counts[wording.number] = Count()
            while coming is not None and coming.phrase == wording.number:
                count.add(coming)
                coming = next(seen, None)
        yield family, counts


def _values(told: Counted) -> tuple[object, ...]:
    return (
        told.move,
        _json(told.topics),
        told.speeches,
        told.sources,
        told.speakers,
        _json(told.occasions),
        _json(told.levels),
        told.first_year,
        told.last_year,
    )


def _families(
    wordings: Sequence[_Wording],
    part: Part,
    changed: set[int],
    pairs: Iterable[tuple[int, int]],
) -> list[list[_Wording]]:
    """The families of these wordings; one that nothing changed about is as it was."""
    from drafter.mining.merging import families_joined

    known = {each.pattern: each for each in wordings}
    patterns = {each.number: each.pattern for each in wordings}
    groups: dict[int, list[str]] = defaultdict(list)
    for each in wordings:
        groups[-each.number if each.number in changed else each.family].append(each.pattern)
    likely = (
        (patterns[one], patterns[other])
        for one, other in pairs
        if one in patterns and other in patterns
    )
    found = families_joined(groups.values(), likely, part)
    return [[known[pattern] for pattern in family] for family in found]


def _wordings(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[_Wording]:
    rows = connection.execute(
        "SELECT number, part, pattern, dropped, family FROM json_each(?) JOIN phrase"
        " ON number = value",
        (_json(sorted(numbers)),),
    )
    return [_Wording(*row) for row in rows]


def _json(values: Sequence[str] | Sequence[int]) -> str:
    return msgspec.json.encode(values).decode("utf-8")
