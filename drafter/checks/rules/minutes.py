"""时长: how long the speech takes to read, beside the time it was given."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText

_SHORT = 0.5
"""A speech may stay further under its time than over it: nobody has to wait."""


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    if not text.target:
        return
    off = text.characters / text.target - 1
    if off > beside.limits.minutes_off or off < -_SHORT:
        given, told = (max(1, round(n / text.pace)) for n in (text.target, text.characters))
        how = (
            f"长了 {told - given} 分钟，压一压" if off > 0 else f"短了 {given - told} 分钟，充实些"
        )
        yield Finding(
            severity="建议",
            block=0,
            advice=f"要讲 {given} 分钟，照每分钟 {text.pace} 字约 {told} 分钟，{how}",
            place="全文",
            mute="时长",
        )


def _figure(text: CheckedText, _beside: Beside) -> str:
    seconds = round(text.characters * 60 / text.pace / 10) * 10
    return f"{seconds // 60}分{seconds % 60:02d}秒"


RULE = Rule(
    name="时长",
    family="朗读",
    authority="朗读",
    source="朗读：每分钟 160–240 字，平常 200（单位档案里可改）",
    finds=_finds,
    figure=_figure,
)
