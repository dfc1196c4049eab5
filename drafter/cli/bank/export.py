"""``drafter bank export``: the bank as a folder of JSON Lines."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.flows.bank import exported_to
from drafter.terminal.console import results, say


@click.command(
    "export",
    cls=ChineseCommand,
    examples=("drafter bank export 词库备份", "drafter bank export 词库备份 --with-text"),
)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--with-text", is_flag=True, help="原文也写进去；不加就只有词条和位置")
@click.option("--force", is_flag=True, help="文件夹里有东西也写，覆盖同名文件")
@bank_option("导出另一个词库文件")
def command(folder: Path, with_text: bool, force: bool, bank: Path | None) -> None:
    """把词库写成一个文件夹：一部分一个文件，一行一条，排好序，连同来源、您的决定和收藏。同样的词库写出来一字不差。

    加了 --with-text 就带着全部原文，交给别人以前先想清楚。
    """
    with opened_bank(bank) as opened:
        sources = exported_to(opened, folder, with_text=with_text, over=force)
        total = sum(opened.counts().values())
    texts = "，带原文" if with_text else "，不带原文"
    say(results(), f"✓ {folder}　词条 {total:,} 条，来源 {sources} 份{texts}")
