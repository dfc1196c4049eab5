"""Does what it must when things go wrong: killed, out of space, fed bombs, run in odd places.

usage: python -m bench.faults [PART ...] [--small] [--minutes N]

Prints a line a promise: how often it was tried, how often it did not hold, and the figures behind
it; then each case that did not hold. Exit code 1 where there is one. All is drawn by fixed seeds.
``--small`` is what the tests run. Linux; some parts need strace, or may mount a file system.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from bench.faults_row import MINUTES, Row


class Part(NamedTuple):
    """A function that tries something, and how often in full and small size."""

    function: str
    full: int
    small: int


PARTS: Mapping[str, Part] = {
    "mining": Part("bench.faults_kills.killed_mining", 200, 3),
    "answering": Part("bench.faults_kills.killed_answering", 200, 2),
    "saves": Part("bench.faults_saves.faulty_saves", 1, 60),
    "mutants": Part("bench.faults_reading.mutants", 10_000, 40),
    "bombs": Part("bench.faults_reading.bombs", 1, 2),
    "templates": Part("bench.faults_templates.payloads", 1, 7),
    "places": Part("bench.faults_places.odd_places", 1, 7),
    "two": Part("bench.faults_two.two_at_once", 20, 1),
    "network": Part("bench.faults_places.no_network", 1, 5),
}
"""Mining, answering, mutants and two at once are tried so often; of the others every n-th is."""


def main() -> int:
    """Tries what was asked for; 1 where something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; all where none is named")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--minutes", help="so long a part at most; it tells how far it came")
    wanted = parser.parse_args()
    os.environ[MINUTES] = wanted.minutes or ""
    os.environ["DRAFTER_HOME"] = tempfile.mkdtemp()  # what is read and kept in this process
    wrong: list[str] = []
    begun = time.monotonic()
    for name in wanted.part or PARTS:
        for row in rows(PARTS[name], small=wanted.small):
            print(line(row), flush=True)
            wrong += [f"{row.what}：{each}" for each in row.wrong]
    print(f"用时 {time.monotonic() - begun:.0f} 秒；没守住的 {len(wrong)}")
    for each in wrong:
        print(f"  {each}")
    return 1 if wrong else 0


def rows(part: Part, *, small: bool) -> Iterator[Row]:
    """What comes of one part."""
    module, _, name = part.function.rpartition(".")
    function: Callable[..., Iterator[Row]] = getattr(import_module(module), name)
    return function(times=part.small if small else part.full)


def line(row: Row) -> str:
    """A row as it is printed."""
    if not row.tried:
        return f"{row.what}　没试：{row.told}"
    return f"{row.what}　试 {row.tried:,}　没守住 {len(row.wrong)}　{row.told}"


if __name__ == "__main__":
    sys.exit(main())
