"""The segmenter's door."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text import tokens
from drafter.text.tokens import tagged, weighted_words, words

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"


def test_words_joined_are_the_text() -> None:
    text = "云岭县召开基层治理工作推进会，部署三项任务。"
    assert "".join(words(text)) == text
    assert "".join(word for word, _ in tagged(text)) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "云岭县召开会议",
                "，",
                "镓钪钇镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥铪钽钨铼锇铱",
                "部署",
                "。",
            ]
        )
    )
)
def test_nothing_is_lost_where_characters_make_no_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(words(text)) == text
    assert "".join(word for word, _ in tagged(text)) == text


def test_a_long_row_of_characters_that_make_no_words_is_left_whole_and_untagged() -> None:
    row = "镓钪钇镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥铪钽钨铼锇铱" * 2
    found = tagged(f"我们部署任务{row}，召开会议")
    assert found[0] == ("我们", "r")
    assert [tag for word, tag in found if word in row] == ["x"] * len(row)
    assert [word for word, _ in found[-2:]] == ["召开", "会议"]


@pytest.mark.parametrize(("characters", "is_senseless"), [(23, False), (24, True)])
def test_a_row_makes_no_words_from_twenty_four_characters_on(
    characters: int, is_senseless: bool
) -> None:
    row = "镓钪钇镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥铪钽钨铼锇铱"[:characters]
    text = f"我们召开会议部署任务落实工作{row}各级各部门要提高认识加强领导"
    assert ("x" in [tag for _, tag in tagged(text)]) is is_senseless


def test_a_noun_and_a_verb_are_told_apart() -> None:
    tags = dict(tagged("我们召开会议"))
    assert tags["会议"].startswith("n")
    assert tags["召开"].startswith("v")


def test_the_same_text_gives_the_same_words() -> None:
    text = "把责任扛在肩上，把任务落到实处"
    assert words(text) == words(text)
    assert tagged(text) == tagged(text)


def test_terms_of_the_genre_are_whole_words() -> None:
    assert "党风廉政建设" in words("切实抓好党风廉政建设各项任务")


def test_words_that_tell_most_of_a_text_come_first() -> None:
    text = "防汛责任要压实，防汛物资要备足，防汛队伍要拉得出。我们要认真做好各项工作。"
    assert weighted_words(text, most=1)[0][0] == "防汛"
    assert weighted_words("", most=3) == []


def test_english_words_that_only_hold_a_sentence_together_tell_nothing_of_a_text() -> None:
    text = "The forest and the Forest，This is the plan for the forest。"
    assert {word for word, _ in weighted_words(text, most=9)} == {"forest", "Forest", "plan"}


def _blocks(folder: Path) -> set[str]:
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in folder.glob("*.txt"))
    return {block for text in texts for block in re.findall("[\u4e00-\u9fff]+", text)}


def test_words_and_tags_are_those_that_jieba_gives() -> None:
    from jieba.posseg import POSTokenizer

    tokenizer, tags = tokens._segmenter()
    tagger = POSTokenizer(tokenizer)  # type: ignore[call-arg]
    tagger.makesure_userdict_loaded()
    assert vars(tagger)["word_tag_tab"] == tags
    for path in sorted(EXAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert words(text) == tokenizer.lcut(text)
        assert tagged(text) == [(each.word, each.flag) for each in tagger.cut(text)]


def _cut_the_same(folder: Path) -> None:
    pytest.importorskip("rjieba")
    for block in sorted(_blocks(folder)):
        assert tuple(tokens._router()(block)) == tokens._likeliest(block)


def test_with_rjieba_the_examples_are_cut_the_same() -> None:
    _cut_the_same(EXAMPLES)


def test_with_rjieba_every_row_of_the_corpus_is_cut_the_same(shared_corpus: Path) -> None:
    _cut_the_same(shared_corpus)
