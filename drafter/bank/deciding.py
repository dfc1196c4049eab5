"""What a reader decides of a mined phrase, and what follows for the bank's tables.

A decision is kept by content id, so it holds however often the phrase is mined again. Other words
for a pattern (``edit``) make its occurrences count for the phrase with those words; ``mined`` in
``occurrence`` remembers where they belong, so nothing is lost when it is taken back. Every function
that writes runs inside the caller's transaction and gives the numbers of the phrases to settle.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, cast

from msgspec import Struct

from drafter.model import Part, phrase_id

Verdict = Literal["keep", "drop", "edit"]

VERDICT_LABELS: dict[Verdict, str] = {"keep": "留下", "drop": "不要", "edit": "改写"}


class Decision(Struct, frozen=True):
    """What was decided of the phrase mined as ``pattern``.

    ``verdict`` None: nothing yet. ``edited`` is the wording that takes its place ("" but for
    ``edit``); ``why`` the reason or a note. ``shipped``: it came with the program, nobody here
    decided so.
    """

    id: str
    part: Part
    pattern: str
    verdict: Verdict | None
    edited: str = ""
    why: str = ""
    shipped: bool = False


def decision_of(row: sqlite3.Row) -> Decision:
    """A row of ``decision``."""
    return Decision(
        row["id"],
        row["part"],
        row["pattern"],
        row["verdict"],
        row["edited"],
        row["why"],
        bool(row["shipped"]),
    )


def recorded(connection: sqlite3.Connection, decision: Decision) -> set[int]:
    """Keeps a decision of the user's in place of what was decided before; a note that was made
    stays unless another one comes with it."""
    connection.execute(
        "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET"
        " verdict = excluded.verdict, edited = excluded.edited, shipped = 0,"
        " why = CASE excluded.why WHEN '' THEN why ELSE excluded.why END",
        _values(decision),
    )
    return redirected(connection, decision.id)


def noted(connection: sqlite3.Connection, decision: Decision) -> set[int]:
    """Keeps the decision's note beside whatever was decided of its phrase before; of a phrase that
    ships that is the user's own from then on."""
    connection.execute(
        "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET why = excluded.why, shipped = 0",
        _values(decision),
    )
    rows = connection.execute("SELECT number FROM phrase WHERE id = ?", (decision.id,))
    return {int(row[0]) for row in rows}


def recorded_as_shipped(
    connection: sqlite3.Connection, decisions: Iterable[Decision], *, kept: Iterable[Decision]
) -> set[int]:
    """Puts the decisions that ship (and ``kept``, the phrases that do) in place of older ones.

    What the user decided himself stands.
    """
    old = connection.execute(
        "SELECT id FROM decision WHERE shipped = 1 AND verdict IN ('drop', 'edit')"
    ).fetchall()
    new = list(decisions)
    connection.execute("DELETE FROM decision WHERE shipped = 1")
    touched = filled_in(connection, (*new, *kept))
    for row in old:
        touched |= redirected(connection, str(row[0]))
    return touched


def filled_in(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> set[int]:
    """Puts decisions that ship where nothing is decided yet."""
    new = list(decisions)
    connection.executemany(
        "INSERT OR IGNORE INTO decision VALUES (?, ?, ?, ?, ?, ?, 1)", map(_values, new)
    )
    touched = set[int]()
    for identity in sorted({each.id for each in new if each.verdict in ("drop", "edit")}):
        touched |= redirected(connection, identity)
    return touched


def redirected(connection: sqlite3.Connection, identity: str) -> set[int]:
    """Lets the occurrences mined as this phrase count for what it is decided to read."""
    row = connection.execute(
        "SELECT number, part, pattern FROM number WHERE id = ?", (identity,)
    ).fetchone()
    if row is None:
        return set()
    mined = int(row[0])
    before = connection.execute(
        "SELECT DISTINCT phrase FROM occurrence WHERE mined = ?", (mined,)
    ).fetchall()
    if not before:
        return {mined}
    _, shown, _ = phrase_numbers(connection, row[1], row[2])
    connection.execute("UPDATE occurrence SET phrase = ? WHERE mined = ?", (shown, mined))
    return {mined, shown, *(int(each[0]) for each in before)}


def phrase_numbers(
    connection: sqlite3.Connection, part: Part, pattern: str
) -> tuple[int, int, bool]:
    """The number of a phrase as mined and of the phrase its occurrences count for, and whether that
    one is new to the reader. What is missing is made."""
    own = phrase_id(part, pattern)
    mined = _number(connection, own, part, pattern)
    words = _decided_words(connection, own)
    if words is None:
        shown, identity, words = mined, own, (part, pattern)
    else:
        identity = phrase_id(*words)
        shown = _number(connection, identity, *words)
    if connection.execute("SELECT 1 FROM phrase WHERE number = ?", (shown,)).fetchone():
        return mined, shown, False
    dropped = is_dropped(connection, identity)
    connection.execute(
        "INSERT INTO phrase (number, id, part, pattern, dropped, family) VALUES (?, ?, ?, ?, ?, ?)",
        (shown, identity, *words, dropped, shown),
    )
    return mined, shown, not dropped


def is_dropped(connection: sqlite3.Connection, identity: str) -> bool:
    """Whether the phrase with this content id is not wanted."""
    row = connection.execute(
        "SELECT 1 FROM decision WHERE id = ? AND verdict = 'drop'", (identity,)
    ).fetchone()
    return row is not None


def _number(connection: sqlite3.Connection, identity: str, part: Part, pattern: str) -> int:
    row = connection.execute("SELECT number FROM number WHERE id = ?", (identity,)).fetchone()
    if row is not None:
        return int(row[0])
    made = connection.execute(
        "INSERT INTO number (id, part, pattern) VALUES (?, ?, ?)", (identity, part, pattern)
    )
    return cast("int", made.lastrowid)


def _decided_words(connection: sqlite3.Connection, identity: str) -> tuple[Part, str] | None:
    """Part and wording that take the place of a mined phrase, if any do."""
    row = connection.execute(
        "SELECT part, edited FROM decision WHERE id = ? AND verdict = 'edit'", (identity,)
    ).fetchone()
    return None if row is None else (row[0], str(row[1]))


def _values(decision: Decision) -> tuple[str | None, ...]:
    return (
        decision.id,
        decision.part,
        decision.pattern,
        decision.verdict,
        decision.edited,
        decision.why,
    )
