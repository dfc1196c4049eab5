"""残留: what a template, a redaction or an unfinished sentence has left behind.

What stands for a fact that is not there is told by its shape: 【待补：…】 and {{…}} of templates,
×× XX *** ○○ 某某 of redactions, blanks and empty brackets, notes to the writer in brackets.
"""

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
from drafter.text.numerals import NUMERAL

_UNIT = (
    "省市县区州旗镇乡村社局委厅部院校公某同先女主书副处科所站队年月日时号届次个名项户家人元万亿％%"
)
_FIELD = (
    "日期|时间|地点|姓名|名字|人名|职务|单位|单位名称|会议名称|会议|数字|数据|数量|金额|比例|地区|地名|名称"
    "|文件|文件名|活动|事项|主题|内容|年份|年度|领导|领导姓名|讲话人|主持人|落款|标题|称谓|正文|案例"
)
_TODO = (
    "待补|待定|待填|待核|待查|待确认|待完善|请填|请补|请核|请替换|请修改|请删|填写|此处|核实后|需补|需核"
    "|根据实际|按实际|视情况|数据待|以实际为准|补充数据|具体数字|具体时间"
)
_IN_BRACKETS = r"[（(【\[〔][^（）()【】\[\]〔〕\n]{0,20}"
_CLOSED = r"[^（）()【】\[\]〔〕\n]{0,20}[）)】\]〕]"

_GAP = "不补，不出定稿"
_REDACTED = "隐去的名称、数字，换成真的"

