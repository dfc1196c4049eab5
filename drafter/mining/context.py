"""On what occasion, at what level and by whom a speech was given, from its title and byline."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.model import Speech
from drafter.text.normalise import normalised

_OCCASIONS: tuple[tuple[str, str], ...] = (
    ("党课", "党课"),
    ("中心组", "中心组学习"),
    ("民主生活会|组织生活会", "组织生活"),
    ("政府工作报告", "政府工作报告"),
    ("动员|启动|誓师", "动员会"),
    ("推进|调度|攻坚|现场会", "推进会"),
    ("部署", "部署会"),
    ("总结|表彰|表扬|庆功", "总结表彰会"),
    ("座谈|恳谈|茶话", "座谈会"),
    ("培训|开班|结业|研讨班|学习班|集训", "培训班"),
    ("任职|就职|任命|履新|离任|表态", "任职表态"),
    ("述职|述廉", "述职会"),
    ("调研|督导|检查", "调研"),
    ("开幕|闭幕|开工|竣工|揭牌|通车|签约|庆典|仪式|典礼|开学|毕业", "仪式"),
    ("党代会|人代会|代表大会|全体会议|全会", "全会"),
    ("电视电话会|视频会|工作会|会议|大会|会上", "工作会议"),
)
"""What a title holds, and the kind of occasion; the first that fits."""
_LEVELS: tuple[tuple[str, str], ...] = (
    ("全国|中央|国务院|中共", "中央"),
    ("全省|省委|省政府|省直|自治区|省", "省"),
    ("全市|市委|市政府|市直|市级|州委|全州|市(?!场)", "市"),
    ("全县|县委|县政府|县直|全区|区委|区政府|全旗|县|(?<![社园地景小校灾林矿])区", "县"),
    ("全镇|全乡|镇党委|乡党委|街道|村", "乡镇"),
    ("全局|局党组|党组|公司|学校|学院|医院|集团|全院|全校|机关|支部|中心", "单位"),
)
_WHERE = re.compile(r"在[^，。]*")
_OFFICE = re.compile(
    r"^(?P<who>[^在，。、]{0,12}(?:书记|主任|局长|部长|市长|县长|区长|省长|镇长|乡长|院长|校长|主席|总理|组长|董事长|总经理))在"
)
_NAME = re.compile(
    r"(?:讲话人|发言人|报告人|作者)[：:] *(?P<named>[\u4e00-\u9fff×X○]{2,6})"
    r"|^(?P<alone>[\u4e00-\u9fff·]{2,4})$"
)
_NO_NAME = re.compile(r"同志|各位|大家|讲话|发言|会议|目录|前言|[年月日]")


class Circumstances(Struct, frozen=True):
    """Each is "" where the title and the byline do not say."""

    occasion: str = ""
    level: str = ""
    speaker: str = ""


def circumstances_of(text: str, speech: Speech) -> Circumstances:
    """The kind of meeting, its level (中央 省 市 县 乡镇 单位) and who spoke.

    From the title alone, the speaker also from a line of its own between title and salutation; what
    they do not say stays unknown. ``text`` is the source's own.
    """
    title = normalised(speech.title.text) if speech.title else ""
    title = re.sub(r"\s+", "", title)
    return Circumstances(
        occasion=_first(_OCCASIONS, title),
        level=_level(title),
        speaker=_speaker(text, speech, title),
    )


def occasion_of(title: str) -> str:
    """The kind of meeting that a title names (推进会, 党课), "" where it names none."""
    return _first(_OCCASIONS, title)


def level_of(words: str) -> str:
    """The level (中央 省 市 县 乡镇 单位) that a meeting's name or a post tells, or ""."""
    return _first(_LEVELS, words)


def _first(rules: tuple[tuple[str, str], ...], title: str) -> str:
    return next((name for words, name in rules if re.search(words, title)), "")


def _level(title: str) -> str:
    """The level of who meets (在全市……上), else of who speaks (市委书记在……)."""
    where = _WHERE.search(title)
    return _first(_LEVELS, where[0] if where else title) or _first(_LEVELS, title)


def _speaker(text: str, speech: Speech, title: str) -> str:
    if speech.title is not None:
        until = speech.salutation.start if speech.salutation else speech.title.end + 60
        for line in normalised(text[speech.title.end : until]).split("\n"):
            found = _NAME.search(line.strip(" （）()"))
            if found and not _NO_NAME.search(found[0]):
                return found["named"] or found["alone"]
    office = _OFFICE.match(title)
    return office["who"] if office else ""
