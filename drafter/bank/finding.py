"""Finding phrases, best first, and counting them: through the index where there is one.

The index gives candidates in the order of rank; each is verified against its wordings, so what
comes out is what looking at every phrase gives. Phrases that changed since the index was made are
looked at one by one and merged in.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from drafter.bank.index import (
    LEAST_COMMON,
    MOST_COUNTED,
    doubting_terms,
    initial_terms,
    is_indexed,
    is_kept,
    is_widespread,
    narrowing_term,
    pairs,
    rarest_first,
)
from drafter.bank.search import RANKING, Filter, is_initials

_LEAST_TERMS = 3
_LEFT = 0.05  # phrases
_AS_COMMON = 1.02
_UNTOLD = re.compile(r"[\x00-/:-z|~]")
"""ASCII but for digits and braces: the index tells no small letter from a capital."""
_PLACED = "number NOT IN (SELECT number FROM unplaced)"
_FRESH = "unplaced CROSS JOIN phrase USING (number)"
_MATCHING = "SELECT rowid AS place FROM letters WHERE letters MATCH ?"

_Values = list[str | int]


def found_rows(
    connection: sqlite3.Connection, wanted: Filter, *, limit: int | None
) -> list[sqlite3.Row]:
    """Rows of ``phrase``, best first; no limit gives all."""
    _prepare(connection, wanted)
    condition, values = wanted.condition()
    if not is_indexed(connection):
        statement = f"SELECT * FROM phrase WHERE {condition} ORDER BY {RANKING} LIMIT ?"
        rows = _rows(connection, statement, [*values, -1 if limit is None else limit])
        return list(rows)
    fresh = f"SELECT phrase.* FROM {_FRESH} WHERE {condition} ORDER BY {RANKING}"
    placed = _placed_rows(connection, wanted)
    return list(islice(heapq.merge(placed, _rows(connection, fresh, values), key=_rank), limit))


def found_count(connection: sqlite3.Connection, wanted: Filter, *, most: int | None) -> int:
    """How many phrases there are; counting stops at ``most``."""
    _prepare(connection, wanted)
    condition, values = wanted.condition()
    limit = -1 if most is None else most
    if not is_indexed(connection):
        return _count(connection, f"SELECT 1 FROM phrase WHERE {condition}", values, limit)
    if not connection.execute("SELECT 1 FROM unplaced LIMIT 1").fetchone():
        sure = _count_from_index(connection, wanted, most)
        if sure is not None:
            return sure
    single = _single(wanted)
    rare = single if single and not _is_common(connection, single) else ""
    source, given = _source(_MATCHING, [f'"{rare}"']) if rare else _candidates(connection, wanted)
    if not given:
        source = "phrase"  # as it lies: in the order of rank each page would be read many times
    placed = f"SELECT 1 FROM {source} WHERE {_PLACED} AND {condition}"
    fresh = f"SELECT 1 FROM {_FRESH} WHERE {condition}"
    return _count(connection, f"{placed} UNION ALL {fresh}", [*given, *values, *values], limit)


def _placed_rows(connection: sqlite3.Connection, wanted: Filter) -> Iterator[sqlite3.Row]:
    """Rows of ``phrase`` that the index knows, best first."""
    condition, values = wanted.condition()

    def rows(source: str, given: _Values, condition: str = condition) -> Iterator[sqlite3.Row]:
        return _rows(
            connection,
            f"SELECT phrase.* FROM {source} WHERE {_PLACED} AND {condition} ORDER BY place",
            [*given, *values],
        )

    single = _single(wanted)
    if not single:
        yield from rows(*_candidates(connection, wanted))
        return
    term = f'"{single}"'
    yield from rows(*_source(_MATCHING, [term]))
    if _is_common(connection, single):
        last = connection.execute(f"{_MATCHING} ORDER BY rowid DESC LIMIT 1", (term,)).fetchone()
        yield from rows(*_source("SELECT place FROM placed WHERE place > ?", [last[0]]))


def _source(places: str, values: _Values) -> tuple[str, _Values]:
    """What to select from: the phrases at these places, in their order."""
    joined = "CROSS JOIN placed USING (place) CROSS JOIN phrase USING (number)"
    return f"({places} ORDER BY place) {joined}", values


def _candidates(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, _Values]:
    """What to select from to have every phrase that may be wanted, and the values."""
    words = wanted.words()
    terms = [
        *(
            narrowing_term(name, value)
            for name in ("part", "move", "level", "year")
            if (value := getattr(wanted, name)) is not None
        ),
        *(pair for word in words if not is_initials(word) for pair in pairs(word)),
    ]
    tables, values = list[str](), _Values()
    if terms:
        tables.append(_MATCHING)
        values.append(_all_of(_telling(connection, terms)))
    for word in filter(is_initials, words):
        tables.append(
            "SELECT rowid AS place FROM initials WHERE initials MATCH ?"
            " UNION SELECT rowid FROM letters WHERE letters MATCH ?"
        )
        values += (_all_of(initial_terms(word)), _all_of(pairs(word)))
    if not tables:
        return "placed CROSS JOIN phrase USING (number)", values
    if len(tables) == 1:
        return _source(tables[0], values)
    return _source(" INTERSECT ".join(f"SELECT place FROM ({each})" for each in tables), values)


def _single(wanted: Filter) -> str:
    """The one character to look up, where nothing else tells where to look; else ""."""
    words = wanted.words()
    alone = all(len(word) == 1 for word in words) and not any(
        getattr(wanted, name) is not None for name in ("part", "move", "level", "year")
    )
    return next((word for word in words if is_kept(word)), "") if alone else ""


def _is_common(connection: sqlite3.Connection, char: str) -> bool:
    """Whether the index does not have all phrases with this character."""
    return _count(connection, _MATCHING, [f'"{char}"'], MOST_COUNTED) == MOST_COUNTED


def _count_from_index(
    connection: sqlite3.Connection, wanted: Filter, most: int | None
) -> int | None:
    """The count where the index tells it of most phrases: of one word that it keeps whole, in the
    whole bank. Only phrases where it leaves a doubt are looked at."""
    words = wanted.words()
    if wanted != Filter(wanted.query) or len(words) != 1 or _UNTOLD.search(words[0]):
        return None
    word, limit = words[0], -1 if most is None else most
    if len(word) < 3:
        if len(word) == 1 and (not is_kept(word) or most is None or most > MOST_COUNTED):
            return None
        return _count(connection, _MATCHING, [_all_of(pairs(word) or (word,))], limit)
    if most is not None and most <= MOST_COUNTED and is_widespread(connection, word):
        return most
    doubts = doubting_terms(word)
    if doubts is None:
        return None
    every, doubt = _all_of(pairs(word)), " OR ".join(f'"{term}"' for term in doubts)
    sure = _count(connection, _MATCHING, [f"({every}) NOT ({doubt})"], limit)
    if sure == limit:
        return sure
    source, given = _source(_MATCHING, [f"({every}) AND ({doubt})"])
    condition, values = wanted.condition()
    statement = f"SELECT 1 FROM {source} WHERE {condition}"
    return sure + _count(connection, statement, [*given, *values], max(-1, limit - sure))


def _telling(connection: sqlite3.Connection, terms: Sequence[str]) -> list[str]:
    """The rarest of ``terms``: so many that, were they spread evenly, hardly a phrase would be left
    to look at in vain, which takes as long as dozens of steps in the index.

    Terms that are as common as one another mostly come from one expression, and have one another's
    phrases: the first of them comes in its turn, the others at the end.
    """
    (total,) = connection.execute("SELECT coalesce(max(place), 0) FROM placed").fetchone()
    total = max(1, total)
    chosen, alike, left, before = list[str](), list[str](), float(total), 0.0
    for term, count in rarest_first(connection, terms):
        if len(chosen) >= _LEAST_TERMS and left < _LEFT:
            return chosen
        if count and count <= before * _AS_COMMON:
            alike.append(term)
            continue
        chosen.append(term)
        left *= max(count, LEAST_COMMON) / total
        before = count
    return chosen if left < _LEFT else chosen + alike


def _all_of(terms: tuple[str, ...] | list[str]) -> str:
    return " AND ".join(f'"{term}"' for term in terms)


def _prepare(connection: sqlite3.Connection, wanted: Filter) -> None:
    if any(map(is_initials, wanted.words())):
        from drafter.text.initials import initials  # its table is read where it is needed

        connection.create_function("initials", 1, initials, deterministic=True)


def _rank(row: sqlite3.Row) -> tuple[int, int, int, str, str]:
    """The key of ``RANKING``."""
    spread = row["speakers"] + row["sources"]
    spread += len(msgspec.json.decode(row["occasions"], type=list[str]))
    return -row["speeches"], -spread, -(row["last_year"] or 0), row["pattern"], row["part"]


def _rows(connection: sqlite3.Connection, statement: str, values: _Values) -> Iterator[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(statement, values)


def _count(connection: sqlite3.Connection, statement: str, values: _Values, limit: int) -> int:
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM ({statement}) LIMIT ?)", [*values, limit]
    ).fetchone()
    return int(row[0])
