"""After a write: which wordings are one phrase, and what the bank has of it.

Near-identical wordings are a family. One stands for it: words a reader chose, else those of most
speeches (then sources, then the least by their characters). Its row has the counts of all, the
others name it as their ``family``. What is not wanted has families of its own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from drafter.bank.covering import extended
from drafter.bank.index import unplaced_since
from drafter.bank.kinship import alike, relatives, with_likeness, with_new_likeness
from drafter.model import MOVE_LABELS, Move, Part

_MOVE_ORDER: dict[str, int] = {move: place for place, move in enumerate(MOVE_LABELS)}

_IS_CHOSEN = (
    "EXISTS (SELECT 1 FROM decision WHERE verdict = 'edit'"
    " AND decision.part = phrase.part AND edited = phrase.pattern)"
)


class Sighting(Struct, frozen=True):
    """An occurrence of a wording and what is known of its speech."""

    phrase: int
    source: int
    speech: int
    move: Move | None
    topics: str
    year: int | None
    occasion: str
    level: str
    speaker: str
    words: str


class Counted(Struct, frozen=True):
    """What sightings come to; each speech counts once."""

    move: Move | None
    topics: tuple[str, ...]
    speeches: int
    sources: int
    speakers: int
    occasions: tuple[str, ...]
    levels: tuple[str, ...]
    first_year: int | None
    last_year: int | None


class _Wording(Struct, frozen=True):
    """A row of ``phrase`` as families are made of it."""

    number: int
    part: Part
    pattern: str
    dropped: int
    family: int
    is_chosen: int


def settle(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Brings these phrases and their families up to date; drops those without an occurrence (their
    number stays reserved). What the user decided of a phrase comes to hold for wordings that are
    near-identical to it. Runs inside the caller's transaction."""
    numbers = set(touched) | with_new_likeness(connection)
    changed = numbers | relatives(connection, numbers)
    _settle_each(connection, numbers)
    decided = extended(connection, changed)
    changed |= decided | relatives(connection, decided)
    _settle_each(connection, decided)
    near = changed | alike(connection, numbers | decided)
    unplaced_since(connection, changed)
    groups: dict[tuple[Part, int], list[_Wording]] = defaultdict(list)
    for wording in _wordings(connection, near | relatives(connection, near)):
        groups[wording.part, wording.dropped].append(wording)
    for (part, _), wordings in sorted(groups.items()):
        for family in _families(wordings, part, changed):
            if any(each.number in changed for each in family):
                _settle_family(connection, family)
                unplaced_since(connection, (each.number for each in family))


def sightings(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Sighting]:
    """Every occurrence that counts for these phrases, their own wording's only."""
    rows = connection.execute(
        "SELECT o.phrase, o.source, o.speech, o.move, o.topics, s.year,"
        " coalesce(s.occasion, ''), coalesce(s.level, ''), coalesce(s.speaker, ''),"
        " coalesce(s.words, '')"
        " FROM json_each(?) JOIN occurrence o ON o.phrase = value"
        " LEFT JOIN speech s ON s.source = o.source AND s.start = o.speech",
        (_json(sorted(numbers)),),
    )
    return [Sighting(*row) for row in rows]


def counted(seen: Sequence[Sighting]) -> Counted:
    """What these sightings come to; the commonest move is theirs."""
    years = [each.year for each in seen if each.year is not None]
    return Counted(
        move=_commonest(each.move for each in seen),
        topics=tuple(sorted({topic for each in seen for topic in _topics(each.topics)})),
        speeches=len({each.words or f"{each.source} {each.speech}" for each in seen}),
        sources=len({each.source for each in seen}),
        speakers=len({each.speaker for each in seen} - {""}),
        occasions=tuple(sorted({each.occasion for each in seen} - {""})),
        levels=tuple(sorted({each.level for each in seen} - {""})),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _settle_each(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Each phrase as its own family of one, found by its likeness from then on."""
    for number in sorted(numbers):
        held = connection.execute("SELECT 1 FROM occurrence WHERE phrase = ?", (number,))
        if held.fetchone() is None:
            connection.execute("DELETE FROM phrase WHERE number = ?", (number,))
            continue
        connection.execute(
            "UPDATE phrase SET family = number, dropped = EXISTS (SELECT 1 FROM decision"
            " WHERE decision.id = phrase.id AND verdict = 'drop') WHERE number = ?",
            (number,),
        )
        with_likeness(connection, number)


def _settle_family(connection: sqlite3.Connection, family: Sequence[_Wording]) -> None:
    seen: dict[int, list[Sighting]] = {each.number: [] for each in family}
    for sighting in sightings(connection, seen):
        seen[sighting.phrase].append(sighting)

    def rank(wording: _Wording) -> tuple[int, int, int, str]:
        own = counted(seen[wording.number])
        return -wording.is_chosen, -own.speeches, -own.sources, wording.pattern

    first, *others = sorted(family, key=rank)
    connection.executemany(
        "UPDATE phrase SET family = ? WHERE number = ?",
        [(first.number, each.number) for each in family],
    )
    told = counted([sighting for those in seen.values() for sighting in those])
    connection.execute(
        "UPDATE phrase SET variants = ?, move = ?, topics = ?, speeches = ?, sources = ?,"
        " speakers = ?, occasions = ?, levels = ?, first_year = ?, last_year = ? WHERE number = ?",
        (
            _json(sorted(each.pattern for each in others)),
            told.move,
            _json(told.topics),
            told.speeches,
            told.sources,
            told.speakers,
            _json(told.occasions),
            _json(told.levels),
            told.first_year,
            told.last_year,
            first.number,
        ),
    )


def _families(wordings: Sequence[_Wording], part: Part, changed: set[int]) -> list[list[_Wording]]:
    """The families of these wordings; one that nothing changed about is as it was."""
    from drafter.mining.merging import families_with

    known = {each.pattern: each for each in wordings}
    settled: dict[int, list[str]] = defaultdict(list)
    for each in wordings:
        if each.number not in changed:
            settled[each.family].append(each.pattern)
    loose = [each.pattern for each in wordings if each.number in changed]
    found = families_with(loose, settled.values(), part=part)
    return [[known[pattern] for pattern in family] for family in found]


def _wordings(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[_Wording]:
    rows = connection.execute(
        f"SELECT number, part, pattern, dropped, family, {_IS_CHOSEN}"
        " FROM json_each(?) JOIN phrase ON number = value",
        (_json(sorted(numbers)),),
    )
    return [_Wording(*row) for row in rows]


def _commonest(moves: Iterable[Move | None]) -> Move | None:
    counts = Counter[Move](move for move in moves if move is not None)
    return min(counts, key=lambda move: (-counts[move], _MOVE_ORDER[move]), default=None)


def _topics(stored: str) -> tuple[str, ...]:
    return msgspec.json.decode(stored, type=tuple[str, ...])


def _json(values: Sequence[str] | Sequence[int]) -> str:
    return msgspec.json.encode(values).decode("utf-8")
