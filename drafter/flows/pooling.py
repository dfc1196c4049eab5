"""A function over many values in several processes, the results in the values' order.

Processes are spawned, so it is the same on every system; at most a few values a process are on
their way, so memory does not grow with their number. A process that dies takes nothing along: what
was on its way is asked again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from drafter.errors import UserError

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")

_AHEAD = 4  # values a process
_MOST_BREAKS = 3


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    function: Callable[[_Value], _Result], values: Iterable[_Value], *, workers: int
) -> Generator[_Result, None, None]:
    """``map(function, values)``, worked out by ``workers`` processes; by this one where it is 1.

    ``function`` and all values and results can be pickled. Raises UserError where processes die
    again and again.
    """
    if workers == 1:
        yield from map(function, values)
        return
    coming = iter(values)
    waiting: deque[tuple[_Value, Future[_Result] | None]] = deque()
    breaks = 0
    pool = _pool(workers)
    try:
        while True:
            for value in islice(coming, workers * _AHEAD - len(waiting)):
                waiting.append((value, None))
            if not waiting:
                return
            try:
                for at, (value, future) in enumerate(waiting):
                    if future is None:
                        waiting[at] = (value, pool.submit(function, value))
                first = waiting[0][1]
                assert first is not None
                result = first.result()
            except BrokenProcessPool as error:
                breaks += 1
                if breaks > _MOST_BREAKS:
                    raise UserError(
                        "采词条的进程一再中断", "内存可能不够：加 --workers 1 再运行，从断处接着采"
                    ) from error
                pool = _pool(workers)
                waiting = deque((value, None) for value, _ in waiting)
                continue
            waiting.popleft()
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl+C is for the process that writes: it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
