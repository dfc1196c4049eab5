"""``drafter outline list``: the kinds of speech there are."""

from __future__ import annotations

import click
from rich.cells import cell_len

from drafter import paths
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.cli.shelf import shelf_with_warnings
from drafter.cli.skipped import SOME_SKIPPED
from drafter.outlines.load import Shelved
from drafter.terminal.console import WIDTH, folded, padded, results, say

_FROM = 8  # cells of 自己的 and the space behind it


@click.command(
    "list",
    cls=ChineseCommand,
    examples=("drafter outline list", "drafter outline list --json"),
)
@click.option("--json", "as_json", is_flag=True, help="写成 JSON，一种一行")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """列出各种讲话：种类、来自哪里、什么场合用。"""
    found = shelf_with_warnings()
    if as_json:
        for each in found.shelved:
            print_json(_as_json(each))
    else:
        _print(found.shelved)
    if found.broken:
        ctx.exit(SOME_SKIPPED)


def _as_json(each: Shelved) -> dict[str, object]:
    return {
        "kind": each.outline.kind,
        "summary": each.outline.summary,
        "from": "自己的" if each.own else "自带",
        "shadows": each.shadows,
        "folder": str(each.outline.folder),
    }


def _print(shelved: tuple[Shelved, ...]) -> None:
    console = results()
    left = 2 + min(max(cell_len(each.outline.kind) for each in shelved), 30)
    for each in shelved:
        where = "自己的" if each.own else "自带"
        shadows = f"（代替自带的{'、'.join(each.shadows)}）" if each.shadows else ""
        first, *rest = folded(each.outline.summary + shadows, WIDTH - left - _FROM - 2)
        say(console, f"{padded(each.outline.kind, left)}{padded(where, _FROM)}{first}")
        for line in rest:
            say(console, " " * (left + _FROM) + line)
    if not any(each.own for each in shelved):
        say(console, f"自己的提纲放在 {paths.user_outlines()}：drafter outline new 名字", "dim")
