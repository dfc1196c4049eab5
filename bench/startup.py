#!/usr/bin/env python3
"""Times the start of the program against an empty Python.

usage: python -m bench.startup [--bank FILE] [--times N]

``drafter browse 作风`` and ``drafter --help`` and ``python -c pass``, in turn; the least CPU
seconds of each count. ``--bank``: such as ``python -m bench.search --bank FILE`` leaves.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row, Size, at_most
from bench.search import PATTERNS, fill
from drafter.bank import open_bank


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench start``)."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "b.db"
        fill(bank, PATTERNS[size], 0)
        with open_bank(bank) as opened:
            opened.make_searchable()
        least = spent(bank, times=15)
    base = least.pop("python -c pass")
    text = f"{PATTERNS[size]:,} patterns"
    for name, seconds in least.items():
        told = f"{seconds * 1000:.0f} ms to {base * 1000:.0f} ms"
        yield at_most(f"`{name}` against `python -c pass`", text, seconds / base, 8, told=told)


def spent(bank: Path | None, *, times: int) -> dict[str, float]:
    """The least CPU seconds of each command; without a bank it is searched in the shipped one."""
    drafter = [sys.executable, "-c", "from drafter.__main__ import main; main()"]
    named = [] if bank is None else ["--bank", str(bank)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "drafter --help": [*drafter, "--help"],
        "drafter browse 作风": [*drafter, "browse", "作风", *named],
    }
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "DRAFTER_HOME": home, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        least = dict.fromkeys(commands, 1e9)
        for command in commands.values():
            seconds(command, environment)
        for _ in range(times):
            for name, command in commands.items():
                least[name] = min(least[name], seconds(command, environment))
    return least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bank", type=Path)
    parser.add_argument("--times", type=int, default=15)
    wanted = parser.parse_args()
    least = spent(wanted.bank, times=wanted.times)
    for name, seconds in least.items():
        ratio = seconds / least["python -c pass"]
        print(f"{name:22} {seconds * 1000:7.1f} ms  {ratio:5.1f} times")


if __name__ == "__main__":
    main()
