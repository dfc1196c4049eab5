#!/usr/bin/env python3
"""Searches a bank of made-up patterns and compares with a LIKE scan and FTS5's trigram tokenizer.

usage: python -m bench.search [--patterns N] [--queries N] [--seed N] [--bank FILE] [--as-built]

Queries of 1 to 8 characters are cut out of the patterns, and words that no pattern has are asked
for too. Prints the 99th percentile of the first 20 rows by length of the query (asked through
``Bank.search``), whether the rows are those of the scan, how many times faster absent words and
counts are, and size and time of building the index against the trigram one
(as it is, and with all its postings in memory as ours; both merged at the end; the size is that of
their blocks).

A scan takes half a second of a million patterns, so it is not made for all queries: rows are
compared for the first ``COMPARED`` of each length. Every query is counted through the index, and of
each length the scan counts ``COMPARED`` too, most of them those that took the index longest: the
least ratio is that of the slowest of all, the median that of half of all. The index of pinyin
initials, which takes longer than all else, is built over ``INITIALS`` patterns.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.corpus_made import made_patterns
from bench.rows import Row, Size, all_of, at_least, at_most, cpu, figure
from drafter.bank import Bank, open_bank
from drafter.bank.index import make_index, make_initials
from drafter.bank.search import RANKING
from drafter.model import PART_LABELS, phrase_id

PATTERNS = {"small": 100_000, "full": 1_000_000}
INITIALS = 100_000
COMPARED = 5
"""Queries of each length that a scan is made for."""
SLOWEST = 3
"""So many of these, where it counts, are those that took the index longest."""


def fill(path: Path, count: int, seed: int) -> None:
    """Rows of ``phrase`` alone, with counts as a bank of speeches has them: most are seen once."""
    draw = random.Random(seed)
    parts = list(PART_LABELS)
    with open_bank(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")

    def rows() -> object:
        for number, pattern in enumerate(made_patterns(count, seed=seed), 1):
            speeches = min(int(draw.paretovariate(1.3)), 5000)
            year = draw.randint(2012, 2025)
            part = draw.choice(parts)
            yield (
                number, phrase_id(part, pattern), part, pattern, speeches, speeches,
                draw.randint(1, speeches), json.dumps(["工作会议"], ensure_ascii=False), "[]",
                year, year, 0, number,
            )  # fmt: skip

    connection.executemany(
        "INSERT INTO phrase (number, id, part, pattern, speeches, sources, speakers, occasions,"
        " levels, first_year, last_year, dropped, family) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        rows(),
    )
    connection.commit()
    connection.close()


def queries(patterns: list[str], count: int, seed: int) -> dict[int, list[str]]:
    """Pieces of the patterns, by length."""
    draw = random.Random(seed + 1)
    found: dict[int, list[str]] = {}
    for length in range(1, 9):
        while len(found.setdefault(length, [])) < count:
            pattern = draw.choice(patterns)
            at = draw.randrange(max(1, len(pattern) - length))
            piece = pattern[at : at + length]
            if len(piece) == length and " " not in piece:
                found[length].append(piece)
    return found


def absent(patterns: list[str], count: int, seed: int) -> list[str]:
    """Words of two to four characters, each character in the bank, that no pattern has."""
    draw = random.Random(seed + 2)
    characters = sorted(set("".join(patterns[:50_000])) - set("{}，。；、！"))
    text = "\n".join(patterns)
    found: list[str] = []
    while len(found) < count:
        word = "".join(draw.choices(characters, k=draw.choice((2, 3, 4))))
        if word not in text:
            found.append(word)
    return found


def pages(connection: sqlite3.Connection, table: str) -> int:
    """Bytes of an FTS5 table's own blocks."""
    return int(
        connection.execute(
            f"SELECT (SELECT coalesce(sum(length(block)), 0) FROM {table}_data)"
            f" + (SELECT coalesce(sum(length(term) + 8), 0) FROM {table}_idx)"
        ).fetchone()[0]
    )


def trigram(connection: sqlite3.Connection, *, in_memory: bool = False) -> None:
    connection.execute("DROP TABLE IF EXISTS three")
    connection.execute(
        "CREATE VIRTUAL TABLE three USING fts5(text, content='', tokenize='trigram')"
    )
    if in_memory:
        connection.execute("INSERT INTO three (three, rank) VALUES ('hashsize', 268435456)")
    connection.execute("INSERT INTO three (rowid, text) SELECT number, pattern FROM phrase")
    connection.execute("INSERT INTO three (three) VALUES ('optimize')")


def scan(connection: sqlite3.Connection, word: str, limit: int) -> list[str]:
    rows = connection.execute(
        f"SELECT id FROM phrase WHERE pattern LIKE ? ORDER BY {RANKING} LIMIT ?",
        (f"%{word}%", limit),
    )
    return [row[0] for row in rows]


def scan_count(connection: sqlite3.Connection, word: str) -> int:
    row = connection.execute("SELECT count(*) FROM phrase WHERE pattern LIKE ?", (f"%{word}%",))
    return int(row.fetchone()[0])


