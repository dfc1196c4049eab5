"""The meeting's full name, its place and who comes, where a notice says so in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gathering.notice.labels import NUMBERING
from drafter.text.sentences import line_spans, sentence_spans

_KINDS = (
    "会议|大会|会|仪式|典礼|式|节|论坛|讲座|培训班|研讨班|党课|活动|讲坛"
    "|第[一二三四五六七八九十\\d]+讲"
)
_HOLD = "召开|举行|举办"
_ADDED = "(?:补充|紧急|预备|预|更正|延期|改期)?(?:通知|函|邀请函|公告)"
_TITLE = re.compile(
    rf"关于(?:[^。；：\n]{{2,16}}?并)?(?:组织)?(?:{_HOLD}|参加|出席|邀请(?:参加|出席))(?P<name>[^。；：]{{3,90}}?)的{_ADDED}"
    r"|关于(?:组织|集中)?开展(?P<carried>[^。；：]{3,60}?(?:活动|党课|培训|会|党日))的通知"
    rf"|关于(?:调整|变更|推迟|延期|改期|更正)(?:{_HOLD})?(?P<changed>[^。；：]{{3,90}}?)"
    rf"(?:{_HOLD}|(?:会议)?(?:有关)?(?:时间|地点|会场|日期|事项|安排|[、和及与])+)*的{_ADDED}"
)
_SHEET = re.compile(
    rf"^[ ]*(?P<name>(?![一二三四五六七八九十\d]+[、.])[^，。；：\s]{{4,60}}?(?:{_KINDS}))"
    r"(?:会务)?(?:通知|安排|议程|日程|程序|流程|方案|须知|预案|手册|指南|预告|公告)[表单]?[ ]*$",
    re.MULTILINE,
)
_HEAD = 500  # characters in which a title stands
_DAY_AHEAD = (
    r"(?=\d{1,4}[年月]|[二〇零○一二三四五六七八九十]+[年月]"
    "|[本这下]个?(?:周|星期)|今[天晚]|明天|后天)"
)
_SETS = re.compile(
    "(?:[兹拟特]?[定订]于|拟于|将于|兹于|计划于|改于|[决拟]定|拟|(?<!地点)(?:调整|改|延期|推迟|提前|顺延)(?:至|为|到|在)"
    f"|(?<![请须应务])于{_DAY_AHEAD})"
)
_DAY_NEAR = re.compile(
    r"[^，。；\n]{0,8}?(?:\d+[年月日时点：]|月|今|明|后天|本|下|周|[〇一二三四五六七八九十]+年)"
)
_MOVED = (
    "(?:调整|改期?|延期|推迟|提前|顺延|变更)(?:至|为|到|在|于)(?=[今明后本下]|\\d{4}年|\\d{1,2}月)"
)
_SETTING = re.compile(
    f"{_SETS.pattern}[^。！？\\n]*?(?:{_HOLD}|开[^，。；\\n]{{0,40}}?会)|{_MOVED}"
)
_HELD = re.compile(
    rf"(?:(?:{_HOLD})(?:的)?|(?<=[室厅堂楼场点半午])开(?!展))(?:个|一次|一场)?(?P<name>[^，。；：\n]{{2,70}}?(?:{_KINDS}))"
    r"(?=[，。；：（\n ]|的|请|届时|现将|有关|因|由于|将|[拟定]于|改|调整|推迟|延期|$)"
)
_BEFORE = re.compile(
    rf"(?P<name>[^，。；：\s]{{4,70}}?(?:{_KINDS}))(?:（[^（）]*）)?"
    rf"(?:[兹拟]?[定订]于|拟于|将于|于{_DAY_AHEAD})"
)
_ROOM = (
    "室|厅|楼|堂|中心|会场|宾馆|酒店|饭店|广场|学校|党校"
    "|大院|局|院|馆|剧院|基地|园区|园|校区|机关|公司|工地|现场|号"
)
_PLACE = re.compile(
    rf"(?P<place>[^，。；：（）\n]{{2,40}}?(?:{_ROOM})[^，。；：（）\n]{{0,6}}?)"
    r"[ ]*(?=[，。；（\n]|$)"
)
_AT = re.compile(
    rf"在(?P<place>[^，。；：\n]{{2,40}}?(?:{_ROOM})[^，。；：\n]{{0,6}}?)"
    rf"(?:{_HOLD}|(?<=[室厅堂楼场])(?:开(?!展)|进行|开展))"
)
_PLAINLY = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|[本这下]个?(?:周|星期)[一二三四五六日天]|今[天晚]|明[天晚早]|后天)"
    rf"[^。\n]*?(?:{_HOLD}|(?<=[室厅堂楼场点半午])开|开展|进行)(?!的)"
)
_NO_NAME = re.compile(
    "近期|(?:[两二三四五几]个|有关|相关)会议$"
    "|(?:医院|公司|集团|局|委|办|办公室|学校|大学|学院|中心|院|处|科|政府|支队)(?:会议|活动|培训)$"
)
_RESOLVED = re.compile(
    rf"(?:(?:现就|现将|决定|同意|研究，?|拟|定)(?:组织)?(?:{_HOLD})(?:个|一次|一场)?|现[就将])"
    rf"(?P<name>[^，。；：\n]{{2,70}}?(?:{_KINDS}|培训))(?=有关|相关|事宜|事项|的|，|。|；)"
)
_DOES_FIRST = re.compile(
    "佩戴|携带|自带|身着|着装|着正装|统一|提前|安排|按照|按要求|做好|准备|妥善|合理|带好|带上|克服"
)
_BELOW = "时间|地点|参会|参加|出席"
_HEADING = re.compile(
    rf"^[ ]*{NUMBERING}[ ]*(?P<name>[^，。；：\n]{{4,60}}(?:{_KINDS}))[ ]*\n[ ]*"
    rf"(?:{NUMBERING})?[ ]*(?:会议|活动|召开)*(?:{_BELOW})",
    re.MULTILINE,
)
_MOVED_TO = re.compile(
    "(?:地点|会场)[\ufffc也统一同时相应]*(?:改为|改在|改至|改到|变更到|变更至|调整为|调整到|调整至|变更为|设在|为)(?P<place>[^，。；\\n]{2,40})"
)
_INVITED = re.compile(
    "(?<!敬)(?:请|邀请)(?P<who>(?!参会|与会|各参会|准时|按时|提前|届时|务必|您)"
    "(?:(?!安排|组织|做好|准备|提前)[^。；\\n]){2,120}?)"
    "(?P<how>准时|按时|届时)?(?:参加|出席|列席|参会|到会|与会)(?:会议|本次会议|活动|培训)?(?=[，。；！\\n]|$)"
)
_LISTED = re.compile(
    "请(?:以下|下列)(?:人员|同志|单位|领导)[^。：\n]{0,14}：[ ]*(?P<who>[^。\n]{2,200})"
)
_COMING = re.compile(
    rf"(?<=[。，\n])[ ]*(?P<who>(?!请|由|会议|增加|{NUMBERING})(?:(?!到)[^。，；\n]){{0,60}}?"
    "(?:全体|负责人|人员|成员|代表|书记|同志|职工|干部|领导)(?:(?!到)[^。，；\n]){0,20}?)"
    "(?:准时|按时)?(?:参加|出席|参会|到会)(?:会议|活动|培训)?(?=[，。；！\n]|$)"
)


def is_setting(sentence: str) -> bool:
    """Whether a sentence sets a meeting (定于……召开)."""
    return bool(_SETTING.search(sentence))


def setting_spans(text: str, end: int) -> list[tuple[int, int]]:
    """The sentences that set the meeting; where none says so (定于), those that name a day and a
    room where something is held."""
    spans = sentence_spans(text, 0, end)
    found = [(s, e) for s, e in spans if is_setting(text[s:e])]
    return found or [(s, e) for s, e in spans if _PLAINLY.search(text, s, e)]


def set_from(text: str, start: int, end: int) -> int:
    """Where in a setting sentence the day begins that counts: behind 定于; behind 调整至 where it
    was set anew."""
    ends = [match.end() for match in _SETS.finditer(text, start, end)]
    return max([each for each in ends if _DAY_NEAR.match(text, each)] or ends, default=start)


def is_name(words: str) -> bool:
    """Whether words end as a meeting's name does and are not a sentence."""
    return bool(re.fullmatch(rf"[^，。；：\s]{{4,60}}(?:{_KINDS})", words))


