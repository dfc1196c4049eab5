"""mine, browse and inspect as an office writer runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.bank import open_bank
from drafter.cli import group
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank mined from the examples."""
    path = tmp_path / "b.db"
    assert run("mine", EXAMPLES, "--bank", path).exit_code == 0
    return path


def test_mine_tells_what_it_read_and_what_is_new(tmp_path: Path) -> None:
    result = run("mine", EXAMPLES, "--bank", tmp_path / "b.db")
    assert result.exit_code == 0
    assert "读取 3 份，得讲话 3 篇；新增词条" in result.stdout
    assert "跳过 0 份" in result.stdout
    assert "现有" in result.stdout
    assert result.stderr == ""
    again = run("mine", EXAMPLES, "--bank", tmp_path / "b.db")
    assert "读取 0 份" in again.stdout
    assert "已在库 3 份" in again.stdout


def test_mine_names_what_it_skips_and_exits_3(tmp_path: Path) -> None:
    folder = tmp_path / "稿"
    folder.mkdir()
    (folder / "空.txt").write_bytes(b"")
    (folder / "好.txt").write_bytes((EXAMPLES / "招商引资推进会讲话.txt").read_bytes())
    (folder / "好(1).txt").write_bytes((EXAMPLES / "招商引资推进会讲话.txt").read_bytes())
    result = run("mine", folder, "--bank", tmp_path / "b.db")
    assert result.exit_code == 3
    assert "读取 1 份，得讲话 1 篇" in result.stdout
    assert "跳过 2 份" in result.stderr
    assert "读不了  空.txt：" in result.stderr
    assert "重复" in result.stderr
    assert "逐字相同" in result.stderr


def test_mine_json_is_one_object(tmp_path: Path) -> None:
    result = run("mine", EXAMPLES, "--bank", tmp_path / "b.db", "--json")
    summary = json.loads(result.stdout)
    assert (summary["read"], summary["speeches"], summary["skipped"]) == (3, 3, [])


def test_browse_lists_and_shows_a_phrase_in_context(bank: Path) -> None:
    listed = run("browse", "意见", "--part", "过渡", "--bank", bank)
    assert listed.exit_code == 0
    assert "编号  部分  语步  篇数" in listed.stdout
    number = next(line.split()[0] for line in listed.stdout.splitlines() if line[:4].isdigit())
    page = run("browse", number, "--bank", bank)
    assert page.exit_code == 0
    assert "词条" in page.stdout
    assert "在全市招商引资推进会上的讲话" in page.stdout
    assert "原文不在本机" not in page.stdout


def test_browse_takes_chinese_and_english_names_alike(bank: Path) -> None:
    chinese = run("browse", "--part", "结尾", "--bank", bank)
    assert chinese.stdout == run("browse", "--part", "closing", "--bank", bank).stdout
    assert "结尾" in chinese.stdout
    assert "开头" not in chinese.stdout


def test_browse_json_gives_every_occurrence(bank: Path) -> None:
    result = run("browse", "--json", "--part", "开头", "--bank", bank)
    phrases = [json.loads(line) for line in result.stdout.splitlines()]
    assert phrases
    assert all(phrase["part"] == "opening" and phrase["occurrences"] for phrase in phrases)


def test_browse_says_when_nothing_is_found_or_a_number_is_unknown(bank: Path) -> None:
    nothing = run("browse", "麒麟送子", "--bank", bank)
    assert nothing.exit_code == 0
    assert "没有这样的词条" in nothing.stdout
    unknown = run("browse", "9999", "--bank", bank)
    assert unknown.exit_code == 1
    assert "没有编号 9999" in unknown.stderr


def test_browse_without_words_and_terminal_is_wrong_usage(bank: Path) -> None:
    result = run("browse", "--bank", bank)
    assert result.exit_code == 2
    assert "没有终端" in result.stderr


def test_inspect_shows_the_speech() -> None:
    result = run("inspect", EXAMPLES / "安全生产工作会议讲话.txt")
    assert result.exit_code == 0
    for told in ("1 篇讲话", "题目  在全县安全生产工作会议上的讲话", "说 3 点，有 3 点"):
        assert told in result.stdout


def test_inspect_json_keeps_the_contract_and_names_what_it_skips(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    speech = EXAMPLES / "师德师风建设大会讲话.txt"
    result = run("inspect", "--json", empty, speech)
    assert result.exit_code == 3
    assert "空.txt：" in result.stderr
    (line,) = result.stdout.splitlines()
    reading = json.loads(line)
    text = speech.read_text(encoding="utf-8")
    (found,) = reading["speeches"]
    spans = [
        found["title"], found["salutation"],
        *found["opening"], *found["headings"], *found["closing"],
    ]  # fmt: skip
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert reading["source"] == speech.name


HOSTILE = "今天\x1b[31m，我们\x9b2J召开\u202e会议[bold]标签[/bold]\x07"


def _hostile_bank(path: Path) -> None:
    text = f"前文\x1b]0;标题\x07{HOSTILE}后文\x1b[2J"
    start = text.index(HOSTILE)
    speeches = (SpeechRecord(0, len(text), "标题\x1b[5m", 2020),)
    record = SourceRecord("c" * 64, "名\x1b[7m.txt", "utf-8", speeches, text)
    place = Occurrence("c" * 64, 0, start, start + len(HOSTILE))
    with open_bank(path) as opened:
        opened.add_source(record, [MinedPhrase("opening", "occasion", HOSTILE, place)])


@pytest.mark.parametrize("args", [("今天",), ("1",), ("--json",)])
def test_nothing_that_steers_a_terminal_gets_through(tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "b.db"
    _hostile_bank(path)
    result = run("browse", *args, "--bank", path)
    assert result.exit_code == 0
    assert not set(result.stdout) & set("\x1b\x9b\x07\u202e")
    assert "[bold]标签[/bold]" in "".join(result.stdout.split())


def test_hostile_json_reads_back_unchanged(tmp_path: Path) -> None:
    _hostile_bank(tmp_path / "b.db")
    result = run("browse", "--json", "--bank", tmp_path / "b.db")
    assert json.loads(result.stdout)["pattern"] == HOSTILE
