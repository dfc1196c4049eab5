"""Mechanical fixes: twice equals once, and nothing changes but what is listed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.checking import Found, checked
from drafter.checks.fixing import Fixed, blocks_after, fixed
from drafter.checks.registry import RULES
from drafter.checks.text import CheckedText
from drafter.model import Block, DraftSentence, Origin
from tests.checks.made_up import text_of


def found(text: CheckedText) -> tuple[Found, ...]:
    return checked(text, Beside(), tuple(RULES.values())).mechanical


def mended(*lines: str) -> Fixed:
    return fixed(text_of(*lines), found)


def lines(text: CheckedText) -> list[str]:
    return [block.text for block in text.blocks]


def test_every_fix_is_carried_out_and_listed() -> None:
    done = mended("## 一．抓早。", "抓早,抓小 。共１２处。。完")
    assert lines(done.text) == ["一、抓早", "抓早，抓小。共12处。完"]
    assert len(done.changes) == 6


def test_what_has_no_finding_stays_as_it_is() -> None:
    done = mended("今年增长11.3%，达到10,000人。")
    assert (done.turns, lines(done.text)) == ((), ["今年增长11.3%，达到10,000人。"])


def test_a_changed_sentence_keeps_its_origin() -> None:
    sentences = (DraftSentence("抓早,抓小。", Origin("A")), DraftSentence("抓实。", Origin("P")))
    text = replace(text_of(""), blocks=(Block("paragraph", sentences),))
    done = fixed(text, found)
    assert [(each.text, each.origin.letters) for each in done.text.blocks[0].sentences] == [
        ("抓早，抓小。", "A"),
        ("抓实。", "P"),
    ]


@pytest.mark.parametrize("line", [" ", "　　", "好 "])
def test_a_block_is_not_emptied_and_nothing_is_listed_that_was_not_done(line: str) -> None:
    done = mended("抓早。", line, "抓小,抓实。")
    again = fixed(done.text, found)
    assert (again.changes, lines(done.text)[2]) == ((), "抓小，抓实。")
    assert all(lines(done.text))
    assert len(done.changes) == (2 if line.strip() else 1)


PIECES = st.sampled_from(
    ["抓早", "一、", "（一）", "1、", ",", "，", "。", "。。", " ", "　", "１２", "12", "-",
     "“", "”", '"', "(", ")", "...", "--", "等", "、", "学校", "年", "3-5年", "：", "!"]
)  # fmt: skip


@example(["（一）........."])  # a mark at a time, until no more turns were left
@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=10).map("".join), min_size=1, max_size=4))
def test_twice_equals_once_and_only_what_is_listed_changes(texts: list[str]) -> None:
    begun = text_of(*(text or " " for text in texts))
    once = fixed(begun, found)
    again = fixed(once.text, found)
    assert lines(again.text) == lines(once.text)
    replayed = begun.blocks
    for turn in once.turns:
        for change in turn:
            assert replayed[change.block].text[change.start : change.end] == change.before
        replayed = blocks_after(replayed, turn)
    assert [block.text for block in replayed] == lines(once.text)
