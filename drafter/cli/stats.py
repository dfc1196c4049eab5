"""``drafter stats``: the bank as a whole, in figures and as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.errors import UsageError
from drafter.flows.statistics import Statistics, statistics
from drafter.model import PART_LABELS
from drafter.report.pictures import stacked
from drafter.storage.files import is_folder, written_unused
from drafter.terminal.console import notices, results, say, say_folded
from drafter.terminal.phrase_list import short_number
from drafter.terminal.tables import part_counts

_LISTED = 5


@click.command(
    "stats", cls=ChineseCommand, examples=("drafter stats", "drafter stats --plot 词库.svg")
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    metavar="文件.svg",
    help="画成图：语步位置、篇幅、序号、各年开头结尾",
)
@bank_option("看另一个词库文件")
def command(plot: Path | None, bank: Path | None) -> None:
    """词库总的样子：多少篇、多少条，最常用的并列结构；也能画成一张图。"""
    if plot is not None and (is_folder(plot) or plot.suffix.lower() != ".svg"):
        raise UsageError(f"{plot} 不是图的文件名", "文件名以 .svg 结尾，例如 词库.svg")
    with opened_bank(bank) as opened:
        found = statistics(opened)
    if plot is not None:
        free = written_unused(plot, stacked(found.pictures))
        say(notices(), f"图  {free}　用浏览器打开")
        return
    _print(found)


def _print(found: Statistics) -> None:
    console = results()
    years = "—".join(str(year) for year in dict.fromkeys(found.years) if year)
    say(console, f"{found.sources} 份来源，{found.speeches} 篇讲话　{years or '年份不详'}", "bold")
    console.print(part_counts({"词条": found.counts}))
    for part, phrases in found.top.items():
        if phrases:
            say(console, f"{PART_LABELS[part]}，用得最多的")
        for phrase in phrases[:_LISTED]:
            line = f"  {short_number(phrase)}  {phrase.speeches:>2} 篇  {phrase.pattern}"
            say_folded(console, line, hanging=" " * 15)
