"""``drafter bank verify``: every occurrence held against its source."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.bank.verifying import Verified
from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.errors import BankError
from drafter.terminal.console import notices, results, say

_SHOWN = 5


@click.command(
    "verify", cls=ChineseCommand, examples=("drafter bank verify", "drafter bank verify --json")
)
@click.option("--json", "as_json", is_flag=True, help="写成一行 JSON")
@bank_option("核对另一个词库文件")
def command(as_json: bool, bank: Path | None) -> None:
    """逐处核对：每条词条的每处出处，还是不是原文里的那几个字。没有原文的，说明是哪些、怎么办。"""
    with opened_bank(bank) as opened:
        if faults := opened.holdings.faults():
            raise BankError(
                f"词库 {opened.path} 有毛病：{'；'.join(faults)}", "详见 drafter bank info"
            )
        found = opened.holdings.verified()
    if as_json:
        print_json(found)
    else:
        _print(found)
    if not found.strays:
        return
    for stray in found.strays[:_SHOWN]:
        there = "原文损坏" if stray.text is None else f"那里是“{stray.text}”"
        say(notices(), f"  {stray.source} 第 {stray.start} 字起：记的是“{stray.pattern}”，{there}")
    names = "、".join(dict.fromkeys(stray.source for stray in found.strays))
    raise BankError(
        f"有 {len(found.strays)} 处和原文对不上",
        f"撤掉重采：drafter bank remove-source 名字，再 drafter mine 那份文件。涉及 {names}",
    )


def _print(found: Verified) -> None:
    console = results()
    if found.occurrences:
        right = found.occurrences - len(found.strays)
        say(console, f"逐处对过原文 {found.occurrences:,} 处，对得上 {right:,} 处")
    elif found.without_text:
        say(console, f"没有能核对的：{found.without_text:,} 处出处，一处的原文也不在本机")
    else:
        say(console, "没有能核对的：词库里一处出处也没有。先采：drafter mine 文件夹")
    if found.shipped:
        say(
            console,
            f"随软件附带的 {found.shipped:,} 处没核对：只记着出自哪份文件、第几个字，不带原文",
        )
        say(console, "  手里有那份文件，drafter mine 采进来就能核对；", "dim")
        say(console, "  是哪几份：drafter bank info --sources", "dim")
    if lost := found.without_text - found.shipped:
        say(console, f"从别处导进来的 {lost:,} 处没核对：没带原文")
        say(console, "  要核对，拿到原来的文件，drafter mine 再采一遍", "dim")
