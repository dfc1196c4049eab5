"""现在就补 leads from each gap to where it stands, a rewritten sentence or a mended phrase too."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from drafter.bank import Bank, open_bank
from drafter.errors import InterviewStopped
from drafter.flows.draft import draft_of
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.flows.session_files import new_session, opened_session
from drafter.interview.answers import Value
from drafter.model import Gap
from drafter.outlines.load import outline_named
from drafter.terminal.filling import gaps_filled
from drafter.terminal.review_menu import sentence_rewritten
from tests.flows.rewriting import with_rewritten
from tests.made_up import TRANSITION, bank_file

FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县县长",
    "时间": "2027-02-19",
    "部署事项": "今春造林",
    "主题": ["质量管护"],
    "要点1": ["每500亩配一名护林员"],
    "缘由": "今天开会，只说栽树。",
}
ANEW = "\x05\x15"


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db")) as opened:
        yield opened


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        yield pipe


def filled(session: Session, bank: Bank) -> Session:
    console = Console(file=io.StringIO(), width=80, markup=False, highlight=False)
    return gaps_filled(session, bank, console, today=date(2027, 2, 1))


def begun(bank: Bank, **more: Value) -> Session:
    return with_defaults(Session(outline_named("工作会议讲话"), FACTS | more), bank)


def test_a_gap_in_a_rewritten_sentence_leads_to_the_sentence(bank: Bank, keys: PipeInput) -> None:
    gap = "去年栽了【亩数，问林草局】亩。"
    session = with_rewritten(begun(bank), "今天开会，只说栽树。", gap)
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    keys.send_text(f"{ANEW}去年栽了3万亩。\r")
    session = filled(session, bank)
    assert draft_of(session).draft.gaps == ()
    assert any("去年栽了3万亩。" in block.text for block in draft_of(session).draft.blocks)


def test_a_gap_in_a_mended_phrase_leads_to_the_place(bank: Bank, keys: PipeInput) -> None:
    pattern = TRANSITION.pattern
    mended: Value = {
        "词条": TRANSITION.id,
        "原句": pattern,
        "改作": f"{pattern[:-1]}【几时，问秘书】。",
    }
    session = begun(bank, 过渡=mended)
    assert draft_of(session).draft.gaps == (Gap("几时", "秘书"),)
    keys.send_text("\r")
    assert draft_of(filled(session, bank)).draft.gaps == ()


def test_each_answer_is_asked_for_once_however_many_gaps_it_leaves(
    bank: Bank, keys: PipeInput
) -> None:
    session = begun(bank, 缘由="今天开会，【何人】说【何事】。")
    keys.send_text("\x1b[Z")
    assert filled(session, bank).answers == session.answers


def test_what_was_half_typed_is_offered_at_its_own_sentence_only(
    keys: PipeInput, tmp_path: Path
) -> None:
    twice: dict[str, Value] = {**FACTS, "缘由": "树要栽活。活才算数。树要栽活。"}
    session = new_session(outline_named("工作会议讲话"), twice, seed=0, folder=tmp_path)
    first, second = (n for n, each in enumerate(draft_of(session).draft.texts) if each[0] == "树")
    console = Console(file=io.StringIO(), width=80, markup=False, highlight=False)
    keys.send_text(f"{ANEW}苗要选\x03")
    with pytest.raises(InterviewStopped):
        sentence_rewritten(session, second, console)
    assert session.file is not None
    kept = opened_session(session.file)
    assert kept is not None
    assert kept.half[1] == "苗要选"
    keys.send_text("\r")
    assert sentence_rewritten(kept, first, console).answers == kept.answers
    keys.send_text("好。\r")
    texts = draft_of(sentence_rewritten(kept, second, console)).draft.texts
    assert texts[first : second + 1] == ["树要栽活。", "活才算数。", "苗要选好。"]
