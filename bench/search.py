#!/usr/bin/env python3
"""Searches a bank of made-up patterns and compares with a LIKE scan and FTS5's trigram tokenizer.

usage: python bench/search.py [--patterns N] [--queries N] [--seed N] [--bank FILE]

Queries of 1 to 8 characters are cut out of the patterns, and words that no pattern has are asked
for too. Prints the 99th percentile of the first 20 rows by length of the query (asked through
``Bank.search``), whether the rows are those of the scan, how many times faster absent words and
counts are, and size and time of building the index against the trigram one
(as it is, and with all its postings in memory as ours; both merged at the end; the size is that of
their blocks).
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from corpus_made import made_patterns

from drafter.bank import Bank, open_bank
from drafter.bank.index import make_index, make_initials
from drafter.bank.search import RANKING
from drafter.model import PART_LABELS, phrase_id

_Value = TypeVar("_Value")


def timed(function: Callable[[], _Value]) -> tuple[float, _Value]:
    """CPU seconds (the bank's pages are in memory, and other programs do not count) and value."""
    begin = time.process_time()
    value = function()
    return time.process_time() - begin, value


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


def built(path: Path) -> None:
    """Prints size and time of the indexes; each is built twice, in turn, and the shorter counts."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    builds: dict[str, Callable[[sqlite3.Connection], None]] = {
        "trigram, all in memory": partial(trigram, in_memory=True),
        "trigram": trigram,
        "ours": make_index,
        "ours, initials": make_initials,
    }
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(2):
        for name, build in builds.items():
            connection.execute("BEGIN")
            times[name].append(timed(partial(build, connection))[0])
            connection.execute("COMMIT")
    best = {name: min(those) for name, those in times.items()}
    three, ours = pages(connection, "three"), pages(connection, "letters")
    print(f"index     {ours / 1e6:7.1f} MB {best['ours']:6.1f} s")
    print(
        f"initials  {pages(connection, 'initials') / 1e6:7.1f} MB {best['ours, initials']:6.1f} s"
    )
    for name in ("trigram", "trigram, all in memory"):
        print(
            f"{name:23} {three / 1e6:7.1f} MB {best[name]:6.1f} s"
            f"   size {ours / three:.2f}, time {best['ours'] / best[name]:.2f}"
        )
    connection.execute("DROP TABLE three")
    connection.close()


def compare(bank: Bank, connection: sqlite3.Connection, count: int, seed: int) -> None:
    patterns = [row[0] for row in connection.execute("SELECT pattern FROM phrase")]
    asked = queries(patterns, count, seed)
    for word in ("工作", "的"):
        bank.search(word, limit=20)
    same = total = 0
    print("characters   p50 ms   p99 ms   most ms")
    for length, words in asked.items():
        times = []
        for word in words:
            seconds, rows = timed(partial(bank.search, word, limit=20, with_occurrences=False))
            times.append(seconds * 1000)
            if total < 400 or length < 3:
                found = [row.id for row in rows]
            if len(times) <= count // 10:
                total += 1
                same += found == scan(connection, word, 20)
        times.sort()
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
        print(f"{length:10} {statistics.median(times):8.2f} {p99:8.2f} {times[-1]:8.2f}")
    print(f"rows identical to the scan's: {same} of {total}")
    missing = absent(patterns, max(20, count // 20), seed)
    ours = [timed(partial(bank.search, word, limit=20))[0] for word in missing]
    theirs = [timed(partial(scan, connection, word, 20))[0] for word in missing[:20]]
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"absent words: {ratio:,.0f} times faster than the scan (median)")
    ratios, right = [], 0
    for length in range(1, 9):
        for word in asked[length][: max(3, count // 100)]:
            mine, number = timed(partial(bank.matches, word, most=10_001))
            scanned, true = timed(partial(scan_count, connection, word))
            ratios.append(scanned / mine)
            right += number == min(true, 10_001)
    ratios.sort()
    print(
        f"counts: {statistics.median(ratios):,.0f} times faster (median), least {ratios[0]:,.0f};"
        f" right {right} of {len(ratios)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=300, help="of each length")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bank", type=Path, help="keep the bank here, and use it if it is there")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.bank or Path(folder) / "b.db"
        if not path.exists():
            fill(path, wanted.patterns, wanted.seed)
        built(path)
        connection = sqlite3.connect(path)
        with open_bank(path, read_only=True) as bank:
            number = connection.execute("SELECT count(*) FROM phrase").fetchone()[0]
            print(f"{number:,} patterns")
            compare(bank, connection, wanted.queries, wanted.seed)
        connection.close()


if __name__ == "__main__":
    main()
