"""Several speeches in one file."""

from __future__ import annotations

import pytest

from drafter.corpus.compilations import speech_ranges
from tests.corpus.speeches import SPEECH, read

_TALK = "今天我们学习了几篇文章，大家谈了很多体会，我也谈一点自己的认识。" * 6


@pytest.mark.parametrize(
    "titles",
    [
        ("在学习会上的发言1", "在学习会上的发言2", "在学习会上的发言3"),
        ("在学习会上的发言（一）", "在学习会上的发言（二）", "在学习会上的发言（三）"),
        ("在学习会上的发言", "在学习会上的发言2", "在学习会上的发言3"),
        ("篇一", "篇二", "篇三"),
        ("第一篇：甲地的讲话", "第二篇：乙地的讲话", "第三篇：丙地的讲话"),
        ("林知远同志的讲话", "周明同志的讲话", "何平同志的总结讲话"),
    ],
)
def test_each_title_begins_a_speech(titles: tuple[str, ...]) -> None:
    text = "发言稿集锦三篇。\n" + "".join(f"{title}\n{_TALK}\n" for title in titles)
    found = speech_ranges(text)
    assert [text[start:end].split("\n")[0] for start, end in found] == list(titles)


def test_a_title_that_opens_the_file_begins_a_speech_whatever_ends_it() -> None:
    text = f"林知远同志的讲话\n{_TALK}\n周明同志的讲话\n{_TALK}\n青屏县委办公室印"
    assert [text[start:].split("\n")[0] for start, _ in speech_ranges(text)] == [
        "林知远同志的讲话",
        "周明同志的讲话",
    ]


def test_a_title_on_two_lines_begins_a_speech_with_its_first() -> None:
    titles = ("在全县冬季森林防火\n工作推进会上的讲话", "在全县秋粮收购\n工作会议上的讲话")
    text = "".join(f"{title}\n同志们：\n{_TALK}\n" for title in titles)
    found = speech_ranges(text)
    assert [text[start:end].split("\n同志们")[0] for start, end in found] == list(titles)


def test_titles_that_come_back_numbered_begin_speeches_where_there_are_no_line_ends() -> None:
    title, long = "在全县防汛工作会议上的讲话", _TALK * 3
    long = f"{long}去年的讲话5次说到堤防。{long}"
    text = f"这里收了三篇讲话。{title}1{long}{title}2{long}{title}3{long}"
    found = speech_ranges(text)
    assert [text[start:end] for start, end in found] == [f"{title}{n}{long}" for n in (1, 2, 3)]


def test_a_word_and_numbers_are_no_title_that_comes_back() -> None:
    text = f"{_TALK}这是讲话1里说的。{_TALK}那是讲话2里说的。{_TALK}"
    assert speech_ranges(text) == [(0, len(text))]


def test_a_single_speech_is_one_range() -> None:
    assert speech_ranges(SPEECH) == [(0, len(SPEECH))]


def test_numbers_that_do_not_count_up_split_nothing() -> None:
    text = f"任务5\n{_TALK}\n任务3\n{_TALK}"
    assert speech_ranges(text) == [(0, len(text))]


def test_a_compilation_s_own_title_belongs_to_no_speech() -> None:
    text = "林知远、周明同志在会上的讲话\n林知远同志的讲话\n" + _TALK + "\n周明同志的讲话\n" + _TALK
    titles = [speech.title.text for speech in read(text).speeches if speech.title]
    assert titles == ["林知远同志的讲话", "周明同志的讲话"]


def test_a_note_on_where_it_was_given_ends_a_speech() -> None:
    notes = ("（2019年3月5日在青屏县防汛工作会议上的讲话）", "(2020年6月在全市防汛会上的发言)")
    text = f"一{_TALK}{notes[0]}二{_TALK}{notes[1]}※以上是两篇讲话的节选。"
    speeches = read(text).speeches
    assert [text[each.start : each.end].removeprefix("一") for each in speeches] == [_TALK, _TALK]


def test_one_note_below_a_speech_is_no_part_of_it() -> None:
    text = f"{_TALK}\n（2019年3月5日在青屏县防汛工作会议上的讲话）"
    (speech,) = read(text).speeches
    assert text[speech.start : speech.end] == _TALK


def test_a_speech_that_names_another_in_brackets_is_one() -> None:
    named = "（2019年3月5日在青屏县防汛工作会议上的讲话）"
    text = f"{_TALK}这个意思前年{named}讲过，去年{named}又讲过。{_TALK}"
    assert speech_ranges(text) == [(0, len(text))]
