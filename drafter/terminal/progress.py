"""The one line that moves while files are read; only on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.live import Live
from rich.text import Text

from drafter.terminal.console import plain


class Report(Protocol):
    """Takes what is being done (读 or 采), how many files are done, how many there are, the next
    one's name, and the share of the work that is done where that is another (0 to 1)."""

    def __call__(
        self, doing: str, done: int, total: int, name: str, share: float | None = None
    ) -> None: ...


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

        def report(
            doing: str, done: int, total: int, name: str, share: float | None = None
        ) -> None:
            seconds = clock() - began.setdefault(doing, clock())
            live.update(told(doing, done, total, name, share=share, seconds=seconds))

        yield report


def told(
    doing: str, done: int, total: int, name: str, *, seconds: float, share: float | None = None
) -> Text:
    """``采 [##..] 31/62 份  5.2 份/秒  还要约 6 秒  名字``; speed and rest once they are known."""
    behind = share if share is not None else done / total if total else 1.0
    filled = int(_BAR * behind)
    pieces = [f"{doing} [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} 份"]
    if done and seconds >= 1:
        pieces.append(f"{done / seconds:.1f} 份/秒")
    if behind and seconds >= 1:
        pieces.append(f"还要约 {_duration(seconds * (1 - behind) / behind)}")
    line = plain("  ".join([*pieces, name]))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line


def _duration(seconds: float) -> str:
    """6 秒, 12 分钟, 3 小时 5 分钟."""
    if seconds < 100:
        return f"{seconds:.0f} 秒"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} 小时 {minutes} 分钟" if hours else f"{minutes} 分钟"
