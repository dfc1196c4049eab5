"""The labels of a notice: which words open which field, in whatever layout they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

OTHER = "其他"
_OF = (
    "(?:(?:本次|主要|具体|有关|相关|会议|活动|开会|培训|学习|集中|召开|举行|举办|开班|开班式|授课|讲座"
    "|观摩|仪式|党课|考察|调研|座谈|部署会|动员会"
    "|论坛|比赛|演练|宣讲|表彰|推进会|大会|颁奖|研讨|沙龙|会商)*)"
)
_COMES = "(?:拟请|拟邀请?|拟)?(?:参会|参加|出席|与会|列席|参训|参学|到会|应到|邀请|受邀|观摩|听课)"
_WORDS: dict[str, str] = {
    "会议名称": "(?:会议|活动|培训|仪式|讲座)(?:名称|全称)",
    "时间地点": f"{_OF}时间(?:、|和|及|与|/)?{_OF}地点",
    "地点": f"{_OF}(?:地点|地址|场所|会场)(?:设置|安排)?"
    f"|{_OF}(?:形式|方式)(?:、|和|及|与){_OF}地点",
    "时间": f"{_OF}(?:时间|日期)(?:安排)?",
    "参会人员": f"{_COMES}(?:本次)?(?:会议|活动|培训|开班式)?(?:的)?"
    "(?:人员|范围|对象|单位|领导|嘉宾|代表|同志)(?:范围|安排|及要求)?"
    f"|(?:会议|活动)?规模(?:及|和|、|与){_COMES}(?:人员|范围|对象)"
    "|参会|参加|出席|列席|(?:人员|参会|参加|听众)(?:范围|人员)|(?:会议|培训|授课|学习|活动)(?:代表|对象|人员|范围)",
    "议程": f"{_OF}(?:议程|议题|程序|流程|日程)(?:安排|如下)?|[\u4e00-\u9fff]{{2,4}}议程",
    "内容": f"{_OF}会议{_OF}内容|主要内容",
    "主持人": "(?:会议)?主持(?:人|领导)?",
    "讲话人": "(?:会议)?讲话(?:人|领导)?",
    "主讲人": "主讲(?:人|老师|专家|嘉宾)?|授课(?:人|老师|专家|教师|领导)|党课(?:主讲|授课)人",
    "致辞人": "致辞(?:人|嘉宾|领导)?",
    "发文单位": "(?:发布|发文|通知|印发)(?:部门|单位|科室)",
    "事由": "(?:会议)?(?:主题|内容|事由)",
    OTHER: "[\u4e00-\u9fff]{0,8}(?:要求|事项|事宜|纪律|方式|电话|联系人|材料|名单|编号|记录人?|备注"
    "|附件|说明|会期|报到|报名|食宿|住宿|交通|着装|服装|请假|须知|主题|内容|时间|日期|地点|单位|人员|提纲"
    "|抄送|发言安排|会务组|乘车|车辆安排|准备)",
}
"""What a label reads, by the field that it opens; what opens none ends the one before. The last is
tried last, so that 报到时间 is no 时间."""

_IN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff)?])(?=[\u4e00-\u9fff(])")
NUMBERING = (
    "(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、.．]|[（(]\\d+[）)]"
    "|\\d{1,2}[.．]\\d{1,2}(?!\\d|[名个家位项人件条次所年月日])[.、．]?|\\d+[.、．]"
    "|[①-⑳●■◆★▲·\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]+)"
)


def _spaced(words: str) -> str:
    """A label's pattern that also fits where its characters are set apart (时 间)."""
    return _IN_CHINESE.sub("[ ]*", words)


_LABEL = re.compile(
    rf"(?:^[ ]*{NUMBERING}?[ ]*|(?<=[；。，])[ ]*|(?<=[ ][ ])|(?<=[为是]“)){{1}}【?(?:"
    + "|".join(f"(?P<{field}>{_spaced(words)})" for field, words in _WORDS.items())
    + r")(?:】?[ ]*(?:为|是|包括|有|如下)?[ ]*(?:（[^（）\n]*）)?[ ]*[：:]|】"
    r"|(?:（[^（）\n]*）)?[ ]*$|(?P<gap>[ ]+)|(?P<verb>为|是|包括|设在|在|定于|定在))",
    re.MULTILINE,
)


_IN_SENTENCES = ("时间", "地点", "参会人员", "主持人", "讲话人", "主讲人")
"""What a sentence too opens without a colon: 参加人员为……, 地点设在……."""


class Label(Struct, frozen=True):
    """A label at ``start:end`` (its number and colon included) that opens ``field``. ``words``:
    what it reads, without spaces."""

    field: str
    start: int
    end: int
    words: str


def labels(text: str, end: int) -> Iterator[Label]:
    """The labels of a notice's normalised ``text`` up to ``end``, in order."""
    for match in _LABEL.finditer(text, 0, end):
        field = next(field for field in _WORDS if match[field])
        if _stands_alone(text, match, field):
            yield Label(field, match.start(), match.end(), re.sub(r"\s", "", match[field]))


def _stands_alone(text: str, match: re.Match[str], field: str) -> bool:
    """A label without a colon is one at the head of a line (a table's cell)."""
    if match["verb"]:
        return field in _IN_SENTENCES
    if match[0].rstrip().endswith(("：", ":", "】")):
        return True
    line = text.rfind("\n", 0, match.start(field)) + 1
    return not text[line : match.start()].strip()
