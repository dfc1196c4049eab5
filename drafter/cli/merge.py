"""``drafter merge``: two writers' files of one draft made into one."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.keeping import kept
from drafter.errors import UsageError
from drafter.flows.merging import merging, with_choices, write_merged
from drafter.terminal.console import can_ask, notices, results, say, say_folded
from drafter.terminal.merging import chosen_sides, print_clashes


@click.command(
    "merge",
    cls=ChineseCommand,
    examples=(
        "drafter merge 我的.md 小周的.md -o 合稿.md",
        "drafter merge 底稿.md 我的.md 小周的.md -o 合稿.md",
    ),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="[底稿.md] 我的.md 对方的.md",
    type=click.Path(path_type=Path),
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="合稿.md", type=click.Path(path_type=Path), help="合稿放在哪里"
)
@click.option("--no-input", is_flag=True, help="有终端也不问；两人都改的处，两样都写进合稿")
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
def command(files: tuple[Path, ...], output: Path | None, no_input: bool, force: bool) -> None:
    """把两个人改的同一份稿子合成一份：一人改的照改，两人都改的给您选。

    不写底稿，就用存过的版本里两份都从它改起的那一版。没有终端可选，两种改法都写进合稿，
    标作【待补】，定了再出定稿。
    """
    if len(files) not in (2, 3):
        raise UsageError("要合的是两份", "写成 drafter merge 我的.md 对方的.md -o 合稿.md")
    *base, mine, theirs = files
    found = merging(mine, theirs, base[0] if base else None)
    console = results()
    say(console, f"底稿 {found.base}")
    clashes = found.clashes
    asks = can_ask() and not no_input
    choices = chosen_sides(console, clashes) if asks else {}
    if not asks:
        print_clashes(console, clashes)
    file = with_choices(found, choices)
    path = write_merged(file, output or mine.with_name(f"{mine.stem}_合稿.md"), overwrite=force)
    kept(file, f"合并 {mine.name}、{theirs.name}")
    for key in found.answers:
        say(notices(), f"! 两份的答案“{key}”都改了，用的是我的", "yellow")
    for sentence in found.result.elsewhere:
        say_folded(
            notices(), f"! 一人移了、另一人也移或删了，只留一处，看看位置：{sentence}", "yellow"
        )
    left = len(clashes) - len(choices)
    say(console, f"✓ 合稿  {path}", "green")
    if left:
        say(
            console,
            f"! {left} 处两人都改了，两种改法都在稿子里，标作【待补】：定一种，删另一种",
            "yellow",
        )
        raise click.exceptions.Exit(1)
