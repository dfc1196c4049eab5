"""What a sentence of an opening or a closing does: its rhetorical move."""

from __future__ import annotations

import re

from drafter.corpus.addressees import readdressed
from drafter.corpus.announcing import announces
from drafter.model import Move

_OPENING: tuple[tuple[Move, re.Pattern[str]], ...] = (
    (
        "identity",
        re.compile(
            r"^(?:今天，?)?我(?:谨|很荣幸)?代表[^，。]{2,30}(?:作|做|参加|和|同|与|发言)|^作为[^，。]{2,24}，我|^我(?:来自|叫|是来自)|^我是"
        ),
    ),
    (
        "greeting",
        re.compile(
            r"^(?:大家|你们|各位|同志们|同学们|老师们|朋友们|乡亲们|孩子们)?"
            r"(?:早上|早晨|上午|中午|下午|晚上|新年|过年|节日)?好[！。，]"
            r"|^(?:大家|你们|各位[^，。]{0,4}|[^，。]{1,4}们)[^，。]{0,4}好[！。]"
            r"|^[^。]{2,30}，大家(?:早上|上午|中午|下午|晚上|新年)?好[！。]|慰问(?:你们|大家|同志|全体)"
        ),
    ),
    (
        "acknowledgement",
        re.compile(r"^刚才|^(?:分组)?讨论中|^(?:听了|听取了)|^大家(?:一致|普遍|都)"),
    ),
    (
        "occasion",
        re.compile(
            r"代表[^。]{0,30}(?:作|做)?[^。]{0,14}(?:报告|说明)(?:工作|政府工作|，|。|：)|请(?:予)?审议"
            r"|受[^，。]{2,24}委托|(?:根据|按照)[^，。]{2,30}(?:部署|安排|要求|议程)，[^。]{0,20}(?:召开|举行|我)"
        ),
    ),
    ("thanks", re.compile(r"感谢|谢意|致谢|道谢")),
    (
        "greeting",
        re.compile(
            r"(?:致以|表示|送上|祝)[^。]{0,24}(?:问候|祝贺|祝福|慰问|敬意|欢迎|节日)|热烈祝贺|预祝"
        ),
    ),
    (
        "occasion",
        re.compile(
            r"(?:今天(?!的(?!会|活动|大会))|今晚|这次|此次|本次|这里|我们(?=今[天晚]|在这|又|再次|欢|相|齐|聚|召开|举[行办]|集会|专[门题]|隆重|开会))[^。]{0,60}(?:召开|举行|举办|集会|开会|欢聚|相聚|齐聚|聚集|座谈|开幕|闭幕|"
            r"启动|隆重|专题|学习会|党课|会议|大会|班)|^(?:会议|党课|活动)?的?(?:主要)?(?:目的|任务|议题)是|目的是|目的，?就是"
            r"|开好这次|(?:这次|此次|本次)[^，。]{0,10}会(?:[，是的]|上)|经[^，。]{2,20}(?:同意|批准|研究)|值此|(?:开幕|开班|开工|通车|成立|揭牌)了[。！]|(?:感到|深感)[^，。]{0,4}(?:荣幸|高兴|激动|亲切)|今天(?:这|的)[^，。]{0,8}会(?:议)?[，是很]|今天[^。]{0,30}(?:迎来|纪念|庆祝|相约|汇聚|欢庆)|很高兴|非常高兴|有幸|作个?总结"
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
_EXCLAIMED = re.compile(r"[^，。！？]{2,8}！")
"""A greeting in whatever tongue, or one that greets the listeners by name."""
_LONGEST_WORDS = 12
_SLOGAN = re.compile(r"[^，。！]{4,12}，[^，。！]{4,12}[。！]$")


def opening_move(sentence: str) -> Move:
    """The move of a sentence of an opening (normalised text); ``situation`` where nothing else
    shows."""
    return _opening_rule(sentence)[0]


def _opening_rule(sentence: str) -> tuple[Move, str]:
    if announces(sentence):
        return "transition", "宣布要点"
    for move, pattern in _OPENING:
        match = pattern.search(sentence)
        if match is not None:
            return move, _words(match)
    return "situation", "没有别的标志"


def _words(match: re.Match[str]) -> str:
    """The rule behind a match, by the words it went by."""
    found = match[0]
    return f"句中有“{found if len(found) <= _LONGEST_WORDS else found[:_LONGEST_WORDS] + '…'}”"


def opening_rules(sentences: list[str], in_list: list[bool]) -> list[tuple[Move, str]]:
    """The moves of an opening's sentences, each with the rule behind it in Chinese.

    A sentence in an item of a list (``in_list``) goes with what led to the list: praise of the
    speakers before it, else the situation. A last sentence that ends in a colon (我建议：) leads to
    the points.
    """
    moves: list[tuple[Move, str]] = []
    lead: Move = "situation"
    for sentence, listed in zip(sentences, in_list, strict=True):
        move, why = _opening_rule(sentence)
        if not moves and move == "situation" and _EXCLAIMED.fullmatch(sentence):
            move, why = "greeting", "开头第一句，几个字的感叹"
        if listed:
            moves.append((move, why) if move == "transition" else (lead, "随前面的列举"))
        else:
            moves.append((move, why))
            praised = move == "acknowledgement" or (
                lead == "acknowledgement" and "大家" in sentence
            )
            lead = "acknowledgement" if praised else "situation"
    if sentences and sentences[-1].endswith("：") and all(m != "transition" for m, _ in moves):
        moves[-1] = ("transition", "以冒号引出要点")
    return moves


def closing_rule(sentence: str) -> tuple[Move, str]:
    """The move of a sentence of a closing (normalised text) and the rule behind it in Chinese;
    ``other`` where none shows."""
    if readdressed(sentence, 0) and len(sentence) <= 30 and not re.search(r"[，：].{8}", sentence):
        return "readdress", "再次称呼听众"
    for move, pattern in _CLOSING:
        match = pattern.search(sentence)
        if match is not None:
            return move, _words(match)
    if _SLOGAN.match(sentence):
        return "slogan", "两个短句相对"
    return "other", "没有别的标志"
