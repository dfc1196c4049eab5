"""Is it a speech? Reports about speeches, letters, notices and texts without prose are none."""

from __future__ import annotations

import re

from drafter.corpus.addressees import salutation_at
from drafter.text.normalise import CHINESE
from drafter.text.sentences import line_spans

_CHINESE = re.compile(f"[{CHINESE}]")
_LEAST = 60  # Chinese characters
_SENTENCE = re.compile(r"[。！？]")
_FIRST_PERSON = re.compile(r"我(?!国|军|党|市|省|县|区|校|院|局)|咱们|同志们|大家")
_REPORTED = re.compile(
    r"(?:^|[。！？])\s*(?:会议|全会|大会|他|她|[\u4e00-\u9fff×]{2,4}(?:同志)?(?:最后)?)"
    r"(?:强调|指出|要求|表示|提出|认为|介绍)(?:，|：|说)",
    re.MULTILINE,
)
_REPORT = re.compile(
    r"本报讯|记者[^，。\n]{2,8}(?:报道|从)|在政府工作报告中(?:指出|提出)|发表重要讲话强调|（摘登）"
)
_REPORT_LEAD = re.compile(
    r"新华社[^，。\n]{2,14}电|[日午晚]，[^。]{4,80}(?:出席|主持)[^。]{0,40}(?:讲话|会议)"
)
_LETTER = re.compile(r"来信收悉|来信收到|^\s*#* ?回信|此致\s*敬礼|此致$")
_NOTICE = re.compile(
    r"^[^\n]{0,80}(?:的(?:通知|公告|通报|通告)|管理办法|实施细则|实施方案|工作条例|（试行）)"
    r" *(?:\n|$)"
)
_EXCERPT = re.compile(r"(?:讲话|内容)的?(?:节选|摘编|摘录)。?$")
_FRONT_LINES = 12


def why_no_speech(text: str) -> str:
    """The reason, in Chinese, why cleaned ``text`` is no speech; "" where it may be one."""
    if len(_CHINESE.findall(text)) < _LEAST or not _SENTENCE.search(text):
        return "没有成段的中文"
    stripped = text.strip()
    head, tail = stripped[:400], stripped[-300:]
    if _LETTER.search(head) or _LETTER.search(tail):
        return "是书信，不是讲话"
    if _NOTICE.match(stripped):
        return "是通知或规定，不是讲话"
    if _EXCERPT.search(tail):
        return "是讲话节选，不是完整的讲话"
    if _addressed(stripped):
        return ""
    if _REPORT.search(head):
        return "是对讲话的报道，不是讲话本身"
    if _REPORT_LEAD.search(head) and not _FIRST_PERSON.search(head):
        return "是对讲话的报道，不是讲话本身"
    reported, first = len(_REPORTED.findall(stripped)), len(_FIRST_PERSON.findall(stripped))
    if reported >= 3 and first * 2 < reported:
        return "是第三人称的报道，不是讲话本身"
    return ""


def _addressed(text: str) -> bool:
    """Whether one of the first lines addresses listeners."""
    lines = line_spans(text, 0, min(len(text), 900))[:_FRONT_LINES]
    return any(salutation_at(text, start) is not None for start, _ in lines)
