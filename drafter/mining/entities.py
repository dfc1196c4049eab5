"""Every concrete thing in a wording: what mining's rules lift out, and what they would reject.

Mining leaves a wording with a stray name or figure out of the bank. Where a whole speech becomes a
form (以稿写稿) nothing may be left out, so here names by the segmenter's tags and by shape, all
figures and all dates are found too. Words that are right again next year (今年, 近期) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from drafter.mining.formulas import OFFICES, WHOLE
from drafter.mining.slots import POINTS, slot_spans
from drafter.mining.vocabulary import GENRE_NOUNS
from drafter.mining.words import words
from drafter.text.surnames import SURNAMES
from drafter.text.tokens import frequency

_RELATIVE = re.compile(r"[今去明]年|年初|近期|过去的?一年")
_SPEAKS_FOR = re.compile("(?:我|同志|谨|先|并)代表$")
_ORDERED = re.compile("的?(?:(?:决策|重大|工作|最新)*(?:部署|安排|要求)).*$")
_NAMED_PARTS = re.compile(r"[、和与及]")
_STOPS = "。；;，,、.　 ：:！？!?"

_UNIT = (
    r"(?:个?百分点|%|％|‰|亿元|万元|元|平方公里|公里|平方米|立方米|千米|毫米|厘米|米|万?吨|万?亩|公顷|摄氏度|千瓦时|兆瓦"
    r"|小时|分钟|个?月|个?季度|周年|周|天|年|岁|个|名|位|人次|人|次|项|条|件|家|支|场|篇|份|批|类|章|户|处|座"
    r"|台|套|所|间|株|头|只|辆|艘|倍|成|级|期|届|轮|亿|万)"
)
_DIGITS = r"\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?"
_HAN_DIGIT = "一二两三四五六七八九"
_COUNTED = (
    r"(?:个?(?:省|市|县|区|乡镇|镇|乡|街道|社区|村|单位|部门|企业|项目|学校|医院|支部|党支部|小区|园区|家庭|小组)"
    r"|个?工作日|个?小时|家|名|位|户|所|座|亩|吨|公里|万|亿|年(?=来|多|间))"
)

_DATES = re.compile(
    r"\d{4}年(?:底|初|末|上半年|下半年)|(?:[今去明]年)?\d{1,2}月(?:\d{1,2}[日号]|[底初末]|[上中下]旬)?(?:至\d{1,2}月(?:底|\d{1,2}日)?)?"
    rf"|[二一][〇○零一二三四五六七八九]{{3}}年(?:[{_HAN_DIGIT}十]{{1,2}}月)?(?:[{_HAN_DIGIT}十]{{1,3}}日)?"
    rf"|[{_HAN_DIGIT}十]{{1,2}}月(?:[{_HAN_DIGIT}十]{{1,3}}日|[底初末]|[上中下]旬)|\d{{1,2}}[日号]|第?[一二三四]季度"
    r"|\d{1,2}[:：]\d{2}|(?:上午|下午|晚上|凌晨)\d{1,2}[时点](?:\d{1,2}分|半)?"
    r"|\d{1,2}[时点](?:\d{1,2}分)?(?=起|前|整|开)"
)
_YEARS = re.compile(
    r"“?十[一二三四五六]五”?(?=规划|时期|期间|末|开局|收官|目标|纲要)"
    r"|(?<![\d.])(?:19|20)\d\d(?:年度?|(?=[-—－至到、](?:19|20)\d\d年))"
)
_PAPERS = re.compile(r"《[^《》]+》|[\u4e00-\u9fff]{1,6}[〔\[［]\d{4}[〕\]］]\d+号")
_SLOGANS = re.compile(
    rf"“[^“”]{{0,8}}[{_HAN_DIGIT}十百千万\d][^“”]{{0,8}}”(?=工程|活动|行动|计划|战略|目标|布局)"
)
_FIGURES = re.compile(
    rf"(?:{_DIGITS}(?:分之{_DIGITS})?[百千万亿]*(?:多|余|几)?{_UNIT}?(?:分之\d+)?)"
    rf"|(?:百|千|万)分之[{_HAN_DIGIT}十百点零]+"
    rf"|(?<![第千万百十])[{_HAN_DIGIT}](?=[十百千万亿])[{_HAN_DIGIT}十百千万亿零]+(?:多|余)?(?={_UNIT}|{_COUNTED})"
    rf"|(?<![第初{_HAN_DIGIT}])十[{_HAN_DIGIT}]?(?:多|余)?(?={_COUNTED})"
    rf"|(?<![第十百千万{_HAN_DIGIT}])[二两三四五六七八九](?={_COUNTED})"
    rf"|[{_HAN_DIGIT}]成(?![为立长功果效绩就本员都型熟不以])(?:多|左右)?"
    rf"|第(?:\d+|[二三四五六七八九十]{{1,3}})(?:届|批|期|轮)"
)
_LONE_DIGITS = re.compile(r"\d[\d,.]*(?=[^\d点个条]|$)")
_MASKS = re.compile(
    r"[×○]+|X{2,}|(?<![A-Za-z])X(?![A-Za-z])|\*{1,}|某+(?=[省市县区镇乡村局委公单同年月日])"
)

_LEVEL = "省|自治区|自治州|市|县|区|镇|乡|村|街道|社区"
_PLACE = re.compile(
    rf"(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=[在到从对和与及由请让赴给以向把]))"
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}})(?:{_LEVEL})"
)
_NOT_PLACE = re.compile(
    r"^[全各我本每该贵两这那某几市省县区]|[城郊社园小校景山灾矿林厂片辖农老新老旧牧垦库省市县区镇乡村]$|^[的了是有在不]"
)
_OFFICE = re.compile(
    r"(?P<name>(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=[由请和与及在到从对向把经]))[\u4e00-\u9fff]{2,3})?"
    r"(?<![全各我本每])(?P<level>[省市县区镇乡])(?!委|级|直|政府|里|民|场|区|域)"
    r"(?:[\u4e00-\u9fff]{1,6}办(?![法理事公好成])|[\u4e00-\u9fff]{0,10}?"
    r"(?:委员会|办公室|管理局|局|厅|指挥部|安委会|安委办|工委|中心(?!组)|法院|检察院|公安处|银行|公司|集团|医院|大学|学院|中学|小学))"
)
_NO_OFFICE = re.compile(r"[的了在和与对把各为是]|工作|部门|主要")
_FIRM = re.compile(
    r"(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=[在到从对和与由向]))"
    r"[\u4e00-\u9fff]{2,10}?(?:有限责任公司|股份公司|有限公司|集团|公司|银行|大学|学院|中学|小学|医院)"
)
_TITLE = (
    "(?:总书记|书记|同志(?!们)|市长|县长|区长|省长|镇长|乡长|局长|厅长|部长|主任|院长|校长|主席|组长|所长|处长"
    "|科长|董事长|总经理|秘书长|教授|老师|先生|女士)"
)
_TITLE_BEFORE = re.compile(f"{_TITLE}$")
_NAMES = re.compile(
    r"(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=[由请和与对向跟]))"
    rf"(?:[\u4e00-\u9fff]{{2,3}}、)*[\u4e00-\u9fff]{{2,3}}(?=副?{_TITLE})"
)
_TITLE_AFTER = re.compile(f"副?{_TITLE}")
_ORDINARY = """
中国 我国 全国 全球 世界 国内 国际 城市 国家 中央 都市 亚洲 欧洲 西方 东方 境外 外国 大国 小国
万国 列国 诸国 古国 东西 爱国 南北 朝廷 太阳 英雄 湖泊 高原 美丽 大街 建国 王国 开国 庆典 深度
山脉 回国 治安 新鲜 海峡 河口 冰川 长度 山水 长大 莫非 普及 古典 阴阳 山坡 河谷 上马 太平 福利
日志 云集 青春 神圣 桥头堡 中路 新建 河水 中断 山洞 关联 上半场 湖水 广义 江水 海关 上台 山寨
契约 入口 中兴 广布 古都 重阳 三角洲 山口 千古 中道 伦理 泉水 治国 四中 三中 六中 加盟 密封
安宁 上门 立马 海滨 莫大 海滩 贵宾 嘉宾 卫国 山林 山川 北风 赞美 喜庆 兴旺 深谷 深水 归国 江流
入门 深渊 河畔 上岗 夕阳 远古 永固 新春 长寿 波及 太极 广度 满口 上古 山野 立国 开朗 端庄 珍藏
缅怀 锦旗 黑洞 广为 四壁 越野 虎口 法度 法典 河滩 法门 大坝 山丘 新旧 湖畔 沧桑 朝霞 滑坡 云头
串联 黑马 美化 深藏 登门 大关 扎根 蓝牙 横梁 恩典 加密 牙关 广博 罗列 满意度 朝拜 保鲜 中考
陡坡 远非 美感 西化 福田 铺平 复国 山岳 匹夫 株连 馆藏 密约 山脚 治本 中度 万古 蛟龙 祥云 爪牙
福地 千里马 富国 入海口 伦常 日增 重典 上联 下联 平原 大都 古城 三治 陈旧 半封建 海军 陆军
社会主义 大门 高端 南路 北路 东路 西路
"""
_NO_PLACE = frozenset(_ORDINARY.split())
"""Ordinary words that the segmenter takes for places."""
_ORGANISATION = re.compile(
    r"(?:委员会|党校|学院|大学|公司|集团|[^布全大结格]局|部|法院|检察院|研究院|科学院|厅|银行|协会|联合会|政协|总会)$"
)
_NO_UNIT = frozenset(
    ["中共", "中国共产党", "党中央", "国务院", "中共中央", "支部", "党支部", "总部", "干部"]
)


_WELL_KNOWN = 300
"""How often the segmenter's dictionary must have counted a name that stands without a title."""


