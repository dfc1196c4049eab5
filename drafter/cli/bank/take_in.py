"""``drafter bank import``: what an export wrote, back into a bank."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.bank import Bank, TakenIn
from drafter.cli.banks import bank_option, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.flows.bank import imported
from drafter.terminal.console import results, say


@click.command(
    "import",
    cls=ChineseCommand,
    examples=("drafter bank import 词库备份", "drafter bank import 词库备份 --bank 新的.db"),
)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@bank_option("收进另一个词库文件，没有就新建")
def command(folder: Path, bank: Path | None) -> None:
    """收进 drafter bank export 写出的文件夹。有一行不对就一点不收。

    收进新词库，就和原来的一样，只有编号另编，没带原文的看不到上下文。已有的来源不重复收，
    您自己的决定不动；那边撤去的随附来源，这里也撤。
    """
    with writable_bank(bank) as opened:
        print_taken_in(opened, imported(opened, folder))


def print_taken_in(bank: Bank, taken: TakenIn) -> None:
    """What another bank brought, on one line."""
    total = sum(bank.counts().values())
    say(
        results(),
        f"✓ 新来源 {taken.sources} 份，已有的 {taken.known} 份没有重复收，"
        f"留不留的决定 {taken.decisions} 条；现有词条 {total:,} 条",
    )
    if taken.withdrawn:
        say(results(), f"那边撤去的随附来源 {taken.withdrawn} 份，这里也撤了")
