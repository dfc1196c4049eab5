"""The command line as a whole: Chinese throughout, one sentence for an error, exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from drafter.bank import open_bank
from drafter.cli import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]


def run(*args: str) -> Result:
    return CliRunner().invoke(group, args, prog_name="drafter")


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 0
    assert "用法：drafter 命令" in result.stdout
    assert "从一批讲话里采词条" in result.stdout


@pytest.mark.parametrize("args", [("--help",), ("mine", "--help"), ("browse", "--help")])
def test_help_holds_no_english_sentence(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", result.stdout)
    assert "显示这份说明" in result.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("mien",), "没有命令 mien"),
        (("--bogus",), "没有选项 --bogus"),
        (("mine",), "少写了文件或文件夹"),
        (("mine", "--bnak", "x"), "没有选项 --bnak，是不是 --bank"),
        (("mine", "x", "--bank"), "选项 --bank 后面少了内容"),
        (("mine", "x", "--json=1"), "选项 --json 后面不跟内容"),
        (("browse", "--part", "正文"), "没有“正文”，可以写 开头、过渡"),
        (("browse", "--limit", "0"), "不小于 1 的整数"),
        (("mine", "没有这个"), "找不到 没有这个"),
        (("draft", "--seed", "x"), "选项 --seed 写得不对：要写一个整数"),
        (("export",), "少写了文件"),
        (("questions", "甲", "乙"), "多了 乙，不知道怎么用"),
    ],
)
def test_wrong_usage_is_told_in_chinese_with_exit_2(args: tuple[str, ...], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
    assert not re.search(r"[A-Za-z]{3,} [a-z]{2,} ", result.stderr.partition("看说明")[0])


def test_a_user_error_is_one_sentence_on_stderr(tmp_path: Path) -> None:
    bank = tmp_path / "别的.db"
    bank.write_text("这不是词库" * 200, encoding="utf-8")
    result = run("browse", "作风", "--bank", str(bank))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "不是词库" in result.stderr
    assert "Traceback" not in result.stderr


def test_commands_are_loaded_only_when_called() -> None:
    modules = sorted(COMMANDS.values())
    code = f"import sys, drafter.cli; print([m for m in {modules} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("args", [["--help"], ["browse", "作风"]])
def test_a_search_and_the_help_load_nothing_heavy(args: list[str], tmp_path: Path) -> None:
    heavy = (
        "rich.console", "prompt_toolkit", "jieba", "pypinyin", "lxml", "docx", "jinja2",
        "ruamel", "importlib.metadata", "drafter.mining", "drafter.corpus", "drafter.bank.bank",
        "multiprocessing", "asyncio", "drafter.bank.writing", "rich.cells", "shutil",
    )  # fmt: skip
    show = f"atexit.register(lambda: print([m for m in {heavy} if m in sys.modules]))"
    code = f"import atexit, sys; {show}; from drafter.__main__ import main; main()"
    home = {**os.environ, "DRAFTER_HOME": str(tmp_path)}
    command = [sys.executable, "-c", code, *args]
    subprocess.run(command, capture_output=True, env=home, check=True)  # makes the bank
    done = subprocess.run(command, capture_output=True, env=home, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    speech = Path(__file__).parents[2] / "examples" / "corpus"
    program = f"{sys.executable} -c 'from drafter.cli import main; main()'"
    script = f"{program} inspect --json {f'{speech}/*.txt ' * 5} | head -c 10"
    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == '{"source":'
    assert done.stderr == ""


def test_version() -> None:
    assert re.fullmatch(r"drafter \S+\n", run("--version").stdout)


def test_a_terminal_without_chinese_gets_question_marks_not_a_traceback() -> None:
    program = [sys.executable, "-c", "from drafter.cli import main; main()"]
    done = subprocess.run(
        [*program, "browse", "--limit", "零"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 2
    assert b"--limit" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ctrl_c_in_the_chooser_loses_nothing_and_is_no_failure(tmp_path: Path) -> None:
    bank = tmp_path / "b.db"
    with open_bank(bank):
        pass
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from drafter.cli import main; main()", "browse", "--bank", str(bank)],
        encoding="utf-8",
        timeout=20,
    )
    child.expect("部分")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Traceback" not in (child.before or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_loads_and_has_chinese_help_with_examples(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"用法：drafter {name}" in result.stdout
    assert "例子" in result.stdout
    assert "[OPTIONS]" not in result.stdout


def test_a_locale_that_cannot_read_chinese_takes_a_kind_and_a_file_name_all_the_same(
    tmp_path: Path,
) -> None:
    no_utf8 = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    call = [sys.executable, "-m", "drafter", "draft", "表态发言", "--example", "-o", "新.docx"]
    env = os.environ | no_utf8 | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "新.docx").is_file()


def test_a_closed_input_is_no_terminal(tmp_path: Path) -> None:
    call = ["sh", "-c", f"{sys.executable} -m drafter draft 表态发言 <&-"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "没有终端" in done.stderr
