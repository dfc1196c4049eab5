"""``drafter material show``: one file's snippets, or one snippet."""

from __future__ import annotations

import click
from msgspec.structs import replace

from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.material import found_material, found_snippet
from drafter.terminal.console import results
from drafter.terminal.material import print_materials, print_snippets


@click.command(
    "show",
    cls=ChineseCommand,
    examples=("drafter material show 应急局报告.docx", "drafter material show 3fa9c1d2"),
)
@click.argument("key", metavar="文件名或编号")
def command(key: str) -> None:
    """看一份素材的各条，或一条：原话、在第几段、数字是哪时的。"""
    found = found_material(key)
    for material in found:
        print_materials(results(), (material,))
        print_snippets(results(), material)
    if found:
        return
    one = found_snippet(key)
    if one is None:
        raise UsageError(f"没有素材“{key}”", "有哪些：drafter material list")
    print_snippets(results(), replace(one[0], snippets=(one[1],)))
