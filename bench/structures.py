"""Finds the parallel structures of annotated speeches and prints how well, by kind.

usage: python bench/structures.py [--shared DIR] [--gold FILE ...] [--misses]

The speeches' bounds and headings are the program's own, as `drafter inspect` finds them. ``--gold``
adds a file in the gold's format over documents of the corpus; it may annotate some kinds only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from drafter.flows.inspect import inspected

KINDS = ("heading", "phrase", "sentence")


class Figure(msgspec.Struct, frozen=True):
    """Precision, recall and F1 of one kind, with the items that were missed or too many."""

    precision: float
    recall: float
    f1: float
    counts: tuple[int, int, int]
    misses: tuple[tuple[str, str], ...]


def figures(shared: Path, gold: Path) -> dict[str, Figure]:
    """The figure of each kind that ``gold`` annotates, by the scorer of ``shared/eval``."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()]
    readings = {
        each["file"]: msgspec.to_builtins(inspected(shared / "corpus" / each["file"]))
        for each in documents
    }
    tallies = _scorer(shared).score(documents, readings, {})
    annotated = {
        one["kind"] for each in documents for s in each["speeches"] for one in s["structures"]
    }
    return {kind: _figure(tallies[f"A structures: {kind}"]) for kind in KINDS if kind in annotated}


def _figure(tally: Any) -> Figure:
    precision, recall, f1 = tally.row()
    misses = tuple((how, " | ".join(items)) for how, _, items in tally.misses)
    return Figure(precision, recall, f1, (tally.tp, tally.fp, tally.fn), misses)


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--misses", action="store_true")
    wanted = parser.parse_args()
    for gold in [wanted.shared / "eval" / "gold.jsonl", *wanted.gold]:
        print(f"== {gold.name:30} P      R      F1   found/extra/missed")
        for kind, one in figures(wanted.shared, gold).items():
            found, extra, missed = one.counts
            print(
                f"{kind:32} {one.precision:.3f}  {one.recall:.3f}  {one.f1:.3f}"
                f"  {found}/{extra}/{missed}"
            )
            for how, items in one.misses if wanted.misses else ():
                print(f"    {how:7} {items}")


if __name__ == "__main__":
    main()
