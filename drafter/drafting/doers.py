"""Who does what is to be done, as far as a sentence says so outright.

A doer is an office, a body of people or a person that stands where the one who acts stands: behind
由 or 请, or at the beginning of a clause with a verb of doing behind it. What is only acted upon
(对各企业开展检查) or owns something (县林草局的方案) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.text.tokens import tagged

_UNIT = (
    "局|厅|委(?!会|员)|管委会|委员会|[村居]委会|办公室|督查室|指挥部|项目部|组织部|宣传部|统战部|武装部|社工部|"
    "纪委|政府|党委|党组(?!织)|公司|集团|工会|妇联|残联|科协|文联|工商联|红十字会|联社|供销社|联合会|协会|商会|报社|银行|农商行|[分支]行"
)
"""What only the name of an office or a body ends in."""
_OFFICE = (
    f"{_UNIT}|(?:(?<=应急)|(?<=督查)|(?<=交通)|(?<![督查承主协举交领催快急速立自通能马特严盯]))办|中心(?![城医小学校村镇地])|机关|部门|单位|支部|小组|专班|班子|"
    "(?:党|团|群团|社会|基层|行业|自治|合作)组织|(?:工作|督导|督查|检查|指导|服务|突击|执法|救援|巡逻|宣讲|监管)[组队]|[巡监]察组|纪检组|年级组|教研组|政协|人大"
)
_SYSTEMS = (
    "财政|公安|民政|审计|税务|住建|水利|交通|教育|卫健|应急|市场监管|城管|农业农村|自然资源|发改|人社|"
    "文旅|林草|商务|消防|气象|信访"
)
_BODY = (
    "企业|学校|高校|院校|中学|小学|高中|职校|大学|幼儿园|医院|商场|园区|工业园|开发区|县区|区县|乡镇|镇街|街道|社区|(?<![超])市|县|"
    "(?<![小片库灾林山景校城矿厂地社])区|镇|乡|(?<![进入到驻农])村|科室|(?<![教居温卧寝])室|合作社|"
    "(?<![一逐每两几查到])处|院|所|(?<![车电水])(?<!处理|中转)站(?![在上到起])|馆|支队|大队|中队|(?<![人动满超定])员|干部|负责人|责任人|责任区|民警|医生|教师|老师|[师志员长]们|支书|各方|总监|经理|一把手|"
    "(?<![全内外局中东西南北干一])部(?!门)|(?<![学本专全文内外])科(?!室)|"
    "(?<=[长记任])[^的、，]{2,3}(?=负责|牵头|主抓|挂帅)|"
    "业主|物业|商户|经营户|同志|属地|“两委”(?:班子)?|"
    f"(?<=[省市县区乡镇])(?:{_SYSTEMS})|"
    "书记|[省市州县区镇乡村局厅院校部站所处科室股组队班园河湖林田路街链楼库巷会格]长|主任|领导(?!小组|班子|干部)|气象台|电视台|主席团"
)
_OTHER_THAN_NAMES = r"的把对由将被向于是\d\W_"
_PART = rf"(?:[^{_OTHER_THAN_NAMES}]|对(?=外|口|台))"
_NAME = rf"{_PART}{{0,18}}?(?:{_BODY}|{_OFFICE})(?:（[^（）]{{1,4}}）)?"
_TOGETHER = "(?:[两三四五六七八九十]家|等(?:单位|部门|地))?"
_SEVERAL = (
    rf"(?:(?>{_NAME}、)*{_NAME}(?:[和及]{_NAME})?{_TOGETHER}"
    rf"|(?>{_PART}{{1,8}}、)*{_PART}{{1,8}}[、和及]{_PART}{{1,12}}?(?:{_OFFICE}))"
)
"""Names in a row. Where the last is an office's, a word may do for the others (教育、卫健部门).
What ends in 、 is never read another way again, so that a long row takes no long time."""
_VERBS = (
    "要(?!求|(?:建成|完工|竣工|封顶|投用|通车)(?:[，。；]|$))|承诺|保证(?!金)|"
    "应(?!急|用|届)|须|必须|负责(?!的)|负总责|牵头(?!的)|主抓|承担|把|对(?!外|口|台)|会同|"
    "组织(?!部|人事|机构|科|委员|办)|完成|出台|拿出|开展|都(?!市)|全部|制定|汇总|将|"
    "至少|每|逐|抓|管好|联合(?!社|会(?!商)|体|总|工会|党|执法[大中支队])|共同(?!富裕)|分别|按|"
    "报(?!社|警|刊|送单位)|提交|印发|启动|做好|落实(?!情况|办|专班|组)|配合|督促(?!组)|"
    "协调(?!办|组|小组|中心|机制|指挥)|指导(?!中心|[小]?组|站|员|办|处|委|服务)|"
    "包(?!装|[联保抓挂村片组户](?:单位|部门|领导|干部|责任|工作|组长))|派(?!出[所机单]|驻)|"
    "于|在(?!建|线|册|职)|高度|认真|切实|抓紧|尽快|主动|迅速|立即|具体|亲自|带头|务必|严格|"
    "全面(?!深化|依法|从严)|进一步|是(?:第一)?责任人|作为(?=牵头|责任|主管)"
)
"""What says that the one before it acts; not where it goes on with an office's name (县应急局)."""
_WHEN = r"(?:今年|明年|年底|元旦|五一|国庆|春节|汛期|入汛|\d{1,4}[年月])"
_NOT_A_DOER = (
    "组织|写明|明确|列出|落实|建立|确定|督促|指导|推动|推进|要求|引导|动员|帮助|支持|监督|完成|确保|抓好|做好|深入|对照|包括|覆盖|涉及|"
    "没有|依托|委托|安排|通过|根据|按照|围绕|会同|配合|协调|联合|同(?!志)|跟|与|向|到|给|为|让|使|因|在|是"
)
_BEGINNING = r"(?:^|(?<=[，；：。！？\s]))(?:其中|同时|并)?[，]?"
_SUBJECT = re.compile(
    rf"{_BEGINNING}(?P<unit>(?!{_NOT_A_DOER}){_SEVERAL})(?={_VERBS}|{_WHEN})"
    rf"|{_BEGINNING}(?P<addressed>[各全省市县区乡镇]{_SEVERAL})(?=，{_WHEN})"
    rf"|{_BEGINNING}(?P<all>全体{_PART}{{0,8}}?(?:人员|职工|教师|医护|{_BODY})(?:干部)?(?:职工)?)(?!的)"
    rf"|(?<![让使给为向跟和与叫请谢领动醒是])(?P<everybody>大家)(?={_VERBS}|会|{_WHEN})"
    rf"|{_BEGINNING}(?P<office>(?!{_NOT_A_DOER}){_PART}{{0,18}}?(?:{_OFFICE}))(?=建成)"
    rf"|{_BEGINNING}(?P<each>各(?:(?![交报到]){_PART}){{0,10}}(?:{_OFFICE}|{_BODY})|每个?人|我们|我(?=将|要|向.{{0,4}}(?:保证|承诺|表态)|来(?![自说讲谈到看])|会|负责|牵头|保证|承诺)|我[市县区镇乡局委办院校村司行站所]|本人"
    rf"|各地|本[级市县区局单位]+)(?!的)"
)
_BY = re.compile(
    rf"(?:(?<![自理缘经])由(?![于此来])|责成|交给|委托|安排|请|希望|要求)(?P<unit>{_SEVERAL})(?={_VERBS}|，?{_WHEN})"
    rf"|请(?P<invited>大家|各位|同志们)"
    rf"|由(?P<self>我们?|本人)(?={_VERBS})"
    rf"|(?:(?<![自理缘经])由(?![于此来])|责成|交给)(?P<named>{_PART}{{0,18}}(?:{_BODY}|{_OFFICE}))(?!的)"
)
_LABELLED = re.compile(
    "(?:责任|牵头|主办|承办|落实|完成|包联|包保|包抓)(?:单位|部门|科室|主体|人|领导)"
    rf"(?:：([^：。，；）]+)|[为是]({_SEVERAL})(?=[，。；）]|$))"
)
_ROLE = "(?:各方|单位|部门|领导|机构|责任人|负责人|人员|工作[组队]|[办组专队局室会])"
_LEVEL = "[省市州县区镇乡村局厅院校]|各|本|我|有关|相关|全[省市县区镇乡]"
_TAGGED_OTHERWISE = re.compile(
    "服务(?=企业|项目|基层)|选派|增派|新设|新建|改建|扩建|新增|[盯管守抓建育做压夯扛筑织扎摸看配选治理护稳][住好牢实紧强优活细准稳清严深透足齐]"
    "|[紧狠深严][盯抓挖查管]"
    f"|(?:救助|扶持|联系|关心|关爱|奖补|补助)(?!{_ROLE})"
    "|(?:检查|抽查|督查|巡查|整治|整顿|治理|清理|培训|培育|奖励|慰问|改造|考核|评价)"
    f"(?!(?:{_ROLE}|企业|公司|干部|学校)|.*(?:{_UNIT}|中心|[办组队室])$)"
)
"""Verbs that the segmenter's dictionary has as something else, and those with an outcome (压实)."""
_ONE_PLACE = (
    "[^全各本每驻进到、]{2,3}"
    "(?:县|市|(?<!乡)镇|乡|街道|(?<!农)村|(?<![园社小城景厂矿库片新灾县])区)"
)
_PLACE = re.compile(f"{_ONE_PLACE}(?:[、和及]{_ONE_PLACE})*")
_LOCAL_OFFICE = re.compile(
    rf"(?:[省市州县区镇乡村]|各|本|我|[^{_OTHER_THAN_NAMES}]{{2,3}}[市县区镇乡])(?:(?!{_VERBS}){_PART}){{0,14}}?"
    "(?:局|厅|公司|集团|医院|大队|[中小]学|村委会|管委会|办公室|中心(?![城医小学校村镇地])|(?<=各)[县区镇乡村])"
)
_ONCE = re.compile("[^的]{1,4}(?:一[遍次轮批]|到位|完毕)")
_INNER_UNITS = "室科股办队中处站所组部会心"
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
        if match.re is _BY or not _is_action(named[name]):
            yield match.start(name), named[name]


