"""What a line is: by its prefix, by where it stands, by its shape."""

from __future__ import annotations

import pytest

from drafter.drafting.blocks import shaped
from drafter.drafting.marks import Tagged, plain


def row(line: str) -> list[Tagged]:
    return [(char, ()) for char in line]


def kinds(*lines: str) -> list[str]:
    return [kind for kind, _ in shaped(map(row, lines))]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("沈放", "byline"),
        ("青屏县县长　沈放", "byline"),
        ("（2027年2月19日）", "date"),
        ("（【待补：时间】）", "date"),
        ("同志们：", "salutation"),
        ("今天开个短会。", "paragraph"),
        ("今天开个短会，", "paragraph"),
        ("青屏县" + "山" * 90, "paragraph"),
        ("各位代表、" * 15 + "同志们：", "paragraph"),
    ],
)
def test_between_title_and_first_paragraph_a_line_is_known_by_its_shape(
    line: str, kind: str
) -> None:
    assert kinds("# 在全县造林会议上的讲话", line) == ["title", kind]


def test_once_the_speech_has_begun_a_short_line_is_a_paragraph() -> None:
    begun = ("# 讲话", "同志们：", "今天开个短会。")
    assert kinds(*begun, "沈放")[-1] == "paragraph"
    assert kinds("# 讲话", "今天开个短会。", "沈放")[-1] == "paragraph"
    assert kinds("# 讲话", "## 一、把树种活", "沈放")[-1] == "paragraph"


def test_after_a_salutation_only_more_of_it_is_no_paragraph() -> None:
    assert kinds("# 讲话", "各位代表：", "同志们：", "沈放") == [
        "title", "salutation", "salutation", "paragraph",
    ]  # fmt: skip


def test_without_a_title_everything_is_body() -> None:
    assert kinds("沈放", "同志们：") == ["paragraph", "paragraph"]


def test_a_line_of_spaces_is_none_and_spaces_around_are_left_out() -> None:
    lines = map(row, ("　　", " ## 一、把树种活 "))
    assert [(kind, plain(rest)) for kind, rest in shaped(lines)] == [("heading1", "一、把树种活")]
