"""Measures speed and size against the usual ways and prints one table.

usage: python -m bench [PART ...] [--size small|full] [--write]

Each part is a function of the size that gives ``bench.rows.Row``; it runs in a process of its own,
one after the other, and its own printing goes to the standard error stream. ``--write`` puts the
rows into docs/performance.md in place of the older ones of the same parts, with the day and the
machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date
from importlib import import_module
from pathlib import Path

import msgspec

from bench.rows import Row, Size

PARTS: Mapping[str, str] = {
    "search": "bench.search.rows",
    "start": "bench.startup.rows",
    "near": "bench.near_duplicates.rows",
    "mining": "bench.mine.rows",
    "engines": "bench.engines.rows",
    "storing": "bench.storing.rows",
}
"""The parts in the order of the table, each with its function of a ``Size`` that yields rows."""

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
HEAD = ("| part | what | size | figure | aim | day |", "|---|---|---|---|---|---|")


def rows(part: str, size: Size) -> Iterator[Row]:
    """What comes of one part, in this process."""
    module, _, name = PARTS[part].rpartition(".")
    yield from getattr(import_module(module), name)(size)


def line(part: str, row: Row, day: str, *, is_judged: bool) -> str:
    """A row as it stands in the table; the aims are for the full size, and judged there only."""
    aim = f"{row.aim}, **missed**" if is_judged and row.is_met is False else row.aim
    return f"| {part} | {row.what} | {row.size} | {row.figure} | {aim} | {day} |"


def page_with(page: str, lines: Mapping[str, Sequence[str]], machine: str) -> str:
    """The text of docs/performance.md with ``lines`` in place of those of the same parts; the
    parts stand in the order of ``PARTS``."""
    held: dict[str, list[str]] = {}
    start = page.index(HEAD[0])
    table, _, rest = page[start:].partition("\n\n")
    for each in table.splitlines()[len(HEAD) :]:
        held.setdefault(each.split(" | ")[0].removeprefix("| "), []).append(each)
    for part, new in lines.items():
        held[part] = list(new)
    order = {part: place for place, part in enumerate(PARTS)}
    parts = sorted(held, key=lambda part: order.get(part, len(order)))
    whole = "\n".join((*HEAD, *(each for part in parts for each in held[part])))
    before = re.sub(r"(?m)^Machine: .*$", lambda _: f"Machine: {machine}", page[:start])
    return f"{before}{whole}\n\n{rest}" if rest else f"{before}{whole}\n"


def machine() -> str:
    """The machine in a line."""
    name = next(
        (
            text.partition(":")[2].strip()
            for text in _read("/proc/cpuinfo").splitlines()
            if text.startswith("model name")
        ),
        platform.machine(),
    )
    memory = re.search(r"MemTotal:\s+(\d+)", _read("/proc/meminfo"))
    held = f", {int(memory[1]) / 1e6:.0f} GB" if memory else ""
    return (
        f"{os.cpu_count()} cores of {name}{held}, {platform.system()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _measured(part: str, size: Size) -> list[Row]:
    """The rows of a part, from a process of its own: what it holds in memory is its own."""
    command = [sys.executable, "-m", "bench", part, "--size", size, "--as-json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    found = [msgspec.json.decode(each, type=Row) for each in done.stdout.splitlines()]
    if done.returncode:
        found.append(Row("the rest of this part", "", f"not measured: exit {done.returncode}"))
    return found


def _print_json(found: Iterator[Row]) -> None:
    out = sys.stdout
    with redirect_stdout(sys.stderr):
        for row in found:
            print(msgspec.json.encode(row).decode(), file=out, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; all where none is named")
    parser.add_argument("--size", choices=("small", "full"), default="small")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md too")
    parser.add_argument("--as-json", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if unknown := set(wanted.part) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if wanted.as_json:
        for part in wanted.part:
            _print_json(rows(part, wanted.size))
        return
    today, lines = date.today().isoformat(), dict[str, list[str]]()
    print("\n".join(HEAD), flush=True)
    for part in wanted.part or PARTS:
        lines[part] = [
            line(part, row, today, is_judged=wanted.size == "full")
            for row in _measured(part, wanted.size)
        ]
        print("\n".join(lines[part]), flush=True)
    print(f"\nMachine: {machine()}")
    if wanted.write:
        PAGE.write_text(page_with(PAGE.read_text("utf-8"), lines, machine()), encoding="utf-8")


if __name__ == "__main__":
    main()
