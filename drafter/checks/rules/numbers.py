"""数字: how numbers are written, where the standard leaves no choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, Taken, spotted
from drafter.checks.text import CheckedText

_CLASSIFIER = "个人名天年次项家户件处条位里吨元万亿斤岁座台辆场倍成百千十"
_YEAR = "〇零○一二三四五六七八九"
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_WIDE = re.compile(r"[０-９]+(?:．[０-９]+)*")
_GROUPED = re.compile(r"(?<![０-９．，])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９，])(?:．[０-９]+)?")
"""Thousands set off by commas; any other wide comma between figures is a comma (１，２，３号楼)."""
_PARTS = re.compile(r"(\d+)\D(\d+)")
_UNITS = "[%％‰]|[年月日时周天岁]|[万亿]?[元人个名项户家次处件吨亩米]|公里|公斤|摄氏度|℃"
_DAY_OF = (
    "事件|事故|地震|讲话|重要|强?降雨|暴雨|洪|火灾|爆炸|特大|重大|特别|案|惨案|泥石流|山体|滑坡|台风|坍塌|透水"
    "|矿难|疫情|战役|沉船|批示|指示|精神"
)

_SIGNS = (
    Sign(
        pattern=re.compile(
            r"(?<![\d.A-Za-z年月-])(\d{1,4})[-－–~∼](\d{1,4})(?=[%％万亿个人名天年月日次项家户元岁时周米公吨亩](?!\d))"
        ),
        advice="数值范围用一字线或浪纹线",
        severity="建议",
        label="数值范围",
        clause="5.1.3",
        fix=r"\1—\2",
    ),
    Sign(
        pattern=re.compile(
            r"(?<![\d.,A-Za-z第])\d+(?:\.\d+)?[百千十](?=[个人名天年元万多余吨亩公户家])(?!公斤)"
        ),
        advice="阿拉伯数字后面只带“万”“亿”，写成全数或汉字",
        severity="建议",
        label="数字混写",
        clause="5.3",
    ),
    Sign(
        pattern=re.compile(
            rf"(?<![\d{_YEAR}])(?=[\d{_YEAR}]{{4}}年)(?=.{{0,3}}\d)(?=.{{0,3}}[{_YEAR}])"
            rf"[12一二][\d{_YEAR}]{{3}}(?=年)"
        ),
        advice="年份里汉字和数字混着写",
        label="数字混写",
        clause="5.3",
    ),
    Sign(
        pattern=re.compile(
            r"\d{1,2}月[一二三四五六七八九十]{1,3}日|[一二三四五六七八九十]{1,2}月\d{1,2}日"
            rf"|[一二][{_YEAR}]{{3}}年\d{{1,2}}月|\d{{4}}年[一二三四五六七八九十]{{1,3}}月"
        ),
        advice="年、月、日有的用数字有的用汉字，统一成一种",
        label="数字混写",
        clause="4.3.3",
    ),
    Sign(
        pattern=re.compile(
            r"(?<![第十、\d一二三四五六七八九·])(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)"
            rf"(?=[十百千]?[{_CLASSIFIER}])(?!(?:十?年[级代]|个?层|次[^，。]{{0,6}}会))"
        ),
        advice="相邻两个数表示约数，中间不用顿号",
        severity="建议",
        label="约数顿号",
        clause="5.2.1",
    ),
    Sign(
        pattern=re.compile(r"(?<=\d)[OoＯ](?=\d)|(?<=[一二])[OoＯ]{1,2}(?=[一二三四五六七八九])"),
        advice="字母 O 当成了零",
        label="字母当零",
        clause="5.2.5",
    ),
    Sign(
        pattern=re.compile(
            rf"(?:(?<=[%％年月日时岁元人个名项户家次处件吨亩米])|(?<=公里))－(?=\d[\d.]*(?:{_UNITS}))"
        ),
        advice="数值范围用一字线或浪纹线",
        severity="建议",
        label="数值范围",
        clause="5.1.3",
        fix="—",
    ),
    Sign(
        pattern=re.compile(r"(?<![\d.])\.\d+(?=[%％万亿个元倍米公吨])"),
        advice="小数点前面的 0 不能省",
        severity="建议",
        label="小数点",
        clause="5.1.2",
    ),
    Sign(
        pattern=re.compile(
            rf"(?<=[“])(1[0-2]|[1-9])[.．](3[01]|[12]\d|[1-9])(?=”[^，。]{{0,4}}(?:{_DAY_OF}))"
        ),
        advice="含月日的专名用间隔号",
        severity="建议",
        label="月日间隔号",
        clause="5.1.6",
        fix=r"\1·\2",
    ),
    Sign(
        pattern=re.compile(r"(?<=[“])(1[0-2]|[1-9])[.．](3[01]|[12]\d|[1-9])(?=”)"),
        advice="要是月和日，中间用间隔号",
        severity="建议",
        label="月日间隔号",
        clause="5.1.6",
    ),
    Sign(
        pattern=re.compile(
            r"(?:近|约有?|大约|将近|接近)\d[\d,.]*[万亿]?(?:余|多)?[个人名家户元亩公里吨项次件天年%％]{0,2}(?:左右|上下|以上)"
            r"|(?:超过?|逾|突破)\d[\d,.]*(?:余|多)[万亿]?|\d+余多"
        ),
        advice="约数的词用重了，留一个",
        severity="建议",
        label="约数重复",
        clause="5.2.1",
    ),
)


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        for finding in spotted([(number, block)], _SIGNS):
            if _is_range(finding, block.text):
                yield finding
        taken = Taken()
        for match in (*_GROUPED.finditer(block.text), *_WIDE.finditer(block.text)):
            if not taken.take(*match.span()):
                continue
            yield finding_at(
                number,
                block.text,
                match.span(),
                "数字用半角",
                label="全角数字",
                clause="5.1.7",
                fix=match[0].translate(_WIDE_DIGITS),
            )


def _is_range(finding: Finding, text: str) -> bool:
    """Whether two figures joined by a line run from the smaller to the larger. Telephone numbers,
    doors (5-3), standards (1-2026年版) and days (2026-11月) are no ranges."""
    parts = _PARTS.fullmatch(finding.text) if finding.label == "数值范围" else None
    if parts is None:
        return True
    first, last = parts.groups()
    if any(len(each) > 1 and each.startswith("0") for each in (first, last)):
        return False
    unit = text[finding.end : finding.end + 1]
    year = unit == "年" and len(first) != len(last) == 4
    return int(first) < int(last) and not year and not (int(last) > 31 and unit in "月日")


RULE = Rule(
    name="数字",
    family="标点",
    authority="国标",
    source="GB/T 15835-2011 4.3.3、5.1、5.2、5.3",
    finds=_finds,
)