def is_common(word: str) -> bool:
    """Whether the dictionary has the word; an unknown one is likely a name."""
    return frequency(word) > 0


class Entity(Struct, frozen=True):
    """A concrete thing at ``start:end`` of the wording it was found in, and its slot."""

    start: int
    end: int
    slot: str
    text: str


def entities(plain: str, *, topic: tuple[str, ...] = ()) -> tuple[Entity, ...]:
    """Every entity in ``plain`` (written plainly), in order, none overlapping another.

    ``topic``: wordings of what the speech is about (slot 事项). Fixed formulas, the roll-call of
    offices, the number of points announced and words relative to the day are left alone.
    """
    taken: list[tuple[int, int, str]] = []
    for start, end, slot in slot_spans(plain, topic=topic):
        if slot == "上级":
            end = start + len(_ORDERED.sub("", plain[start:end]))
        kept = "" if _stays(plain, start, end, slot) else slot
        taken.append((start, _with_unit(plain, end) if kept == "数量" else end, kept))
    for slot, spans in _found(plain):
        for start, end in spans:
            if start < end and all(end <= a or b <= start for a, b, _ in taken):
                taken.append((start, end, slot))
    trimmed = (_trimmed(plain, *each) for each in sorted(taken) if each[2])
    return tuple(Entity(s, e, slot, plain[s:e]) for s, e, slot in trimmed if s < e)


