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


def test_a_single_speech_is_one_range() -> None:
    assert speech_ranges(SPEECH) == [(0, len(SPEECH))]


def test_numbers_that_do_not_count_up_split_nothing() -> None:
    text = f"任务5\n{_TALK}\n任务3\n{_TALK}"
    assert speech_ranges(text) == [(0, len(text))]


def test_a_compilation_s_own_title_belongs_to_no_speech() -> None:
    text = "林知远、周明同志在会上的讲话\n林知远同志的讲话\n" + _TALK + "\n周明同志的讲话\n" + _TALK
    titles = [speech.title.text for speech in read(text).speeches if speech.title]
    assert titles == ["林知远同志的讲话", "周明同志的讲话"]
