"""The table of results where many drafts were made at once."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console

from drafter.flows.batch import Result
from drafter.terminal.console import folded, padded, say

_CELLS = 52


def print_results(console: Console, results: Sequence[Result]) -> None:
    """A row a draft: what it was made from, characters, gaps, answers left over, its file."""
    heads = ("来自", "字数", "缺", "未用上")
    rows = [
        (
            each.name,
            "-" if each.fault else f"{each.characters:,}",
            "-" if each.fault else str(len(each.gaps)),
            "-" if each.fault else str(len(each.unused)),
        )
        for each in results
    ]
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    say(console, _row(heads, widths) + "文件", "dim")
    for each, row in zip(results, rows, strict=True):
        told = f"✗ {each.fault}" if each.fault else (each.path.name if each.path else "")
        first, *rest = folded(told, _CELLS)
        say(console, _row(row, widths) + first, "red" if each.fault else "")
        indent = " " * (sum(widths) + 2 * len(widths))
        for line in rest:
            say(console, indent + line, "red" if each.fault else "")
        for label, names in (("缺", each.gaps), ("没用上", each.unused)):
            for line in folded(f"{label} {'、'.join(names)}", _CELLS) if names else ():
                say(console, indent + line, "yellow")
    good = sum(each.good for each in results)
    failed = sum(bool(each.fault) for each in results)
    gaps = len(results) - good - failed
    parts = [f"成稿 {good} 份"] if good else []
    parts += [f"有缺 {gaps} 份"] if gaps else []
    parts += [f"没写成 {failed} 份"] if failed else []
    say(console, f"共 {len(results)} 份：{'，'.join(parts)}")


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(padded(cell, width + 2) for cell, width in zip(cells, widths, strict=True))
