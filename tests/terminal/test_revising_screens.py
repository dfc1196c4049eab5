"""Settling opinions and choosing between two writers, key by key."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from drafter.errors import InterviewStopped
from drafter.model import DraftSentence, Origin
from drafter.revising.comparing import Comparison, Difference, Move
from drafter.revising.edits import Piece
from drafter.revising.merging import Choice, Clash
from drafter.revising.opinions import Decision, Opinion
from drafter.terminal.comparing import print_comparison
from drafter.terminal.merging import chosen_sides
from drafter.terminal.opinions import print_opinions, print_settled, settled_by_asking

OPINION = Opinion(3, 2, "一稿.docx", "改", "王秘书", "2026-11-25 10:31", "第 4 段", "三", "四")


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        yield pipe


def console() -> Console:
    return Console(file=io.StringIO(), width=80, markup=False, highlight=False)


def shown(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def sentence(text: str) -> tuple[DraftSentence, ...]:
    return (DraftSentence(text, Origin("T")),)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("\r", {1: "我的"}), ("2\r", {1: "对方的"}), ("3\r", {1: "都要"}), ("5\r", {})],
)
def test_whose_words_stand(typed: str, chosen: dict[int, Choice], keys: PipeInput) -> None:
    clash = Clash(1, sentence("把种子备足。"), sentence("把种子备齐。"), ())
    keys.send_text(typed)

    assert chosen_sides(console(), [("第 3 段", clash)]) == chosen


def settling(opinion: Opinion) -> dict[int, Decision]:
    done: dict[int, Decision] = {}

    def settle(number: int, decision: Decision, _: str) -> Opinion:
        done[number] = decision
        return opinion

    settled_by_asking(console(), [opinion], settle, body="")
    return done


def test_an_opinion_can_wait(keys: PipeInput) -> None:
    keys.send_text("4\r")

    assert settling(OPINION) == {}


def test_stopping_settles_nothing(keys: PipeInput) -> None:
    keys.send_text("\x03")

    with pytest.raises(InterviewStopped):
        settling(OPINION)


def test_a_change_that_is_refused_and_still_stands_is_said() -> None:
    refused = Opinion(
        3, 2, "一稿.docx", "改", "王秘书", "", "第 4 段", "三点", "四点", "不采纳", "会上定的"
    )
    standing, back = console(), console()

    print_settled(standing, refused, "下面，我讲四点意见。")
    print_settled(back, refused, "下面，我讲三点意见。")

    assert "稿子里现在“四点”，原来“三点”" in shown(standing)
    assert "稿子里现在" not in shown(back)


def test_a_change_of_a_word_that_stands_anywhere_is_not_said_to_stand() -> None:
    refused = Opinion(4, 2, "一稿.docx", "增", "王秘书", "", "第 4 段", "", "要", "不采纳", "多余")
    screen, gone = console(), console()

    print_settled(screen, refused, "这件事要抓紧办。")
    print_settled(gone, refused, "这件事抓紧办。")

    assert "稿子里现在" not in shown(screen)
    assert "看看第 4 段" in shown(screen)
    assert "第 4 段" not in shown(gone)


def test_a_list_says_what_is_open() -> None:
    screen = console()

    print_opinions(screen, [OPINION])

    assert " 3 第 4 段　王秘书　2026-11-25 10:31　未定" in shown(screen)
    assert "“三”改为“四”" in shown(screen)
    assert "共 1 条，没定 1 条" in shown(screen)


def test_a_comparison_reads_without_colour() -> None:
    screen = console()
    changed = (Piece("same", "抓"), Piece("cut", "好"), Piece("new", "紧"), Piece("same", "。"))
    found = Comparison(
        (Difference("第 2 段", "改", changed),),
        (Move("二、修农机", "三、修农机", "第 2 段", "第 3 段"),),
    )

    print_comparison(screen, found, before="旧.md", after="新.md")

    assert "  抓[-好-]{+紧+}。" in shown(screen)
    assert "移动　第 2 段 到 第 3 段，字句也改了" in shown(screen)
    assert "共：改 1 段　移动 1 句" in shown(screen)
