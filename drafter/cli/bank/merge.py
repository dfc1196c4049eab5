"""``drafter bank merge``: another bank's file into this one."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.bank.take_in import print_taken_in
from drafter.cli.banks import bank_option, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.flows.bank import merged
from drafter.terminal.console import results, say


@click.command("merge", cls=ChineseCommand, examples=("drafter bank merge 同事的词库.db",))
@click.argument("other", metavar="词库文件", type=click.Path(path_type=Path))
@bank_option("收进另一个词库文件，没有就新建")
def command(other: Path, bank: Path | None) -> None:
    """把另一个词库文件收进来，那个文件不动。已有的来源不重复收；两边都定过的词条，照您自己的。"""
    with writable_bank(bank) as opened:
        print_taken_in(opened, merged(opened, other))
    say(results(), f"{other} 没有动", "dim")
