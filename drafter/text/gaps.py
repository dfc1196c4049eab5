"""Facts left open in a text: 【名称，问谁】 as the writer types it, 【待补：名称】 as it stands."""

from __future__ import annotations

import re

from drafter.model import Gap

_TYPED = re.compile(r"【(?:待补[：:]?)?([^【】\n]*?)(?:[，,]\s*问([^【】\n]{1,30}))?】")
_UNNAMED = "此处"
_LONGEST_NAME = 60  # model.GAP reads no longer one back


def gap_text(name: str) -> str:
    """How a missing fact stands in a draft: 【待补：会议全称】."""
    return f"【待补：{name}】"


def with_gaps(text: str) -> tuple[str, tuple[Gap, ...]]:
    """``text`` with every 【…】 as 【待补：…】, and the gaps with whom to ask, in order."""
    found = tuple(Gap(_name(match), match[2] or "") for match in _TYPED.finditer(text))
    return _TYPED.sub(lambda match: gap_text(_name(match)), text), found


def _name(match: re.Match[str]) -> str:
    return match[1].strip()[:_LONGEST_NAME] or _UNNAMED
