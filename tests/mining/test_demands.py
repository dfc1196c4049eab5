"""Sentences that ask for something in a run of parallel phrases."""

from __future__ import annotations

import hashlib

import pytest

from drafter.corpus.reading import reading
from drafter.mining import annotated, mined_phrases
from drafter.model import Part, Source

_HEAD = "在青屏县2021年水利建设工作会议上的讲话\n同志们：\n今天，我们召开全县水利建设工作会议。"
_LINES = ("下面，我讲三点意见：", "一、提高政治站位", "{}", "二、抓住工作重点", "三、转变工作作风")


def _mined(line: str, *, part: Part = "sentence", opening: str = "") -> list[str]:
    text = _HEAD + opening + "\n".join(_LINES).format(line) + "\n"
    source = Source("a.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)
    whole = annotated(text, reading(source).speeches[0])
    return [one.pattern for one in mined_phrases(source, whole) if one.part == part]


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("各级党组织要服务群众、依靠群众、教育群众，把工作做实。",
         "各级党组织要服务群众、依靠群众、教育群众，把工作做实。"),
        ("只有做到自身正、自身净、自身硬，才能管好队伍。",
         "只有做到自身正、自身净、自身硬，才能管好队伍。"),
        ("说到底，就是要坚守真理、坚守正道、坚守原则、坚守规矩。",
         "要坚守真理、坚守正道、坚守原则、坚守规矩。"),
    ],
)  # fmt: skip
def test_a_demand_is_kept_with_who_is_asked(line: str, pattern: str) -> None:
    assert _mined(line) == [pattern]


def test_each_part_between_semicolons_is_a_sentence_of_its_own() -> None:
    line = (
        "要加强思想教育，让干部知敬畏、存戒惧、守底线；"
        "要树立先进典型，形成学先进、赶先进、当先进的氛围。"
    )
    assert _mined(line) == [
        "要加强思想教育，让干部知敬畏、存戒惧、守底线。",
        "要树立先进典型，形成学先进、赶先进、当先进的氛围。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "只有这样，才能做到服务群众、依靠群众、教育群众。",
        "干部昨天在青屏服务群众、依靠群众、教育群众。",
        "一些干部要学风不实、作风不实、文风不实的毛病。",
    ],
)
def test_what_points_back_tells_or_blames_is_no_demand(line: str) -> None:
    assert _mined(line) == []


def test_what_a_meeting_is_for_may_stand_in_an_opening_without_its_points() -> None:
    opening = "召开这次会议主要基于两方面考虑：一是总结修渠的办法。二是安排护堤的人手。\n"
    found = _mined("要把水管好。", part="opening", opening=opening)
    assert "召开这次会议主要基于{数量}方面考虑。" in found


def test_problems_named_again_may_go_straight_to_what_they_need() -> None:
    opening = "这些问题和不足，都是老堤失修的表现，需要我们在今后的工作中认真解决。\n"
    found = _mined("要把水管好。", part="opening", opening=opening)
    assert "这些问题和不足，需要我们在今后的工作中认真解决。" in found
