"""The versions of a draft on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console

from drafter.drafting.markdown import DraftFile
from drafter.flows.versions import KeptDraft
from drafter.revising.versions import Changes, Version
from drafter.terminal.console import folded, padded, say

_TITLE_CELLS = 40
_SOURCE_CELLS = 30


def print_versions(console: Console, file: DraftFile, versions: Sequence[Version]) -> None:
    """A row a version, the first one first."""
    say(console, f"{file.draft.title or '没有题目的稿子'}　稿号 {file.id}")
    if not versions:
        say(console, "还没有存过版本", "dim")
        return
    heads = ("版", "稿次", "何时", "字数", "改动（句）")
    rows = [
        (str(each.number), each.stage, when(each), f"{each.characters:,}", changes(each.changes))
        for each in versions
    ]
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    say(console, _row(heads, widths) + "来自", "dim")
    for version, row in zip(versions, rows, strict=True):
        first, *rest = folded(version.source, _SOURCE_CELLS)
        say(console, _row(row, widths) + first)
        for line in rest:
            say(console, " " * (sum(widths) + 2 * len(widths)) + line)


def print_drafts(console: Console, drafts: Sequence[KeptDraft]) -> None:
    """A row a draft, with how far it is."""
    if not drafts:
        say(console, "还没有哪份稿子存过版本")
        return
    for each in drafts:
        title = folded(each.title or "没有题目的稿子", _TITLE_CELLS)[0]
        latest = each.latest
        far = f"第 {latest.number} 版 {latest.stage}　{when(latest)}"
        say(console, f"{padded(title, _TITLE_CELLS + 2)}{far}　{each.id}")


def when(version: Version) -> str:
    """2026-11-27 09:42."""
    return version.at[:16].replace("T", " ")


def changes(counted: Changes | None) -> str:
    """改 3　增 1　删 2　移 1; - for a first version."""
    if counted is None:
        return "-"
    named = (
        ("改", counted.changed),
        ("增", counted.added),
        ("删", counted.removed),
        ("移", counted.moved),
    )
    return " ".join(f"{label}{count}" for label, count in named if count) or "文字没动"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(padded(cell, width + 2) for cell, width in zip(cells, widths, strict=True))
