"""用过: the same heading, quotation or metaphor by this speaker within twelve months."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rules.used_before import RULE
from drafter.checks.text import CheckedText
from drafter.checks.used import Used, memorable
from drafter.composer.composer import composer_of
from drafter.composer.tables import Group, Table
from tests.checks.made_up import text_of

COMPOSER = composer_of([Table("古井", groups=(Group("保护", images="拧紧…阀门 筑牢…堤坝"),))])
TEXT = text_of(
    "## 一、把井台守到最后一户",
    "老梁常讲：“井不修，心就凉了半截。”",
    "要拧紧水源保护的阀门，一刻不松。",
)
DAY = date(2026, 11, 27)


def found_in(*used: Used) -> list[Finding]:
    text = CheckedText(TEXT.blocks, speaker="程晚舟", day=DAY)
    return list(RULE.finds(text, Beside(composer=COMPOSER, used=used)))


def test_headings_quotations_and_metaphors_are_remembered() -> None:
    assert [(each.kind, each.words) for each in memorable(TEXT, COMPOSER)] == [
        ("标题", "把井台守到最后一户"),
        ("引文", "井不修，心就凉了半截。"),
        ("比喻", "拧紧…阀门"),
    ]


@pytest.mark.parametrize("each", list(memorable(TEXT, COMPOSER)), ids=lambda each: each.kind)
def test_what_was_used_within_the_year_is_found(each: Used) -> None:
    used = Used(each.kind, each.words, "程晚舟", date(2026, 3, 2), "在春灌会上的讲话")
    (finding,) = found_in(used)
    assert finding.severity == "建议"
    assert "2026年3月2日《在春灌会上的讲话》里用过" in finding.advice


def test_others_and_earlier_years_do_not_count() -> None:
    words = "把井台守到最后一户"
    assert not found_in(
        Used("标题", words, "许映川", date(2026, 3, 2), "讲话"),
        Used("标题", words, "程晚舟", date(2025, 3, 2), "讲话"),
        Used("标题", words, "程晚舟", DAY, "讲话"),
    )
