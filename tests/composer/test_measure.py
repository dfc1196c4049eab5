"""The stated measure reads headings, composed or written by hand, and says what is not even."""

from __future__ import annotations

import pytest

from drafter.composer.composer import composer_of, judged
from drafter.composer.measure import shape_of, verbs_alike, verdict
from drafter.composer.tables import shipped_tables

COMPOSER = composer_of(shipped_tables())


@pytest.mark.parametrize(
    ("heading", "lengths", "parts"),
    [
        ("压实护林责任", (6,), "动 宾"),
        ("健全隐患排查机制", (8,), "动 宾"),
        ("拧紧护林责任链条", (8,), "动 宾 喻"),
        ("知责于心，拧紧护林责任链", (4, 7), "四字于字，动 宾 喻"),
        ("招大引强，狠抓项目招引", (4, 6), "四字双动宾，动 宾"),
        ("在项目招引上抢先机", (9,), "在…上 动宾"),
        ("把护林责任扛在肩上", (9,), "把… 动 介 名"),
        ("隐患排查要一处一处查到底", (12,), "主 要 谓"),
        ("值守从严", (4,), "主 从 形"),
        ("全面查", (3,), "状 动"),
        ("风清气正", (4,), "四字"),
    ],
)
def test_the_parts_of_a_heading(heading: str, lengths: tuple[int, ...], parts: str) -> None:
    shape = shape_of(heading, COMPOSER.words)
    assert (shape.lengths, shape.parts) == (lengths, parts)


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (
            ("压实护林责任", "抓细火险排查", "强化火情处置"),
            "字数齐　词性齐　动词不重　比喻不重",
        ),
        (
            ("压实护林责任", "抓细火险隐患排查", "强化火情处置"),
            "字数不齐　词性齐　动词不重　比喻不重",
        ),
        (
            ("压实护林责任", "在火险排查上动真格"),
            "字数不齐　词性不齐　动词不重　比喻不重",
        ),
        (
            ("压实护林责任", "压实火险排查", "强化火情处置"),
            "字数齐　词性齐　动词重（压实）　比喻不重",
        ),
        (
            ("提升巡护能力", "提高扑救水平"),
            "字数齐　词性齐　动词重（提升、提高）　比喻不重",
        ),
        (
            ("筑牢火险排查防线", "守住责任落实防线"),
            "字数齐　词性齐　动词不重　比喻重（防线）",
        ),
        (
            ("筑牢火险排查屏障", "守住责任落实防线"),
            "字数齐　词性齐　动词不重　比喻重（防线）",
        ),
        (("知责于心，压实护林责任", "抓细火险排查"), "字数不齐　词性不齐　动词不重　比喻不重"),
        (("护林责任", "护林投入", "护林经费"), "字数齐　词性齐　动词不重　比喻不重"),
        (("火险排查", "火险整改", "火情处置"), "字数齐　词性齐　动词不重　比喻不重"),
        (("火险排查", "隐患排查"), "字数齐　词性齐　动词重（排查）　比喻不重"),
        (("服务林农", "服务企业"), "字数齐　词性齐　动词重（服务）　比喻不重"),
        (("责任落实", "任务落实"), "字数齐　词性齐　动词重（落实）　比喻不重"),
    ],
)
def test_what_the_measure_says(headings: tuple[str, ...], told: str) -> None:
    figures = judged(COMPOSER, headings)
    assert verdict(figures) == told
    assert figures.parallel == (told == "字数齐　词性齐　动词不重　比喻不重")


def test_one_character_more_or_less_is_even_but_not_equal() -> None:
    figures = judged(COMPOSER, ("压实护林责任", "抓细山火排查点"))
    assert figures.even
    assert not figures.equal
    assert verdict(figures).startswith("字数近　")
    three = ("在备物资上立军令状", "在巡堤上立军令状", "在值守上立军令状")
    assert verdict(judged(COMPOSER, three)).startswith("字数近　")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("提升", "提高", True),
        ("强化", "优化", False),
        ("压实", "压实", True),
        ("筑牢", "织密", False),
    ],
)
def test_verbs_that_a_listener_takes_for_one(one: str, other: str, alike: bool) -> None:
    assert verbs_alike(one, other) == alike


def test_nothing_to_compare_is_parallel() -> None:
    assert judged(COMPOSER, ()).parallel
    assert judged(COMPOSER, ("压实护林责任",)).parallel