def _stays(plain: str, start: int, end: int, slot: str) -> bool:
    """Whether a slot of mining's is no fact to ask: a day relative to the speech, the number of
    points it announces, an office that any speech of the level names (省委、市委)."""
    text = plain[start:end]
    if slot == "日期":
        return _RELATIVE.fullmatch(text) is not None
    if len(text) == 1 and slot == "单位" and text not in "×○*X":
        return True
    if slot == "单位" and plain[:start].endswith("代表"):
        return not _SPEAKS_FOR.search(plain[:start])
    if slot == "数量":
        announced = plain[:start].endswith(("讲", "谈", "提", "强调")) or not text[0].isdigit()
        return announced and POINTS.match(plain, start) is not None
    parts = [part for part in _NAMED_PARTS.split(text) if part]
    return slot in ("上级", "单位") and all(part in OFFICES for part in parts)


def _with_unit(plain: str, end: int) -> int:
    """A number goes with its unit: 87公里 is what is asked, not 87."""
    unit = re.compile(rf"(?:多|余)?{_UNIT}").match(plain, end)
    return unit.end() if unit else end


Spans = Iterable[tuple[int, int]]


def _found(plain: str) -> Iterable[tuple[str, Spans]]:
    """What the rules of this module find, slot by slot; the earlier of two that overlap counts."""
    yield "文件", _spans(_PAPERS, plain)
    yield "活动", (span for span in _spans(_SLOGANS, plain) if not WHOLE.fullmatch(plain, *span))
    yield "日期", _spans(_DATES, plain)
    yield "年份", _spans(_YEARS, plain)
    yield "人名", _people(plain)
    yield (
        "单位",
        (
            span
            for span in (*_offices(plain), *_spans(_FIRM, plain))
            if not _NO_OFFICE.search(plain[slice(*span)]) and _is_name(plain[slice(*span)])
        ),
    )
    yield (
        "单位",
        (
            (word.start, word.end)
            for word in words(plain)
            if word.tag == "nt" and _ORGANISATION.search(word.text) and word.text not in _NO_UNIT
        ),
    )
    yield "地区", _places(plain)
    yield "地区", _tagged_places(plain)
    yield "数量", _spans(_FIGURES, plain)
    yield "数量", _spans(_LONE_DIGITS, plain)
    yield "单位", _spans(_MASKS, plain)


