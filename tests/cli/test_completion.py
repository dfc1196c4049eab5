"""A shell completes commands, options, kinds of speech, layouts and files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from drafter.cli import group
from drafter.cli.completion import SHELLS


def completed(typed: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What a shell is told for this line, up to the cursor: (type, value)."""
    words = typed.split(" ")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    told = BashComplete(group, {}, "drafter", "_DRAFTER_COMPLETE").complete()
    return [(kind, value) for kind, _, value in (line.partition(",") for line in told.split())]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("drafter dr", ["draft"]),
        ("drafter layout ", ["list", "show"]),
        ("drafter draft 工作", ["工作会议讲话"]),
        ("drafter questions 党", ["党课", "党风廉政会议讲话"]),
        ("drafter outline show 表", ["表态发言"]),
        ("drafter layout show read", ["reading-copy"]),
        ("drafter export 稿.md --layout rev", ["review-copy"]),
        ("drafter draft --no-", ["--no-input"]),
        ("drafter completion z", ["zsh"]),
    ],
)
def test_what_begins_so_is_offered(
    typed: str, offered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = completed(typed, monkeypatch)
    assert {kind for kind, _ in told} == {"plain"}
    assert {value for _, value in told} == set(offered)


@pytest.mark.parametrize("typed", ["drafter export 稿", "drafter draft -o 讲", "drafter mine 集"])
def test_a_file_is_left_to_the_shell(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [kind for kind, _ in completed(typed, monkeypatch)] == ["file"]


@pytest.mark.parametrize("typed", ["drafter draft 没有这个", "drafter draft --layout=没有这个"])
def test_what_nothing_begins_with_is_met_with_silence(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert completed(typed, monkeypatch) == []


def test_hidden_commands_are_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = {value for _, value in completed("drafter ", monkeypatch)}
    assert "draft" in offered
    assert "phrasebank" not in offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_its_shell_reads(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(CliRunner().invoke(group, ["completion", shell]).stdout, encoding="utf-8")
    assert "_DRAFTER_COMPLETE" in script.read_text(encoding="utf-8")
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"没有装 {shell}")
    done = subprocess.run([program, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_shell_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(group, ["completion", "tcsh"], prog_name="drafter")
    assert result.exit_code == 2
    assert "bash、zsh、fish" in result.stderr


def test_bash_itself_completes_a_kind(tmp_path: Path) -> None:
    """The whole way: the script is read, and its function fills COMPREPLY."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("没有装 bash")
    root = Path(__file__).parents[2]
    drafter = tmp_path / "drafter"
    drafter.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from drafter.cli import main; main()" "$@"\n',
        encoding="utf-8",
    )
    drafter.chmod(0o755)
    script = (
        'eval "$(drafter completion bash)"; COMP_WORDS=(drafter draft 工作); COMP_CWORD=2; '
        '_drafter_completion drafter; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [bash, "--norc", "-c", script],
        env=os.environ | {"PATH": path, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "工作会议讲话\n", done.stderr
