#!/usr/bin/env python3
"""Times the whole of mining against jieba.lcut over the same text, made up here.

usage: python -m bench.mine [--megabytes N] [--times N] [--seed N] [--real FOLDER]
       python -m bench.mine --memory 10 --memory 100     peak memory and cost by size

Each measurement is a process of its own; they run in turn and the least of ``--times`` counts. CPU
seconds, so that other programs do not count, but for two workers against one, where it is the time
on the clock. Loading the dictionary is left out on both sides, but on the clock it is in both: each
worker loads its own, and so does one process. Prints the ratio to lcut with the
segmenter in use and with our own search, two workers to one, mining anew to mining.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.corpus_made import write_corpus, write_lines
from bench.rows import Row, Size, at_most

MEGABYTES = {"small": 1, "full": 100}


def lcut(source: Path) -> None:
    import jieba

    jieba.initialize()
    texts = [path.read_text(encoding="utf-8") for path in sorted(source.iterdir())]
    measured(lambda: [jieba.lcut(text) for text in texts])


def mined(source: Path, bank: Path, *, workers: int, own: bool, cold: bool) -> None:
    from drafter.bank import open_bank
    from drafter.flows.mine import mine
    from drafter.text import tokens

    if own:
        sys.modules["rjieba"] = None  # type: ignore[assignment]
    if not cold:
        tokens.tagged("热身")
    with open_bank(bank) as opened:
        measured(lambda: mine([source], bank=opened, workers=workers))


def measured(function: Callable[[], object]) -> None:
    """Prints CPU seconds (this process and its children), seconds, and peak kilobytes."""
    began, before = time.perf_counter(), os.times()
    function()
    after, seconds = os.times(), time.perf_counter() - began
    cpu = sum(after[:4]) - sum(before[:4])
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"cpu": cpu, "seconds": seconds, "peak": peak}))


def run(*arguments: object) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.mine", "--one", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench mining``)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "c"
        length = write_corpus(source, MEGABYTES[size] * 1_000_000)
        least = compared(source, Path(folder), 1)
    text = f"{length / 1e6:,.0f} MB, made up"
    base = least["jieba.lcut"]
    yield at_most("mine against jieba.lcut, rjieba", text, least["mine"] / base, 0.35)
    yield at_most("… with our own search", text, least["mine, own search"] / base, 1.0)
    clock = least["2 workers, clock"] / least["1 worker, clock"]
    yield at_most("two workers against one, on the clock", text, clock, 0.65)
    yield at_most("mine again against mine", text, least["mine again"] / least["mine"], 0.02)


def compared(source: Path, scratch: Path, times: int) -> dict[str, float]:
    """Seconds by what was done, the least of ``times``."""
    least: dict[str, float] = {}
    for turn in range(times):
        bank = scratch / f"{turn}.db"
        figures = {
            "jieba.lcut": run("lcut", source)["cpu"],
            "mine": run("mine", source, bank, 1, 0)["cpu"],
            "mine, own search": run("mine", source, scratch / f"o{turn}.db", 1, 1)["cpu"],
            "mine again": run("mine", source, bank, 1, 0)["cpu"],
            "1 worker, clock": run("cold", source, scratch / f"a{turn}.db", 1, 0)["seconds"],
            "2 workers, clock": run("cold", source, scratch / f"b{turn}.db", 2, 0)["seconds"],
        }
        for name, value in figures.items():
            least[name] = min(value, least.get(name, value))
    return least


def compare(source: Path, size: int, scratch: Path, times: int) -> None:
    least = compared(source, scratch, times)
    print(f"{size / 1e6:.2f} MB")
    for name, value in least.items():
        print(f"{name:18} {value:8.2f} s")
    print(f"mine / lcut                {least['mine'] / least['jieba.lcut']:6.2f}")
    print(f"mine, own search / lcut    {least['mine, own search'] / least['jieba.lcut']:6.2f}")
    print(f"2 workers / 1              {least['2 workers, clock'] / least['1 worker, clock']:6.2f}")
    print(f"mine again / mine          {least['mine again'] / least['mine']:7.3f}")


def memory(sizes: list[float], scratch: Path, seed: int) -> None:
    for megabytes in sizes:
        source = scratch / f"{megabytes}.jsonl"
        size = write_lines(source, int(megabytes * 1e6), seed=seed)
        found = run("mine", source, scratch / f"{megabytes}.db", 1, 0)
        print(
            f"{size / 1e6:8.1f} MB   peak {found['peak'] / 1024:6.0f} MB"
            f"   {found['cpu'] / (size / 1e6):6.2f} s a megabyte"
        )


def one(arguments: list[str]) -> None:
    if arguments[0] == "lcut":
        lcut(Path(arguments[1]))
    else:
        what, source, bank, workers, own = arguments
        cold = what == "cold"
        mined(Path(source), Path(bank), workers=int(workers), own=own == "1", cold=cold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--real", type=Path, help="a folder of speeches in place of made-up ones")
    parser.add_argument("--memory", type=float, action="append", default=[])
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        one(wanted.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if wanted.memory:
            memory(wanted.memory, scratch, wanted.seed)
            return
        if wanted.real:
            size = sum(path.stat().st_size for path in wanted.real.iterdir())
            compare(wanted.real, size, scratch, wanted.times)
            return
        size = write_corpus(scratch / "c", int(wanted.megabytes * 1e6), seed=wanted.seed)
        compare(scratch / "c", size, scratch, wanted.times)


if __name__ == "__main__":
    main()
