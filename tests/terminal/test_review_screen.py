"""The review on a terminal: one phrase at a time, every key does what it says."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from drafter.bank import Bank, DecidedMeanwhile, open_bank
from drafter.terminal.review import Reviewed, reviewed, taken_back, which_way
from drafter.terminal.running import Stopped
from tests.made_up import BANK, bank_file


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db")) as opened:
        yield opened


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """Keys, typed ahead: from a pipe no prompt throws them away."""
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        yield pipe


def _console() -> Console:
    return Console(file=io.StringIO(), width=80, markup=False, highlight=False)


def _text(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_enter_keeps_and_digits_choose(bank: Bank, keys: PipeInput) -> None:
    best = [phrase.pattern for phrase in bank.decisions.undecided()]
    console = _console()
    keys.send_text("\r2\r5\r6\r")
    done = reviewed(bank, console, year=2026)
    assert done == Reviewed(decided=2, skipped=1, left=len(BANK) - 2)
    assert [each.pattern for each in bank.decisions.dropped()] == [best[1]]
    kept = [each.pattern for each in bank.decisions.own() if each.verdict == "keep"]
    assert kept == [best[0]]
    shown = _text(console)
    assert shown.index("✓ 留下") < shown.index("✓ 不要")
    assert f"还有 {len(BANK)} 条没看过" in shown


def test_editing_and_a_note_and_what_comes_next_time(bank: Bank, keys: PipeInput) -> None:
    first, second, *_ = bank.decisions.undecided()
    keys.send_text("3\r\x15抓{事项\r\x15把{事项}一抓到底\r")  # a broken pattern is not taken
    keys.send_text("4\r少用\r5\r6\r")
    console = _console()
    done = reviewed(bank, console, year=2026)
    assert (done.decided, done.skipped) == (1, 1)
    edited = bank.phrase(first.id)
    assert edited is not None
    assert (edited.pattern, edited.speeches) == ("把{事项}一抓到底", first.speeches)
    noted = bank.decisions.of(second.id)
    assert noted is not None
    assert noted.why == "少用"
    assert bank.decisions.undecided()[0] == second


def test_shift_tab_goes_back_and_decides_anew(bank: Bank, keys: PipeInput) -> None:
    first = bank.decisions.undecided()[0]
    keys.send_text("2\r\x1b[Z1\r6\r")
    done = reviewed(bank, _console(), year=2026)
    assert done.decided == 1
    assert bank.decisions.dropped() == ()
    decision = bank.decisions.of(first.id)
    assert decision is not None
    assert decision.verdict == "keep"


def test_ctrl_c_stops_and_what_was_decided_is_there(bank: Bank, keys: PipeInput) -> None:
    keys.send_text("2\r\x03")
    with pytest.raises(Stopped):
        reviewed(bank, _console(), year=2026)
    assert len(bank.decisions.dropped()) == 1


def test_a_question_mark_explains(bank: Bank, keys: PipeInput) -> None:
    keys.send_text("？6\r")
    console = _console()
    reviewed(bank, console, year=2026)
    assert "再采也不回来" in _text(console)


def test_all_decided_ends_by_itself(bank: Bank, keys: PipeInput) -> None:
    keys.send_text("\r" * len(BANK))
    assert reviewed(bank, _console(), year=2026).left == 0
    assert reviewed(bank, _console(), year=2026) == Reviewed(0, 0, 0)


def test_a_dropped_one_is_taken_back(bank: Bank, keys: PipeInput) -> None:
    for phrase in bank.search():
        bank.decisions.drop(phrase)
    dropped = bank.decisions.dropped()
    assert len(dropped) == 8
    keys.send_text("2\r\r")  # the second of the list; Enter alone leaves
    assert taken_back(bank, _console()) == 1
    assert bank.search() == (dropped[1],)


def test_with_nothing_dropped_there_is_nothing_to_ask(bank: Bank) -> None:
    console = _console()
    assert taken_back(bank, console) == 0
    assert "没有您不要的词条" in _text(console)


@pytest.mark.parametrize(("typed", "way"), [("\r", 0), ("2\r", 1), ("1\r", 0), ("\x03", 0)])
def test_enter_alone_withdraws_nothing(keys: PipeInput, typed: str, way: int) -> None:
    keys.send_text(typed)
    assert which_way("撤去 甲.txt", ["不撤", "撤去"]) == way


class _Window(io.StringIO):
    """What is written to; at the first ``text`` something happens in another window."""

    def __init__(self, text: str, elsewhere: Callable[[], object]) -> None:
        super().__init__()
        self._text, self._elsewhere = text, elsewhere

    def write(self, text: str, /) -> int:
        if self._text in text:
            self._text = "\0"
            self._elsewhere()
        return super().write(text)


def _console_where(text: str, elsewhere: Callable[[], object]) -> Console:
    return Console(file=_Window(text, elsewhere), width=80, markup=False, highlight=False)


def test_what_another_window_has_decided_is_not_asked_again(bank: Bank, keys: PipeInput) -> None:
    _, second, third, *_ = bank.decisions.undecided()
    with open_bank(bank.path) as other:
        console = _console_where("✓ 留下", lambda: other.decisions.drop(second))
        keys.send_text("\r\r6\r")
        done = reviewed(bank, console, year=2026)
    assert done == Reviewed(decided=2, skipped=0, left=len(BANK) - 3)
    assert [each.pattern for each in bank.decisions.dropped()] == [second.pattern]
    kept = bank.decisions.of(third.id)
    assert kept is not None
    assert kept.verdict == "keep"


@pytest.mark.parametrize("typed", ["\r", "2\r", "3\r\x15把{事项}一抓到底\r"])
def test_what_another_window_decides_while_one_thinks_stands(
    bank: Bank, keys: PipeInput, typed: str
) -> None:
    first = bank.decisions.undecided()[0]
    with open_bank(bank.path) as other:
        console = _console_where("再采也不回来", lambda: other.decisions.edit(first, "真抓{事项}"))
        keys.send_text(f"？{typed}6\r")
        done = reviewed(bank, console, year=2026)
    assert done == Reviewed(decided=0, skipped=0, left=len(BANK) - 1)
    assert "这一条刚才在别处定了：改写 真抓{事项}" in _text(console)
    stands = bank.decisions.of(first.id)
    assert stands is not None
    assert (stands.verdict, stands.edited) == ("edit", "真抓{事项}")
    assert bank.decisions.dropped() == ()


def test_one_that_was_decided_elsewhere_can_be_gone_back_to(bank: Bank, keys: PipeInput) -> None:
    first = bank.decisions.undecided()[0]
    with open_bank(bank.path) as other:
        console = _console_where("再采也不回来", lambda: other.decisions.drop(first))
        keys.send_text("？\r\x1b[Z\r6\r")
        done = reviewed(bank, console, year=2026)
    assert done.decided == 1
    assert bank.decisions.dropped() == ()


def test_a_note_of_another_window_is_not_written_over(bank: Bank) -> None:
    first = bank.decisions.undecided()[0]
    with open_bank(bank.path) as other:
        bank.decisions.note(first, "一稿")
        seen = bank.decisions.of(first.id)
        other.decisions.note(first, "少用")
    with pytest.raises(DecidedMeanwhile, match="少用"):
        bank.decisions.note(first, "多用", over=seen)
    noted = bank.decisions.of(first.id)
    assert noted is not None
    assert noted.why == "少用"