def _spans(pattern: re.Pattern[str], plain: str) -> Spans:
    return (match.span() for match in pattern.finditer(plain))


def _offices(plain: str) -> Spans:
    """Offices with the level before them, and the name of the place where that is one."""
    for match in _OFFICE.finditer(plain):
        named = match["name"] and not frequency(match["name"])
        yield (match.start() if named else match.start("level")), match.end()


def _is_name(text: str) -> bool:
    """Whether an office or firm is a certain one: more than a kind of house (重点企业, 医院)."""
    return not is_common(text) and not all(
        is_common(word.text) and word.tag[0] in "abdmrv" for word in words(text)[:-1]
    )


def _people(plain: str) -> Spans:
    """Names by the segmenter's tag that stand beside a title or 同志, or that its dictionary has;
    several in a row (周岚、许映川同志) share the title of the last."""
    found = words(plain)
    named_after = False
    spans = []
    for place in range(len(found) - 1, -1, -1):
        word = found[place]
        if word.text in "、和":
            continue
        is_name = (
            word.tag.startswith("nr")
            and 2 <= len(word.text) <= 3
            and word.text[-1] not in "省市县区镇乡村"
            and word.text[0] in SURNAMES
            and word.text not in GENRE_NOUNS
            and word.text != "习近平"
        )
        before, after = plain[: word.start], plain[word.end :]
        beside = bool(_TITLE_AFTER.match(after) or _TITLE_BEFORE.search(before))
        known = len(word.text) > 2 and frequency(word.text) >= _WELL_KNOWN
        if is_name and (beside or named_after or known):
            spans.append((word.start, word.end))
            named_after = True
        else:
            named_after = False
    return [*spans, *_spans_of_names(plain)]


def _spans_of_names(plain: str) -> Spans:
    """Surnames with one or two characters, one or several, before a title that they share, where
    the segmenter cut them wrongly."""
    for match in _NAMES.finditer(plain):
        for name in re.finditer("[^、]+", match[0]):
            if _could_be_name(name[0]):
                yield match.start() + name.start(), match.start() + name.end()


def _could_be_name(text: str) -> bool:
    parts = [word for word in words(text) if len(word.text) > 1]
    return (
        text[0] in SURNAMES
        and text not in GENRE_NOUNS
        and all(word.tag[:2] in ("nr", "ns", "nz") or not frequency(word.text) for word in parts)
    )


def _places(plain: str) -> Spans:
    """Names of places by shape: an unknown word before 省, 市, 县 … at the start of a group."""
    for match in _PLACE.finditer(plain):
        name = match["name"]
        if _NOT_PLACE.search(name) or is_common(match[0]) or match[0] in _NO_PLACE:
            continue
        parts = words(match[0])
        named = is_common(name) and any(part.tag[:2] in ("ns", "nr", "nz") for part in words(name))
        unknown = not any(
            is_common(name[i:j]) for i in range(len(name)) for j in range(i + 2, len(name) + 1)
        )
        if named or unknown or (len(parts) == 1 and parts[0].tag[:2] in ("ns", "nr")):
            yield match.span()


def _tagged_places(plain: str) -> Spans:
    """Places by the segmenter's tag; 白鹭湾区, cut in two, is one."""
    found = words(plain)
    for before, word in zip((None, *found), found, strict=False):
        if word.tag.startswith("ns") and _is_place(word.text):
            joined = before and before.tag[0] == "n" and _begins_group(plain, before.start)
            part = len(word.text) == 2 and word.text[-1] in "区县镇乡村"
            yield (before.start if before and joined and part else word.start), word.end


def _begins_group(plain: str, at: int) -> bool:
    """Whether a group of words begins at ``at``: behind a mark, or behind 在, 和 and their like."""
    return at == 0 or re.match("[^\u4e00-\u9fff]|[在到和与及]", plain[at - 1]) is not None


def _is_place(word: str) -> bool:
    """Whether a word that the segmenter takes for a place is one: with 省, 市, 县 … behind, or a
    short name that is no ordinary word."""
    if word in _NO_PLACE | GENRE_NOUNS or _NOT_PLACE.search(word[:-1]) or len(word) < 2:
        return False
    return re.search(f"(?:{_LEVEL})$", word) is not None or len(word) <= 3


def _trimmed(plain: str, start: int, end: int, slot: str) -> tuple[int, int, str]:
    """Without the stops at the ends, which an answer would lose."""
    while start < end and plain[start] in _STOPS:
        start += 1
    while end > start and plain[end - 1] in _STOPS:
        end -= 1
    return start, end, slot
