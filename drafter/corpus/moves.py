"""What a sentence of an opening or a closing does: its rhetorical move."""

from __future__ import annotations

import re

from drafter.corpus.addressees import readdressed
from drafter.corpus.announcing import announces
from drafter.model import Move

_OPENING: tuple[tuple[Move, re.Pattern[str]], ...] = (
    (
        "greeting",
        re.compile(r"^(?:大家|你们|各位)?[^，。]{0,6}(?:好|上午好|下午好|晚上好|新年好)[！。，]"),
    ),
    (
        "acknowledgement",
        re.compile(r"^刚才|^(?:分组)?讨论中|^(?:听了|听取了)|^大家(?:一致|普遍|都)"),
    ),
    (
        "occasion",
        re.compile(
            r"代表[^。]{0,30}(?:作|做)?[^。]{0,14}(?:报告|说明)(?:工作|政府工作|，|。|：)|请(?:予)?审议"
            r"|受[^，。]{2,24}委托|根据[^，。]{2,30}(?:部署|安排|要求|议程)，[^。]{0,20}(?:召开|举行|我)"
        ),
    ),
    ("thanks", re.compile(r"感谢|谢意|致谢|道谢")),
    (
        "greeting",
        re.compile(
            r"(?:致以|表示|送上|祝)[^。]{0,24}(?:问候|祝贺|祝福|慰问|敬意|欢迎|节日)|热烈祝贺"
        ),
    ),
    (
        "occasion",
        re.compile(
            r"(?:今天|这次|此次|本次|这里|我们)[^。]{0,60}(?:召开|举行|举办|集会|开会|欢聚|相聚|齐聚|聚集|座谈|开幕|"
            r"启动|隆重|专题|学习会|党课|会议|大会|班)|^(?:会议|党课|活动)?的?(?:主要)?(?:目的|任务|议题)是|目的是|目的，?就是"
            r"|开好这次|经[^，。]{2,20}(?:同意|批准|研究)|值此|很高兴|非常高兴|有幸|作个?总结"
        ),
    ),
    (
        "significance",
        re.compile(
            r"意义|必然要求|盛会|里程碑|标志着|根本遵循|重要(?:部署|举措|机遇|时刻)|新纪元|首要的"
        ),
    ),
    (
        "review",
        re.compile(
            r"^(?:近年|一年来|今年以来|年初以来|过去|[^，。]{0,12}以来|\d+年来)|成绩|成就|成效|贡献|历史"
        ),
    ),
)

_CLOSING: tuple[tuple[Move, re.Pattern[str]], ...] = (
    ("thanks", re.compile(r"谢谢|感谢|干杯")),
    (
        "wish",
        re.compile(
            r"^(?:最后，?)?(?:衷心)?(?:祝|预祝|祝愿|祝福)|衷心祝愿|我(?:们)?(?:坚)?(?:相)?信|一定(?:能|会)"
        ),
    ),
    (
        "call",
        re.compile(
            r"让我们|我们(?:一定)?要|希望|我呼吁|团结(?:起来|在)|奋斗|前进|贡献|新篇章|新局面"
        ),
    ),
    ("pledge", re.compile(r"我(?:们)?(?:将|一定|决心|保证)|请[^，。]{0,12}放心")),
    ("summary", re.compile(r"总之|使命光荣|任务艰巨|责任重大|意义重大|归根结底|征程")),
)
_SLOGAN = re.compile(r"[^，。！]{4,12}，[^，。！]{4,12}[。！]$")


def opening_move(sentence: str) -> Move:
    """The move of a sentence of an opening (normalised text); ``situation`` where nothing else
    shows."""
    if announces(sentence):
        return "transition"
    return next((move for move, pattern in _OPENING if pattern.search(sentence)), "situation")


def opening_moves(sentences: list[str], in_list: list[bool]) -> list[Move]:
    """The moves of an opening's sentences. A sentence in an item of a list (``in_list``) goes with
    what led to the list: praise of the speakers before it, else the situation. A last sentence that
    ends in a colon (我建议：) leads to the points."""
    moves: list[Move] = []
    lead: Move = "situation"
    for sentence, listed in zip(sentences, in_list, strict=True):
        move = opening_move(sentence)
        if listed:
            moves.append(move if move == "transition" else lead)
        else:
            moves.append(move)
            praised = move == "acknowledgement" or (
                lead == "acknowledgement" and "大家" in sentence
            )
            lead = "acknowledgement" if praised else "situation"
    if sentences and sentences[-1].endswith("：") and "transition" not in moves:
        moves[-1] = "transition"
    return moves


def closing_move(sentence: str) -> Move:
    """The move of a sentence of a closing (normalised text); ``other`` where none shows."""
    if readdressed(sentence, 0) and len(sentence) <= 30 and not re.search(r"[，：].{8}", sentence):
        return "readdress"
    found = next((move for move, pattern in _CLOSING if pattern.search(sentence)), None)
    if found is not None:
        return found
    return "slogan" if _SLOGAN.match(sentence) else "other"
