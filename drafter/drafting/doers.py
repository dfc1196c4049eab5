"""Who does what is to be done, as far as a sentence says so outright.

A doer is an office, a body of people or a person that stands where the one who acts stands: behind
由 or 请, or at the beginning of a clause with a verb of doing behind it. What is only acted upon
(对各企业开展检查) or owns something (县林草局的方案) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OFFICE = (
    "局|厅|委|(?<![督查承主协举交领催快急速立自])办|管委会|委员会|办公室|督查室|中心|指挥部|项目部|"
    "组织部|宣传部|统战部|武装部|纪委|政府|机关|部门|单位|公司|集团|党委|党组|支部|小组|专班|班子|"
    "(?:工作|督导|督查|检查|指导|服务|突击)[组队]"
)
_BODY = (
    "企业|学校|医院|商场|园区|工业园|开发区|县区|区县|乡镇|镇街|街道|社区|(?<![超])市|县|"
    "(?<![小片库灾林山景校城矿厂地社])区|镇|乡|(?<![进入到驻农])村|科室|"
    "(?<![一逐每两几查到])处|院|所|支队|大队|成员|干部|负责人|责任人|责任区|网格员|业主|同志|属地|"
    "书记|[省市州县区镇乡村局厅院校部站所处科]长|主任|主要领导|分管领导"
)
_OTHER_THAN_NAMES = r"的把对由将被向于是\d\W_"
_PART = rf"[^{_OTHER_THAN_NAMES}]"
_NAME = rf"{_PART}{{0,18}}?(?:{_BODY}|{_OFFICE})"
_SEVERAL = rf"{_NAME}(?:[、和及]{_NAME})*(?:[两三四五六七八九十]家|等(?:单位|部门|地))?"
_VERBS = (
    "要(?!求)|应|须|必须|负责|负总责|牵头|主抓|承担|把|对|会同|组织(?!部)|完成|出台|拿出|开展|都|全部|制定|汇总|将|"
    "至少|每|逐|抓|管好|联合|共同|分别|按|报|提交|印发|启动|做好|落实|配合|督促|协调|指导|包|派|于|在|"
    "高度|认真|切实|抓紧|尽快|主动|迅速|立即|具体|亲自|带头|务必|严格|全面|进一步|是(?:第一)?责任人"
)
_WHEN = r"(?:今年|明年|年底|元旦|五一|国庆|春节|汛期|入汛|\d{1,4}[年月])"
_NOT_A_DOER = (
    "组织|写明|明确|列出|落实|建立|确定|督促|指导|推动|推进|要求|引导|动员|帮助|支持|监督|完成|确保|抓好|做好|深入|对照|包括|覆盖|涉及|"
    "没有|依托|通过|根据|按照|围绕|会同|配合|协调|联合|同|跟|与|向|到|给|为|让|使|因|在|是"
)
_BEGINNING = r"(?:^|(?<=[，；：。！？\s]))(?:其中|同时|并)?[，]?"
_SUBJECT = re.compile(
    rf"{_BEGINNING}(?P<unit>(?!{_NOT_A_DOER}){_SEVERAL})(?={_VERBS}|{_WHEN})"
    rf"|{_BEGINNING}(?P<addressed>[各全省市县区乡镇]{_SEVERAL})(?=，{_WHEN})"
    rf"|{_BEGINNING}(?P<office>(?!{_NOT_A_DOER}){_PART}{{0,18}}?(?:{_OFFICE}))(?=建成)"
    rf"|{_BEGINNING}(?P<each>各(?:(?![交报到]){_PART}){{0,10}}(?:{_BODY}|{_OFFICE})|每个?人|我们|我[市县区镇乡局委办院校村]"
    rf"|各地|本[级市县区局单位]+)(?!的)"
)
_BY = re.compile(
    rf"(?:(?<![自理缘经])由(?![于此来])|责成|交给|请|希望|要求)(?P<unit>{_SEVERAL})(?={_VERBS}|{_WHEN})"
    rf"|由(?P<self>我们?|本人)(?={_VERBS})"
    rf"|(?:(?<![自理缘经])由(?![于此来])|责成|交给)(?P<named>{_PART}{{0,18}}(?:{_BODY}|{_OFFICE}))(?!的)"
)
_LABELLED = re.compile(
    rf"(?:责任|牵头|主办|承办|落实|完成)(?:单位|部门|人)[：为是]({_SEVERAL})(?=[，。；]|$)"
)
_CHARGED = re.compile("负责|牵头|主抓|承担|负总责")
_BEFORE_A_DEADLINE = "，于在力争务必确保"


class Doer(NamedTuple):
    """Who does a thing, "" where nobody is named; ``end``: where the name ends that stands right
    behind the deadline, 0 where it stands elsewhere."""

    name: str
    end: int = 0


NOBODY = Doer("")


def doers(text: str) -> Iterator[tuple[int, str]]:
    """Where in ``text`` somebody is said to do something, and who, in order."""
    found = [*_SUBJECT.finditer(text), *_BY.finditer(text)]
    for match in sorted(found, key=re.Match.start):
        named = {name: unit for name, unit in match.groupdict().items() if unit}
        name = next(iter(named))
        yield match.start(name), named[name]


def doer(sentence: str, start: int, end: int, *, before: str = "") -> Doer:
    """Who does what ``sentence`` wants by the deadline that stands from ``start`` to ``end``.

    Who stands right behind the deadline, else nearest before it in its part of the sentence (parts
    end with ；), else behind it; else, where the deadline opens its part, who opens the sentence.
    ``before`` is the sentence before: whom it puts in charge has what opens with a deadline, too.
    """
    part = sentence.rfind("；", 0, start) + 1
    part_end = sentence.find("；", end)
    part_end = len(sentence) if part_end < 0 else part_end
    behind = next(doers(sentence[end:part_end]), None)
    if behind and behind[0] <= len("，由"):
        return Doer(behind[1], end + behind[0] + len(behind[1]))
    ahead = [unit for _, unit in doers(sentence[part:end])]
    if ahead:
        return Doer(ahead[-1])
    if behind:
        return Doer(behind[1])
    if labelled := _LABELLED.search(sentence):
        return Doer(labelled[1])
    if sentence[part:start].strip(_BEFORE_A_DEADLINE):
        return NOBODY
    if part:
        return Doer(next((unit for place, unit in doers(sentence) if place == 0), ""))
    charged = _CHARGED.search(before)
    return Doer(next((unit for _, unit in doers(before)), "")) if charged else NOBODY


def names_an_office(text: str) -> bool:
    """Whether ``text`` is the name of an office and nothing else."""
    return re.fullmatch(rf"(?!{_NOT_A_DOER}){_PART}{{1,18}}(?:{_OFFICE})", text) is not None
