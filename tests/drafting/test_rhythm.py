"""Neighbouring sentences that begin alike are found, and no figure of speech among them."""

from __future__ import annotations

import pytest

from drafter.drafting.rhythm import alike_beginnings
from drafter.model import Block, DraftSentence, Origin

ONE = "全市今年新建高标准农田三万亩。"
TWO = "全市粮食总产连续五年稳在十亿斤以上，农民的收入也跟着有了一些增加。"
THREE = "全市开工水利项目九个。"
FOUR = "全市农机合作社已经发展到一百二十六家，春耕时节的大田作业大半由他们承担下来。"
OTHER = "县里补了一块短板。"


def blocks_of(*paragraphs: str, origin: str = "A") -> tuple[Block, ...]:
    blocks: list[Block] = []
    for text in paragraphs:
        parts = [f"{part}。" for part in text.split("。") if part]
        if text.startswith("#"):
            blocks.append(Block("heading1", (DraftSentence(text[1:], Origin("A")),)))
        else:
            told = tuple(DraftSentence(part, Origin(origin)) for part in parts)
            blocks.append(Block("paragraph", told))
    return tuple(blocks)


@pytest.mark.parametrize(
    ("paragraphs", "runs"),
    [
        ([ONE + TWO + THREE + FOUR], [(4, "全市")]),
        ([ONE + TWO, THREE, FOUR + OTHER], [(4, "全市")]),
        ([ONE + TWO + THREE], []),
        ([ONE + TWO + OTHER + THREE + FOUR], []),
        ([ONE + TWO, "#一、抓粮食", THREE + FOUR], []),
        ([("“" + ONE[:-1] + "”。") * 4], []),
        ([], []),
    ],
)
def test_runs_of_sentences_that_begin_alike(
    paragraphs: list[str], runs: list[tuple[int, str]]
) -> None:
    found = alike_beginnings(blocks_of(*paragraphs))
    assert [(each.count, each.first) for each in found] == runs


def test_a_run_is_told_at_its_last_sentence() -> None:
    blocks = blocks_of(ONE, TWO + "  " + THREE, OTHER, ONE + TWO + THREE + FOUR)
    (found,) = alike_beginnings(blocks)
    assert blocks[found.block].text[found.start : found.end] == FOUR


def test_a_space_before_a_sentence_neither_hides_it_nor_is_pointed_at() -> None:
    blocks = blocks_of(ONE + TWO + THREE + "　" + FOUR)
    (found,) = alike_beginnings(blocks)
    assert blocks[0].text[found.start : found.end] == FOUR


def test_how_many_are_too_many_can_be_said() -> None:
    blocks = blocks_of(ONE + TWO + THREE)
    assert [each.count for each in alike_beginnings(blocks, least=3)] == [3]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("".join("要让" + each for each in (ONE, TWO, THREE, FOUR)), id="要"),
        pytest.param("".join("我们要" + each for each in (ONE, TWO, THREE, FOUR)), id="我们要"),
        pytest.param(
            "".join("全市抓" + each for each in ("粮食。", "水利。", "农机。", "农田。")), id="排比"
        ),
    ],
)
def test_a_figure_of_speech_is_meant(paragraph: str) -> None:
    assert alike_beginnings(blocks_of(paragraph)) == ()


def test_sentences_of_one_length_are_no_figure_when_they_are_long() -> None:
    long = "全市农机合作社已经发展到一百二十六家春耕时节的大田作业大半由他们承担。"
    assert [each.count for each in alike_beginnings(blocks_of(long * 4))] == [4]


def test_the_outlines_own_sentences_alone_are_no_run() -> None:
    own = blocks_of(ONE + TWO + THREE + FOUR, origin="O")
    assert alike_beginnings(own) == ()
    assert [each.count for each in alike_beginnings(own + blocks_of(ONE))] == [5]
