"""空格: spaces beside stops and between Chinese words of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText
from drafter.text.normalise import CHINESE
from drafter.text.posts import POSTS
from drafter.text.surnames import is_name_shaped

_SPACE = r"[ \u00a0\u3000\t]+"
_NUMBER = (
    r"^(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章|节|编|条)?|[（(].{1,3}[）)]|\d{1,2}[.、]?)$"
)
_NUMBERED = re.compile(_NUMBER)
_NEAR = 12
"""Characters beside a space that are looked at."""
_BLANK = 4
"""Spaces from which a gap is a blank to be filled in."""
_BETWEEN = "字间空格"
_STOPS = re.compile("[，。；！？]")
_LAST = re.compile(f"[{CHINESE}]+$")
_POST = re.compile(f"(?:{POSTS})$")
_FIRST = re.compile(f"[{CHINESE}]+")

_SIGNS = (
    Sign(
        pattern=re.compile(rf"(?<![ \u00a0\u3000\t]){_SPACE}$"),
        advice="段末多了空格",
        severity="建议",
        label="段末空格",
        clause="5.1",
        fix="",
    ),
    Sign(
        pattern=re.compile(
            rf"(?<![ \u00a0\u3000\t“‘《（]){_SPACE}(?=[，。；：、！？”’》）]|[,;:!?](?!\d))"
        ),
        advice="标点前面多了空格",
        severity="建议",
        label="多余空格",
        clause="5.1.1",
        fix="",
    ),
    Sign(
        pattern=re.compile(rf"(?<=[，。；：、！？“‘《（]){_SPACE}(?=[^\s”’》）])"),
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
        label=_BETWEEN,
        clause="5.1",
        fix="",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for finding in spotted(text.body(), _SIGNS):
        line = text.blocks[finding.block].text
        before = line[max(0, finding.start - _NEAR) : finding.start]
        if finding.start <= _NEAR and _NUMBERED.match(before):
            continue
        if finding.label == _BETWEEN and _is_list(line, before, line[finding.end :][:_NEAR]):
            continue
        blank = finding.end - finding.start >= _BLANK and finding.end < len(line)
        yield replace(finding, fix=None) if blank else finding


def _is_list(line: str, before: str, behind: str) -> bool:
    """Whether a space sets off names (张志国 李文东) or the columns of a line that is no sentence:
    without it two names would run into one."""
    if not _STOPS.search(line) or _POST.search(before):
        return True
    last, following = _LAST.search(before), _FIRST.match(behind)
    return any(word is not None and is_name_shaped(word[0]) for word in (last, following))


RULE = Rule(
    name="空格",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 5.1：标点各占自己的位置，前后不另空格",
    finds=_finds,
)
