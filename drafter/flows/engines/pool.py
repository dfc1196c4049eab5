"""Several processes of this machine.

They are spawned, so it is the same on every system, and only when there is work for them.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from drafter.flows.engines.engine import Lost
from drafter.flows.engines.garbage import collect_seldom

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")

_AHEAD = 32  # values a process: work enough while this one writes to the bank


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Put(Generic[_Result]):
    def __init__(self, future: Future[_Result]) -> None:
        self._future = future

    def result(self) -> _Result:
        try:
            return self._future.result()
        except BrokenProcessPool as error:
            raise Lost from error


class Pool:
    """``workers`` processes; one that dies takes all along, and all are begun anew.

    Each calls ``prepare`` before its first work.
    """

    advice = "内存可能不够：加 --workers 1 再运行，从断处接着采"

    def __init__(self, workers: int, *, prepare: Callable[[], object] | None = None) -> None:
        self.ahead = workers * _AHEAD
        self._workers, self._prepare = workers, prepare
        self._pool: ProcessPoolExecutor | None = None

    def begin(self) -> None:
        """Starts the processes, so that they are ready sooner than there is work for them."""
        self._started().submit(_begun)

    def submit(self, function: Callable[[_Value], _Result], value: _Value) -> _Put[_Result]:
        try:
            return _Put(self._started().submit(function, value))
        except BrokenProcessPool as error:
            raise Lost from error

    def renew(self) -> None:
        self.close()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_ready,
                initargs=(self._prepare,),
            )
        return self._pool


def _ready(prepare: Callable[[], object] | None) -> None:
    """Ctrl+C is for the process that writes: it stops the others. At the end nothing is given back
    piece by piece: a dictionary of half a million words takes a second to take apart."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(os._exit, 0)
    if prepare is not None:
        prepare()
    collect_seldom()


def _begun() -> None:
    """The first work of a pool, which starts its processes."""
