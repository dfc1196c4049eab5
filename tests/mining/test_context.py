"""What a title tells of its meeting."""

from __future__ import annotations

import pytest

from drafter.mining.context import Circumstances, circumstances_of
from drafter.model import Span, Speech


def _told(title: str, rest: str = "\n同志们：\n今天开会。") -> Circumstances:
    text = title + rest
    at = text.index("同志们") if "同志们" in text else None
    return circumstances_of(
        text,
        Speech(
            start=0,
            end=len(text),
            title=Span(0, len(title), title),
            salutation=None if at is None else Span(at, at + 4, text[at : at + 4]),
        ),
    )


@pytest.mark.parametrize(
    ("title", "occasion", "level", "speaker"),
    [
        ("市委书记在全市水利工作会议上的讲话", "工作会议", "市", "市委书记"),
        ("在全县安全生产动员会上的讲话", "动员会", "县", ""),
        ("在局党组理论学习中心组学习会上的讲话", "中心组学习", "单位", ""),
        ("在青屏区河长制推进会上的讲话", "推进会", "县", ""),
        ("党课：做合格的党员", "党课", "", ""),
        ("一点感想", "", "", ""),
    ],
)
def test_occasion_level_and_office_come_from_the_title(
    title: str, occasion: str, level: str, speaker: str
) -> None:
    assert _told(title) == Circumstances(occasion, level, speaker)


def test_a_name_on_a_line_of_its_own_is_the_speaker() -> None:
    assert _told("在全市水利工作会议上的讲话", "\n（周明）\n同志们：\n").speaker == "周明"
    assert _told("在全市水利工作会议上的讲话", "\n2021年3月\n同志们：\n").speaker == ""


def test_without_a_title_nothing_is_known() -> None:
    assert circumstances_of("同志们：", Speech(start=0, end=4)) == Circumstances()
