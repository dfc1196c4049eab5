"""The meeting that a speech is given at, as its title and its answers name it."""

from __future__ import annotations

import re

from drafter.checks.text import CheckedText

_AT = re.compile(
    r"(?:^|[市省县区])?在(?P<name>.{4,60}?)上的(?:讲话|致辞|致词|发言|报告|主持词|表态发言|讲稿|动员讲话)"
)
_MEETING = re.compile(
    r"(?:会议|大会|全会|年会|例会|推进会|动员会|部署会|座谈会|表彰会|现场会|调度会|会)$"
)


def title_of(text: CheckedText) -> str:
    """The title on one line."""
    return "".join(b.text for b in text.blocks if b.kind == "title").replace("\n", "")


def title_meeting(text: CheckedText) -> str:
    """The meeting in the title (在…上的讲话), "" where none is named."""
    match = _AT.search(title_of(text))
    return match["name"] if match and _MEETING.search(match["name"]) else ""


def meeting_names(text: CheckedText) -> tuple[str, ...]:
    """Every full name of a meeting that title or answers give, and the parts that 暨 joins."""
    answered = (
        value
        for key, value in text.answers.items()
        if isinstance(value, str) and ("会议" in key or _MEETING.search(value)) and len(value) <= 80
    )
    named = [name for name in (title_meeting(text), *answered) if name]
    return tuple(dict.fromkeys(part for name in named for part in (name, *name.split("暨"))))
