"""``drafter profile path``: where the profile is kept."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.paths import user_profile
from drafter.terminal.console import results, say


@click.command("path", cls=ChineseCommand, examples=("drafter profile path",))
def command() -> None:
    """印出档案文件的位置，有没有这个文件都印。"""
    say(results(), str(user_profile()))
