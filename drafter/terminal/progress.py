"""The one line that moves while files are read; only on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text

from drafter.terminal.console import plain

Report = Callable[[str, int, int, str], None]
"""Takes what is being done (读 or 采), how many files are done, how many there are, and the next
one's name."""

_BAR = 20


@contextmanager
def progress_line(console: Console, *, clock: Callable[[], float]) -> Iterator[Report | None]:
    """A reporter that redraws one line and leaves none; None where ``console`` is no terminal.

    ``clock`` gives seconds, rising.
    """
    if not console.is_terminal:
        yield None
        return
    began: dict[str, float] = {}
    with Live(console=console, transient=True, refresh_per_second=8) as live:

        def report(doing: str, done: int, total: int, name: str) -> None:
            seconds = clock() - began.setdefault(doing, clock())
            live.update(told(doing, done, total, name, seconds=seconds))

        yield report


def told(doing: str, done: int, total: int, name: str, *, seconds: float) -> Text:
    """``采 [##..] 31/62 份  5.2 份/秒  还要约 6 秒  名字``; speed and rest once they are known."""
    filled = _BAR * done // total if total else _BAR
    pieces = [f"{doing} [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} 份"]
    if done and seconds >= 1:
        speed = done / seconds
        pieces += [f"{speed:.1f} 份/秒", f"还要约 {(total - done) / speed:.0f} 秒"]
    line = plain("  ".join([*pieces, name]))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
