"""Entities lifted out of a wording as named slots."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from drafter.mining.formulas import WHOLE, without_formulas
from drafter.mining.vocabulary import GENRE_NOUNS
from drafter.mining.words import words
from drafter.text.clean import clean_line
from drafter.text.normalise import normalised
from drafter.text.numerals import NUMERAL
from drafter.text.tokens import blocks, tagged_words

_DAMAGE = re.compile(r"\*{2,}|X{3,}|(?<=[\u4e00-\u9fff])XX(?=[\u4e00-\u9fff])")
_MASK = r"(?:[×○]+|某+|X{1,2}|\*)"
_UNITS = "个|名|人|次|项|条|件|家|支|场|篇|份|批|类|章|亿|万|多|余|%|％|公里|平方米|元|天|小时|岁"
_MEETINGS = (
    r"(?:工作|座谈|推进|动员|部署|全体|专题学习|学习|代表|表彰|总结)*(?:会议|大会|全会"
    r"|(?:座谈|推进|动员|部署|学习|党代|扩大)会(?!议))"
)
_NOT = r"[^，。；：、“”《》{}的和与在对向为把了是以同等]"
_NOT_MARKS = r"[^，。；：“”《》{}]"
_TITLE = r"总书记|书记|同志(?!们)|局长|主任|部长|市长|县长|区长|省长|院长|校长|主席"
_DIGIT = re.compile(r"\d")
_ANY_TITLE = re.compile(_TITLE)

_COMMITTEE = r"[省市县区](?:、[省市县区])*委(?:、?[省市县区]政府)?"
_COMMITTEES = rf"(?:{_COMMITTEE}(?:[、和]{_COMMITTEE})*)"

_Rule = tuple[str, frozenset[str], re.Pattern[str]]
"""A slot, the characters of which its pattern needs one (0 stands for any digit), the pattern."""


def _rule(slot: str, needed: str, pattern: str) -> _Rule:
    return slot, frozenset(needed), re.compile(pattern)


_FIRST_RULES: tuple[_Rule, ...] = (
    _rule("上级", "经", r"(?<=经)[^，。；：]{2,16}?(?=(?:同意|批准|研究决定|研究同意))"),
    _rule("上级", "托", r"(?<=受)[^，。；：]{2,20}?(?=的?委托)"),
    _rule("上级", "照据",
        r"(?:(?<=按照)|(?<=根据))[^，。；：]{2,20}?(?=的?(?:统一)?(?:安排|部署|要求)，)"),
    _rule("上级", "委", rf"(?<=在){_COMMITTEES}(?=的?(?:坚强|正确|统一|直接)?领导下)"),
    _rule("上级", "委",
        rf"(?:(?:党中央、国务院|党中央|中央)[和、])?{_COMMITTEES}"
        r"(?=的?(?:重大)?(?:决策|工作)?(?:部署|要求)|提出的(?:各项)?(?:部署|要求|任务))"),
    _rule("单位", "代", r"(?<=代表)(?!大会|团)[^，。；：作]{2,24}?(?=，|向|对|作了)"),
    _rule("职务", "为", r"(?<=作为)[^，。；：]{0,12}(?:书记|局长|主任|部长|组长)"),
    _rule("文件", "《", r"《[^《》]+》"),
    _rule("文件", "例见法", rf"{_NOT}{{2,16}}(?:条例|实施意见|实施办法|若干意见)"),
    _rule("活动", "“", r"“[^“”]{2,14}”(?:主题)?(?:工程|活动|行动|计划|主题教育)"),
    _rule("日期", "月",
        r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?:去年|今年|明年)\d{1,2}月"),
    _rule("日期", "年近", r"[今去明]年(?!度)|年初(?=以来)|近期|(?<=在)过去的?一年"),
    _rule("年份", "0", r"\d{4}年度?"),
    _rule("会议名称", "大届",
        rf"(?:党的)?(?:[一二]?十[{NUMERAL}]?|[一二三四五六七八九])(?:大(?=精神|以来|报告|召开|提出|强调|，)"
        rf"|届[{NUMERAL}]{{1,2}}中全会)"),
    _rule("会议名称", "纪", r"(?:中纪委|中央纪委)[^，。]{0,12}?全会"),
    _rule("会议名称", "次", rf"第[{NUMERAL}]+次(?:党代会|代表大会)"),
    _rule("会议名称", "召", rf"(?<=召开)(?![这此本]次|的){_NOT_MARKS}{{2,36}}?{_MEETINGS}"),
    _rule("会议名称", "召", rf"(?<=召开了){_NOT_MARKS}{{2,36}}?{_MEETINGS}"),
    _rule("会议名称", "会", rf"(?<=在)(?![这此本]次){_NOT_MARKS}{{2,36}}?{_MEETINGS}(?=上)"),
    _rule("会议名称", "会",
        rf"(?:全国|全省|全市|全县|全区|中央|[省市县区]委?)(?:、(?:全国|全省|全市|全县|全区|[省市县区]))*"
        rf"{_NOT}{{0,4}}(?:党的)?{_NOT}{{0,12}}?{_MEETINGS}"),
    _rule("人名", "×○某X*", rf"(?:{_MASK}、?)+(?={_TITLE})"),
)  # fmt: skip
_THEN_RULES: tuple[_Rule, ...] = (
    _rule("单位", "局部院校关×○某X*",
        rf"(?:全市|全县|全区|全省)?(?:{_MASK}(?:局|委|公司|学校|医院|集团|中心)|[市县区省]局|我[局校院部]"
        r"|[市县区省]级机关|全局(?=上下|各级)|(?<!科)局(?=党组))"),
    _rule("地区", "省市县区州镇×X○",
        rf"(?:全|我|本)[省市县区州镇](?!委|局|直)|(?:美丽新)?{_MASK}[省市县区州镇]|新[×X]|[×X○]+(?=事业|的)"),
    _rule("数量", "×○某X*0", rf"(?:{_MASK}|\d[\d,.]*[万亿]?)(?=(?:多|余)?(?:{_UNITS}))"),
)  # fmt: skip
POINTS = re.compile(
    rf"(?:(?<=[讲谈提调绕个在抓从下的于])|(?<=强调))(?:[{NUMERAL}]{{1,2}}|几|\d{{1,2}})"
    r"(?=个方面|方面|点|条|个问题|项工作|个意见|项要求|个要求|件事)"
)
"""How many points are announced: a number that follows from the structure, no fact."""
_STRAY = ("nr", "ns", "nt")
_COMMON = frozenset(
    [
        "中国",
        "国家",
        "全国",
        "世界",
        "我国",
        "国内",
        "国际",
        "人民",
        "老百姓",
        "中央",
        "党中央",
        "国务院",
        "严",
        "党委",
        "党组",
        "喜庆",
        "敬畏",
    ]
)
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐"
    "费薛雷贺倪汤罗毕郝邬安常于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪项祝董梁杜阮蓝季贾江郭梅林徐邱骆高"
    "夏蔡田胡霍万卢丁邓石崔龚程陆翁段侯武刘龙叶白蒲温庄阎习列恩"
)
_SLOT_OR_WHOLE = re.compile(rf"\{{[^{{}}]+\}}|{WHOLE.pattern}")


_PLAIN = re.compile("[\u4e00-\u9fff，。、；：！？“”‘’（）《》…—]*")
"""What is written plainly as it stands."""
_SPACES = re.compile(r"\s+")
_GLUED = re.compile(r"\{(?:地区|单位|年份)\}(?=\{(?:事项|会议名称)\})")
_NAMED_ONCE = re.compile(r"(\{人名\}同志)(?:[、和]\1)+")
_ONCE = re.compile(r"(\{[^{}]+\})(?:[、和]?\1)+")


def is_damaged(text: str) -> bool:
    """Whether a site's word filter has masked names or ordinary words in ``text`` (``***``)."""
    return _DAMAGE.search(text) is not None


