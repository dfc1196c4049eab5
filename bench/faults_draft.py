"""Cuts the interview of every outline off at each of its prompts, in every way, and goes on.

usage: python -m bench.faults_draft [--kind KIND ...] [--fault NAME ...]

Each way (Ctrl+C, Ctrl+D, SIGTERM, SIGHUP, kill -9, the window closed) has an interview of its own
on a pseudo-terminal, typed from the outline's example answers. At each prompt half a line is typed
where there is one, the program is cut off, and it must end with its exit code and without a
traceback; on disk must be every answer that was acknowledged, and the half line where the program
was given the time to keep it. Then it goes on where it was, up to the Word file, whose draft must
be the golden one. Prints the prompts struck; exit code 1 where anything was lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.bank import open_user_bank
from drafter.flows.answer_files import example_answers
from drafter.flows.draft import draft_of
from drafter.flows.export import opened
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.model import Outline
from drafter.paths import shipped
from drafter.terminal.console import padded
from tests.terminal.faults import FAULTS, Fault, interviewed_under
from tests.terminal.stage import Home, Writer


def main() -> int:
    """Runs every pair that was asked for; 1 where one lost something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", nargs="*", default=[each.kind for each in outlines()])
    parser.add_argument("--fault", nargs="*", default=[fault.name for fault in FAULTS])
    wanted = parser.parse_args()
    struck, lost = 0, 0
    for kind in wanted.kind:
        for fault in FAULTS:
            if fault.name not in wanted.fault:
                continue
            begun = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                try:
                    count, told = _struck(Path(folder), outline_named(kind), fault), "没丢"
                except (AssertionError, pytest.fail.Exception) as error:
                    count, told = 0, f"丢了：{str(error)[:300]}"
                    lost += 1
            struck += count
            seconds = time.monotonic() - begun
            print(
                f"{padded(kind, 20)} {padded(fault.name, 8)} {count:3} 处 {seconds:5.1f} 秒 {told}"
            )
            sys.stdout.flush()
    print(f"共断 {struck} 处，丢了的 {lost} 场")
    return 1 if lost else 0


def _struck(folder: Path, outline: Outline, fault: Fault) -> int:
    """The prompts at which ``fault`` struck one interview of ``outline``."""
    home, path = Home(folder), folder / "b.db"
    with open_user_bank(path, shipped=shipped("phrasebank")) as bank:
        golden = with_defaults(Session(outline, example_answers(outline)), bank)

        def sit_down(arguments: Sequence[str]) -> Writer:
            return Writer(home, *arguments, bank=path)

        count = interviewed_under(fault, outline, golden.answers, bank, sit_down)
    (written,) = home.out.glob("*.md")
    assert opened(written).draft == draft_of(golden).draft, "稿子和一气写成的不一样"
    return count


if __name__ == "__main__":
    sys.exit(main())
