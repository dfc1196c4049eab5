#!/usr/bin/env python3
"""Finds near wordings among very many patterns, against datasketch's MinHashLSH.

usage: python -m bench.near_duplicates [--patterns N] [--brute N] [--seed N]

One pattern in ten is a variant of another: a light word put in, a character in place of another, or
(as most near pairs of real speeches are) words put before and the mark at the end left out.
The task of both sides is the same: the pairs whose character trigrams have a Jaccard similarity of
0.8 and more. MinHashLSH has 128 permutations, threshold 0.8, is filled with ``MinHash.bulk`` and
asked for each pattern; its pairs are taken as they are (ours are verified). It is also measured as
it must be set to find nine pairs in ten and more: threshold 0.6, each pair verified. Its time
over more than 100,000 patterns is worked out from 100,000; that is in its favour, for what it finds
grows faster. Recall is that of pairs found by comparing every two that have a trigram in common.

The rule by which such pairs are merged is another: ``mining.merging`` keeps one word in place of
another apart. Of its own pairs the recall is printed too.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from bench.corpus_made import made_patterns
from bench.rows import Row, Size, at_least, cpu
from drafter.mining.merging import are_near, families
from drafter.mining.nearness import NEAR, near_pairs

LIGHT = ("切实", "进一步", "十分", "我们")
SIZES: dict[Size, tuple[tuple[int, ...], int]] = {
    "small": ((20_000,), 5_000),
    "full": ((20_000, 100_000, 1_000_000), 20_000),
}
"""Patterns to time, and of how many every pair is compared."""
MOST_SKETCHED = 100_000

Pairs = set[tuple[int, int]]


def varied(pattern: str, draw: random.Random) -> str:
    """The pattern with a light word put in, a slip of the pen, or both ends changed."""
    at = draw.randrange(1, len(pattern) - 1)
    match draw.randrange(3):
        case 0:
            return pattern[:at] + draw.choice(LIGHT) + pattern[at:]
        case 1:
            return pattern[:at] + draw.choice("扎深细早实严") + pattern[at + 1 :]
        case _:
            return draw.choice(("要", "我们要", "切实")) + pattern.rstrip("。！")


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


def by_every_pair(those: list[str], least: float) -> Iterator[tuple[int, int]]:
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
                yield other, number


def sketched(those: list[str], *, threshold: float, is_verified: bool) -> Pairs:
    """The pairs that MinHashLSH gives."""
    from datasketch import MinHash, MinHashLSH

    grams = [trigrams(each) for each in those]
    encoded = ([gram.encode() for gram in each] for each in grams)
    index = MinHashLSH(threshold=threshold, num_perm=128)
    found: Pairs = set()
    for number, sketch in enumerate(MinHash.generator(encoded, num_perm=128)):
        for other in index.query(sketch):
            if is_verified:
                count = len(grams[other] & grams[number])
                if count < NEAR * (len(grams[other]) + len(grams[number]) - count):
                    continue
            found.add((other, number))
        index.insert(number, sketch, check_duplication=False)
    return found


def share(found: Pairs, those: Pairs) -> float:
    """The share of ``those`` that was found."""
    return len(found & those) / max(1, len(those))


def timed(counts: tuple[int, ...], seed: int) -> Iterator[Row]:
    """Both sides in turn, at each number of patterns."""
    for count in counts:
        those = patterns(count, seed)
        part = those[:MOST_SKETCHED]
        ours, found = cpu(partial(near_pairs, those))
        theirs, _ = cpu(partial(sketched, part, threshold=NEAR, is_verified=False))
        again, _ = cpu(partial(near_pairs, those))
        best, whole = min(ours, again), theirs * count / len(part)
        told = f"{best:.1f} s to {whole:.0f} s; {len(found):,} pairs"
        text = f"{count:,} patterns"
        yield at_least(
            "near pairs, times faster than MinHashLSH", text, whole / best, 10, told=told
        )


def recalls(count: int, seed: int) -> Iterator[Row]:
    """What share of all pairs each side finds, and what MinHashLSH needs to find as many."""
    those = patterns(count, seed)
    every = set(by_every_pair(those, NEAR))
    text = f"{count:,} patterns, every pair"
    ours, found = cpu(partial(near_pairs, those))
    told = f"{len(every):,} pairs"
    yield at_least(
        "… recall of pairs with a Jaccard of 0.8", text, share(set(found), every), 0.95, told=told
    )
    usual = sketched(those, threshold=NEAR, is_verified=False)
    right = share(every, usual)
    yield Row("… of MinHashLSH", text, f"{share(usual, every):.3f} (precision {right:.2f}; ours 1)")
    theirs, loose = cpu(partial(sketched, those, threshold=0.6, is_verified=True))
    told = f"{theirs / ours:.1f} times our time, recall {share(loose, every):.3f}"
    yield Row("… MinHashLSH at 0.6, verified", text, told)


def merged(count: int, seed: int) -> Iterator[Row]:
    """The rule that merges: its time, and the share of the pairs by it that it brings together."""
    those = patterns(count, seed)
    ours, found = cpu(partial(families, those, part="sentence"))
    text = f"{count:,} patterns, every pair"
    home = {each: number for number, family in enumerate(found) for each in family}
    near = by_every_pair(those, NEAR)
    pairs = [(those[one], those[other]) for one, other in near]
    by_rule = [pair for pair in pairs if are_near(*pair, part="sentence")]
    got = sum(home[one] == home[other] for one, other in by_rule) / max(1, len(by_rule))
    told = f"{len(by_rule):,} of {len(pairs):,} near pairs; {ours / count * 1e6:.0f} µs a pattern"
    yield at_least("… recall of those that are merged as one phrase", text, got, 0.95, told=told)


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench near``)."""
    counts, brute = SIZES[size]
    yield from timed(counts, 0)
    yield from recalls(brute, 0)
    yield from merged(brute, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", type=int, default=1_000_000)
    parser.add_argument("--brute", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    for part in (
        timed((wanted.patterns,), wanted.seed),
        recalls(wanted.brute, wanted.seed),
        merged(wanted.brute, wanted.seed),
    ):
        for row in part:
            print(f"{row.what:50} {row.size:28} {row.figure}", flush=True)


if __name__ == "__main__":
    main()