def written_plainly(text: str) -> str:
    """``text`` in the bank's one way of writing: full-width marks, paired quotation marks, no
    spaces."""
    if _PLAIN.fullmatch(text):
        return text
    return _SPACES.sub("", _paired(normalised(clean_line(text))))


def slotted(text: str, *, topic: tuple[str, ...] = ()) -> str:
    """``text`` written plainly, its entities as slots: 今天，我们召开{会议名称}。

    ``topic``: the wordings of what the speech is about, each of which becomes ``{事项}``. Formulas
    and the generic roll-call of offices stay. It does not judge the outcome.
    """
    plain = written_plainly(text)
    taken = slot_spans(plain, topic=topic)
    pieces = []
    at = 0
    for start, end, slot in taken:
        pieces += [plain[at:start], f"{{{slot}}}" if slot else plain[start:end]]
        at = end
    lifted = "".join([*pieces, plain[at:]])
    if "{" not in lifted:
        return lifted
    lifted = _NAMED_ONCE.sub(r"\1", _GLUED.sub("", lifted))
    return _ONCE.sub(r"\1", lifted)


def slot_spans(plain: str, *, topic: tuple[str, ...] = ()) -> list[tuple[int, int, str]]:
    """Start, end and name of every slot in ``plain``, in order; the name is "" for a formula that
    stays whole. ``plain`` is written plainly; ``topic`` as for ``slotted``."""
    chars = set(plain)
    if _DIGIT.search(plain):
        chars.add("0")
    taken: list[tuple[int, int, str]] = []

    def claim(pattern: re.Pattern[str], slot: str) -> None:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if start < end and all(end <= a or b <= start for a, b, _ in taken):
                taken.append((start, end, slot))

    for slot, needed, pattern in _FIRST_RULES:
        if not chars.isdisjoint(needed):
            claim(pattern, slot)
    for form in topic:
        if form in plain:
            claim(re.compile(re.escape(form) + "(?!中心组)"), "事项")
    claim(WHOLE, "")
    claim(POINTS, "数量")
    for slot, needed, pattern in _THEN_RULES:
        if not chars.isdisjoint(needed):
            claim(pattern, slot)
    for name in _names(plain):
        claim(re.compile(re.escape(name)), "人名")
    return sorted(taken)


