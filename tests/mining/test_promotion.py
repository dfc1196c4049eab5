"""Which parts of a sentence may stand alone."""

from __future__ import annotations

import pytest

from drafter.mining import mined_phrases
from drafter.mining.promotion import ended, shortened, windows
from tests.mining.speeches import source, speech


def _parts(text: str) -> list[str]:
    return [text[start:end] for start, end in windows(text, 0, len(text))]


def test_a_part_ends_behind_a_predicate_and_begins_anew() -> None:
    text = "在青屏，我们要认清形势，全村上下要齐心，大家要守住坝，把水管好。"
    found = _parts(text)
    assert found[0] == text
    assert "在青屏" not in found
    assert "我们要认清形势，全村上下要齐心" in found
    assert "大家要守住坝，把水管好。" in found


def test_a_half_is_no_part() -> None:
    assert _parts("开好这次会，对于管好水、护好堤，很要紧。") == [
        "开好这次会，对于管好水、护好堤，很要紧。"
    ]
    assert _parts("各位参会的同志，大家辛苦了。")[1:] == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "开好这次会议，对于管好水利，建好青屏新渠，具有十分重要的意义。",
            "开好这次会议，对于管好水利，具有十分重要的意义。",
        ),
        (
            "全镇上下齐心协力，修了三座坝，为发展作出了应有的贡献。",
            "全镇上下齐心协力，为发展作出了应有的贡献。",
        ),
    ],
)
def test_inner_clauses_are_left_out_where_the_last_goes_with_the_first(
    text: str, short: str
) -> None:
    assert short in shortened(text, 0, len(text))


def test_other_sentences_are_not_shortened() -> None:
    text = "大家要守住坝，管好水，种好田。"
    assert shortened(text, 0, len(text)) == []


def test_a_part_has_one_end_mark() -> None:
    assert ended("衷心感谢大家，", "opening") == "衷心感谢大家！"
    assert ended("今天开会；", "opening") == "今天开会。"
    assert ended("管好水。", "heading") == "管好水"


def test_a_phrase_knows_the_occasion_and_level_of_its_speech() -> None:
    found = mined_phrases(source(), speech())
    assert {(one.occasion, one.level) for one in found} == {("工作会议", "县")}
