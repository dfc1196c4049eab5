"""The one line that moves while files are read; only on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text

from drafter.terminal.console import plain

Report = Callable[[int, int, str], None]
"""Takes how many files are done, how many there are, and the next one's name."""

_BAR = 20


@contextmanager
def progress_line(console: Console, *, clock: Callable[[], float]) -> Iterator[Report | None]:
    """A reporter that redraws one line and leaves none; None where ``console`` is no terminal.

    ``clock`` gives seconds, rising.
    """
    if not console.is_terminal:
        yield None
        return
    started = clock()
    with Live(console=console, transient=True, refresh_per_second=8) as live:
        yield lambda done, total, name: live.update(
            told(done, total, name, seconds=clock() - started)
        )


def told(done: int, total: int, name: str, *, seconds: float) -> Text:
    """``[##..] 31/62 份  5.2 份/秒  还要约 6 秒  名字``; speed and rest once they can be known."""
    filled = _BAR * done // total if total else _BAR
    pieces = [f"[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} 份"]
    if done and seconds >= 1:
        speed = done / seconds
        pieces += [f"{speed:.1f} 份/秒", f"还要约 {(total - done) / speed:.0f} 秒"]
    line = plain("  ".join([*pieces, name]))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
