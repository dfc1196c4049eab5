"""Merges near-identical patterns and compares with comparing every pair.

usage: python bench/merging.py [--texts FILE|FOLDER ...] [--families]

Prints how many patterns of each part there are, how many families, the share of the pairs found by
brute force that the quick way finds too, and the seconds of both. Without ``--texts`` the corpus
and the unlabelled documents of ../shared are mined (nothing of them is kept).
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from drafter.corpus.readers import read_source
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.mining import mined_phrases
from drafter.mining.merging import families, families_joined
from drafter.model import PART_LABELS, Part


def patterns(paths: list[Path]) -> dict[Part, set[str]]:
    """The patterns mined from every file under ``paths``, by part."""
    found: dict[Part, set[str]] = defaultdict(set)
    files = [f for p in paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]
    for path in files:
        try:
            source = read_source(path)
        except ReadError:
            continue
        for speech in inspected_source(source).speeches:
            for phrase in mined_phrases(source, speech):
                found[phrase.part].add(phrase.pattern)
    return found


def families_by_every_pair(patterns: Iterable[str], *, part: Part) -> tuple[tuple[str, ...], ...]:
    """What ``families`` gives when every pair is compared."""
    alone = sorted(set(patterns))
    return families_joined([[one] for one in alone], combinations(alone, 2), part)


def pairs(found: tuple[tuple[str, ...], ...]) -> set[tuple[str, str]]:
    """The pairs of patterns that stand in one family."""
    return {pair for family in found for pair in combinations(family, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared"
    default = [shared / "corpus", shared / "eval" / "unlabelled"]
    parser.add_argument("--texts", type=Path, nargs="+", default=default)
    parser.add_argument("--families", action="store_true")
    wanted = parser.parse_args()
    print("part        patterns families  pairs  recall   quick  every pair")
    for part, those in sorted(patterns(wanted.texts).items()):
        begin = time.perf_counter()
        quick = families(those, part=part)
        middle = time.perf_counter()
        slow = families_by_every_pair(those, part=part)
        end = time.perf_counter()
        every = pairs(slow)
        recall = len(pairs(quick) & every) / len(every) if every else 1.0
        print(
            f"{PART_LABELS[part]:6}{part:10}{len(those):8}{len(quick):8}{len(every):8}"
            f"  {recall:.3f}  {middle - begin:6.2f} s {end - middle:6.2f} s"
        )
        for family in quick if wanted.families else ():
            if len(family) > 1:
                print("    " + " ｜ ".join(family))


if __name__ == "__main__":
    main()