_SIGNS = (
    Sign(pattern=re.compile(r"【待补[^【】]*】"), advice=_GAP, label="待补"),
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}])[【\[［(（](?:19|20)\d\d[】\]］)）](?=第?\d+号)"),
        advice="发文字号的年份用六角括号〔〕",
        severity="建议",
        label="发文字号",
        clause="GB/T 9704-2012 7.2.5",
    ),
    Sign(
        pattern=re.compile(
            r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{[^{}\n]{0,30}\}|\{\{|\}\}|\{%|%\}"
        ),
        advice="模板里的占位，换成内容",
        label="模板占位",
    ),
    Sign(
        pattern=re.compile(
            rf"\{{[{CHINESE}A-Za-z_ ]{{1,16}}\}}|<[{CHINESE}]{{2,12}}>|［(?:{_FIELD})］"
            rf"|[【\[〔＜](?:{_FIELD})[】\]〕＞]"
            r"|【[^【】\n]{1,30}[，,]\s*问[^【】\n]{1,20}】|【[Xx×\s　_＿…]*】"
            r"|[（(](?:讲话人|领导|主持人|发言人|单位|会议|地区|文件)(?:姓名|名称|名字|全称)[）)]"
            r"|[（(](?:姓名|日期|地点|数字|数据|金额|职务|人名|地名)[）)]"
            r"|(?<!^)【(?![^【】]{0,4}[注按评编者记])[^【】\n]{1,16}】"
        ),
        advice="模板里的占位，换成内容",
        label="模板占位",
    ),
    Sign(
        pattern=re.compile(
            rf"[×✕✖╳]{{2,}}(?:\s?[×✕✖╳]+)*|×(?:\s×)+"
            rf"|(?<![\d\s×”])×(?=[{_UNIT}])|(?<=[跳为成从])×(?=[，。、]|看|建设)"
        ),
        advice=_REDACTED,
        label="隐名",
    ),
    Sign(
        pattern=re.compile(
            rf"(?<![A-Za-z.])(?:\d{{2}})?[XxＸｘ]{{2,}}(?![A-Za-z.])"
            rf"|(?<![A-Za-z0-9])[XＸ](?=[{_UNIT}])|(?<!\d)\d{{3}}[XxＸ×](?=年)"
            r"|(?<![A-Za-z0-9])[NＮ](?=(?:个百分点|个|项|家|名|次|万|亿))"
        ),
        advice=_REDACTED,
        label="隐名",
    ),
    Sign(
        pattern=re.compile(rf"[*＊]{{2,}}|[*＊](?:\s[*＊])+|(?<=[{CHINESE}])[*＊](?=[{CHINESE}])"),
        advice=_REDACTED,
        label="隐名",
    ),
    Sign(pattern=re.compile(r"某{2,}"), advice=_REDACTED, label="隐名"),
    Sign(
        pattern=re.compile(
            rf"(?<![{NUMERAL}千万○◯0-9])[○◯〇Ｏ]{{2,}}(?![{NUMERAL}千万○◯0-9])"
            rf"|(?<![A-Za-z])O{{2,}}(?=[{_UNIT}])|[□■△▲◇◆☆●]{{2,}}"
            rf"|(?<=[{CHINESE}])[○◯](?=[省市县区局月日同镇乡村])"
        ),
        advice=_REDACTED,
        label="隐名",
    ),
    Sign(pattern=re.compile(r"[_＿]{2,}"), advice="空着没填，补上", label="空白"),
    Sign(
        pattern=re.compile(rf"{_IN_BRACKETS}(?:{_TODO}){_CLOSED}"),
        advice="写给自己的话，照办后删掉",
        label="待办",
    ),
    Sign(
        pattern=re.compile(
            rf"请(?:在此)?(?:填写|填入|输入|插入|补充|替换)(?:此处|具体|{_FIELD})"
            r"|(?:此处|这里|此段|本段|以下)(?:请|需|应|待|要)?(?:填写|填入|插入|补充|替换|补写|另写|加入)"
            r"|(?<![家们后位])请填写(?!好|[^，。]{0,12}表)"
            r"|[点单]击此处|待(?:补充|核实|确认|填写|完善)(?=[：:。，；]|$)"
            r"|TODO|TBD|FIXME|(?i:lorem ipsum)"
        ),
        advice="写给自己的话，照办后删掉",
        label="待办",
    ),
    Sign(
        pattern=re.compile(
            r"[（(](?:以下|此处|下|中间)?略(?:去[^（）]{0,6})?[）)]|[（(](?:待续|未完待续|未完)[）)]"
        ),
        advice="略去的补上，或把这句话删掉",
        severity="建议",
        label="略去",
    ),
    Sign(
        pattern=re.compile(
            r"（[\s　]*）|\([\s　]*\)|【[\s　]*】|《[\s　]*》|“[\s　]*”|‘[\s　]*’|「[\s　]*」"
            r"|〔[\s　]*〕|\[[\s　]*\]|\"[\s　]+\""
        ),
        advice="括号、引号里没有内容",
        label="空括号",
    ),
    Sign(
        pattern=re.compile(
            r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|ensp|emsp|#\d{2,5});?"
            r"|</?(?:p|br|div|span|b|i|u|strong|em|font|a|img|td|tr|table|ul|li|h\d|o:p)\b[^<>\n]*>"
            r"|\\u[0-9a-fA-F]{4}|\\[nrt](?![A-Za-z])|```|\[/?(?:b|i|url|img|color)[^\[\]]*\]"
        ),
        advice="网页代码，删掉",
        label="代码",
    ),
    Sign(
        pattern=re.compile(
            r"锟斤拷|烫烫烫|屯屯屯|\ufffd+|错误！未找到引用源|错误!未找到引用源|错误！未定义书签"
            r"|#(?:REF|N/A|VALUE|DIV/0|NAME)[!?！？]?|\bMERGEFIELD\b|\bPAGEREF\b|\bHYPERLINK\b"
            r"|\[?批注\s*\[[^\[\]\n]{0,12}\d+\][：:]?|\[批注[^\[\]\n]{0,20}\]"
        ),
        advice="转换或域代码留下的，对照原件改",
        label="代码",
    ),
)


_BOLD = "**"


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        findings = list(spotted([(number, block)], _SIGNS))
        bold = sum(each.text == _BOLD for each in findings) % 2 == 0
        for each in findings:
            yield _as_bold(each) if bold and each.text == _BOLD else each


def _as_bold(finding: Finding) -> Finding:
    """The marks of bold type in Markdown come in pairs; a redaction (**市) stands alone."""
    return replace(finding, severity="建议", advice="加粗的记号，删掉", label="加粗记号")


RULE = Rule(
    name="残留",
    family="残留",
    authority="实务",
    source="办文惯例：定稿不留占位、隐名、空括号和代码",
    finds=_finds,
)
