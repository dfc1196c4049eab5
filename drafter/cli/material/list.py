"""``drafter material list``: the files that are kept."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.flows.material import materials
from drafter.terminal.console import notices, results, say
from drafter.terminal.material import print_materials


@click.command("list", cls=ChineseCommand, examples=("drafter material list",))
@click.option("--json", "as_json", is_flag=True, help="一份一行 JSON，条目和位置全列")
def command(as_json: bool) -> None:
    """收了哪些素材，各挑出几条。"""
    kept = materials()
    if as_json:
        for material in kept:
            print_json(material)
        return
    if not kept:
        say(notices(), "还没有素材。收进来：drafter material add 文件")
        return
    print_materials(results(), kept)
