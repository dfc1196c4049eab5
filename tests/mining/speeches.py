"""A made-up speech from which every kind of phrase can be mined."""

from __future__ import annotations

import hashlib

from drafter.corpus.reading import reading
from drafter.mining import annotated
from drafter.model import Source, Speech

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
