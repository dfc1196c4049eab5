"""What changed inside a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.revising.edits import pieces

TEXT = st.text(alphabet="种子备足，农机修好。12.%", max_size=30)


def shown(before: str, after: str) -> str:
    signs = {"same": "{}", "cut": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[each.op].format(each.text) for each in pieces(before, after))


def test_a_word_that_was_replaced() -> None:
    assert shown("县农业局要抓好落实。", "县农业局要抓紧落实。") == "县农业局要抓[-好-]{+紧+}落实。"


def test_a_number_is_replaced_whole() -> None:
    assert shown("同比增长11.3%，", "同比增长12.3%，") == "同比增长[-11.3%-]{+12.3%+}，"


def test_a_clause_is_added_as_a_clause() -> None:
    assert shown("种子备足，农机修好。", "种子备足，肥料到户，农机修好。") == (
        "种子备足，{+肥料到户，+}农机修好。"
    )


def test_characters_that_happen_to_be_the_same_do_not_split_a_change() -> None:
    assert shown("各乡镇要认真排查隐患。", "各村社须逐户清查险情。").count("[-") <= 2


def test_a_sentence_written_anew_is_cut_whole() -> None:
    assert shown("种子备足。", "水渠三月底前清淤。") == "[-种子备足。-]{+水渠三月底前清淤。+}"


@given(TEXT, TEXT)
def test_the_pieces_hold_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)

    assert "".join(p.text for p in found if p.op != "new") == before
    assert "".join(p.text for p in found if p.op != "cut") == after
    assert all(p.text for p in found)
