"""A decision holds for a phrase with all its wordings: those there are, and those to come.

What a reader decides of a phrase is recorded for each wording of its family; a near-identical one
that comes to the bank later is decided the same way. Only the user's own decisions go so far: what
ships is refused word for word. Every function runs inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from drafter.bank.deciding import Decision, Verdict, noted, recorded
from drafter.bank.kinship import alike, alike_to, keys_of, relatives
from drafter.model import Part, phrase_id

_FIRST: tuple[Verdict, ...] = ("edit", "keep", "drop")
"""Which verdict holds for a wording that is near-identical to phrases decided in different ways."""


_WORDINGS = """SELECT id, pattern FROM phrase
    WHERE family = (SELECT family FROM phrase WHERE id = :phrase)"""
_MINED_AS = f"""{_WORDINGS} UNION SELECT id, pattern FROM number WHERE number IN
    (SELECT mined FROM occurrence JOIN phrase ON number = phrase
    WHERE family = (SELECT family FROM phrase WHERE id = :phrase))"""
"""The wordings of a phrase's family; the same with those that were reworded to one of them."""


class DecidedCounts(Struct, frozen=True):
    """How many phrases were decided in each way, whatever the number of their wordings."""

    kept: int
    edited: int
    dropped: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.kept + self.edited + self.dropped


def decided_counts(decisions: Iterable[Decision]) -> DecidedCounts:
    """Counts each decision once, by its kind: near-identical wordings are one phrase, one that was
    reworded is no kept one besides."""
    from drafter.mining.merging import families

    by_kind: dict[tuple[Verdict, Part], set[str]] = defaultdict(set)
    edited = set[tuple[Part, str]]()
    for each in decisions:
        if each.verdict == "edit":
            edited.add((each.part, each.edited))
        elif each.verdict is not None:
            by_kind[each.verdict, each.part].add(each.pattern)
    counts = {"keep": 0, "drop": 0}
    for (verdict, part), patterns in by_kind.items():
        chosen = {words for each, words in edited if each == part and verdict == "keep"}
        counts[verdict] += len(families(patterns - chosen, part=part))
    return DecidedCounts(counts["keep"], len(edited), counts["drop"])


def covering(connection: sqlite3.Connection, decision: Decision) -> list[Decision]:
    """``decision`` for every wording of its phrase's family in the bank, its own words first.

    Words that take the place of others are kept besides, whatever was decided of them before.
    """
    is_edit = decision.verdict == "edit"
    target = phrase_id(decision.part, decision.edited) if is_edit else ""
    others = connection.execute(
        f"SELECT pattern FROM ({_MINED_AS if is_edit else _WORDINGS}) AS those"
        " WHERE id NOT IN (:phrase, :target) GROUP BY pattern ORDER BY pattern",
        {"phrase": decision.id, "target": target},
    ).fetchall()
    covered = [decision, *(_as(decision, str(row[0])) for row in others)]
    if is_edit:
        covered.append(Decision(target, decision.part, decision.edited, "keep"))
    return covered


def taken_in(
    connection: sqlite3.Connection, decisions: Iterable[Decision], *, over: bool
) -> tuple[int, set[int]]:
    """Takes decisions in from elsewhere; gives how many, and the phrases that changed.

    ``over``: they take the place of the user's own and hold for the whole family of a phrase, but
    for wordings that have a line of their own; else they only fill in. One without a verdict never
    undoes one: it brings its note.
    """
    coming = list(decisions)
    listed = {each.id for each in coming if each.verdict is not None}
    rows = connection.execute(
        "SELECT id FROM decision WHERE shipped = 0 AND verdict IS NOT NULL"
    ).fetchall()
    own = set[str]() if over else {str(row[0]) for row in rows}
    made = [each for each in coming if each.verdict is not None and each.id not in own]
    notes = [each for each in coming if each.verdict is None and each.why and each.id not in own]
    covered = [
        other
        for each in made
        for other in (covering(connection, each) if over else [each])
        if other is each or other.id not in listed
    ]
    touched = recorded_for_all(connection, covered)
    for each in notes:
        touched |= noted(connection, each)
    return decided_counts(made).total + len(notes), touched


def recorded_for_all(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> set[int]:
    """Records decisions of the user's; gives the phrases that changed, and those that may be
    near-identical to one that was decided about."""
    from drafter.mining.merging import likeness

    touched = set[int]()
    for each in decisions:
        touched |= recorded(connection, each)
        touched |= alike_to(connection, likeness(each.pattern, part=each.part))
    return touched


def extended(connection: sqlite3.Connection, numbers: Collection[int]) -> set[int]:
    """Lets what the user decided hold for those of these wordings, and of what they are like, that
    are near-identical to a phrase decided about; gives the phrases that changed."""
    decided = _own(connection)
    keys = keys_of(connection, numbers) & set(decided) if decided else set[int]()
    if not keys:
        return set()
    near = alike_to(connection, keys)
    near |= alike(connection, near)
    open_ones = _open(connection, near | relatives(connection, near))
    known = {each.id: each for key in keys for each in decided[key]}
    touched = set[int]()
    for part, patterns in sorted(open_ones.items()):
        of_part = [each for each in known.values() if each.part == part]
        for decision in _inherited(patterns, of_part, part):
            touched |= recorded(connection, decision)
    return touched


def _inherited(patterns: Iterable[str], decided: Sequence[Decision], part: Part) -> list[Decision]:
    """What holds for those of ``patterns`` that are near-identical to a phrase decided about."""
    from drafter.mining.merging import families

    wanted = set(patterns)
    by_pattern = {each.pattern: each for each in decided}
    found = []
    for family in families(wanted | set(by_pattern), part=part):
        deciding = [by_pattern[each] for each in family if each in by_pattern]
        if deciding:
            first = min(deciding, key=lambda each: (_order(each), each.pattern))
            found += [_as(first, each) for each in family if each not in by_pattern]
    return found


def _order(decision: Decision) -> int:
    return len(_FIRST) if decision.verdict is None else _FIRST.index(decision.verdict)


def _as(decision: Decision, pattern: str) -> Decision:
    """What was decided, of another wording; the note stays with the first."""
    return msgspec.structs.replace(
        decision, id=phrase_id(decision.part, pattern), pattern=pattern, why=""
    )


def _own(connection: sqlite3.Connection) -> dict[int, list[Decision]]:
    """The user's own decisions by the keys of their wordings' likeness."""
    from drafter.mining.merging import likeness

    rows = connection.execute(
        "SELECT id, part, pattern, verdict, edited FROM decision"
        " WHERE shipped = 0 AND verdict IS NOT NULL ORDER BY id"
    )
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in [Decision(*row) for row in rows]:
        for key in likeness(decision.pattern, part=decision.part):
            found[key].append(decision)
    return found


def _open(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[Part, list[str]]:
    """Those of these wordings that are wanted and about which the user has decided nothing."""
    rows = connection.execute(
        "SELECT part, pattern FROM json_each(?) JOIN phrase ON number = value WHERE dropped = 0"
        " AND phrase.id NOT IN (SELECT id FROM decision WHERE shipped = 0 AND verdict IS NOT NULL)"
        " AND (part, pattern) NOT IN"
        " (SELECT part, edited FROM decision WHERE shipped = 0 AND verdict = 'edit')",
        (msgspec.json.encode(sorted(numbers)).decode("utf-8"),),
    )
    found: dict[Part, list[str]] = defaultdict(list)
    for part, pattern in rows:
        found[part].append(pattern)
    return found
