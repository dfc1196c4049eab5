"""Speeches, and what only sounds like one."""

from __future__ import annotations

import pytest

from tests.corpus.speeches import SPEECH, read

_REPORTED = "会议强调，要把责任压实。会议指出，要多到一线去。会议要求，各乡镇要马上行动起来。"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("今天天气好", "没有成段的中文"),
        ("The quick brown fox. " * 40, "没有成段的中文"),
        ("本报讯 县里昨天召开大会。" + _REPORTED * 3, "报道"),
        ("3月5日，县委书记林知远主持会议并作了讲话。" + _REPORTED * 3, "报道"),
        ("县里的会开了一整天。" * 5 + _REPORTED * 2, "报道"),
        (
            "小学全体同学：\n你们好！来信收悉，得知你们学习进步，我很高兴。"
            + "希望你们好好学习。" * 9,
            "书信",
        ),
        ("关于做好防汛工作的通知\n各乡镇人民政府：\n" + "要加强值班值守，落实责任。" * 9, "通知"),
    ],
)
def test_what_is_no_speech_says_why(text: str, reason: str) -> None:
    found = read(text)
    assert found.speeches == ()
    assert reason in found.reason


@pytest.mark.parametrize(("characters", "is_prose"), [(59, False), (60, True)])
def test_prose_has_sixty_characters(characters: int, is_prose: bool) -> None:
    told = "大家把水渠修好了，把树也种上了。" * 9
    text = f"{_chinese(told, characters)}。"
    assert (read(text).reason != "没有成段的中文") is is_prose


def _chinese(text: str, characters: int) -> str:
    return "".join(char for char in text if char not in "，。")[:characters]


def test_what_announces_its_contents_as_a_notice_is_none_without_a_notice_s_title() -> None:
    found = read("各乡镇：\n现将防汛值班安排通知如下。" + "请按要求加强值班值守，落实责任。" * 9)
    assert "通知" in found.reason


def test_whom_to_ring_below_an_invitation_makes_it_a_notice() -> None:
    told = "请各单位派两名同志参加，自带水杯，提前十分钟入场。" * 6
    assert "通知" in read(f"同志们：\n{told}\n联系人：周明").reason
    assert "通知" not in read(f"同志们：\n{told}\n谢谢大家！").reason


def test_minutes_of_a_meeting_are_no_speech() -> None:
    found = read("云岭县政府常务会议纪要\n" + "会议听取了防汛工作的汇报，决定加固河堤。" * 9)
    assert "会议纪要" in found.reason


def test_a_speech_that_quotes_its_superiors_is_one() -> None:
    found = read(SPEECH.replace("重点就是", _REPORTED * 3 + "重点就是"))
    assert len(found.speeches) == 1
    assert found.reason == ""
