"""A polite end where the system asks for it: SIGTERM, and SIGHUP of a terminal that was closed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from drafter.errors import InterviewStopped

_OVER = 128  # what a shell reports for a signal: 128 and its number
HUNG_UP = _OVER + 1
"""The exit code of a program whose terminal went away (SIGHUP)."""


@contextmanager
def ended_by_signals(end: Callable[[int], None]) -> Iterator[None]:
    """Inside, SIGTERM and SIGHUP call ``end`` with the exit code. Only the first one does: what is
    to be saved after it is not disturbed by the next, in an outer block neither."""
    names = ("SIGTERM", "SIGHUP")  # Windows has no SIGHUP
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    asked = False

    def handle(number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        end(_OVER + number)

    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        if not asked:
            for number, handler in before.items():
                signal.signal(number, handler)


def stop(exit_code: int) -> None:
    """Ends the interview from wherever it is. Raises InterviewStopped."""
    raise InterviewStopped(exit_code=exit_code)
