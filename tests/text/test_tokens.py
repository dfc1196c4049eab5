"""The segmenter's door."""

from __future__ import annotations

import stat

from drafter.paths import cache_home
from drafter.text.tokens import tagged, words


def test_words_joined_are_the_text() -> None:
    text = "云岭县召开基层治理工作推进会，部署三项任务。"
    assert "".join(words(text)) == text
    assert "".join(word for word, _ in tagged(text)) == text


def test_a_noun_and_a_verb_are_told_apart() -> None:
    tags = dict(tagged("我们召开会议"))
    assert tags["会议"].startswith("n")
    assert tags["召开"].startswith("v")


def test_the_same_text_gives_the_same_words() -> None:
    text = "把责任扛在肩上，把任务落到实处"
    assert words(text) == words(text)
    assert tagged(text) == tagged(text)


def test_the_cache_is_the_owners_alone() -> None:
    words("冷启动")
    folder = cache_home()
    if folder.exists():
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
