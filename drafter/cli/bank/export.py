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
    say(results(), f"✓ {folder}　词条 {total:,} 条，来源 {sources} 份")
    say(
        results(), f"带走的：词条、出处、来源的等级、您的决定、批注和收藏{'、全部原文' * with_text}"
    )
    left = "编号（收进别处另编）" if with_text else "原文（收进别处看不到上下文）、编号（另编）"
    say(results(), f"不带的：{left}")
