"""Announcing sentences, opening and closing moves, where an opening and a closing end."""

from __future__ import annotations

import pytest

from drafter.corpus.announcing import announced_number, announces
from drafter.corpus.moves import closing_rule, opening_move, opening_rules
from drafter.model import Move
from tests.corpus.speeches import only

_PROSE = "这件事情大家都要放在心上，抓得紧一点，做得细一点。"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("下面，我讲三点意见：", 3),
        ("借此机会，我就做好防汛工作提4点要求。", 4),
        ("我再强调几点。", None),
        ("下面，我结合分管工作谈两点体会，与大家共勉。", 2),
        ("要解决这些问题，我们必须从以下三个方面着力。", 3),
        ("在这里，我提出十二条建议。", 12),
        ("下面，我代表乡党委作表态发言。", None),
        ("这里，我讲3个问题。", 3),
    ],
)
def test_sentences_that_announce_points(sentence: str, number: int | None) -> None:
    assert announces(sentence)
    assert announced_number(sentence) == number


@pytest.mark.parametrize(
    "sentence",
    [
        "下面，请周明同志讲话，大家欢迎。",
        "现在，我代表县人民政府向大会报告工作，请予审议，并请列席人员提出意见。",
        "刚才通报了存在的6个方面问题。",
        "云岭人做事都讲一个“实”字。",
        "过去一年，我们办成了三件大事。",
    ],
)
def test_sentences_that_announce_none(sentence: str) -> None:
    assert not announces(sentence)


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("大家好！", "greeting"),
        ("首先，我代表县委，向大会的召开表示热烈的祝贺！", "greeting"),
        ("今天，我们召开全县防汛工作会议。", "occasion"),
        ("现在，我代表县人民政府向大会报告工作，请予审议。", "occasion"),
        ("受林知远同志委托，我向大家通报有关情况。", "occasion"),
        ("刚才，几个乡镇作了发言。", "acknowledgement"),
        ("我代表县委，向大家表示衷心的感谢和诚挚的问候！", "thanks"),
        ("一年来，全县上下齐心，取得了不少成绩。", "review"),
        ("下面，我讲三点意见。", "transition"),
        ("同时也要看到，干部作风还有不足。", "situation"),
    ],
)
def test_opening_moves(sentence: str, move: Move) -> None:
    assert opening_move(sentence) == move


def test_a_short_exclamation_that_comes_first_greets() -> None:
    rules = opening_rules(["扎西德勒！", "今天，我们在这里召开会议。", "大干快上！"], [False] * 3)
    assert [move for move, _ in rules] == ["greeting", "occasion", "situation"]


def test_a_list_after_praise_goes_on_praising() -> None:
    sentences = ["刚才，大家作了交流。", "一是今天的会议准备充分。", "近年来形势变了。"]
    moves = [move for move, _ in opening_rules(sentences, [False, True, False])]
    assert moves[:2] == ["acknowledgement"] * 2


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("同志们！", "readdress"),
        ("谢谢大家！", "thanks"),
        ("预祝大会圆满成功！", "wish"),
        ("让我们并肩前行！", "call"),
        ("总之，这项工作任务艰巨。", "summary"),
        ("实干成就梦想，拼搏赢得未来。", "slogan"),
    ],
)
def test_closing_moves(sentence: str, move: Move) -> None:
    assert closing_rule(sentence)[0] == move


def _speech(*lines: str) -> str:
    return "\n".join(("在全县工作会议上的讲话", "同志们：", *lines))


def test_an_opening_runs_to_the_announcement_past_a_list_of_problems() -> None:
    opening = (
        "今天，我们召开全县工作会议。",
        f"一是学得不够。{_PROSE}",
        f"二是做得不够。{_PROSE}",
        "下面，我讲两点意见：",
    )
    speech = only(_speech(*opening, "一、多学", _PROSE, "二、多做", _PROSE))
    assert speech.opening[-1].text == opening[-1]
    assert speech.opening[-1].move == "transition"


def test_an_opening_without_announcement_ends_where_the_first_point_begins() -> None:
    speech = only(_speech("今天，我们召开会议。", "一、多学", _PROSE, "二、多做", _PROSE))
    assert [s.text for s in speech.opening] == ["今天，我们召开会议。"]


def test_an_opening_ends_in_a_speech_without_points_too() -> None:
    speech = only(_speech("今天，我们欢聚一堂。感谢各位的到来！", *([_PROSE * 3] * 12)))
    assert [s.text for s in speech.opening] == ["今天，我们欢聚一堂。", "感谢各位的到来！"]


def test_a_speech_that_begins_with_its_points_has_no_opening() -> None:
    assert only(_speech("一、多学", _PROSE * 3, "二、多做", _PROSE * 3)).opening == ()


@pytest.mark.parametrize(
    "closing",
    [
        "同志们，任务已经明确。让我们撸起袖子干起来！",
        "各位代表！蓝图已经绘就。我们要更加紧密地团结起来，为建设美丽云岭而奋斗！",
        "总之，这项工作意义重大。我们一定要再接再厉，努力开创全县工作新局面。",
        "最后，祝大家工作顺利！谢谢大家！",
    ],
)
def test_a_closing_runs_from_its_first_concluding_sentence_to_the_end(closing: str) -> None:
    speech = only(_speech("一、多学", _PROSE, "二、多做", _PROSE, closing))
    assert "".join(s.text for s in speech.closing) == closing


def test_a_closing_glued_to_the_last_point_is_told_from_it() -> None:
    closing = "让我们一起努力，为建设美丽云岭作出更大贡献！"
    speech = only(_speech("一、多学", _PROSE, "二、多做", _PROSE + closing))
    assert "".join(s.text for s in speech.closing) == closing


def test_a_last_point_that_sets_tasks_is_no_closing() -> None:
    tasks = "要加强检查。要把检查的结果用好，对做得不够的乡镇当面提醒。"
    assert only(_speech("一、多学", _PROSE, "二、多做", _PROSE + tasks)).closing == ()
