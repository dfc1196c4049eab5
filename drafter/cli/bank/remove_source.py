"""``drafter bank remove-source``: a source withdrawn."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.bank import Bank, Content, Support
from drafter.cli.banks import bank_option, one_source, writable_bank
from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.bank import shipped_copy
from drafter.model import SourceRecord
from drafter.paths import shipped as shipped_folder
from drafter.terminal.console import can_ask, results, say


@click.command(
    "remove-source",
    cls=ChineseCommand,
    examples=(
        "drafter bank remove-source 旧讲话.txt",
        "drafter bank remove-source 3fa2c1 --yes",
        "drafter bank remove-source 旧讲话.txt --with-shipped   随软件附带的那份也撤",
    ),
)
@click.argument("source", metavar="名字或文件号")
@click.option("--yes", is_flag=True, help="不再问，直接撤；随软件附带的不动")
@click.option("--with-shipped", is_flag=True, help="不再问，连随软件附带的那份也撤，升级也不再来")
@bank_option()
def command(source: str, yes: bool, with_shipped: bool, bank: Path | None) -> None:
    """撤去一份来源，只靠它的词条一并去掉；别的来源也有的，篇数照减。

    自己采的文件碰巧也随软件附带，就只撤自己采的，附带的词条留着。

    文件号看 drafter bank info --sources，写开头六位以上就行。
    """
    with writable_bank(bank, new=False) as opened:
        opened.pending.take_in()  # what a run that was stopped has left can be withdrawn too
        record = one_source(opened, source)
        copy = shipped_copy(opened, record, phrasebank=shipped_folder("phrasebank"))
        came = opened.holdings.is_shipped(record)
        sure = with_shipped or (yes and not came)
        staying = None if with_shipped else copy
        if not sure:
            answer = _answer(opened, record, copy, came=came)
            if answer is None:
                say(results(), "没有撤，词库没有动")
                return
            staying = None if answer else copy
        support = opened.holdings.support(record, staying=staying)
        opened.holdings.withdraw(record, shipped=staying)
    say(results(), f"✓ 撤去 {record.name}：{_told(support)}")
    if staying is not None:
        say(results(), f"这份文件也随软件附带，附带的出处 {len(staying.phrases)} 处还在词库里")
        say(results(), "附带的也不要：把这个命令再写一遍，加 --with-shipped", "dim")
    elif came or copy is not None:
        say(results(), "随软件附带的那份也撤了，升级也不再来；自己再采就有", "dim")
    if not came:
        say(results(), "原件要是还在采稿的文件夹里，先移走，不然再采又会收进来", "dim")


def _answer(bank: Bank, record: SourceRecord, copy: Content | None, *, came: bool) -> bool | None:
    """Whether the shipped one goes too; None: nothing goes."""
    support = bank.holdings.support(record, staying=copy)
    question = f"撤去 {record.name}：{_told(support)}"
    if not can_ask():
        if came:
            raise UsageError(f"{record.name} 是随软件附带的", "确定要撤就加 --with-shipped")
        raise UsageError(f"要撤去 {record.name}（{_told(support)}）", "确定就加 --yes")
    from drafter.terminal.review import which_way

    if copy is None:
        told = "撤去，它是随软件附带的，升级也不再来" if came else "撤去"
        return None if which_way(question, ["不撤", told]) == 0 else came
    rows = ["不撤", "只撤我采的，随软件附带的那份留着", "连随软件附带的那份一起撤"]
    return {0: None, 1: False, 2: True}[which_way(question, rows)]


def _told(support: Support) -> str:
    return (
        f"讲话 {support.speeches} 篇，出处 {support.occurrences} 处，"
        f"只靠它的词条 {support.phrases} 条"
    )
