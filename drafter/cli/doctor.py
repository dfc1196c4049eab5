"""``drafter doctor``: is everything in order on this machine?"""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.flows.doctor import findings
from drafter.terminal.console import padded, results, say

_CELLS = 8  # of the column that names what was looked at


@click.command("doctor", cls=ChineseCommand, examples=("drafter doctor", "drafter doctor --json"))
@click.option("--json", "as_json", is_flag=True, help="给程序用：一行一个 JSON 对象")
def command(as_json: bool) -> None:
    """看看这台机器上样样齐不齐：词库、提纲、检查的界限、版式、稿子、数据夹、字体、PDF。"""
    console = results()
    for each in findings():
        if as_json:
            print_json(each)
            continue
        sign, style = ("✓", "") if each.good else ("!", "yellow")
        say(console, f"{sign} {padded(each.part, _CELLS)}{each.said}", style)
