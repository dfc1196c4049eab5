"""A made-up speech from which every part is mined, and what a miner is given of another."""

from __future__ import annotations

import hashlib

from drafter.corpus.reading import reading
from drafter.mining import KeptOut, annotated, context_of
from drafter.mining.promotion import Context
from drafter.model import MinedPhrase, Source, Speech

_TITLE = "在云岭县粮食收购工作会议上的讲话"
_PLAIN = (
    "秋粮上市在即，各收购点的仓库和人手都已到位。昨天几个乡镇送来的账目，粮食部门逐笔看过，没有出入。"
    "种粮户最关心的是价格和排队，收购点门口每天早上挂出当天的价，过磅的师傅当面报数，谁来都是一个价。"
    "运输车辆由交通部门统一调度，进出走两条路，晚上也有人值守。"
)
"""Enough for a speech, and nothing in it to mine."""
TEXT = """在青屏县2021年水利建设工作会议上的讲话
同志们：
今天，我们召开全县水利建设工作会议，主要任务是总结工作、部署任务。刚才，周明同志通报了情况，希望大家抓好落实。借此机会，我代表县委、县政府，向同志们表示衷心的感谢！下面，我讲三点意见：
一、提高政治站位，扛起水利建设责任
水利建设事关群众利益。要在认清形势中坚定信心，在对照差距中找准方向，在落实任务中体现担当。
一要聚焦责任落实，解决好“谁来干”的问题。各级各部门要把方向、管大局、保落实，推动任务走深走心走实。
二要聚焦任务落实，解决好“干什么”的问题。要听取中央、省委、市委的部署，做到有目标、有措施、有成效。
三要聚焦作风落实，解决好“怎么干”的问题。***同志强调，要讲忠诚、讲担当、讲奉献。
二、抓住工作重点，提升水利建设质量
习近平总书记强调：“要把人民利益放在心中最高的位置。”我们要补短板、强弱项、扬优势。
三、转变工作作风，凝聚水利建设合力
干部要沉到一线，作风要实起来，措施要硬起来。
同志们，做好水利建设工作，任务光荣，责任重大。让我们坚定信心、真抓实干，努力开创工作新局面！
"""


def source() -> Source:
    """The made-up file."""
    return Source("a.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "utf-8", TEXT)


def speech() -> Speech:
    """Its one speech, with structures and quotations."""
    return annotated(TEXT, reading(source()).speeches[0])


def told(*lines: str) -> Context:
    """What a miner is given of a made-up speech that has ``lines`` behind its salutation, and then
    only what gives no phrase."""
    text = "\n".join((_TITLE, "同志们：", *lines, _PLAIN, ""))
    file = Source("b.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)
    (one,) = reading(file).speeches
    return context_of(file, annotated(text, one))


def wording(context: Context, found: MinedPhrase | KeptOut) -> str:
    """The words of the speech that a miner found."""
    place = found.occurrence if isinstance(found, MinedPhrase) else found
    return context.source.text[place.start : place.end]
