"""``drafter browse`` without words, typed on a pseudo-terminal."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from drafter.bank import open_bank
from drafter.terminal.clipboard import takes_clipboard
from tests.made_up import BANK, CLOSING, FRAME, REASON, bank_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ENTER, DOWN, UP, BACK, RUBOUT = "\r", "\x1b[B", "\x1b[A", "\x1b[Z", "\x7f"
CTRL_C, CTRL_D = "\x03", "\x04"
LIST, STEPS = "找什么", "填空再拷"


class Reader:
    """Someone browsing a small bank who waits for each screen before typing."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.bank = folder / "b.db"
        self.notes = folder / "讲话稿" / "摘抄.txt"
        if not self.bank.exists():
            bank_file(self.bank)
        here = {name: os.environ[name] for name in os.environ if name not in ("TMUX", "STY")}
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", "from drafter.cli import main; main()", "browse", "--bank", str(self.bank)],
            env=here | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"} | env,
            dimensions=(40, 80), encoding="utf-8", timeout=30,
        )  # fmt: skip
        self.seen = ""

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.child.expect_exact(text)
            self.seen += f"{self.child.before}{self.child.after}"

    def types(self, keys: str) -> None:
        self.child.send(keys)

    def finds(self, word: str, *shown: str) -> None:
        """Everything's list, narrowed by a word."""
        self.sees("部分", "结尾")
        self.types(ENTER)
        self.sees(LIST, "离开")
        self.types(word)
        self.sees(*shown)

    def leaves(self, keys: str = CTRL_C) -> None:
        """Leaves, which is never a failure."""
        self.types(keys)
        self.child.expect(pexpect.EOF)
        self.seen += str(self.child.before)
        self.child.close()
        assert self.child.exitstatus == 0, self.seen
        assert "Traceback" not in self.seen

    def clipboard(self) -> list[str]:
        """What the terminal was asked to put on its clipboard."""
        sent = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", self.seen)
        return [base64.b64decode(each).decode("utf-8") for each in sent]

    def noted(self) -> list[str]:
        return self.notes.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    found = Reader(tmp_path)
    yield found
    found.child.close(force=True)


def test_one_character_finds_and_a_phrase_is_copied(reader: Reader) -> None:
    reader.finds("柳", "» 1 2篇 句 松一松", "共 1 条")
    reader.types(ENTER)
    reader.sees(STEPS, REASON.pattern)
    reader.types(ENTER)
    reader.sees("✓ 已拷贝", "摘抄.txt", LIST)
    reader.leaves()
    assert reader.clipboard() == [REASON.pattern]
    assert reader.noted() == [REASON.pattern]
    assert reader.notes.stat().st_mode & 0o077 == 0


def test_a_digit_points_and_a_pasted_word_is_a_word(reader: Reader) -> None:
    reader.finds("\x1b[200~今天\n\x1b[201~", "» 1 3篇 开头", "共 1 条")
    reader.types(RUBOUT * 2)
    reader.sees("共 8 条")
    reader.types("3")
    reader.sees("» 3 ")
    reader.types("３１")
    reader.sees("» 1 ")
    reader.types("{事项}")
    reader.sees("共 6 条")
    reader.leaves()


def test_open_slots_are_asked_then_copied_whole(reader: Reader) -> None:
    reader.finds("说清楚", "» 1 3篇 开头")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(f"2{ENTER}")
    reader.sees("【会议名称】", "›")
    reader.types(f"全县春耕备耕工作会议{ENTER}")
    reader.sees("【事项】", "›")
    reader.types(BACK)
    reader.sees("【会议名称】", "全县春耕备耕工作会议")
    reader.types(ENTER)
    reader.sees("【事项】", "›")
    reader.types(ENTER)
    reader.sees("✓ 已拷贝", LIST)
    reader.leaves(CTRL_C)
    whole = "今天把大家请来开全县春耕备耕工作会议，就是要把【事项】说清楚、办扎实。"
    assert reader.clipboard() == [whole]


