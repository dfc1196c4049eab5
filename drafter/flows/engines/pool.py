"""Several processes of this machine.

They are spawned, so it is the same on every system, and only when there is work for them.
"""

from __future__ import annotations

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

_AHEAD = 8  # values a process: work enough while this one writes to the bank


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
    """``workers`` processes; one that dies takes all along, and all are begun anew."""

    advice = "内存可能不够：加 --workers 1 再运行，从断处接着采"

    def __init__(self, workers: int) -> None:
        self.ahead = workers * _AHEAD
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[[_Value], _Result], value: _Value) -> _Put[_Result]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_ready)
        try:
            return _Put(self._pool.submit(function, value))
        except BrokenProcessPool as error:
            raise Lost from error

    def renew(self) -> None:
        self.close()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _ready() -> None:
    """Ctrl+C is for the process that writes: it stops the others."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
