"""``drafter outline check``: is an outline right, and does every kind of answers give a draft."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from drafter import paths
from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import kinds
from drafter.errors import OutlineError
from drafter.flows.outline_check import Checked, checked_outline
from drafter.outlines.load import SHARED_FOLDER, outline_named, shelf
from drafter.storage.files import is_folder
from drafter.terminal.console import WIDTH, folded, results, say


@click.command(
    "check",
    cls=ChineseCommand,
    examples=(
        "drafter outline check                   全部提纲",
        "drafter outline check 座谈会讲话",
        "drafter outline check ./我的提纲         还没收进来的文件夹",
    ),
)
@click.argument("name", required=False, metavar="[种类或文件夹]", shell_complete=kinds)
@bank_option("用哪个词库")
@click.pass_context
def command(ctx: click.Context, name: str | None, bank: Path | None) -> None:
    """检查提纲：写法、正则、用没用上；再用样例答案、只答必答的、一问不答、刁难的答案各排一遍。

    有错退出码是 1；只有提醒是 0。
    """
    folders = _folders(name)
    console = results()
    sound = True
    with opened_bank(bank) as opened:
        for folder in folders:
            checked = checked_outline(folder, opened)
            sound = sound and checked.is_sound
            _print(console, checked)
    if not sound:
        ctx.exit(1)


def _folders(name: str | None) -> list[Path]:
    """The outlines to check: a folder that is there, one of a kind or folder name (be it broken),
    or all of them."""
    own = paths.user_outlines()
    if name is None:
        found = shelf()
        mine = sorted(own.iterdir()) if own.is_dir() else []
        broken = [f for f in mine if f.is_dir() and f.name != SHARED_FOLDER and f.name[0] != "."]
        rest = [each.outline.folder for each in found.shelved if not each.own]
        return [*broken, *rest]
    if is_folder(own / name) and "/" not in name:
        return [own / name]
    if is_folder(Path(name)):
        return [Path(name).resolve()]
    try:
        return [outline_named(name).folder]
    except OutlineError:
        return [own / name]


def _print(console: Console, checked: Checked) -> None:
    if not checked.findings:
        say(console, f"✓ {checked.kind}　写法对，四样答案都排得出来", "green")
        return
    mark, style = ("!", "yellow") if checked.is_sound else ("✗", "red")
    say(console, f"{mark} {checked.kind}", style)
    for finding in checked.findings:
        sign, style = ("✗", "red") if finding.wrong else ("!", "yellow")
        advice = f"。{finding.advice}" if finding.advice else ""
        text = f"{finding.where}：{finding.what}{advice}"
        first, *rest = folded(text, WIDTH - 6)
        say(console, f"  {sign} {first}", style)
        for line in rest:
            say(console, f"    {line}")
