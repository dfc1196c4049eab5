#!/usr/bin/env python3
"""Merges near-identical patterns among very many, against datasketch's MinHashLSH.

usage: python -m bench.near_duplicates [--patterns N] [--brute N] [--seed N]

One pattern in ten is a variant of another (a light word put in, or one or two slips of the pen).
Prints the CPU seconds of ``mining.merging.families`` over ``--patterns`` and of MinHashLSH (64
permutations, threshold 0.8, character trigrams) over the same, worked out from a part of them of at
most 50,000: it takes a fixed time a pattern. And, over ``--brute`` patterns where every pair with a
trigram in common is compared: how many of the pairs whose trigrams have a Jaccard of 0.8 and more
are in one family (recall), of all of them and of those that are near-identical by our rule.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator

from bench.corpus_made import made_patterns
from bench.rows import Row, Size, at_least, cpu
from drafter.mining.merging import are_near, families

LIGHT = ("切实", "进一步", "十分", "我们")


def varied(pattern: str, draw: random.Random) -> str:
    """The pattern with a light word put in, or slips of the pen apart from one another."""
    at = draw.randrange(1, len(pattern) - 1)
    if draw.random() < 0.5:
        return pattern[:at] + draw.choice(LIGHT) + pattern[at:]
    return pattern[:at] + draw.choice("扎深细早实严") + pattern[at + 1 :]


def patterns(count: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    found: dict[str, None] = {}
    for pattern in made_patterns(count, seed=seed):
        if len(found) >= count:
            break
        found[pattern] = None
        if draw.random() < 0.11 and len(pattern) > 12:
            found[varied(pattern, draw)] = None
    return list(found)[:count]


def trigrams(pattern: str) -> frozenset[str]:
    return frozenset(pattern[at : at + 3] for at in range(len(pattern) - 2))


def alike(those: list[str], least: float) -> Iterator[tuple[str, str]]:
    """Every pair whose trigrams have this Jaccard similarity at least."""
    grams = [trigrams(each) for each in those]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, mine in enumerate(grams):
        shared: Counter[int] = Counter()
        for gram in mine:
            shared.update(holding[gram])
            holding[gram].append(number)
        for other, count in shared.items():
            if count >= least * (len(mine) + len(grams[other]) - count):
                yield those[other], those[number]


def sketched(those: list[str]) -> float:
    from datasketch import MinHash, MinHashLSH

    begin = time.process_time()
    index = MinHashLSH(threshold=0.8, num_perm=64)
    for number, pattern in enumerate(those):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([gram.encode() for gram in trigrams(pattern)])
        index.query(sketch)
        index.insert(number, sketch)
    return time.process_time() - begin


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench near``)."""
    count, _ = SIZES[size]
    those = patterns(count, 0)
    part = those[: min(len(those), 50_000)]
    theirs = sketched(part) * len(those) / len(part)
    ours, _ = cpu(lambda: families(those, part="sentence"))
    text = f"{count:,} patterns"
    yield at_least("families against MinHashLSH, times faster", text, theirs / ours, 10)


SIZES: dict[Size, tuple[int, int]] = {"small": (20_000, 5_000), "full": (1_000_000, 20_000)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", type=int, default=1_000_000)
    parser.add_argument("--brute", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    those = patterns(wanted.patterns, wanted.seed)
    part = those[: min(len(those), 50_000)]
    theirs = sketched(part) * len(those) / len(part)
    begin = time.process_time()
    found = families(those, part="sentence")
    ours = time.process_time() - begin
    print(f"{len(those):,} patterns in {len(found):,} families")
    print(f"families    {ours:8.1f} s")
    print(f"MinHashLSH  {theirs:8.1f} s (from {len(part):,})   {theirs / ours:.1f} times ours")
    few = those[: wanted.brute]
    family = {
        each: number for number, all_ in enumerate(families(few, part="sentence")) for each in all_
    }
    pairs = list(alike(few, 0.8))
    near = [pair for pair in pairs if are_near(*pair, part="sentence")]
    for name, of in (("Jaccard 0.8 and more", pairs), ("… and near-identical", near)):
        got = sum(family[one] == family[other] for one, other in of)
        print(f"{name}: {got} of {len(of)} pairs in one family, recall {got / max(1, len(of)):.3f}")


if __name__ == "__main__":
    main()
