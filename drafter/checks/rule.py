"""What every rule declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from drafter.checks.beside import Beside
from drafter.checks.finding import Authority, Finding
from drafter.checks.text import CheckedText

Family = Literal[
    "残留", "编号", "标点", "提法", "引文", "人名职务", "雷同", "节奏", "事实", "朗读",
]  # fmt: skip
"""What a report sums up by: ten families, each of one rule or several."""


def nothing(_text: CheckedText, _beside: Beside) -> str:
    """Nothing to say."""
    return ""


class Rule(Struct, frozen=True, kw_only=True):
    """A rule: ``name`` is what the writer calls it (残留) and mutes it by, ``source`` says where it
    is from (standard and clause, document, or what was counted), ``finds`` what it finds.

    ``unchecked`` says why the rule can say nothing here (没有名册，没查), "" where it can: then it
    is not asked, and the report says 未检查, never 通过. ``figure`` is what the report tells where
    nothing was found (与来源最长连续相同 9 字). ``on``: whether it speaks unless asked not to.
    """

    name: str
    family: Family
    authority: Authority
    source: str
    finds: Callable[[CheckedText, Beside], Iterable[Finding]]
    unchecked: Callable[[CheckedText, Beside], str] = nothing
    figure: Callable[[CheckedText, Beside], str] = nothing
    on: bool = True
