"""The phrase bank: phrases and all their occurrences in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.bank import schema, writing
from drafter.bank.collections import Collections
from drafter.bank.deciding import Decision, recorded_as_shipped
from drafter.bank.decisions import Decisions
from drafter.bank.favourites import Favourites
from drafter.bank.found import Found, found, newest_first
from drafter.bank.holdings import Holdings
from drafter.bank.index import index_where_due
from drafter.bank.lookup import Lookup
from drafter.bank.nearby import near_phrases
from drafter.bank.pending import Pending
from drafter.bank.rows import occurrence_of, phrase_of, source_of
from drafter.bank.search import RANKING, Filter
from drafter.bank.settling import settle
from drafter.bank.tallies import Tallies
from drafter.bank.writing import AddedCounts
from drafter.model import (
    PART_LABELS,
    MinedPhrase,
    Move,
    Occurrence,
    Part,
    Phrase,
    SourceRecord,
    phrase_id,
)
from drafter.storage.database import database
from drafter.text.clean import clean_line

_NEIGHBOURS = 2  # characters (a line end) that may lie between two sentences next to one another


@contextmanager
def open_bank(path: Path, *, read_only: bool = False) -> Iterator[Bank]:
    """The bank at ``path``; a new file is made unless ``read_only``.

    Raises BankError for a file that cannot be opened, is damaged, no bank, or of another version.
    """
    with database(path, read_only=read_only) as connection:
        schema.prepare(connection, path, read_only=read_only)
        yield Bank(connection, path)


class Bank:
    """An open bank; every method raises BankError when the file fails under it.

    ``decisions`` are the reader's, ``favourites`` the phrases he keeps at hand, ``collections``
    those he has gathered by name, ``holdings`` the sources as a whole, ``tallies`` what they come
    to, ``pending`` what was mined and is not among them yet.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._access = Lookup(connection, path)
        self.path = path
        self.decisions = Decisions(connection, path)
        self.favourites = Favourites(connection, path)
        self.collections = Collections(connection, path)
        self.tallies = Tallies(connection, path)
        self.holdings = Holdings(connection, path)
        self.pending = Pending(connection, path)

    def add_source(self, record: SourceRecord, phrases: Iterable[MinedPhrase]) -> AddedCounts:
        """Puts one source with all its phrases into the bank, in one transaction.

        What an older mining of the same bytes held is replaced, so nothing counts twice; what a
        reader decided of a phrase holds. Raises ValueError for a phrase whose occurrence lies in
        another source.
        """
        with self._access.writing() as connection:
            added = writing.replaced_source(connection, record, phrases)
            settle(connection, added.touched)
            writing.not_withdrawn(connection, record.sha256)
            new = writing.new_phrases(connection, added.made)
        return AddedCounts(phrases=new, occurrences=added.occurrences)

    def replace_shipped(
        self,
        fingerprint: str,
        sources: Iterable[tuple[SourceRecord, Iterable[MinedPhrase]]],
        *,
        decisions: Iterable[Decision] = (),
    ) -> None:
        """Puts the shipped phrases and decisions in place of an older set, in one transaction.

        A source the user mined himself stays as it is, one he withdrew stays away, and what he
        decided comes before the decisions that ship. ``fingerprint`` is what
        ``shipped_fingerprint`` tells from then on.
        """
        with self._access.writing() as connection:
            touched = writing.without_shipped(connection)
            kept: dict[str, Decision] = {}
            for record, phrases in sources:
                listed = list(phrases)
                for phrase in listed:
                    identity = phrase_id(phrase.part, phrase.pattern)
                    kept[identity] = Decision(identity, phrase.part, phrase.pattern, "keep")
                if not (
                    writing.is_held(connection, record.sha256)
                    or writing.is_withdrawn(connection, record.sha256)
                ):
                    added = writing.replaced_source(connection, record, listed, shipped=True)
                    touched |= added.touched
            touched |= recorded_as_shipped(connection, decisions, kept=kept.values())
            settle(connection, touched)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('shipped', ?)", (fingerprint,))

    def shipped_fingerprint(self) -> str | None:
        """The content hash of the shipped phrasebank this bank has taken in, if any."""
        row = self._access.row("SELECT value FROM meta WHERE key = 'shipped'")
        return None if row is None else str(row[0])

    def holds(self, sha256: str) -> bool:
        """Whether this file was mined by today's rules and its text is held (已在库)."""
        row = self._access.row(
            "SELECT 1 FROM source WHERE sha256 = ? AND rules = ? AND text IS NOT NULL",
            sha256,
            schema.RULES_VERSION,
        )
        return row is not None

    def phrase(self, key: str) -> Phrase | None:
        """The phrase with this short number (0147 or 147) or content id.

        One whose pattern the reader reworded gives the phrase with the new words, a variant the
        phrase it is counted with; one he does not want gives None.
        """
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 18 else -1
        row = self._access.row(
            "SELECT number, id, part FROM number WHERE id = ? OR number = ? ORDER BY id <> ?",
            key,
            number,
            key,
        )
        if row is None:
            return None
        decision = self.decisions.of(row["id"])
        reworded = decision is not None and decision.verdict == "edit"
        identity = phrase_id(decision.part, decision.edited) if decision and reworded else row["id"]
        shown = self._access.row(
            "SELECT * FROM phrase WHERE dropped = 0 AND number ="
            " (SELECT family FROM phrase WHERE id = ?)",
            identity,
        )
        return None if shown is None else self._access.phrase(shown)

    def search(
        self,
        query: str = "",
        *,
        part: Part | None = None,
        move: Move | None = None,
        topic: str | None = None,
        occasion: str | None = None,
        level: str | None = None,
        year: int | None = None,
        limit: int | None = None,
        with_occurrences: bool = True,
    ) -> tuple[Phrase, ...]:
        """Phrases whose pattern, or a variant of it, holds every word of ``query``, best first.

        Near-identical patterns are one phrase. ``topic`` and ``occasion`` match inside a name,
        ``level`` is one of 中央 省 市 县 乡镇 单位, ``year`` one in which the phrase was used. A
        word of small Latin letters finds by pinyin initials too (szdx). Ranked by speeches, then
        speakers, sources and occasions together, then last year (all falling), then pattern: the
        same bank always gives the same order. For a list ``with_occurrences`` False leaves out
        where each was found: a formula may have thousands.
        """
        wanted = Filter(query, part, move, topic, occasion, level, year)
        return self._access.found(wanted, limit=limit, with_occurrences=with_occurrences)

    def near(self, phrase: Phrase, *, limit: int = 3) -> tuple[Phrase, ...]:
        """Other phrases of the same part that say nearly the same (one word in place of another),
        the most like it first; without their occurrences."""
        return near_phrases(self._access, phrase, limit=limit)

    def favourite_phrases(self, query: str = "") -> tuple[Phrase, ...]:
        """The phrases kept as favourites whose pattern, or a variant of it, holds every word of
        ``query``, the one kept last first.

        A variant gives the phrase it is counted with, one that is not wanted any more none.
        """
        words = clean_line(query).split()
        held = (self.phrase(identity) for identity in self.favourites.ids())
        kept = {phrase.id: phrase for phrase in held if phrase is not None}
        return tuple(
            phrase
            for phrase in kept.values()
            if any(
                all(word in text for word in words) for text in (phrase.pattern, *phrase.variants)
            )
        )

    def keep_favourite(self, phrase: Phrase) -> None:
        """Keeps a phrase as a favourite, as the latest."""
        self.favourites.add([phrase.id])

    def let_favourite_go(self, phrase: Phrase) -> None:
        """Keeps a phrase as a favourite no more, under whatever wording it was kept."""
        named = {each: self.phrase(each) for each in self.favourites.ids()}
        self.favourites.remove(
            each for each, held in named.items() if held is not None and held.id == phrase.id
        )

    def wordings(self) -> tuple[Phrase, ...]:
        """Every wanted wording as a phrase of its own, nothing merged, by part and pattern."""
        rows = self._access.rows("SELECT * FROM phrase WHERE dropped = 0 ORDER BY part, pattern")
        return tuple(self._access.wording(row) for row in rows)

    def listed_mark(self) -> tuple[object, ...]:
        """What is another where ``listed`` would give something else: notes, favourites and
        collections leave it as it is."""
        row = self._access.row(
            "SELECT count(*), total(number), total(family), total(speeches), total(last_year),"
            " total(length(pattern)), total(length(variants)) FROM phrase WHERE dropped = 0"
        )
        return () if row is None else tuple(row)

    def listed(self) -> tuple[Phrase, ...]:
        """Every phrase, best first, without its occurrences: for lists that need no place."""
        condition, _ = Filter().condition()
        rows = self._access.rows(f"SELECT * FROM phrase WHERE {condition} ORDER BY {RANKING}")
        return tuple(phrase_of(row, ()) for row in rows)

    def matches(
        self,
        query: str = "",
        *,
        part: Part | None = None,
        move: Move | None = None,
        topic: str | None = None,
        occasion: str | None = None,
        level: str | None = None,
        year: int | None = None,
        most: int | None = None,
    ) -> int:
        """How many phrases ``search`` would give without a limit; counting stops at ``most``."""
        wanted = Filter(query, part, move, topic, occasion, level, year)
        return self._access.count(wanted, most=most)

    def make_searchable(self) -> None:
        """Brings the index for searching up to date where so much changed that a search would be
        slow without it; to be called after a row of writes."""
        with self._access.writing() as connection:
            index_where_due(connection)

    def occurrences(self, phrase: Phrase, *, width: int = 40) -> tuple[Found, ...]:
        """Every occurrence with up to ``width`` characters around it, newest speech first."""
        sources: dict[str, tuple[SourceRecord, str | None]] = {}
        for sha256 in dict.fromkeys(o.source for o in phrase.occurrences):
            row = self._access.row("SELECT * FROM source WHERE sha256 = ?", sha256)
            if row is not None:
                speeches = self._access.speeches(row["source"])
                sources[sha256] = (source_of(row, speeches), self._access.text(row))
        patterns = {
            occurrence_of(row): str(row["pattern"])
            for row in self._access.rows(
                'SELECT sha256, speech, start, "end", min(pattern) AS pattern FROM occurrence'
                " JOIN source USING (source) JOIN phrase ON number = phrase WHERE family ="
                " (SELECT family FROM phrase WHERE number = ?) GROUP BY 1, 2, 3, 4",
                phrase.number,
            )
        }
        everything = (
            found(
                occurrence,
                *sources[occurrence.source],
                width=width,
                moves=self._moves_around(occurrence),
                pattern=patterns.get(occurrence, phrase.pattern),
            )
            for occurrence in phrase.occurrences
            if occurrence.source in sources
        )
        return tuple(sorted(everything, key=newest_first))

    def counts(self) -> dict[Part, int]:
        """The number of phrases of each part, in the order in which a speech has them."""
        rows = self._access.rows(
            "SELECT part, count(*) FROM phrase WHERE dropped = 0 AND family = number GROUP BY part"
        )
        held = {str(row[0]): int(row[1]) for row in rows}
        return {part: held.get(part, 0) for part in PART_LABELS}

    def sources(self) -> tuple[SourceRecord, ...]:
        """Every source, by name, without its text."""
        rows = self._access.rows("SELECT * FROM source ORDER BY name, sha256")
        return tuple(source_of(row, self._access.speeches(row["source"])) for row in rows)

    def text(self, sha256: str) -> str | None:
        """The decoded text of a source; None where it is unknown or its text is not held."""
        row = self._access.row("SELECT * FROM source WHERE sha256 = ?", sha256)
        return None if row is None else self._access.text(row)

    def _moves_around(self, occurrence: Occurrence) -> tuple[Move | None, Move | None]:
        """The moves of the sentences that end just before and begin just after."""

        def move(condition: str, low: int, high: int) -> Move | None:
            row = self._access.row(
                "SELECT move FROM occurrence JOIN source USING (source)"
                f" WHERE sha256 = ? AND speech = ? AND {condition} BETWEEN ? AND ?"
                " AND move IS NOT NULL ORDER BY start, phrase",
                occurrence.source,
                occurrence.speech,
                low,
                high,
            )
            return None if row is None else row["move"]

        return (
            move('"end"', occurrence.start - _NEIGHBOURS, occurrence.start),
            move("start", occurrence.end, occurrence.end + _NEIGHBOURS),
        )
