"""Is it a speech? What only sounds like one yields none, with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from drafter.corpus.front import front
from drafter.text.normalise import CHINESE

_CHINESE = re.compile(f"[{CHINESE}]")
_LEAST = 60  # Chinese characters
_SENTENCE = re.compile(r"[。！？]")

_SPOKEN_TITLE = re.compile(
    r"(?:讲话|致辞|致词|发言|演讲|贺词|祝词|献词|寄语|开幕[词辞]|闭幕[词辞]|欢迎[词辞]|答谢[词辞]|主持词|党课|表态|述职报告|工作报告)"
    r"(?:稿|要点|提纲|材料|实录|全文)?(?:[（(].{0,30}[）)])?$"
)
_FIRST_PERSON = re.compile(
    r"我(?!国|军|党|市|省|县|区|镇|乡|校|院|局|行|司|厂)|咱们|同志们|大家|各位|你们"
)
_REPORTED = re.compile(
    r"(?:^|[。！？])\s*(?!我|大家|同志|[^，。]{0,6}(?:总书记|毛|邓|马克思|列宁|中央))(?:会议|全会|大会|他|她|[\u4e00-\u9fff×*]{2,12}?(?:同志|书记|市长|县长|主任|局长)?(?:最后)?(?:还)?)"
    r"(?:强调|指出|要求|表示|提出|认为|介绍|决定)(?:，|：|说)",
    re.MULTILINE,
)
_REPORT = re.compile(
    r"本报讯|记者[^，。\n]{2,8}(?:报道|从)|在政府工作报告中(?:指出|提出)|发表重要讲话强调|（摘登）"
)
_REPORT_LEAD = re.compile(
    r"新华社[^，。\n]{2,14}电|[日午晚]，[^。]{4,80}(?:出席|主持|召开|举行)[^。]{0,60}(?:讲话|会议|会)"
)
_LETTER = re.compile(r"来信收悉|来信收到|^\s*#* ?回信|此致\s*敬礼|此致$")
_LETTER_TITLE = re.compile(
    r"(?:一封信|公开信|倡议书|慰问信|感谢信|表扬信|祝贺信|贺信|贺电|慰问电|唁电|邀请函|请柬|申请书|检讨书|保证书|志愿书)$"
)
_PAPER_TITLE = re.compile(
    r"(?:的(?:通知|公告|通报|通告|批复|决定|意见|决议|命令|请示|函)|通知|公告|管理办法|实施细则|实施方案|工作方案|工作计划|工作要点"
    r"|应急预案|工作条例|条例|章程|规定|规则|规程|守则|（试行）|（草案）|（暂行）)$"
)
_NOTICE_END = re.compile(r"特此(?:通知|公告|通告|通报|函告|证明|说明|致函)")
_NOTICE_BODY = re.compile(
    r"(?:现将|就)?[^，。\n]{0,16}(?:事项|安排|要求|情况|内容)(?:通知|公告|通告|告知|通报)如下"
)
_CONTACT = re.compile(r"联系(?:人|电话|方式)[:：]|咨询电话|报名(?:方式|时间|电话)[:：]")
_ARTICLE = re.compile(r"^ *第[一二三四五六七八九十百零\d]{1,4}条[ 　:：]", re.MULTILINE)
_SPEAKER_LABEL = re.compile(r"^ *([^\s：，。！？；“”]{1,8})[：](?=\S)", re.MULTILINE)
_ASKER = re.compile(r"^(?:问|记者|主持人|采访者|提问|Q\d{0,2}|.{2,4}(?:网|报|社|台)(?:记者)?)$")
_INTERVIEW_TITLE = re.compile(r"(?:——|—)?(?:专访|访谈|对话|答记者问|访[^，。]{2,30}$)")
_DEEDS_TITLE = re.compile(
    r"(?:先进事迹|事迹材料|个人事迹|主要事迹|事迹简介|人物简介|个人简历|生平)(?:材料|简介|介绍)?$|——记[^，。]{2,40}$"
)
_MINUTES_TITLE = re.compile(r"(?:会议|座谈会|办公会|联席会)纪要$")


class _Text(Struct, frozen=True):
    """A text under judgement: its first line, beginning, end, whole, and whether one of the first
    lines addresses listeners."""

    title: str
    head: str
    tail: str
    whole: str
    addressed: bool


def why_no_speech(text: str) -> str:
    """The reason, in Chinese, why cleaned ``text`` is no speech; "" where it may be one."""
    if len(_CHINESE.findall(text)) < _LEAST or not _SENTENCE.search(text):
        return NO_PROSE
    stripped = text.strip()
    title = stripped.partition("\n")[0].strip()
    addressed = front(stripped, 0, len(stripped)).salutation is not None
    judged = _Text(title, stripped[:400], stripped[-300:], stripped, addressed)
    return next((reason for reason, holds in _KINDS if holds(judged)), "")


def _is_letter(text: _Text) -> bool:
    if _LETTER.search(text.head) or _LETTER.search(text.tail):
        return True
    return _LETTER_TITLE.search(text.title) is not None


def _is_paper(text: _Text) -> bool:
    """Notices and plans: by their title, or by how they announce and end."""
    if _PAPER_TITLE.search(text.title) and len(text.title) <= 80:
        return True
    if _NOTICE_END.search(text.tail):
        return True
    if _SPOKEN_TITLE.search(text.title):
        return False
    return bool(_NOTICE_BODY.search(text.head) or (text.addressed and _CONTACT.search(text.tail)))


def _is_regulation(text: _Text) -> bool:
    return len(_ARTICLE.findall(text.whole)) >= 3


def _is_interview(text: _Text) -> bool:
    """Questions and answers from the start on; those after a talk belong to the talk."""
    labels = [(match[1], match.start()) for match in _SPEAKER_LABEL.finditer(text.whole)]
    asked = [start for label, start in labels if _ASKER.match(label)]
    if len(asked) < 2 or len(labels) < 4:
        return False
    return asked[0] < max(600, len(text.whole) * 0.2) or bool(_INTERVIEW_TITLE.search(text.title))


def _is_deeds_report(text: _Text) -> bool:
    head = text.whole.split("\n", 2)[:2]
    return not text.addressed and any(_DEEDS_TITLE.search(line.strip()) for line in head)


def _is_minutes(text: _Text) -> bool:
    return _MINUTES_TITLE.search(text.title) is not None


def _is_report(text: _Text) -> bool:
    """A news report: in the third person, the speaker named before what was said."""
    if text.addressed:
        return False
    first = len(_FIRST_PERSON.findall(text.whole))
    if _REPORT.search(text.head):
        return True
    reported = len(_REPORTED.findall(text.whole))
    if _REPORT_LEAD.search(text.head) and (not _FIRST_PERSON.search(text.head) or reported > first):
        return True
    return reported >= 3 and first * 2 < reported


def _has_no_speaker(text: _Text) -> bool:
    """Neither a title of a speech nor listeners nor anyone who says I, we or you."""
    if text.addressed or any(_SPOKEN_TITLE.search(line) for line in text.head.split("\n")):
        return False
    return not _FIRST_PERSON.search(text.whole)


NO_PROSE = "没有成段的中文"
_KINDS: tuple[tuple[str, Callable[[_Text], bool]], ...] = (
    ("是书信或倡议书，不是讲话", _is_letter),
    ("是规定或章程，不是讲话", _is_regulation),
    ("是通知或方案，不是讲话", _is_paper),
    ("是访谈，不是讲话", _is_interview),
    ("是会议纪要，不是讲话", _is_minutes),
    ("是先进事迹材料，不是讲话", _is_deeds_report),
    ("是对讲话的报道，不是讲话本身", _is_report),
    ("没有称呼，也没有第一人称，不像讲话", _has_no_speaker),
)
"""Kinds of texts that are no speeches, the surest signs first."""
