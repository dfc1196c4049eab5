"""``drafter profile edit``: on a terminal a field at a time, or the file in the user's editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import date
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.errors import InterviewStopped, UsageError, UserError, os_reason
from drafter.outlines.yaml_file import yaml_text
from drafter.paths import user_profile
from drafter.profile.roster import roster_note
from drafter.profile.store import profile_in, profile_text, read_profile, write_profile
from drafter.storage.files import atomic_write, private_folder
from drafter.storage.locks import held
from drafter.terminal.console import can_ask, results, say


@click.command(
    "edit",
    cls=ChineseCommand,
    examples=("drafter profile edit", "EDITOR=nano drafter profile edit --file"),
)
@click.option("--file", "in_editor", is_flag=True, help="用 EDITOR 打开档案文件改")
def command(in_editor: bool) -> None:
    """填单位档案：一项一项问，答一项存一项；改过名册，核对日记作今天。"""
    path, today = user_profile(), date.today()
    if not in_editor and not can_ask():
        raise UsageError("没有终端可问", f"直接改文件也行：{path}")
    private_folder(path.parent)
    with held(path, what="单位档案", advice="回那个窗口填完再来"):
        (_edit_file if in_editor else _edit_by_asking)(path, today=today)


def _edit_by_asking(path: Path, *, today: date) -> None:
    """A field at a time; each is on disk before the next is asked."""
    from drafter.terminal.profile_editing import edited_profile  # questionary loads slowly

    profile = read_profile(path)
    say(results(), "单位档案　填一次，各篇通用；不想填的回车跳过，原来填的还在。", "bold")
    try:
        edited_profile(
            profile, results(), today=today, kept=lambda changed: write_profile(path, changed)
        )
    except InterviewStopped:
        say(results(), "先停在这里，填过的都已存好。接着填：drafter profile edit")
        raise
    say(results(), f"✓ 档案  {path}", "green")


def _edit_file(path: Path, *, today: date) -> None:
    """Opens a copy in the editor and puts it in place once it is right; a copy that is not stays,
    so that nothing typed is lost."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError("没有设 EDITOR，不知道用什么打开", f"直接改文件也行：{path}")
    copy = path.with_name(f"{path.stem}.改动.yaml")
    if not copy.exists():
        before = yaml_text(path) if path.exists() else profile_text(read_profile(path))
        atomic_write(copy, before)
    try:
        subprocess.run([*shlex.split(editor), str(copy)], check=True)
    except OSError as error:
        raise UserError(
            f"打不开 {editor}（{os_reason(error)}）", "看看 EDITOR 写得对不对"
        ) from error
    except subprocess.CalledProcessError as error:
        raise UserError(f"{editor} 没有正常退出，档案没有动", f"改到一半的在 {copy}") from error
    try:
        profile = profile_in(yaml_text(copy), name=copy.name)
    except UserError as error:
        raise UserError(
            error.message, "没有存；再来一次接着改：drafter profile edit --file"
        ) from error
    atomic_write(path, yaml_text(copy))
    copy.unlink(missing_ok=True)
    say(results(), f"✓ 档案  {path}　{roster_note(profile, today=today)}", "green")
