"""``drafter profile show``: what the profile says."""

from __future__ import annotations

from datetime import date

import click
import msgspec

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.paths import user_profile
from drafter.profile.fields import profile_lines
from drafter.profile.roster import is_old, roster_note
from drafter.profile.store import read_profile
from drafter.terminal.console import folded, results, say

_CELLS = 68


@click.command(
    "show", cls=ChineseCommand, examples=("drafter profile show", "drafter profile show --json")
)
@click.option("--json", "as_json", is_flag=True, help="一行 JSON")
def command(as_json: bool) -> None:
    """看档案里填了什么，名册核对过多久。"""
    today = date.today()
    profile = read_profile(user_profile())
    old = bool(profile.leaders) and is_old(profile.checked, today)
    if as_json:
        print_json(
            msgspec.to_builtins(profile)
            | {"名册说明": roster_note(profile, today=today), "过期": old}
        )
        return
    if not user_profile().exists():
        say(results(), "还没有单位档案。要建：drafter profile edit")
        return
    for name, lines in profile_lines(profile, today=today):
        warns = name == "核对日" and old
        for number, line in enumerate(lines):
            for part, text in enumerate(folded(line, _CELLS)):
                head = f"{name}{'　' * (3 - len(name))}  " if not number and not part else " " * 8
                say(results(), f"{head}{'! ' if warns else ''}{text}", "yellow" if warns else "")
    if not profile.leaders:
        say(results(), f"名册    {roster_note(profile, today=today)}")
