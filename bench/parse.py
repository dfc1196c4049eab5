#!/usr/bin/env python3
"""Reads the annotated documents and prints the scorer's table for each gold file.

usage: python bench/parse.py [--shared DIR] [--misses N] [--only gold|more]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading, reading_json
from drafter.model import Reading, Source

GOLD = {"gold": ("gold.jsonl", "corpus"), "more": ("more.jsonl", "eval/more")}


def whole_reading(source: Source) -> Reading:
    """What `drafter inspect` prints for ``source``: the one place to change when more is mined."""
    return reading(source)


def figures(shared: Path, gold: str, folder: str) -> dict[str, float]:
    """Each figure's F1 for the documents of one gold file."""
    table = json.loads(_scorer(shared, gold, folder, "--json"))
    return {figure: row["f"] for figure, row in table.items()}


def _scorer(shared: Path, gold: str, folder: str, *options: str) -> str:
    """What the scorer prints for the documents of one gold file."""
    lines = (shared / "eval" / gold).read_text(encoding="utf-8").splitlines()
    texts = shared / folder
    names = [json.loads(line)["file"] for line in lines if line.strip()]
    readings = [whole_reading(read_source(texts / name)) for name in names]
    with tempfile.TemporaryDirectory() as folder_name:
        parsed = Path(folder_name) / "parsed.jsonl"
        parsed.write_bytes(b"\n".join(reading_json(found) for found in readings) + b"\n")
        command = [
            sys.executable, str(shared / "eval" / "score.py"), str(shared / "eval" / gold),
            str(parsed), "--texts", str(texts), *options,
        ]  # fmt: skip
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", choices=sorted(GOLD))
    wanted = parser.parse_args()
    for name, (gold, folder) in GOLD.items():
        if wanted.only in (None, name):
            print(f"== {gold}")
            print(_scorer(wanted.shared, gold, folder, "--misses", str(wanted.misses)))


if __name__ == "__main__":
    main()
