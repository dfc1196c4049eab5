"""序号: the mark behind a number, by what kind of number it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText
from drafter.text.normalise import CHINESE

_HAN = "[一二三四五六七八九十]{1,3}"
_BEGINS = r"(?:^|(?<=[。；！？]))"

_SIGNS = (
    Sign(
        pattern=re.compile(
            rf"{_BEGINS}([（(](?:{_HAN}|\d{{1,2}})[）)])(?:[、，,．.]\s?)++(?![（(\d])"
        ),
        advice="带括号的序号后面不用标点",
        severity="建议",
        label="序号后标点",
        clause="附录 B.3.4",
        fix=r"\1",
    ),
    Sign(
        pattern=re.compile(
            rf"{_BEGINS}(第{_HAN}|其{_HAN}|首先|其次|再次)、(?![一二三四五六七八九十第其首再])"
        ),
        advice="“第一”“首先”一类后面用逗号",
        severity="建议",
        label="序号后标点",
        clause="附录 B.3.1",
        fix=r"\1，",
    ),
    Sign(
        pattern=re.compile(
            rf"^({_HAN})(?:[.．,，]|：)\s?(?=[{CHINESE}“《])(?![一二三四五六七八九十])"
        ),
        advice="汉字序号后面用顿号",
        severity="建议",
        label="序号后标点",
        clause="附录 B.3.2",
        fix=r"\1、",
    ),
    Sign(
        pattern=re.compile(rf"^(\d{{1,2}})(?:、|．|，)\s?(?=[{CHINESE}“《])(?!\d)"),
        advice="阿拉伯数字序号后面用下脚点",
        severity="建议",
        label="序号后标点",
        clause="附录 B.3.3",
        fix=r"\1.",
    ),
    Sign(
        pattern=re.compile(rf"{_BEGINS}([①-⑳])(?:[、，.．]\s?)++(?![①-⑳])"),
        advice="带圈的序号后面不用标点",
        severity="建议",
        label="序号后标点",
        clause="附录 B.3.4",
        fix=r"\1",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    return spotted(text.body(), _SIGNS)


RULE = Rule(
    name="序号",
    family="编号",
    authority="国标",
    source="GB/T 15834-2011 附录 B.3",
    finds=_finds,
)
