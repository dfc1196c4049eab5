"""Whom a speech addresses: the wording of salutations and re-addresses."""

from __future__ import annotations

import re

_PEOPLE = (
    "同志|朋友|同学|老师|代表|委员|先生|女士|同胞|乡亲|战友|家长|孩子|员工|同仁|伙伴|来宾|嘉宾|官兵|青年|校友"
    "|姐妹|兄弟|弟兄|同事|队员|学员|教师|父老|小朋友|院士|企业家|记者|运动员|教练|领导|理事|使节|职工|居民"
    "|网友|专家|股东|客户|家人|学子|科学家|建设者|劳动者"
)
_ADDRESSEE = (
    r"(?:(?:尊敬|敬爱|亲爱)的[^，、：！。；？\n“”]{1,30}"
    r"|各位[^，、：！。；？\n“”的]{1,16}"
    r"|各国[^，、：！。；？\n“”的]{1,8}"
    rf"|(?:广大|全体|青年|全市|全县|全校)?(?:{_PEOPLE})(?:{_PEOPLE})?们"
    r"|(?:主持人|评委|主席|总统|总理|秘书长|院长|校长|大使|议长|主任)(?:先生|女士|阁下)?"
    r"|[^，、：！。；？\n“”]{1,6}(?:主席|总统|总理|秘书长|先生|女士|阁下|陛下|殿下))"
)
_SEPARATOR = r"[，、,] ?\n?| \n?"
_LIST = rf"{_ADDRESSEE}(?:(?:{_SEPARATOR}){_ADDRESSEE}){{0,14}}"
_LAST_OF_A_LIST = re.compile(rf"(?:^|[，、,\s]){_ADDRESSEE} ?[：:！!]$")
_COURTEOUS = re.compile(
    r"(?:(?:尊敬|敬爱|亲爱)的|各位)"
    r"(?:[^。！？；：!:\n]|(?<=[，、,])\n|(?<=[，、,] )\n){1,200}[：:！!]"
)
_SHORT_LIST = re.compile(rf"{_LIST} ?[：:！!]")
_GREETED = re.compile(
    rf"{_LIST}[，、,] ?(?=(?:大家|你们|各位|同志们)?(?:早上|上午|中午|下午|晚上|新年|过年"
    rf"|节日)?好[！!。，])"
)
_BARE_LINE = re.compile(rf"{_LIST}[，,]?$")
_GROUP = re.compile(rf"[^，、：！。；？\n“”的了是]{{1,12}}(?:们|全体(?:{_PEOPLE})) ?[：:！!]")
_READDRESS = re.compile(
    rf"(?:{_LIST}|[^，、：！。；？\n“”]{{0,8}}(?:{_PEOPLE})们) ?(?:[！：!:]|$)"
    rf"|(?:各位[^，、：！。；？\n“”的]{{1,8}}|(?:{_PEOPLE})们)(?:、(?:{_PEOPLE})们)*，",
    re.MULTILINE,
)

_SIGN = re.compile(
    "们|尊敬|敬爱|亲爱|各位|各国|主持人|评委|主席|总统|总理|秘书长|院长|校长|大使|议长|主任|先生|女士"
    "|阁下|陛下|殿下"
)
"""What the first of the addressees holds, whoever they are."""
_SIGN_WITHIN = 20  # characters


def salutation_at(text: str, start: int) -> int | None:
    """The end of the salutation that begins at ``start`` of normalised ``text``, or None.

    It is a list of addressees, over one or several lines, that ends in a colon or an exclamation
    mark, or fills its line, or that a greeting follows (各位同事，大家好！).
    """
    courteous = _COURTEOUS.match(text, start)
    if courteous is not None and _LAST_OF_A_LIST.search(courteous[0]):
        return courteous.end()
    match = (
        _SHORT_LIST.match(text, start) or _GROUP.match(text, start) or _GREETED.match(text, start)
    )
    if match is not None:
        return match.end()
    line_end = text.find("\n", start, start + 62)
    line = text[start : line_end if line_end >= 0 else start + 62].rstrip()
    return start + len(line) if len(line) <= 60 and _BARE_LINE.match(line) else None


def salutation_within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first salutation in ``text[start:end]``, where title, date, name and salutation run
    together without line ends."""
    for pattern in (_COURTEOUS, _SHORT_LIST):
        match = pattern.search(text, start, end)
        if match is not None and _LAST_OF_A_LIST.search(match[0]):
            return match.span()
    return None


def readdressed(text: str, start: int) -> bool:
    """Whether a sentence that begins at ``start`` addresses the listeners anew (同志们，…)."""
    if not _SIGN.search(text, start, start + _SIGN_WITHIN):
        return False
    return _READDRESS.match(text, start) is not None


def is_salutation_line(line: str) -> bool:
    """Whether a line holds nothing but addressees (同志们， 各位代表！)."""
    return salutation_at(line, 0) == len(line.rstrip())
