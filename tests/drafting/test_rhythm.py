"""Neighbouring sentences that begin alike over and over are found, figures of speech are not."""

from __future__ import annotations

import pytest

from drafter.drafting.rhythm import alike_beginnings
from drafter.model import Block, DraftSentence, Origin

LONG = "大家把会上定下来的几件事一件一件地往下抓，抓到每个岗位、每个人头上。"


def drafted(*paragraphs: str, letters: str = "A") -> tuple[Block, ...]:
    blocks: list[Block] = []
    for text in paragraphs:
        if text.startswith("#"):
            blocks.append(Block("heading1", (DraftSentence(text[1:], Origin(letters)),)))
        else:
            parts = [f"{part}。" for part in text.split("。") if part]
            told = tuple(DraftSentence(part, Origin(letters)) for part in parts)
            blocks.append(Block("paragraph", told))
    return tuple(blocks)


SAME = f"同时大家辛苦。同时{LONG}同时要早动手。同时{LONG}"


@pytest.mark.parametrize(
    ("paragraphs", "runs"),
    [
        ([SAME], [(4, "同时")]),
        ([SAME, "同时还要早见效。"], [(5, "同时")]),
        ([f"同时大家辛苦。同时{LONG}", "#一、早动手", f"同时要早动手。同时{LONG}"], []),
        ([f"同时大家辛苦。同时{LONG}同时要早动手。"], []),
        ([f"我们要早动手。我们要{LONG}我们要早见效。我们要{LONG}"], []),
        ([f"坚持早动手。坚持{LONG}坚持早见效。坚持{LONG}"], []),
        (["市里抓早。市里抓小。市里抓实。市里抓长。"], []),
        ([f"一是早动手。二是{LONG}"], []),
        ([], []),
    ],
)
def test_runs_of_sentences_that_begin_alike(
    paragraphs: list[str], runs: list[tuple[int, str]]
) -> None:
    found = alike_beginnings(drafted(*paragraphs))
    assert [(each.count, each.first) for each in found] == runs


def test_an_outline_s_own_sentences_are_not_the_writer_s_fault() -> None:
    assert alike_beginnings(drafted(SAME, letters="OA")) == ()


def test_from_how_many_on_is_the_user_s_to_say() -> None:
    assert alike_beginnings(drafted(f"同时大家辛苦。同时{LONG}"), least=2)