def test_where_the_clipboard_is_sure_nothing_is_written(tmp_path: Path) -> None:
    reader = Reader(tmp_path, TERM="xterm-kitty")
    reader.finds("柳", "» 1 2篇")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(ENTER)
    reader.sees("✓ 已拷贝", LIST)
    reader.leaves()
    assert reader.clipboard() == [REASON.pattern]
    assert not reader.notes.exists()


def test_a_favourite_stands_on_a_shelf_of_its_own(reader: Reader) -> None:
    reader.finds("称心", "» 1 2篇 结尾")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(f"4{ENTER}")
    reader.sees("✓ 已收藏", "不再收藏")
    reader.types(f"7{ENTER}")
    reader.sees("部分", "收藏 1", "结尾")
    reader.types(f"2{ENTER}")
    reader.sees("找什么（收藏）", "» 1 2篇 结尾", "已收藏")
    reader.types(f"0{ENTER}")
    reader.leaves("")
    with open_bank(reader.bank, read_only=True) as bank:
        assert [phrase.id for phrase in bank.favourite_phrases()] == [CLOSING.id]


def test_one_that_is_dropped_stays_away_when_mined_again(reader: Reader) -> None:
    reader.finds("钉钉子", "» 1 2篇 标题")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(f"5{ENTER}")
    reader.sees("✓ 不要了，再采也不收", "bank review --dropped", "没有这样的词条")
    reader.leaves(CTRL_D)
    bank_file(reader.bank, BANK)
    with open_bank(reader.bank, read_only=True) as bank:
        assert bank.phrase(FRAME.id) is None
        assert [phrase.id for phrase in bank.decisions.dropped()] == [FRAME.id]


def test_the_origin_is_read_and_the_way_goes_on(reader: Reader) -> None:
    reader.finds("强调", "» 1 3篇 过渡")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(f"3{ENTER}")
    reader.sees("左头右尾", "青屏县讲话3.txt", STEPS)
    reader.types(BACK)
    reader.sees(LIST, "强调", "共 1 条")
    reader.types(f"8{ENTER}")
    reader.sees("共 8 条")
    reader.types(f"9{ENTER}")
    reader.sees("全部 8", "结尾")
    reader.types(f"3{ENTER}")
    reader.sees("找什么（过渡）", "» 1 3篇 过渡", "共 1 条")
    reader.leaves(f"0{ENTER}")


@pytest.mark.parametrize("keys", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("at", ["部分", LIST, STEPS, "【会议名称】"])
def test_leaving_at_any_screen_is_no_failure(keys: str, at: str, reader: Reader) -> None:
    for screen, enter in (("部分", ENTER), (LIST, "说清\r"), (STEPS, "2\r"), ("【会议名称】", "")):
        reader.sees(screen, "离开" if screen in (LIST, STEPS) else "")
        if screen == at:
            break
        reader.types(enter)
    reader.leaves(keys)


def test_a_bank_that_cannot_be_written_says_so_and_goes_on(tmp_path: Path) -> None:
    bank_file(tmp_path / "b.db")
    (tmp_path / "b.db").chmod(0o400)
    if os.access(tmp_path / "b.db", os.W_OK):
        pytest.skip("this user may write everything")
    reader = Reader(tmp_path)
    reader.finds("柳", "» 1 2篇")
    reader.types(ENTER)
    reader.sees(STEPS)
    reader.types(f"4{ENTER}")
    reader.sees("写不了词库", STEPS)
    reader.leaves()


def test_which_terminals_take_the_clipboard() -> None:
    assert takes_clipboard({"TERM": "xterm-kitty"})
    assert takes_clipboard({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"})
    assert takes_clipboard({"WT_SESSION": "x"})
    assert not takes_clipboard({"TERM": "xterm-256color"})
    assert not takes_clipboard({"TERM": "xterm-kitty", "TMUX": "/tmp/x,1,0"})
