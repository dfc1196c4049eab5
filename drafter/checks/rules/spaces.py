"""空格: spaces beside stops and between Chinese words of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText
from drafter.text.normalise import CHINESE

_SPACE = r"[ \u00a0\u3000\t]+"
_NUMBERED = (
    r"^(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章|节|编|条)?|[（(].{1,3}[）)]|\d{1,2}[.、]?)$"
)

_SIGNS = (
    Sign(
        pattern=re.compile(rf"{_SPACE}$"),
        advice="段末多了空格",
        severity="建议",
        label="段末空格",
        clause="5.1",
        fix="",
    ),
    Sign(
        pattern=re.compile(rf"{_SPACE}(?=[，。；：、！？”’》）]|[,;:!?](?!\d))"),
        advice="标点前面多了空格",
        severity="建议",
        label="多余空格",
        clause="5.1.1",
        fix="",
    ),
    Sign(
        pattern=re.compile(rf"(?<=[，。；：、！？“‘《（]){_SPACE}(?=\S)"),
        advice="标点后面多了空格",
        severity="建议",
        label="多余空格",
        clause="5.1.1",
        fix="",
    ),
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}]{{2}})[ \u00a0]+(?=[{CHINESE}]{{2}})"),
        advice="字中间多了空格",
        severity="建议",
        label="多余空格",
        clause="5.1",
        fix="",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for finding in spotted(text.body(), _SIGNS):
        before = text.blocks[finding.block].text[: finding.start]
        if not re.match(_NUMBERED, before):
            yield finding


RULE = Rule(
    name="空格",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 5.1：标点各占自己的位置，前后不另空格",
    finds=_finds,
)
