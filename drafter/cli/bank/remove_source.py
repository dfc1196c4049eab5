"""``drafter bank remove-source``: a source withdrawn."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drafter.bank import Support
from drafter.cli.banks import bank_option, one_source, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.model import SourceRecord
from drafter.terminal.console import results, say


@click.command(
    "remove-source",
    cls=ChineseCommand,
    examples=("drafter bank remove-source 旧讲话.txt", "drafter bank remove-source 3fa2c1 --yes"),
)
@click.argument("source", metavar="名字或sha256")
@click.option("--yes", is_flag=True, help="不再问，直接撤")
@bank_option()
def command(source: str, yes: bool, bank: Path | None) -> None:
    """撤去一份来源，只靠它的词条一并去掉；别的来源也有的，篇数照减。

    sha256 写开头六位以上就行。
    """
    with writable_bank(bank, new=False) as opened:
        record = one_source(opened, source)
        support = opened.holdings.support(record)
        if not yes and not _is_sure(record, support):
            say(results(), "没有撤，词库没有动")
            return
        opened.holdings.withdraw(record)
    say(results(), f"✓ 撤去 {record.name}：{_told(support)}")
    say(results(), "原件要是还在采稿的文件夹里，先移走，不然再采又会收进来", "dim")


def _is_sure(record: SourceRecord, support: Support) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(f"要撤去 {record.name}（{_told(support)}）", "确定就加 --yes")
    from drafter.terminal.review import is_sure

    return is_sure(f"撤去 {record.name}：{_told(support)}", no="不撤", yes="撤去")


def _told(support: Support) -> str:
    return (
        f"讲话 {support.speeches} 篇，出处 {support.occurrences} 处，"
        f"只靠它的词条 {support.phrases} 条"
    )
