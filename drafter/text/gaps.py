"""Facts left open in a text: 【名称，问谁】 as the writer types it, 【待补：名称】 as it stands."""

from __future__ import annotations

import re

from drafter.model import Gap

_ASKED = r"[，,]\s*问([^【】\n]{1,30})"
_TYPED = re.compile(rf"(?<!\\)【(?:待补[：:]?)?([^【】\n]*?)(?:{_ASKED})?】")
_SAID = re.compile(rf"待补|{_ASKED}】$")
_UNNAMED = "此处"
_LONGEST_NAME = 60  # model.GAP reads no longer one back


def gap_text(name: str) -> str:
    """How a missing fact stands in a draft: 【待补：会议全称】."""
    return f"【待补：{name}】"


def with_gaps(text: str, *, told: bool = False) -> tuple[str, tuple[Gap, ...]]:
    """``text`` with every 【…】 as 【待补：…】, and the gaps with whom to ask, in order; one behind
    a backslash is none. ``told``: only what says 待补 or whom to ask, in a text where others wrote
    【案例】."""
    found: list[Gap] = []

    def as_gap(match: re.Match[str]) -> str:
        if told and not _SAID.search(match[0]):
            return match[0]
        found.append(Gap(_name(match), match[2] or ""))
        return gap_text(_name(match))

    return _TYPED.sub(as_gap, text), tuple(found)


def _name(match: re.Match[str]) -> str:
    return match[1].strip()[:_LONGEST_NAME] or _UNNAMED
