"""Taking mined sources into a bank, by itself, at the volume of a large archive.

usage: python -m bench.storing [--megabytes N ...] [--seed N]

What is mined is made up: as many patterns of each part a source, and as many of them distinct, as
``drafter mine`` finds in the made-up speeches of ``corpus_made.py`` (18 a source of 10.6 KB). Each
size is a process of its own. Prints CPU seconds a megabyte of taking everything in and of making
the index, the peak of the process's memory, and the bank's size and phrases.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.corpus_made import CLOSINGS, HEADINGS, OPENINGS, SENTENCES, WORDS, Writer
from bench.rows import Row, Size, at_most
from drafter.bank import open_bank, packed
from drafter.model import MinedPhrase, Occurrence, Part, SourceRecord, SpeechRecord

A_SOURCE = 10_600  # bytes
OF_A_SOURCE: tuple[tuple[Part, float], ...] = (
    ("opening", 1.4), ("transition", 1.0), ("heading", 0.5),
    ("sentence", 10.7), ("phrase", 3.0), ("closing", 1.6),
)  # fmt: skip
SHAPES: dict[Part, tuple[str, ...]] = {
    "opening": OPENINGS,
    "transition": ("下面，我讲三点意见。",),
    "heading": HEADINGS,
    "sentence": SENTENCES,
    "phrase": ("{f}、{f}、{f}", "{v}{n}、{v}{n}", "{n}{e}、{n}{e}、{n}{e}"),
    "closing": CLOSINGS,
}
TEXTS = 64  # different ones; their size is what counts


def mined_sources(size: int, *, seed: int) -> Iterator[tuple[SourceRecord, list[MinedPhrase]]]:
    """Sources of ``size`` bytes of text in all, with what was mined of them."""
    writer = Writer(seed)
    writer._place, writer._level, writer._meeting = "{地区}", "", "{会议名称}"
    drawn = random.Random(seed)
    texts = [writer.speech(paragraphs=9)[: A_SOURCE // 3] for _ in range(TEXTS)]
    writer._place, writer._level, writer._meeting = "{地区}", "", "{会议名称}"
    for number in range(size // A_SOURCE):
        sha256 = hashlib.sha256(f"{seed} {number}".encode()).hexdigest()
        speech = SpeechRecord(
            0, A_SOURCE // 3, f"第{number}次讲话", 2012 + number % 14, drawn.choice(("推进会", "")),
            drawn.choice(WORDS["levels"]), drawn.choice(("市委书记", "县长", "")), sha256[:16],
        )  # fmt: skip
        phrases = list[MinedPhrase]()
        for part, often in OF_A_SOURCE:
            for _ in range(int(often) + (drawn.random() < often % 1)):
                at = 40 * len(phrases)
                pattern = writer.filled(drawn.choice(SHAPES[part]))
                phrases.append(MinedPhrase(part, None, pattern, Occurrence(sha256, 0, at, at + 30)))
        text = f"{number}{texts[number % TEXTS]}"
        yield SourceRecord(sha256, f"{number}.txt", "utf-8", (speech,), text), phrases


def stored(size: int, folder: Path, *, seed: int) -> dict[str, float]:
    """Figures of taking in ``size`` bytes of mined sources."""
    times = {"making": 0.0, "storing": 0.0, "index": 0.0}
    began = os.times()

    def spent(on: str) -> None:
        nonlocal began
        now = os.times()
        times[on] += sum(now[:2]) - sum(began[:2])
        began = now

    with open_bank(folder / "b.db") as bank:
        waiting, most = 0, bank.pending.most()
        lot = []
        for record, phrases in mined_sources(size, seed=seed):
            lot.append(packed(record, phrases))
            if len(lot) < 16:
                continue
            spent("making")
            bank.pending.add(lot)
            waiting += sum(each.phrases for each in lot)
            if waiting >= most:
                bank.pending.take_in()
                waiting, most = 0, bank.pending.most()
            lot = []
            spent("storing")
        bank.pending.add(lot)
        bank.pending.take_in()
        spent("storing")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        bank.make_searchable()
        spent("index")
        phrases_held = sum(bank.counts().values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        **times, "peak before index": before, "peak": peak, "phrases": phrases_held,
        "bank": (folder / "b.db").stat().st_size,
    }  # fmt: skip


def measured(megabytes: float, *, seed: int = 0) -> dict[str, float]:
    """``stored`` in a process of its own."""
    command = [sys.executable, "-m", "bench.storing", "--one", "--megabytes", str(megabytes)]
    done = subprocess.run(
        [*command, "--seed", str(seed)], stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench storing``)."""
    least, most = (10, 100) if size == "small" else (10, 1000)
    small, large = measured(least), measured(most)
    text = f"{most:,} MB against {least} MB, {large['phrases']:,} phrases"
    cost = [
        (each["storing"] + each["index"]) / megabytes
        for each, megabytes in ((small, least), (large, most))
    ]
    told = f"{cost[0]:.2f} and {cost[1]:.2f} s"
    yield at_most(
        "taking mined sources in, CPU a megabyte", text, cost[1] / cost[0], 1.25, told=told
    )
    peak = large["peak"] / 1024
    yield at_most("… its peak memory", f"{most:,} MB", peak, 400, unit="MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    for megabytes in wanted.megabytes:
        if wanted.one:
            with tempfile.TemporaryDirectory() as folder:
                found = stored(int(megabytes * 1e6), Path(folder), seed=wanted.seed)
                print(json.dumps(found))
            return
        figures = measured(megabytes, seed=wanted.seed)
        print(
            f"{megabytes:7.0f} MB   stored {figures['storing'] / megabytes:6.3f} s a megabyte"
            f"   index {figures['index'] / megabytes:6.3f}   peak"
            f" {figures['peak before index'] / 1024:4.0f}, {figures['peak'] / 1024:4.0f} MB"
            f"   bank {figures['bank'] / 1e6:6.1f} MB, {figures['phrases']:,} phrases",
            flush=True,
        )


if __name__ == "__main__":
    main()