def titled(text: str, *, labelled: bool = False) -> Iterator[tuple[int, int]]:
    """The name in the notice's title: 关于召开……的通知, ……会议安排表; the head of a form whose
    cells say the name (``labelled``) is none."""
    match = _TITLE.search(text, 0, _HEAD)
    if match is None:
        sheet = _SHEET.search(text, 0, _HEAD)
        if sheet is not None and not labelled and not _NO_NAME.search(sheet["name"]):
            yield sheet.span("name")
        elif sheet is None and not labelled:
            first = line_spans(text, 0, _HEAD)[:1]
            yield from (line for line in first if is_name(text[slice(*line)]))
        return
    name = str(match.lastgroup)
    if not _NO_NAME.search(match[name]):
        yield match.span(name)


def headed(text: str, end: int) -> list[tuple[int, int]]:
    """The names of several meetings of one notice, each the heading of its time and place."""
    found = [match.span("name") for match in _HEADING.finditer(text, 0, end)]
    return found if len(found) > 1 else []


def named(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The names in sentences that set a meeting."""
    for start, stop in setting_spans(text, end):
        before = _BEFORE.search(text, start, stop)
        held = _HELD.search(text, start, stop)
        match = held or before
        if match is not None and not _NO_NAME.search(match["name"]):
            yield match.span("name")
    for match in _RESOLVED.finditer(text, 0, end):
        if not _NO_NAME.search(match["name"]):
            yield match.span("name")


def placed(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The places in sentences that set a meeting."""
    for start, stop in setting_spans(text, end):
        match = _AT.search(text, start, stop)
        if match is not None and "范围" not in match["place"]:
            yield match.span("place")
    for moved in _MOVED_TO.finditer(text, 0, end):
        yield moved.span("place")


def place_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place that stands beside the time behind one label (时间地点)."""
    match = _PLACE.search(text, start, end)
    return match.span("place") if match else None


def invited(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Who is asked to come: 请……参加, or in a notice to one's own people ……参加."""
    listed = [match.span("who") for match in _LISTED.finditer(text, 0, end)]
    asked = listed or [_who(match) for match in _INVITED.finditer(text, 0, end)]
    yield from asked or [match.span("who") for match in _COMING.finditer(text, 0, end)]


def _who(match: re.Match[str]) -> tuple[int, int]:
    """Who is asked, without what they are to do before they come (佩戴党徽，准时参加)."""
    does = _DOES_FIRST.search(match["who"])
    return match.start("who"), match.start("who") + does.start() if does else match.end("who")
