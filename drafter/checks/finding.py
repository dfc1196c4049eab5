"""What a check has found: where, which words, what to do, and on whose authority."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["必改", "建议"]

Authority = Literal["条例", "国标", "标准", "实务", "事实", "名册", "词库", "朗读"]
"""The bracket in front of a finding: the level of the rule's source (条例 to 实务), or, where no
level applies, the family of what the text was held against."""


class Finding(Struct, frozen=True, kw_only=True):
    """A place in a text that a rule would have looked at again.

    ``start`` and ``end`` are code points into the text of block number ``block`` (end exclusive),
    and ``block.text[start:end] == text``; both are 0 and ``text`` is "" where what is missing or
    wrong has no words of its own (a number that is not there). ``advice`` says in Chinese what is
    the matter and what to do, on its own where there are no words. ``fix`` is what would stand
    there instead where that is mechanical and leaves the meaning alone, else None. ``label`` names
    the sort of fault where a rule knows several (半角逗号), and is what fixes are counted by.
    ``mute`` is what one silences with ``--mute`` besides the rule's name: the words or name that
    this is about; "" is the finding's own text. ``by_part``: any words of the text silence it too,
    because it is longer than what a report prints of it. ``place`` says where in words of its own
    (大标题, 文末) where a block's place would mislead.
    """

    severity: Severity
    block: int
    start: int = 0
    end: int = 0
    text: str = ""
    advice: str
    fix: str | None = None
    label: str = ""
    mute: str = ""
    by_part: bool = False
    place: str = ""
    clause: str = ""
    """The clause of the rule's source, where it has clauses (4.5.3.5)."""


def finding_at(
    block: int,
    text: str,
    span: tuple[int, int],
    advice: str,
    *,
    severity: Severity = "建议",
    fix: str | None = None,
    label: str = "",
    mute: str = "",
    by_part: bool = False,
    clause: str = "",
) -> Finding:
    """A finding about ``text[span]`` of block number ``block``, whose text ``text`` is."""
    start, end = span
    return Finding(
        severity=severity,
        block=block,
        start=start,
        end=end,
        text=text[start:end],
        advice=advice,
        fix=fix,
        label=label,
        mute=mute,
        by_part=by_part,
        clause=clause,
    )
