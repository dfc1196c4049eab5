"""``drafter phrasebank``: for maintainers, makes the bank that ships (``make phrasebank``)."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.skipped import SOME_SKIPPED, print_skipped
from drafter.errors import UsageError
from drafter.flows.phrasebank import ship
from drafter.paths import shipped
from drafter.terminal.console import results, say


@click.command(
    "phrasebank",
    cls=ChineseCommand,
    hidden=True,
    examples=("drafter phrasebank ../shared/corpus",),
)
@click.argument(
    "corpus", nargs=-1, required=True, metavar="文件或文件夹...", type=click.Path(path_type=Path)
)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), metavar="文件夹",
    help="写到哪里；不写就写进本软件的 phrasebank",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, corpus: tuple[Path, ...], folder: Path | None) -> None:
    """从一批讲话采出随软件附带的词库。同样的文件，再做一遍一字不差。"""
    missing = [str(path) for path in corpus if not path.exists()]
    if missing:
        raise UsageError(f"找不到 {'、'.join(missing)}", "看看名字和位置对不对")
    target = shipped("phrasebank") if folder is None else folder
    summary = ship(corpus, folder=target)
    total = sum(summary.counts.values())
    told = f"读取 {summary.read} 份，得讲话 {summary.speeches} 篇；采得 {total:,} 条"
    say(results(), f"{told}，写到 {target}")
    if summary.skipped:
        print_skipped(summary.skipped)
        ctx.exit(SOME_SKIPPED)
