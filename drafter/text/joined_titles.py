"""Which lines of a title are one phrase that was only broken to fit the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.text.clean import clean_line, clean_text

GENRE = (
    r"(?:讲话|致辞|致词|发言|演讲|报告|贺词|贺信|贺辞|祝词|祝酒辞|祝酒词|献词|寄语|开幕词|开幕辞|闭幕词"
    r"|闭幕辞|欢迎词|欢迎辞|答谢词|答谢辞|主持词|主持辞|献辞|演说|感言|谈话|汇报|总结|党课|说明|讲话辞|动员|表态)"
    r"(?:稿|纪要|要点|提纲|摘要|材料|实录|节选|全文)?"
)
"""What kind of speech a title's last word says it is."""

_MOST_BEFORE = 2  # lines above a title's last
_LONGEST_LINE, _LONGEST_TITLE = 40, 90  # characters
_LEAST_SCOPED, _LEAST_UNSCOPED = 4, 8  # characters of a line that says what a meeting is about
_STOPPED = re.compile(r"[。！？；：，,:;!?…]”?$")
_DASHES = re.compile(r"[—-]{1,3}\s*")
_OPENS = re.compile(r"在(?!线(?!上)|座|此)|关于(?!我们|本站|本网)")
_COMPLETE_PAPER = re.compile(
    r"(?:通知|公告|通报|意见|方案|决定|批复|请示|函|办法|规定|报告|讲话|发言)$"
)
_PARTY = re.compile(r"中共(?!.*(?:文件|办公室|简报|通报|[部局厅网])$)")
_PAGES_OWN = re.compile(
    r"(?:文件|公报|简报|通报|专报|内参|政府|委员会|协会|学会|商会|工会|办公室|指挥部|[部局厅署院网]|网站"
    r"|中心|公司|集团|学校|大学|文库|频道|[专栏]栏|栏目|日报|报社|发布|在线|首页|正文|汇编|选编"
    r"|动态|要闻|新闻|资讯|门户)$"
)
"""What a line ends in that is a unit's red head, a site's name or a column's."""
_SCOPED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[省市县区])?(?:全[国省市州县区旗镇乡村局院校]|全系统|\d{4}年|第.{1,4}届)"
    r"|[\u4e00-\u9fff]{1,4}[省市州县区旗镇乡](?=.{2})"
)
_WHOLLY_SCOPED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[省市县区])?(?:全[国省市州县区旗镇乡]|\d{4}年)"
)
_SELF_STANDING = re.compile(r"在|关于|全[国省市州县区旗镇乡]|\d{4}年")
_SPEAKER_AT = re.compile(
    r"[^，、]{2,24}(?:书记|主任|[局部市县区省镇乡院校组]长|主席|总理|董事长|总经理|同志)"
    r"[\u4e00-\u9fff]{0,4}在(?!线|座|此)"
)
_TWO_MEETINGS = re.compile(r"[会式动]议?暨[^，、]{0,12}$")
"""The first of two meetings under one name, with the word that leads on to the second."""
_WHOSE = re.compile(r"(?:政府|委员会|[省市州县区]委|代表大会|政协|党组)$")
_ORDINAL = re.compile(r"第.{1,4}[次届]")
_GATHERING = r"(?:会议|大会|会|仪式|活动|典礼|论坛|[训讨]班|开班式)"
_KIND_OF_MEETING = re.compile(
    r"(?:工作|专题|推进|推动|动员|部署|总结|表彰|调度|扩大|学习|座谈|现场|交流|培训|视频|电视|电话"
    rf"|启动|誓师|攻坚|研讨|代表|民主|生活)+{_GATHERING}"
)
_AT_A_MEETING = re.compile(rf"{_GATHERING}(?:上|中|期间|闭幕时)?的?[^，、]{{0,8}}{GENRE}")
_GENRE_ALONE = re.compile(rf"上?的?[^，、在会]{{0,6}}{GENRE}$")
_ENDS_IN_A_GATHERING = re.compile(rf"(?<!委员)(?<!协)(?<!商)(?<!工){_GATHERING}$")


