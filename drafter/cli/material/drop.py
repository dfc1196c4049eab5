"""``drafter material drop``: a file's material, or a snippet, not wanted any more."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.material import drop_material, drop_snippet, found_material, found_snippet
from drafter.terminal.console import results, say, say_folded


@click.command(
    "drop",
    cls=ChineseCommand,
    examples=("drafter material drop 应急局报告.docx", "drafter material drop 3fa9c1d2"),
)
@click.argument("keys", nargs=-1, required=True, metavar="文件名或编号...")
def command(keys: tuple[str, ...]) -> None:
    """不要了的素材：一份，或一条。原来的文件和写好的稿子都不动。"""
    unknown = [key for key in keys if not found_material(key) and found_snippet(key) is None]
    if unknown:
        raise UsageError(f"没有素材“{unknown[0]}”，一条也没有动", "有哪些：drafter material list")
    for key in keys:
        for material in found_material(key):
            drop_material(material)
            say(results(), f"✓ 不要了　{material.name}（{len(material.snippets)} 条）")
        one = found_snippet(key)
        if one is not None:
            drop_snippet(*one)
            say_folded(results(), f"✓ 不要了　{one[1].text}")
