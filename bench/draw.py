"""Draws shipped phrases by a fixed seed, for a reader to judge: python bench/draw.py [N] [SEED].

Prints one Markdown table row a phrase, the verdict left open. phrasebank/REVIEW.md holds the rows
with the verdicts of a reader.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import msgspec

from drafter.bank.jsonlines import PhraseLine
from drafter.bank.shipped import PART_FILES
from drafter.model import PART_LABELS
from drafter.paths import shipped


def drawn(folder: Path, *, number: int, seed: int) -> list[tuple[str, PhraseLine]]:
    """``number`` phrases of the shipped bank with their part's label, by seed, in drawing order."""
    everything = [
        (PART_LABELS[part], msgspec.json.decode(line, type=PhraseLine))
        for part, name in PART_FILES.items()
        for line in (folder / name).read_bytes().splitlines()
    ]
    everything.sort(key=lambda each: each[1].id)
    return random.Random(seed).sample(everything, min(number, len(everything)))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    print("| 序 | 部分 | 词条 | 照用 | 说明 |\n|---|---|---|---|---|")
    for place, (part, line) in enumerate(drawn(shipped("phrasebank"), number=number, seed=seed), 1):
        print(f"| {place} | {part} | {line.pattern} | | |")


if __name__ == "__main__":
    main()
