"""Asking for the profile on a terminal, a field at a time, each kept as soon as it is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.console import Console

from drafter.errors import InterviewStopped, UserError
from drafter.profile.fields import FIELDS, Field, with_field
from drafter.profile.model import Profile
from drafter.terminal.console import folded, say
from drafter.terminal.prompts import typed_line, typed_lines
from drafter.terminal.running import AskedHelp, Stopped, WentBack

_CELLS = 60


def edited_profile(
    profile: Profile, console: Console, *, today: date, kept: Callable[[Profile], None]
) -> Profile:
    """The profile after every field was shown for editing. ``kept`` is called with it after each
    answer. Raises InterviewStopped; what was answered till then is kept."""
    place = 0
    while place < len(FIELDS):
        field = FIELDS[place]
        try:
            typed = _typed(field, profile, f"{place + 1} {field.name}", today=today)
        except WentBack:
            place = max(0, place - 1)
            continue
        except AskedHelp:
            say(console, f"     {field.hint}", "dim")
            continue
        except Stopped as stopped:
            raise InterviewStopped(field.name) from stopped
        profile = with_field(profile, field, typed, today=today)
        kept(profile)
        place += 1
        say(console, f"✓ {place} {field.name}　{_note(field.shown(profile))}")
    return profile


def _typed(field: Field, profile: Profile, message: str, *, today: date) -> str:
    def problem(text: str) -> str:
        try:
            with_field(profile, field, text, today=today)
        except UserError as error:
            return str(error)
        return ""

    shown = field.shown(profile)
    if field.lines:
        initial = [line for line in shown.split("\n") if line]
        return typed_lines(message, hint=field.hint, initial=initial, problem=problem)
    return typed_line(message, hint=f"{field.hint}没有就空着。", initial=shown, problem=problem)


def _note(text: str) -> str:
    lines = [line for line in text.split("\n") if line]
    if not lines:
        return "（空）"
    first, *rest = folded("／".join(lines), _CELLS)
    count = f"{len(lines)} 条　" if len(lines) > 1 else ""
    return f"{count}{first}{'……' if rest else ''}"
