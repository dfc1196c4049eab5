"""jieba's tables, made without it: the same, and each word held once."""

from __future__ import annotations

from pathlib import Path

import jieba
import jieba.posseg

from drafter.text.dictionary import counts_and_tags, model_table, rarities


def test_the_tables_are_those_that_jieba_loads() -> None:
    counts, total, tags = counts_and_tags()
    fresh = jieba.Tokenizer()
    assert (counts, total) == fresh.gen_pfdict(fresh.get_dict_file())
    assert tags == vars(jieba.posseg.dt)["word_tag_tab"]
    lines = (Path(jieba.__file__).parent / "analyse" / "idf.txt").read_text("utf-8").splitlines()
    assert rarities() == {word: float(told) for word, told in map(str.split, lines)}
    assert model_table("prob_emit") == vars(jieba.posseg)["emit_P"]
    assert model_table("char_state_tab") == vars(jieba.posseg)["char_state_tab_P"]


def test_a_word_is_held_once() -> None:
    counts, _, tags = counts_and_tags()
    own = {word: word for word in counts}
    assert all(own[word] is word for word in tags)
