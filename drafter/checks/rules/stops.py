"""点号: two stops in a row, a stop before 等, a wrong dash or ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText
from drafter.text.normalise import CHINESE

_SIGNS = (
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}”》])(?:。{{3,}}|\.{{3,}}|、{{3,}}|…(?!…)(?<!……))"),
        advice="省略号是六个点，占两格",
        severity="建议",
        label="省略号",
        clause="4.11.2",
        fix="……",
    ),
    Sign(
        pattern=re.compile(
            rf"(?:(?<=[{CHINESE}”》，。；：！])|^)(?:-{{2,}}|－{{2,}}|─{{2,}}|–{{2,}}|―{{2,}})(?=[{CHINESE}“《])"
        ),
        advice="破折号写成“——”",
        severity="建议",
        label="破折号",
        clause="4.10.2",
        fix="——",
    ),
    Sign(
        pattern=re.compile(r"([，、；：。！？,;])(?:\s?\1)+(?<!！！)(?<!？？)"),
        advice="标点重了，留一个",
        label="标点重了",
        clause="5.1.1",
        fix=r"\1",
    ),
    Sign(
        pattern=re.compile(r"[，、；：][。，、；：！？]|。[，、；：]|[！？][，、；。]"),
        advice="两个点号连用，看意思留一个",
        label="点号连用",
        clause="5.1.1",
    ),
    Sign(
        pattern=re.compile(r"^[，、；：。！？”’》）]"),
        advice="段首不能是点号或后半个标号",
        label="段首标点",
        clause="5.1.1、5.1.3",
    ),
    Sign(
        pattern=re.compile(r"、(?=等(?![级于待候次同额价身份式温离距量]))"),
        advice="“等”前面不用顿号",
        severity="建议",
        label="等前顿号",
        clause="附录 B.1.2",
        fix="",
    ),
    Sign(
        pattern=re.compile(r"[，、](?=[”’》）])"),
        advice="后引号、后括号前面不用逗号、顿号",
        severity="建议",
        label="后引号前",
        clause="附录 B.2.1",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    return spotted(enumerate(text.blocks), _SIGNS)


RULE = Rule(
    name="点号",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 4.10、4.11、5.1、附录 B",
    finds=_finds,
)
