"""What a bank holds as a whole: its sources in and out, graded, withdrawn, checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal, cast

import msgspec
from msgspec import Struct

from drafter.bank.access import Access
from drafter.bank.covering import decided_counts, taken_in
from drafter.bank.deciding import Decision, decision_of, filled_in
from drafter.bank.decisions import UNDECIDED
from drafter.bank.pending import forgotten
from drafter.bank.rows import held_text, occurrence_of, source_of
from drafter.bank.schema import RULES_VERSION, SCHEMA_VERSION
from drafter.bank.settling import settle
from drafter.bank.verifying import Verified, verified
from drafter.bank.writing import (
    is_withdrawn,
    replaced_source,
    without_source,
)
from drafter.model import MinedPhrase, SourceRecord, phrase_id

Grade = Literal["网络", "权威"]

_GIVEN: Grade = "网络"
"""The grade of a source that nobody has graded."""
_LEAST_KEY = 6  # characters of a sha256 that name a source


class Content(Struct, frozen=True):
    """One source with all that was mined from it, in the wording it was mined in."""

    record: SourceRecord
    rules: int
    shipped: bool
    phrases: tuple[MinedPhrase, ...]


class Facts(Struct, frozen=True):
    """A bank in figures. ``own`` counts the sources the user brought, ``outdated`` those among them
    that older rules mined; years are None where no speech was dated."""

    sources: int
    own: int
    with_text: int
    authoritative: int
    outdated: int
    speeches: int
    occurrences: int
    first_year: int | None
    last_year: int | None
    kept: int
    edited: int
    dropped: int
    undecided: int
    bytes: int
    schema: int = SCHEMA_VERSION
    rules: int = RULES_VERSION


class TakenIn(Struct, frozen=True):
    """What another bank brought: new sources, sources this one has too, phrases decided about, and
    shipped sources that are withdrawn there and so here."""

    sources: int
    known: int
    decisions: int
    withdrawn: int = 0


class Support(Struct, frozen=True):
    """What goes when a source goes: its speeches and occurrences, and the phrases only it has."""

    speeches: int
    occurrences: int
    phrases: int


class Holdings(Access):
    """The sources of an open bank as a whole."""

    def facts(self) -> Facts:
        """The bank in figures."""
        years = self.rows("SELECT min(year), max(year) FROM speech")[0]
        decided = decided_counts(
            map(decision_of, self.rows("SELECT * FROM decision WHERE shipped = 0"))
        )
        own = "FROM source WHERE shipped = 0"
        return Facts(
            sources=self.number("SELECT count(*) FROM source"),
            own=self.number(f"SELECT count(*) {own}"),
            with_text=self.number(f"SELECT count(*) {own} AND text IS NOT NULL"),
            authoritative=self.number("SELECT count(*) FROM source WHERE grade = '权威'"),
            outdated=self.number(f"SELECT count(*) {own} AND rules <> ?", RULES_VERSION),
            speeches=self.number("SELECT count(*) FROM speech"),
            occurrences=self.number("SELECT count(*) FROM occurrence"),
            first_year=years[0],
            last_year=years[1],
            kept=decided.kept,
            edited=decided.edited,
            dropped=decided.dropped,
            undecided=self.number(f"SELECT count(*) FROM phrase WHERE {UNDECIDED}"),
            bytes=self.path.stat().st_size,
        )

    def own_sources(self) -> frozenset[str]:
        """The sha256 of every source that the user brought himself."""
        rows = self.rows("SELECT sha256 FROM source WHERE shipped = 0")
        return frozenset(str(row[0]) for row in rows)

    def with_text(self) -> frozenset[str]:
        """The sha256 of every source whose text is held."""
        rows = self.rows("SELECT sha256 FROM source WHERE text IS NOT NULL")
        return frozenset(str(row[0]) for row in rows)

    def speeches_by(self, speaker: str) -> frozenset[tuple[str, int]]:
        """Source and start of every speech whose title or byline names this speaker."""
        rows = self.rows(
            "SELECT sha256, start FROM speech JOIN source USING (source) WHERE speaker = ?", speaker
        )
        return frozenset((str(row[0]), int(row[1])) for row in rows)

    def faults(self) -> tuple[str, ...]:
        """What is wrong inside the file, in Chinese; nothing where it is whole."""
        faults = [
            f"数据库：{row[0]}"
            for row in self.rows("PRAGMA integrity_check(5)")
            if str(row[0]) != "ok"
        ]
        strays = len(self.rows("PRAGMA foreign_key_check"))
        strays += self.number(
            "SELECT count(*) FROM phrase WHERE number NOT IN (SELECT phrase FROM occurrence)"
        )
        if strays:
            faults.append(f"有 {strays} 处对不上的记录")
        for row in self.rows(
            'SELECT *, (SELECT max("end") FROM occurrence o WHERE o.source = source.source)'
            " AS last FROM source WHERE text IS NOT NULL"
        ):
            try:
                text = held_text(row)
            except sqlite3.DatabaseError:
                faults.append(f"{row['name']} 存下的原文损坏")
                continue
            if len(text or "") < (row["last"] or 0):
                faults.append(f"{row['name']} 的出处超出了原文")
        return tuple(faults)

    def verified(self) -> Verified:
        """Every occurrence held against its source's text."""
        return verified(self)

    def named(self, key: str) -> tuple[SourceRecord, ...]:
        """The sources with this name, or whose sha256 begins with ``key`` (six digits or more)."""
        found = self.rows("SELECT * FROM source WHERE name = ? ORDER BY sha256", key)
        digits = key.lower()
        if not found and len(key) >= _LEAST_KEY and set(digits) <= set("0123456789abcdef"):
            found = self.rows(
                "SELECT * FROM source WHERE substr(sha256, 1, ?) = ? ORDER BY sha256",
                len(digits),
                digits,
            )
        return tuple(source_of(row, self.speeches(row["source"])) for row in found)

    def support(self, record: SourceRecord, *, staying: Content | None = None) -> Support:
        """What would go with a source; ``staying``: the shipped one that takes its place."""
        own = "SELECT source FROM source WHERE sha256 = :sha256"
        kept = [] if staying is None else [phrase_id(p.part, p.pattern) for p in staying.phrases]
        values = {"sha256": record.sha256, "kept": msgspec.json.encode(kept).decode("utf-8")}
        return Support(
            speeches=len(record.speeches),
            occurrences=self.number(
                f"SELECT count(*) FROM occurrence WHERE source = ({own})", **values
            ),
            phrases=self.number(
                "SELECT count(DISTINCT family) FROM phrase WHERE dropped = 0 AND number IN"
                f" (SELECT phrase FROM occurrence WHERE source = ({own}))"
                " AND family NOT IN (SELECT family FROM phrase JOIN occurrence ON phrase = number"
                f" WHERE source <> ({own}) OR mined IN (SELECT number FROM number"
                " WHERE id IN (SELECT value FROM json_each(:kept))))",
                **values,
            ),
        )

    def is_shipped(self, record: SourceRecord) -> bool:
        """Whether a source is there as it came with the program; False: the user brought it."""
        row = self.row("SELECT shipped FROM source WHERE sha256 = ?", record.sha256)
        return row is not None and bool(row["shipped"])

    def withdraw(self, record: SourceRecord, *, shipped: Content | None = None) -> None:
        """Takes a source and what only it supports out of the bank, in one transaction.

        ``shipped``, the same source as it comes with the program, takes its place where it is
        given; else a shipped one stays away when the program is updated.
        """
        with self.writing() as connection:
            forgotten(connection, record.sha256)
            touched = without_source(connection, record.sha256)
            if shipped is None:
                connection.execute("INSERT OR IGNORE INTO withdrawn VALUES (?)", (record.sha256,))
            else:
                touched |= replaced_source(
                    connection, shipped.record, shipped.phrases, rules=shipped.rules, shipped=True
                ).touched
            settle(connection, touched)

    def withdrawn(self) -> tuple[str, ...]:
        """The sha256 of every source the user took out of the bank, sorted."""
        return tuple(str(row[0]) for row in self.rows("SELECT * FROM withdrawn ORDER BY sha256"))

    def set_grade(self, record: SourceRecord, grade: Grade) -> None:
        """Sets what a source is worth as evidence; it stays so when the file is mined again."""
        with self.writing() as connection:
            connection.execute(
                "UPDATE source SET grade = ? WHERE sha256 = ?", (grade, record.sha256)
            )

    def set_speaker(self, sha256: str, speaker: str) -> None:
        """Sets who gave the speeches of a source, where that is known for certain."""
        source = "source = (SELECT source FROM source WHERE sha256 = ?)"
        with self.writing() as connection:
            connection.execute(f"UPDATE speech SET speaker = ? WHERE {source}", (speaker, sha256))
            rows = connection.execute(
                f"SELECT DISTINCT phrase FROM occurrence WHERE {source}", (sha256,)
            ).fetchall()
            settle(connection, {int(row[0]) for row in rows})

    def contents(self, *, with_text: bool) -> Iterator[Content]:
        """Every source with what was mined from it, by sha256, for another bank."""
        for row in self.rows("SELECT * FROM source ORDER BY sha256"):
            text = self.text(row) if with_text else None
            mined = self.rows(
                'SELECT ? AS sha256, speech, start, "end", part, pattern, move, topics'
                " FROM occurrence JOIN number ON number.number = occurrence.mined"
                ' WHERE source = ? ORDER BY start, "end", part, pattern',
                row["sha256"],
                row["source"],
            )
            record = source_of(row, self.speeches(row["source"]))
            yield Content(
                msgspec.structs.replace(record, text=text),
                row["rules"],
                bool(row["shipped"]),
                tuple(_mined_phrase(each) for each in mined),
            )

    def take_in(
        self,
        contents: Iterable[Content],
        decisions: Iterable[Decision],
        withdrawn: Iterable[str] = (),
    ) -> TakenIn:
        """Takes in another bank's sources and decisions, in one transaction.

        A source this bank has counts once: a shipped one gives way to one that was mined, one
        without its text to one with it. What ships with the program fills in only where this bank
        goes without a shipped set of its own; what was withdrawn of it, here or there, stays away.
        The user's own decisions stand.
        """
        new = known = 0
        with self.writing() as connection:
            has_set = self.row("SELECT 1 FROM meta WHERE key = 'shipped'") is not None
            touched = set[int]()
            for each in contents:
                held = self.row("SELECT * FROM source WHERE sha256 = ?", each.record.sha256)
                known += held is not None
                if _is_wanted(connection, each, held, has_set=has_set):
                    new += held is None
                    touched |= _replaced(connection, each)
                if held is not None and held["shipped"] and held["grade"] == _GIVEN:
                    _graded(connection, each.record)
            gone = _withdrawn(connection, withdrawn)
            touched = touched.union(*gone)
            decided = list(decisions)
            own = [each for each in decided if not each.shipped]
            count, changed = taken_in(connection, own, over=False)
            if not has_set:
                changed |= filled_in(connection, [each for each in decided if each.shipped])
            settle(connection, touched | changed)
        return TakenIn(new, known, count, len(gone))


