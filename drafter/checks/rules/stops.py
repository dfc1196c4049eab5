"""点号: two stops in a row, a stop before 等, a wrong dash or ellipsis."""

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

_TWICE = "标点重了，留一个"
_ET_CETERA = "“等”前面不用顿号"
_BEFORE_ET_CETERA = "等前顿号"
_SORTS = (
    "部门|单位|地区|方面|领域|行业|环节|问题|措施|内容|同志|领导|行为|情况|工作|文件|会议|制度|任务|地方|场所"
    "|企业|学校|村|镇|县|区|市"
)
"""What stands behind 等 where it closes a list; before other words it may be a verb (等政策)."""
_VERB_WAIT = re.compile("[等靠要拖推慢坐看][^，。；]{0,8}$")

_SIGNS = (
    Sign(
        pattern=re.compile(
            rf"(?<=[{CHINESE}”》])(?:。{{3,}}|\.{{3,}}(?!\.|\s*\d+\s*$)|、{{3,}}|…(?!…)(?<!……))"
        ),
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
        pattern=re.compile(r"([，、；：。！？])(?:\s?\1)+(?<!！！)(?<!？？)"),
        advice=_TWICE,
        label="标点重了",
        clause="5.1.1",
        fix=r"\1",
    ),
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}”》）])([,;])(?:\s?\1)+(?=[{CHINESE}“《（]|$)"),
        advice=_TWICE,
        label="标点重了",
        clause="5.1.1",
        fix=r"\1",
    ),
    Sign(
        pattern=re.compile(r"([,;])(?:\s?\1)+"),
        advice=_TWICE,
        severity="建议",
        label="标点重了",
        clause="5.1.1",
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
        pattern=re.compile(
            rf"、(?=等(?:[，。；：）》”]|(?:[一二三四五六七八九十\d]+个?)?(?:{_SORTS})))"
        ),
        advice=_ET_CETERA,
        severity="建议",
        label=_BEFORE_ET_CETERA,
        clause="附录 B.1.2",
        fix="",
    ),
    Sign(
        pattern=re.compile(r"、(?=等(?![级于待候次同额价身份式温离距量、靠看要着米]))"),
        advice=_ET_CETERA,
        severity="建议",
        label=_BEFORE_ET_CETERA,
        clause="附录 B.1.2",
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
    for finding in spotted(enumerate(text.blocks), _SIGNS):
        before = text.blocks[finding.block].text[max(0, finding.start - 9) : finding.start]
        waits = finding.label == _BEFORE_ET_CETERA and _VERB_WAIT.search(before)
        if waits and finding.fix is None:
            continue
        yield replace(finding, fix=None) if waits else finding


RULE = Rule(
    name="点号",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 4.10、4.11、5.1、附录 B",
    finds=_finds,
)