def lines_joined(lines: Sequence[str]) -> int:
    """How many of the lines right before the last, the one with the word for its kind, are one
    phrase with it: in 在全县森林防火 / 工作推进会上的讲话 one, most often none, two at most.

    A line that opens with 在, 关于 or 中共 is one with what follows it up to that word; another one
    only where the last line cannot stand alone (工作推进会讲话, 主持词). Nothing is joined across a
    stop, nor to a last line that itself begins with 在.
    """
    last = lines[-1]
    if _DASHES.match(last) or not re.search(GENRE, last):
        return 0
    for number in range(min(_MOST_BEFORE, len(lines) - 1), 0, -1):
        before = [line.strip() for line in lines[-1 - number : -1]]
        if _are_one(before, last.strip()):
            joined = "".join([*before, last.strip()])
            more = lines_joined([*lines[: -1 - number], joined])
            return number + more if number + more <= _MOST_BEFORE else number
    return 0


def one_line_title(title: str) -> str:
    """``title`` on one line, cleaned as by ``clean_line``: what was only broken to fit
    closes up, a space stands between lines that are each a phrase."""
    lines = [cleaned for line in clean_text(title).split("\n") if (cleaned := clean_line(line))]
    for end in range(len(lines), 1, -1):
        number = lines_joined(lines[:end])
        if number:
            lines[end - 1 - number : end] = ["".join(lines[end - 1 - number : end])]
            break
    return " ".join(lines)


def _are_one(before: Sequence[str], last: str) -> bool:
    head = _DASHES.sub("", before[0], count=1) if _DASHES.match(before[0]) else before[0]
    if any(
        not line or len(line) > _LONGEST_LINE or _STOPPED.search(line) for line in [head, *before]
    ):
        return False
    if len(head) + sum(map(len, before[1:])) + len(last) > _LONGEST_TITLE:
        return False
    if any(_DASHES.match(line) or _OPENS.match(line) for line in before[1:]):
        return False
    return _opened(head, last, lines_between=before[1:]) or (
        len(before) == 1 and _needs_the_line_before(head, last)
    )


def _opened(head: str, last: str, *, lines_between: Sequence[str]) -> bool:
    """Whether ``head`` opens a phrase that ``last`` ends."""
    if last.startswith("在"):
        return False
    if _PARTY.match(head):
        return not _SELF_STANDING.match(last) or (last.startswith("关于") and not lines_between)
    if not (_OPENS.match(head) or _SPEAKER_AT.match(head)) or last.startswith("关于"):
        return False
    if _COMPLETE_PAPER.search("".join([head, *lines_between])):
        return False
    if [head, *lines_between][-1].endswith("上"):
        return _GENRE_ALONE.match(last) is not None
    return True


def _needs_the_line_before(head: str, last: str) -> bool:
    """Whether ``last`` cannot stand alone and ``head`` says which meeting it is about."""
    scoped = _SCOPED.match(head) is not None
    if last.startswith(("在", "关于")):
        return False
    if _WHOSE.search(head) and _ORDINAL.match(last):
        return True
    if _TWO_MEETINGS.search(head) or (last.startswith("暨") and _ENDS_IN_A_GATHERING.search(head)):
        return _AT_A_MEETING.search(last) is not None
    if _SELF_STANDING.match(last) or _PAGES_OWN.search(head) or re.search(rf"{GENRE}$", head):
        return False
    if len(head) < (_LEAST_SCOPED if scoped else _LEAST_UNSCOPED):
        return False
    if _ENDS_IN_A_GATHERING.search(head):
        return _GENRE_ALONE.match(last) is not None
    if not _AT_A_MEETING.search(last):
        return False
    if _KIND_OF_MEETING.match(last):
        return scoped or last.startswith(("工作", "专题"))
    return _WHOLLY_SCOPED.match(head) is not None
