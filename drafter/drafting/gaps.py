"""Missing facts: what the writer left open as 【名称，问谁】, and required answers not given."""

from __future__ import annotations

import re

from drafter.drafting.marks import Tagged, plain
from drafter.model import GAP, Gap

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


def gaps_in(characters: list[Tagged], asked: dict[str, str]) -> tuple[Gap, ...]:
    """The gaps that stand in a text, each once; ``asked`` maps a gap's name to whom to ask."""
    names = dict.fromkeys(GAP.findall(plain(characters).replace("\n", "")))
    return tuple(Gap(name, asked.get(name, "")) for name in names)
