"""Puts new wordings into a bank where thousands share an opening, and times the write.

usage: python bench/settling.py [--held N] [--new N] [--seed N]

In one run: the seconds of the write; of comparing as it was done once (every two wordings that
share the first six characters, the last six or a clause) and by brute force (each new one with
each other); the ratio; and the share of the pairs found by brute force that the bank has in one
family. The wordings are made up: a few openings, then clauses of a word list, with slips of the pen
and light words put in.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from drafter.bank import open_bank
from drafter.mining.merging import are_near
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord

OPENINGS = ("各级各部门要进一步", "要深入学习贯彻", "我们必须始终坚持")
WORDS = (
    "把牢方向", "守好底线", "压实责任", "补齐短板", "拧紧链条",
    "抓早抓小", "算清细账", "走进一线", "听取民声", "办好实事",
)  # fmt: skip
LIGHT = ("切实", "我们", "十分", "再")
END = 6


def wording(random_: random.Random) -> str:
    """An opening and three to five clauses."""
    count = random_.randint(3, 5)
    tail = [random_.choice(WORDS) + random_.choice("之着于为到出") for _ in range(count)]
    return random_.choice(OPENINGS) + "，".join(tail) + "。"


def varied(pattern: str, random_: random.Random) -> str:
    """The wording with a slip of the pen or a light word."""
    at = random_.randrange(1, len(pattern) - 2)
    if random_.random() < 0.5:
        return pattern[:at] + random_.choice("扎深细早") + pattern[at + 1 :]
    return pattern[:at] + random_.choice(LIGHT) + pattern[at:]


def wordings(held: int, new: int, seed: int) -> tuple[list[str], list[str]]:
    """Distinct wordings that are there, and new ones, half of them variants of these."""
    random_ = random.Random(seed)
    there: dict[str, None] = {}
    while len(there) < held:
        there.setdefault(wording(random_))
    old = list(there)
    fresh: dict[str, None] = {}
    while len(fresh) < new:
        one = varied(random_.choice(old), random_) if random_.random() < 0.5 else wording(random_)
        if one not in there:
            fresh.setdefault(one)
    return old, list(fresh)


def written(folder: Path, old: list[str], new: list[str]) -> tuple[float, set[frozenset[str]]]:
    """Seconds of the write of ``new`` into a bank of ``old``, and the pairs in one family."""
    with open_bank(folder / "b.db") as bank:
        for name, those in (("a", old), ("b", new)):
            record = SourceRecord(
                name * 64, f"{name}.txt", "utf-8", (SpeechRecord(0, 9, "", 2020),)
            )
            phrases = [
                MinedPhrase("sentence", None, each, Occurrence(record.sha256, 0, at, at + 1))
                for at, each in enumerate(those)
            ]
            begin = time.perf_counter()
            bank.add_source(record, phrases)
            seconds = time.perf_counter() - begin
        found = {
            frozenset(pair)
            for phrase in bank.search()
            for pair in combinations((phrase.pattern, *phrase.variants), 2)
        }
    return seconds, found


def as_once(patterns: list[str]) -> float:
    """Seconds of comparing all that share an end or a clause."""
    begin = time.perf_counter()
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pattern in patterns:
        keys = {("start", pattern[:END]), ("end", pattern[-END:])}
        keys |= {("clause", each) for each in re.split("[，。]", pattern) if len(each) >= END}
        for key in keys:
            blocks[key].append(pattern)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            are_near(one, other, part="sentence")
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", type=int, default=7200)
    parser.add_argument("--new", type=int, default=150)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    old, new = wordings(wanted.held, wanted.new, wanted.seed)
    with tempfile.TemporaryDirectory() as folder:
        seconds, found = written(Path(folder), old, new)
    once = as_once([*old, *new])
    begin = time.perf_counter()
    near = {
        frozenset((one, other))
        for place, one in enumerate(new)
        for other in (*old, *new[:place])
        if are_near(one, other, part="sentence")
    }
    brute = time.perf_counter() - begin
    print(f"{len(new)} new at {len(old)} held, {len(near)} near-identical pairs with a new one")
    print(f"write          {seconds:7.2f} s   recall {len(near & found) / len(near):.3f}")
    print(f"as once        {once:7.2f} s   {once / seconds:6.1f} times the write")
    print(f"brute force    {brute:7.2f} s   {brute / seconds:6.1f} times the write")


if __name__ == "__main__":
    main()
