"""引号间顿号: 、 between quoted items or titles side by side, which the standard mostly leaves out.

Disputed: most offices and papers write it, so it is off unless a user turns it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText

_SIGNS = (
    Sign(
        pattern=re.compile(r"(?<=[”》])、(?=[“《])"),
        advice="引号、书名号并列，中间通常不用顿号；各单位习惯不同",
        severity="建议",
        label="引号间顿号",
        clause="4.5.3.5",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    return spotted(enumerate(text.blocks), _SIGNS)


RULE = Rule(
    name="引号间顿号",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 4.5.3.5",
    finds=_finds,
    on=False,
)
