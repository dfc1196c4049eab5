"""Broken lines rejoined, furniture known by coming back, other characters: spans stay exact."""

from __future__ import annotations

import hashlib

import pytest

from drafter.corpus.cleaning import cleaned
from drafter.corpus.furniture import repeated_chrome
from drafter.corpus.reading import reading
from drafter.model import Source
from drafter.text.simplified import simplified
from tests.corpus.speeches import BODY, CLOSING, OPENING, SALUTATION, SPEECH, TITLE, only, read


def _source(text: str) -> Source:
    return Source("稿.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)


def _joined(text: str) -> str:
    return cleaned(text).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("要多听群众的意见，\n把难事办好。", "要多听群众的意见，把难事办好。"),
        ("路要一步一步走；\n饭要一口一口吃。", "路要一步一步走；饭要一口一口吃。"),
        ("管好人、\n管好事。", "管好人、管好事。"),
    ],
)
def test_a_line_that_ends_in_the_middle_of_a_sentence_goes_on(broken: str, whole: str) -> None:
    assert _joined(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "同志们，\n今天我们开会。",
        "抓学习，\n一、提高认识",
        "有的坐等上级安排；\n有的光说不干。",
        "要多听意见，\n\n另起一段。",
        "抓好落实\n改进作风",
    ],
)
def test_lines_that_end_by_themselves_stay(text: str) -> None:
    assert _joined(text) == text


def test_lines_set_to_a_width_are_joined_and_headings_are_not() -> None:
    text = (
        "　　这几年我们修了路，也架了桥，大家出门\n方便多了，但是水的问题一直没有解决好，山\n"
        "上的几个组到了冬天还要下山挑水，所以今年\n无论如何要把管子接上去。\n"
        "　　管好水源\n　　水源是大家的命根子，要划定保护的范围，\n安排专人看管。"
    )
    assert _joined(text).split("\n") == [
        "  这几年我们修了路，也架了桥，大家出门方便多了，但是水的问题一直没有解决好，山"
        "上的几个组到了冬天还要下山挑水，所以今年无论如何要把管子接上去。",
        "  管好水源",
        "  水源是大家的命根子，要划定保护的范围，安排专人看管。",
    ]


def _set(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


_FULL = (
    "村里的水渠修好以后下游的几个组都种上",
    "了水稻可是上游的地势高水还是上不去大",
    "家商量来商量去觉得还是要添一台水泵把",
)
"""Three lines of 18 characters, as a page is set."""


@pytest.mark.parametrize("short_by", range(6))
def test_a_line_goes_on_that_is_three_characters_short_of_the_width_at_most(short_by: int) -> None:
    """Punctuation is kept off the beginning of a line, so full lines are not quite even."""
    last = "水提上来谁来管电费怎么摊都要说清楚写"[: 18 - short_by]
    goes_on = _joined(_set(*_FULL, last, "明白才好。")).count("\n") == 1
    assert goes_on is (short_by <= 3)


def test_in_a_text_set_to_a_width_an_indent_of_two_characters_begins_a_paragraph() -> None:
    text = _set(*("　　" + line for line in _FULL))
    assert _joined(text).split("\n") == ["  " + line for line in _FULL] + [""]
    one = _set(*(" " + line for line in _FULL))
    assert "\n" not in _joined(one).rstrip("\n")


def test_a_text_whose_lines_are_of_all_lengths_is_set_to_no_width() -> None:
    text = _set("路宽了", "灯亮了", "水清了", _FULL[0], "粮食多了", "大家笑了")
    assert _joined(text) == text


def test_a_sentence_over_two_lines_is_one_span_of_the_source() -> None:
    text = SPEECH.replace("主要任务是", "\n主要任务是")
    sentence = only(text).opening[0]
    assert sentence.text == text[sentence.start : sentence.end]
    assert sentence.text.replace("\n", "") == OPENING[0]


def test_a_lone_cross_is_a_button_and_crosses_hide_a_name() -> None:
    assert _joined("同志们：\n×\n大家好。") == "同志们：\n\n大家好。"
    assert _joined("讲话\n×××\n同志们：") == "讲话\n×××\n同志们："


def test_what_comes_back_at_the_edges_of_three_files_is_furniture() -> None:
    pages = [
        _source(
            f"云岭公文写作天地第{i}期\n{SPEECH.replace('2023', str(2020 + i))}投稿邮箱见首页底部"
        )
        for i in range(3)
    ]
    chrome = repeated_chrome(pages)
    assert chrome == {"云岭公文写作天地第0期", "投稿邮箱见首页底部"}
    (speech,) = reading(pages[0], chrome=chrome).speeches
    assert speech.title is not None
    assert speech.title.text == TITLE.replace("2023", "2020")
    assert speech.closing[-1].text == CLOSING[-1]
    assert repeated_chrome(pages[:2]) == frozenset()
    assert repeated_chrome([pages[0]] * 3) == frozenset()


def test_a_salutation_that_all_speeches_share_is_no_furniture() -> None:
    pages = [_source(f"{SALUTATION}\n今天是第{i}次会。\n谢谢大家！") for i in range(4)]
    assert repeated_chrome(pages) == frozenset()


def test_traditional_characters_read_as_simplified_ones() -> None:
    table = str.maketrans("责认识县开强办过质学干实书会议", "責認識縣開強辦過質學幹實書會議")
    text = SPEECH.translate(table)
    plain, other = only(SPEECH), only(text)
    assert [(h.level, h.marker) for h in other.headings] == [
        (h.level, h.marker) for h in plain.headings
    ]
    assert [s.move for s in other.opening] == [s.move for s in plain.opening]
    assert other.title is not None
    assert other.title.text == text[other.title.start : other.title.end] == TITLE.translate(table)


def test_simplified_keeps_the_length() -> None:
    assert simplified("黨委書記強調，責任重於泰山") == "党委书记强调，责任重于泰山"


def test_another_number_of_points_than_announced_is_a_warning() -> None:
    more = SPEECH.replace(
        "三、改进", "三、少说多做\n少说空话，多做实事，这是最起码的要求。\n四、改进"
    )
    assert only(SPEECH).warnings == ()
    assert only(more).warnings == ("开头说讲3点，实际有4点",)
    none = SPEECH.replace(BODY, "大家要一件一件地干，一步一步地走，不要急于求成，也不要松劲。")
    assert only(none).warnings == ("开头说讲3点，没有找到分点",)


def test_every_decision_names_its_rule() -> None:
    speech = only(SPEECH)
    assert speech.title is not None
    assert "讲话" in speech.title.why
    assert all(sentence.why for sentence in (*speech.opening, *speech.closing))
    assert all(heading.why for heading in speech.headings)
    assert "宣布要点" in speech.why


def test_a_text_without_prose_is_no_speech_even_on_demand() -> None:
    found = reading(_source("今天天气好"), as_speech=True)
    assert found.speeches == ()
    assert found.reason == read("今天天气好").reason
