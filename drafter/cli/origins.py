"""``drafter origins``: where every sentence of a draft comes from."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.flows.export import opened
from drafter.flows.origins import sentence_origins
from drafter.terminal.console import results
from drafter.terminal.origins import print_origins


@click.command(
    "origins",
    cls=ChineseCommand,
    examples=("drafter origins 讲话.md", "drafter origins 讲话.md --json"),
)
@click.argument("file", metavar="稿子.md", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="一句一行 JSON，出处全列")
@bank_option()
def command(file: Path, as_json: bool, bank: Path | None) -> None:
    """逐句列出稿子的来历；词条列出编号、哪篇讲话、第几个字起。

    A 答案　M 素材　O 提纲　P 词条　T 手写。PA：词条的句子，填了答案。词条改动不到三成还算词条。
    """
    draft = opened(file)
    with opened_bank(bank) as bank_opened:
        found = tuple(sentence_origins(draft, bank_opened))
    if as_json:
        for each in found:
            print_json(each)
        return
    print_origins(results(), found)