def _names(plain: str) -> list[str]:
    """The persons named before their title."""
    if not _ANY_TITLE.search(plain):
        return []
    return [
        one.text
        for one, following in pairwise(words(plain))
        if _is_person(one.text, one.tag) and _ANY_TITLE.match(plain, following.start)
    ]


def _is_person(word: str, tag: str) -> bool:
    return tag.startswith("nr") and 2 <= len(word) <= 3 and word[0] in _SURNAMES


def stray_entity(pattern: str) -> str:
    """A name of a person, place or unit still standing in ``pattern``; "" if there is none."""
    has_slots = "{" in pattern
    rest = _SLOT_OR_WHOLE.sub("，", pattern) if has_slots else without_formulas(pattern)
    return next(filter(None, map(_stray_in, blocks(rest))), "")


@lru_cache(maxsize=1 << 14)
def _stray_in(block: str) -> str:
    for word, tag in zip(*tagged_words(block), strict=True):
        if (
            tag.startswith(_STRAY)
            and len(word) > 1
            and word not in _COMMON
            and word not in GENRE_NOUNS
            and (tag != "nr" or _is_person(word, tag))
        ):
            return word
    return ""


def _paired(text: str) -> str:
    """``text`` with straight quotation marks turned into pairs “ ”."""
    out = []
    opened = False
    for char in text:
        if char == '"':
            opened = not opened
            out.append("“" if opened else "”")
        else:
            out.append(char)
    return "".join(out)
