"""``drafter bank renew``: an older program's bank made fit for this one."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.banks import bank_option
from drafter.cli.chinese import ChineseCommand
from drafter.flows.renewing import renewed_bank
from drafter.paths import user_bank
from drafter.terminal.console import notices, results, say


@click.command("renew", cls=ChineseCommand, examples=("drafter bank renew",))
@bank_option("翻新另一个词库文件")
def command(bank: Path | None) -> None:
    """旧版本的词库翻成新的：先留一份备份，再照库里存的原文重新采一遍，您定过的都带过来。"""
    done = renewed_bank(user_bank() if bank is None else bank)
    say(results(), f"✓ 重新采了 {done.sources} 份，定过的都在。旧词库留在 {done.backup}")
    if done.lost:
        say(
            notices(),
            f"! 没带过来 {len(done.lost)} 份，把文件再采一遍：{'、'.join(done.lost)}",
            "yellow",
        )
