"""What a check has found: where, which words, what to do, and on whose authority."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["必改", "建议"]

Authority = Literal["条例", "国标", "标准", "实务", "事实", "名册", "词库", "朗读"]
"""The bracket in front of a finding: the level of the rule's source (条例 to 实务), or, where no
level applies, the family of what the text was held against."""


class Finding(Struct, frozen=True):
    """A place in a text that a rule would have looked at again.

    ``start`` and ``end`` are code points into the text of block number ``block`` (end exclusive),
    and ``block.text[start:end] == text``; nothing was found at a place of its own (a number that
    is missing) where both are 0 and ``text`` is "". ``advice`` says in Chinese what is the matter
    and what to do. ``fix`` is what would stand there instead where that is mechanical and leaves
    the meaning alone, else None. ``mute`` is what one silences with ``--mute`` besides the rule's
    name: what this finding is about (the words, a name), "" for nothing narrower.
    """

    rule: str
    severity: Severity
    block: int
    start: int
    end: int
    text: str
    advice: str
    fix: str | None = None
    mute: str = ""
