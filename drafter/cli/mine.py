"""``drafter mine``: phrases out of a folder of speeches."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import click

from drafter.bank import Bank, open_bank, open_user_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.cli.skipped import SOME_SKIPPED, print_skipped
from drafter.errors import UsageError
from drafter.flows import mine as flow
from drafter.paths import shipped, user_bank
from drafter.terminal.console import notices, results, say
from drafter.terminal.progress import Report, progress_line
from drafter.terminal.tables import part_counts


@click.command(
    "mine",
    cls=ChineseCommand,
    examples=("drafter mine ~/历年讲话", "drafter mine 去年.txt 今年.txt --bank 试采.db"),
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="文件或文件夹...", type=click.Path(path_type=Path)
)
@click.option(
    "--bank", type=click.Path(path_type=Path), metavar="文件",
    help="收进另一个词库文件（不含随软件附带的词条）；不写就收进自己的词库",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="小结写成一行 JSON")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], bank: Path | None, as_json: bool) -> None:
    """从一批讲话里采词条，收进词库。文件夹连同下级一起读；采过的没有变就不再读；用不上的逐个说明原因，其余照采。

    涉密内容不得在非涉密计算机上处理。
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"找不到 {'、'.join(missing)}", "看看名字和位置对不对")
    started = time.monotonic()
    with (
        _opened(bank) as opened,
        progress_line(notices(), clock=time.monotonic) as report,
    ):
        try:
            summary = flow.mine(paths, bank=opened, progress=_reporting(report))
        except KeyboardInterrupt:
            say(notices(), "先停在这里。采过的都已收进词库，再运行一遍，从没读的接着采。")
            raise
    if as_json:
        print_json(summary)
    else:
        _print(summary, seconds=time.monotonic() - started)
    if not summary.files:
        say(notices(), "没有找到文件。隐藏文件（名字以点开头的）不读")
    if summary.skipped:
        print_skipped(summary.skipped)
        ctx.exit(SOME_SKIPPED)


def _opened(path: Path | None) -> AbstractContextManager[Bank]:
    if path is not None:
        return open_bank(path)
    return open_user_bank(user_bank(), shipped=shipped("phrasebank"))


def _reporting(report: Report | None) -> Callable[[flow.Progress], None] | None:
    if report is None:
        return None
    return lambda told: report(told.done, told.total, told.name)


def _print(summary: flow.MineSummary, *, seconds: float) -> None:
    console = results()
    phrases = sum(summary.new_phrases.values())
    occurrences = sum(summary.new_occurrences.values())
    pieces = [
        f"读取 {summary.read} 份，得讲话 {summary.speeches} 篇",
        f"新增词条 {phrases:,}，新增出处 {occurrences:,}",
        f"跳过 {len(summary.skipped)} 份",
        f"用时 {seconds:.1f} 秒",
    ]
    if summary.unchanged:
        pieces.insert(3, f"已在库 {summary.unchanged} 份，没有变")
    say(console, "；".join(pieces))
    console.print(part_counts({"新增": summary.new_phrases, "现有": summary.counts}))
