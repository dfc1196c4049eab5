"""mine, browse and inspect as an office writer runs them."""

from __future__ import annotations

import json
import subprocess
import sys
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


NOTICE = """柳树沟镇召开会议部署防汛工作

本报讯 6月3日，柳树沟镇召开防汛工作会议。会议指出，今年汛期来得早，各村要早作准备。

会议强调，各村要加强值守。镇党委书记出席会议并讲话，镇长主持会议。各村负责人参加会议。
"""


def test_mine_writes_a_report_and_overwrites_none(tmp_path: Path) -> None:
    report = tmp_path / "报告.html"
    first = run("mine", EXAMPLES, "--bank", tmp_path / "b.db", "--report", report)
    assert first.exit_code == 0
    page = report.read_text(encoding="utf-8")
    assert "在全市招商引资推进会上的讲话" in page
    assert f"报告  {report}" in first.stderr
    again = run("mine", EXAMPLES, "--bank", tmp_path / "b.db", "--report", report)
    assert "报告-2.html" in again.stderr
    assert report.read_text(encoding="utf-8") == page
    other = (tmp_path / "报告-2.html").read_text(encoding="utf-8")
    assert "在全市招商引资推进会上的讲话" in other
    assert "3 份早已在库" in other


def test_mine_says_beforehand_where_a_report_cannot_go(tmp_path: Path) -> None:
    result = run("mine", EXAMPLES, "--bank", tmp_path / "b.db", "--report", tmp_path)
    assert result.exit_code == 2
    assert "是文件夹" in result.stderr
    assert not (tmp_path / "b.db").exists()


def test_mine_points_to_the_review(tmp_path: Path) -> None:
    bank = tmp_path / "b.db"
    result = run("mine", EXAMPLES, "--bank", bank)
    assert "条没看过" in result.stdout
    assert f"drafter bank review --bank {bank}" in "".join(result.stdout.split("\n"))


@pytest.mark.parametrize("command", ["mine", "inspect"])
def test_what_looks_like_no_speech_is_read_when_it_is_asked_for(
    tmp_path: Path, command: str
) -> None:
    notice = tmp_path / "简报.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    bank = ["--bank", str(tmp_path / "b.db")] if command == "mine" else []
    assert run(command, notice, *bank).exit_code == 3
    asked = run(command, notice, "--as-speech", *bank)
    assert asked.exit_code == 0
    assert "1 篇" in asked.stdout


def test_inspect_names_its_rules_when_it_is_asked_to() -> None:
    example = EXAMPLES / "安全生产工作会议讲话.txt"
    assert "依据：" in run("inspect", "--why", example).stdout
    assert "依据：" not in run("inspect", example).stdout


def test_browse_does_not_load_the_segmenter(bank: Path) -> None:
    code = (
        "import sys\nfrom drafter.cli import group\n"
        f"group.main(['browse', '意见', '--bank', {str(bank)!r}], standalone_mode=False)"
    )
    check = f"import atexit, sys\natexit.register(lambda: print('jieba' in sys.modules))\n{code}"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


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


def test_inspect_shows_a_title_on_two_lines_on_one(tmp_path: Path) -> None:
    speech = tmp_path / "讲话.txt"
    text = (EXAMPLES / "安全生产工作会议讲话.txt").read_text(encoding="utf-8")
    speech.write_text(text.replace("在全县安全生产", "在全县安全生产\n", 1), encoding="utf-8")
    assert "题目  在全县安全生产工作会议上的讲话" in run("inspect", speech).stdout
    bank = tmp_path / "b.db"
    run("mine", speech, "--bank", bank)
    with open_bank(bank) as held:
        (source,) = held.sources()
    assert [each.title for each in source.speeches] == ["在全县安全生产工作会议上的讲话"]


@pytest.mark.parametrize("options", [(), ("--as-speech",)])
def test_inspect_tells_a_draft_of_the_program_as_one(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    draft = tmp_path / "稿.md"
    text = (EXAMPLES / "安全生产工作会议讲话.txt").read_text(encoding="utf-8")
    draft.write_text(f"---\n提纲: 安全生产\n---\n\n{text}", encoding="utf-8")
    result = run("inspect", *options, draft)
    assert result.exit_code == 3
    assert "稿.md：是 drafter 自己存的稿子" in result.stderr
    assert "提纲" not in result.stdout


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


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "dask"], "要写调度器的地址"),
        (["--scheduler", "tcp://127.0.0.1:9"], "没有写 --engine dask"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--workers", "2"], "管的是本机"),
    ],
)
def test_mine_says_what_does_not_go_together(options: list[str], told: str, tmp_path: Path) -> None:
    result = run("mine", EXAMPLES, "--bank", tmp_path / "b.db", *options)
    assert result.exit_code == 2
    assert told in result.stderr
