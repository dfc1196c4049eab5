"""One process, two and Dask's two over the same made-up archive: time on the clock and the banks.

usage: python -m bench.engines [--megabytes N] [--seed N]

Dask's workers are processes of this machine and listen on it alone. Every engine has done a piece
of work before it is timed, so that starting and loading the dictionary are left out of all. A
fourth run has one of Dask's workers killed in the middle. Prints two workers to one, Dask to the
pool, and whether the banks are the same to the last row.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.corpus_made import write_lines
from bench.rows import Row, Size, all_of, at_most
from drafter.bank import open_bank
from drafter.flows.engines.cluster import Cluster
from drafter.flows.engines.engine import Engine
from drafter.flows.engines.here import Here
from drafter.flows.engines.pool import Pool
from drafter.flows.telling import Progress

MEGABYTES = {"small": 1, "full": 100}


def warm(_: int) -> int:
    """Loads what mining loads, and holds the process so that another one gets the next."""
    from drafter.text import tokens

    tokens.tagged("热身")
    time.sleep(2)
    return os.getpid()


def mined(
    source: Path, bank: Path, engine: Engine, progress: Callable[[Progress], None] | None = None
) -> float:
    """Seconds on the clock."""
    from drafter.flows.mine import mine

    with open_bank(bank) as opened:
        begin = time.perf_counter()
        mine([source], bank=opened, engine=engine, progress=progress)
        return time.perf_counter() - begin


def dump(path: Path) -> list[str]:
    """Everything in a bank."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def warmed(engine: Engine) -> list[int]:
    """The processes of an engine, each ready."""
    waiting = [engine.submit(warm, each) for each in range(4)]
    return sorted({each.result() for each in waiting})


def compared(megabytes: float, folder: Path, seed: int) -> tuple[dict[str, float], int]:
    """Seconds by engine, and how many of the three other banks are that of one process."""
    import distributed

    source = folder / "a.jsonl"
    write_lines(source, int(megabytes * 1e6), seed=seed)
    seconds: dict[str, float] = {}
    warm(0)
    seconds["one"] = mined(source, folder / "one.db", Here())
    with closing(Pool(2)) as pool:
        warmed(pool)
        seconds["pool"] = mined(source, folder / "pool.db", pool)
    make: Any = distributed.LocalCluster
    local = make(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    )
    with local, closing(Cluster(local.scheduler_address)) as cluster:
        workers = warmed(cluster)
        seconds["dask"] = mined(source, folder / "dask.db", cluster)

        def kill(told: Progress) -> None:
            if told.stage == "mine" and told.done == told.total // 2 and workers:
                os.kill(workers.pop(), signal.SIGKILL)
                workers.clear()

        seconds["dask, one killed"] = mined(source, folder / "killed.db", cluster, kill)
    one = dump(folder / "one.db")
    same = sum(dump(folder / f"{name}.db") == one for name in ("pool", "dask", "killed"))
    return seconds, same


def rows(size: Size) -> Iterator[Row]:
    """Rows of the one table (``python -m bench engines``)."""
    megabytes = MEGABYTES[size]
    with tempfile.TemporaryDirectory() as folder:
        seconds, same = compared(megabytes, Path(folder), 0)
    text = f"{megabytes} MB, made up, on the clock"
    yield at_most("two workers against one", text, seconds["pool"] / seconds["one"], 0.65)
    yield at_most(
        "Dask's two against the pool's two", text, seconds["dask"] / seconds["pool"], 1.25
    )
    yield all_of("the bank of one process, from two, from Dask, with one killed", text, same, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds, same = compared(wanted.megabytes, Path(folder), wanted.seed)
    for name, value in seconds.items():
        print(f"{name:18} {value:8.2f} s")
    print(f"two / one      {seconds['pool'] / seconds['one']:6.2f}")
    print(f"Dask / pool    {seconds['dask'] / seconds['pool']:6.2f}")
    print(f"the same bank  {same} of 3")


if __name__ == "__main__":
    main()
