"""What a speaker said not long ago and would say again, as a writer sees it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from drafter.gathering.used_before import Used
from drafter.interview.dates import written_date
from drafter.terminal.console import say_folded


def used_line(used: Used) -> str:
    """标题“……”：2026年3月5日《……》里用过."""
    return f"{used.kind}“{used.text}”：{written_date(used.day)}《{used.title}》里用过"


def print_used(console: Console, found: Sequence[Used]) -> None:
    """A line for each; nothing where there is none."""
    for used in found:
        say_folded(console, f" 用过  ! {used_line(used)}", "yellow", hanging=" " * 9)
