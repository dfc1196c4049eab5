"""Neighbouring sentences that begin alike are found, and no others."""

from __future__ import annotations

import pytest

from drafter.drafting.rhythm import alike_beginnings
from drafter.model import Block, DraftSentence, Origin


def blocks_of(*paragraphs: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for text in paragraphs:
        parts = [f"{part}。" for part in text.split("。") if part]
        if text.startswith("#"):
            blocks.append(Block("heading1", (DraftSentence(text[1:], Origin("A")),)))
        else:
            told = tuple(DraftSentence(part, Origin("A")) for part in parts)
            blocks.append(Block("paragraph", told))
    return tuple(blocks)


@pytest.mark.parametrize(
    ("paragraphs", "runs"),
    [
        (["我们要早动手。我们要早见效。大家辛苦。"], ((2, "我们"),)),
        (["我们要早动手。", "我们要早见效。", "我们不等。"], ((3, "我们"),)),
        (["我们要早动手。大家辛苦。我们不等。"], ()),
        (["我们要早动手。", "#一、早动手", "我们要早见效。"], ()),
        (["一是早动手。二是早见效。"], ()),
        (["“两手抓”。“两手硬”。"], ()),
        ([], ()),
    ],
)
def test_runs_of_sentences_that_begin_alike(
    paragraphs: list[str], runs: tuple[tuple[int, str], ...]
) -> None:
    assert alike_beginnings(blocks_of(*paragraphs)) == runs