def _is_action(text: str) -> bool:
    """Whether what reads like a name tells what is done to somebody (帮扶企业, 紧盯重点单位): it
    begins with a verb that no role follows at once (牵头单位)."""
    if re.match(f"{_LEVEL}|{_SYSTEMS}", text) or _PLACE.fullmatch(text):
        return False
    (first, tag), *_ = tagged(text)
    if len(first) == 1 and re.match(_ONE_PLACE, text):  # 望湖区, its first character a verb
        return False
    if tag in {"l", "i"}:
        first, tag = tagged(text[:2])[0]
    if tag == "v":
        return not re.match(f"(?:{_ROLE})", text[len(first) :]) and first[0] not in "驻包"
    return tag in {"ad", "d", "z"} or _TAGGED_OTHERWISE.match(text) is not None


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
    if plain := _doer_without_sign(sentence[end:part_end]):
        return plain._replace(end=end + plain.end)
    ahead = [unit for _, unit in doers(sentence[part:end])]
    if ahead:
        return Doer(ahead[-1])
    if behind:
        return Doer(behind[1])
    if labelled := _LABELLED.search(sentence):
        return Doer(labelled[1] or labelled[2])
    if sentence[part:start].strip(_BEFORE_A_DEADLINE):
        return NOBODY
    if part:
        return Doer(next((unit for place, unit in doers(sentence) if place == 0), ""))
    charged = _CHARGED.search(before)
    return Doer(next((unit for _, unit in doers(before)), "")) if charged else NOBODY


def _doer_without_sign(behind: str) -> Doer | None:
    """Whose name opens ``behind``, what stands behind a deadline, where a plain verb follows
    (，县教育局走访一遍) that is none of the signs of one who acts."""
    clause = re.split("[，。；！？]", behind.removeprefix("，"))[0]
    if (match := _LOCAL_OFFICE.match(clause)) is None:
        return None
    rest = clause[match.end() :]
    goes_on = re.search(f"的|[{_INNER_UNITS}]", rest[:6])
    is_verb = rest and tagged(rest)[0][1] in {"v", "d", "ad", "vd"}
    if goes_on or not (is_verb or _ONCE.match(rest)):
        return None
    return Doer(match[0], behind.index(match[0]) + len(match[0]))


def names_an_office(text: str) -> bool:
    """Whether ``text`` is the name of an office and nothing else."""
    named = rf"(?:{_LEVEL}){_PART}{{0,18}}(?:{_BODY}|{_OFFICE})|{_PART}{{1,18}}(?:{_UNIT})"
    is_named = re.fullmatch(rf"(?!{_NOT_A_DOER})(?:{named})", text) is not None
    return is_named and not _is_action(text)
