"""The first look at an archive by itself: memory and cost by size.

usage: python -m bench.looking [--megabytes N ...] [--seed N]

Makes a .jsonl file of each size and looks at every record of it, as ``drafter mine`` does before it
mines any; a process of its own each. Prints CPU seconds a megabyte and the peak of its memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus_made import write_lines
from drafter.corpus.records import record_sources
from drafter.flows.engines.here import Here
from drafter.flows.inventory import open_inventory
from drafter.flows.looking import Item
from drafter.flows.stages import look


def looked(path: Path) -> dict[str, float]:
    """Figures of looking at a file of records."""
    begin = time.process_time()
    with open_inventory() as inventory:
        items = (Item(path, each.name, each) for each in record_sources(path, name=path.name))
        look(items, inventory, engine=Here(), is_held=lambda _: False)
        count, furniture = len(inventory), len(inventory.furniture())
    return {
        "cpu": time.process_time() - begin, "records": count, "furniture": furniture,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(looked(wanted.one)))
        return
    for megabytes in wanted.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.jsonl"
            size = write_lines(path, int(megabytes * 1e6), seed=wanted.seed) / 1e6
            command = [sys.executable, "-m", "bench.looking", "--one", str(path)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout)
        print(
            f"{size:8.1f} MB   {found['cpu'] / size:6.3f} s a megabyte"
            f"   peak {found['peak'] / 1024:4.0f} MB   {found['records']:,} records",
            flush=True,
        )


if __name__ == "__main__":
    main()