def built(path: Path, text: str, *, times_each: int) -> Iterator[Row]:
    """Size and time of the indexes; where each is built twice, in turn, the shorter time counts."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    builds: dict[str, Callable[[sqlite3.Connection], None]] = {
        "trigram, all in memory": partial(trigram, in_memory=True),
        "trigram": trigram,
        "ours": make_index,
    }
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(times_each):
        for name, build in builds.items():
            connection.execute("BEGIN")
            times[name].append(cpu(partial(build, connection))[0])
            connection.execute("COMMIT")
    best = {name: min(those) for name, those in times.items()}
    three, ours = pages(connection, "three"), pages(connection, "letters")
    told = f"{ours / 1e6:.1f} MB to {three / 1e6:.1f} MB"
    yield at_most("index against FTS5 trigram, size", text, ours / three, 0.5, told=told)
    for name in ("trigram", "trigram, all in memory"):
        told = f"{best['ours']:.1f} s to {best[name]:.1f} s"
        what = f"… time to build, {name}"
        yield Row(what, text, f"{figure(best['ours'] / best[name])} ({told})")
    connection.execute("DROP TABLE three")
    connection.close()


def initials_built(folder: Path, seed: int) -> Row:
    """Size and time of the index of pinyin initials, over a bank of its own."""
    path = folder / "initials.db"
    fill(path, INITIALS, seed)
    connection = sqlite3.connect(path)
    make_index(connection)
    seconds, _ = cpu(partial(make_initials, connection))
    told = f"{pages(connection, 'initials') / 1e6:.1f} MB, {seconds:.1f} s"
    connection.close()
    return Row("index of pinyin initials, besides", f"{INITIALS:,} patterns", told)


def compared(bank: Bank, connection: sqlite3.Connection, count: int, seed: int) -> Iterator[Row]:
    """Rows and counts against those of the scan."""
    patterns = [row[0] for row in connection.execute("SELECT pattern FROM phrase")]
    text = f"{len(patterns):,} patterns"
    asked = queries(patterns, count, seed)
    for word in ("工作", "的"):
        bank.search(word, limit=20)
    same = total = 0
    for length, words in asked.items():
        times = []
        for word in words:
            seconds, rows = cpu(partial(bank.search, word, limit=20, with_occurrences=False))
            times.append(seconds * 1000)
            if len(times) <= COMPARED:
                total += 1
                same += [row.id for row in rows] == scan(connection, word, 20)
        times.sort()
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
        told = f"median {statistics.median(times):.2f}, most {times[-1]:.1f}"
        what = f"first 20 rows, p99, {length} character{'s' if length > 1 else ''}"
        yield at_most(what, text, p99, 5, unit="ms", told=told)
    yield all_of("rows as a LIKE scan has them", text, same, total)
    missing = absent(patterns, max(20, count // 20), seed)
    ours = [cpu(partial(bank.search, word, limit=20))[0] for word in missing]
    theirs = [cpu(partial(scan, connection, word, 20))[0] for word in missing[:COMPARED]]
    ratio = statistics.median(theirs) / statistics.median(ours)
    yield at_least("absent words, times faster than the scan, median", text, ratio, 100)
    yield from counts(bank, connection, asked, text)


def counts(
    bank: Bank, connection: sqlite3.Connection, asked: dict[int, list[str]], text: str
) -> Iterator[Row]:
    """Counts up to 10,001 against the scan's."""
    ours, scans = list[float](), list[float]()
    ratios, right = list[tuple[float, str, int]](), 0
    for words in asked.values():
        timed = [(*cpu(partial(bank.matches, word, most=10_001)), word) for word in words]
        ours += (seconds for seconds, *_ in timed)
        slowest = sorted(timed, reverse=True)[:SLOWEST]
        for mine, number, word in (*slowest, *timed[: COMPARED - SLOWEST]):
            scanned, true = cpu(partial(scan_count, connection, word))
            scans.append(scanned)
            ratios.append((scanned / mine, word, true))
            right += number == min(true, 10_001)
    middle = statistics.median(scans) / statistics.median(ours)
    yield at_least("counts, times faster than the scan, median", text, middle, 100)
    least, word, true = min(ratios)
    share = sum(each * 100 <= statistics.median(scans) for each in ours) / len(ours)
    told = f"{word}, in {true:,}; {share:.1%} of {len(ours):,} are 100 times faster"
    yield at_least("… least", text, least, 100, told=told)
    yield all_of("counts as the scan has them", text, right, len(ratios))


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench search``)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.db"
        fill(path, PATTERNS[size], 0)
        yield from measured(path, queries=300, seed=0, times_each=2 if size == "small" else 1)


def measured(path: Path, *, queries: int, seed: int, times_each: int) -> Iterator[Row]:
    """All rows over the bank in ``path``; ``queries`` of each length."""
    with closing(sqlite3.connect(path)) as connection:
        number = connection.execute("SELECT count(*) FROM phrase").fetchone()[0]
    yield from built(path, f"{number:,} patterns", times_each=times_each)
    yield from asked_of(path, queries=queries, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        yield initials_built(Path(folder), seed)


def asked_of(path: Path, *, queries: int, seed: int) -> Iterator[Row]:
    """The rows of searching and counting in a bank that has its index."""
    with closing(sqlite3.connect(path)) as connection, open_bank(path, read_only=True) as bank:
        yield from compared(bank, connection, queries, seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=300, help="of each length")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bank", type=Path, help="keep the bank here, and use it if it is there")
    parser.add_argument("--as-built", action="store_true", help="the bank has its index already")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.bank or Path(folder) / "b.db"
        if not path.exists():
            fill(path, wanted.patterns, wanted.seed)
        found = (
            asked_of(path, queries=wanted.queries, seed=wanted.seed)
            if wanted.as_built
            else measured(path, queries=wanted.queries, seed=wanted.seed, times_each=1)
        )
        for row in found:
            print(f"{row.what:52} {row.figure}", flush=True)


if __name__ == "__main__":
    main()
