"""A made-up speech that several tests take apart."""

from __future__ import annotations

from drafter.corpus.reading import reading
from drafter.model import Reading, Source, Speech

TITLE = "在云岭县2023年基层治理工作会议上的讲话"
SALUTATION = "同志们："
OPENING = (
    "今天，我们召开全县基层治理工作会议，主要任务是总结经验、安排下一步工作。",
    "刚才，三个乡镇作了发言，讲得都很实在。",
    "一年来，各乡镇下了不少功夫，群众办事方便了许多。",
    "下面，我讲三点意见：",
)
BODY = """一、认清形势，把责任扛起来
基层治理是一件难事，也是一件绕不开的事。大家要多到村里走一走，看一看。
一要学在前面。不学就看不清方向，干起来就容易走弯路，这一点大家都有体会。
二要想在前面。遇事多想几步，办法总比困难多，群众的主意往往比我们高明。
三要干在前面。干部多跑一趟，群众就少跑一趟，这笔账要算清楚。
二、抓住重点，把事情办实
重点就是群众天天碰到的那些事。办一件是一件，不能只写在纸上。
三、改进作风，把人心聚拢
作风好不好，群众看得最清楚。少发一些文，多去几次现场。"""
CLOSING = (
    "同志们，治理没有终点。",
    "让我们沉下身子、一件一件地干，为建设美丽云岭作出新的贡献！",
)
SPEECH = (
    f"{TITLE}\n{SALUTATION}\n{OPENING[0]}\n{''.join(OPENING[1:])}\n{BODY}\n{''.join(CLOSING)}\n"
)


def read(text: str) -> Reading:
    """The reading of a text that stands in no file."""
    return reading(Source("稿.txt", "0" * 64, "utf-8", text))


def only(text: str) -> Speech:
    """The one speech of a text."""
    (speech,) = read(text).speeches
    return speech
