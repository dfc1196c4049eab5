"""Sentences that a hand and an answer both changed: shown, and chosen one by one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from drafter.gathering.hand_edits import Clash
from drafter.terminal.console import folded, say_folded
from drafter.terminal.drafting import row_of
from drafter.terminal.prompts import Row

_ROW_CELLS = 60
_LEFT_OUT = "（这句不要了）"


def print_clashes(console: Console, clashes: Sequence[Clash]) -> None:
    """Each with both wordings."""
    for number, clash in enumerate(clashes, start=1):
        say_folded(console, f"{number} 原来　{clash.was}", "dim", hanging=" " * 8)
        say_folded(console, f"  手改　{clash.hand or _LEFT_OUT}", hanging=" " * 8)
        say_folded(console, f"  答案　{clash.answers or _LEFT_OUT}", hanging=" " * 8)


def for_answers(clashes: Sequence[Clash]) -> tuple[Clash, ...]:
    """The clashes that the writer settles for the answers; Enter keeps the hand's wording. Raises
    InterviewStopped."""
    chosen: list[Clash] = []
    for number, clash in enumerate(clashes, start=1):
        rows = [
            Row(_row("手改的", clash.hand), clash.hand or _LEFT_OUT),
            Row(_row("照答案", clash.answers), clash.answers or _LEFT_OUT),
        ]
        if row_of(f"第 {number}／{len(clashes)} 句，原来是：{clash.was}", rows) == 1:
            chosen.append(clash)
    return tuple(chosen)


def _row(label: str, text: str) -> str:
    first, *rest = folded(text or _LEFT_OUT, _ROW_CELLS)
    return f"{label}　{first}{'……' if rest else ''}"