def _is_wanted(
    connection: sqlite3.Connection, content: Content, held: sqlite3.Row | None, *, has_set: bool
) -> bool:
    if held is not None:
        here = (not held["shipped"], held["text"] is not None)
        return (not content.shipped, content.record.text is not None) > here
    return not content.shipped or not (has_set or is_withdrawn(connection, content.record.sha256))


def _replaced(connection: sqlite3.Connection, content: Content) -> set[int]:
    """Puts a source of another bank in; one the user brought is withdrawn no longer."""
    if not content.shipped:
        connection.execute("DELETE FROM withdrawn WHERE sha256 = ?", (content.record.sha256,))
    added = replaced_source(
        connection, content.record, content.phrases, rules=content.rules, shipped=content.shipped
    )
    return added.touched


def _graded(connection: sqlite3.Connection, record: SourceRecord) -> None:
    connection.execute(
        "UPDATE source SET grade = ? WHERE sha256 = ?", (record.grade, record.sha256)
    )


def _withdrawn(connection: sqlite3.Connection, sources: Iterable[str]) -> list[set[int]]:
    """Takes out what is there as it shipped; for each source taken out, the phrases that changed.

    One that the user brought stays.
    """
    gone = []
    for sha256 in sources:
        row = connection.execute("SELECT shipped FROM source WHERE sha256 = ?", (sha256,))
        shipped = row.fetchone()
        if shipped is None or shipped[0]:
            connection.execute("INSERT OR IGNORE INTO withdrawn VALUES (?)", (sha256,))
        if shipped is not None and shipped[0]:
            gone.append(without_source(connection, sha256))
    return gone


def _mined_phrase(row: sqlite3.Row) -> MinedPhrase:
    topics = msgspec.json.decode(cast("str", row["topics"]), type=tuple[str, ...])
    return MinedPhrase(row["part"], row["move"], row["pattern"], occurrence_of(row), topics)
