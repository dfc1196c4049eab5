"""A file that is there stays as it is, whichever command is told to write to its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter import paths
from drafter.cli import group
from tests.made_up import bank_file

THERE = b"something of the user's own"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(each) for each in args])


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft, another one, a Word file of it and a bank."""
    folder = tmp_path_factory.mktemp("备")
    for name in ("甲", "乙"):
        assert run("draft", "表态发言", "--example", "-o", folder / name).exit_code == 0
    bank_file(folder / "b.db")
    return folder


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("x.docx", ("draft", "表态发言", "--example", "-o", "{there}")),
        ("x.md", ("draft", "表态发言", "--example", "-o", "{there}.docx")),
        ("x.docx", ("export", "甲.md", "-o", "{there}")),
        ("x.html", ("export", "甲.md", "-o", "{there}")),
        ("x.txt", ("export", "甲.md", "-o", "{there}")),
        ("x.docx", ("diff", "甲.md", "乙.md", "-o", "{there}")),
        ("x.md", ("merge", "甲.md", "甲.md", "乙.md", "--no-input", "-o", "{there}")),
        ("x.docx", ("check", "甲.md", "--format", "docx", "-o", "{there}")),
        ("x.svg", ("stats", "--plot", "{there}", "--bank", "b.db")),
        ("x.jsonl", ("bank", "review", "--export", "{there}", "--bank", "b.db")),
    ],
    ids=lambda each: " ".join(each[:2]) if isinstance(each, tuple) else each,
)
def test_a_name_that_is_taken_is_stepped_aside_from(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: Sequence[str]
) -> None:
    there = tmp_path / name
    there.write_bytes(THERE)
    monkeypatch.chdir(ready)
    stem = there.with_suffix("") if command[-1].endswith("}.docx") else there
    done = run(*(each.replace("{there}", str(stem)) for each in command))
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    assert there.read_bytes() == THERE
    beside = [each.name for each in tmp_path.iterdir() if each.suffix == there.suffix]
    if done.exit_code == 0:
        assert f"x-2{there.suffix}" in beside
        assert f"x-2{there.suffix}" in done.output
    else:
        assert name in done.output


@pytest.mark.parametrize("command", [("bank", "export", "{there}", "--bank", "b.db")])
def test_a_folder_with_something_in_it_is_refused(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Sequence[str]
) -> None:
    (tmp_path / "sources.jsonl").write_bytes(THERE)
    monkeypatch.chdir(ready)
    done = run(*(each.replace("{there}", str(tmp_path)) for each in command))
    assert done.exit_code != 0
    assert "没有动" in done.output
    assert [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()] == [THERE]


def test_an_outline_of_ones_own_is_not_begun_anew() -> None:
    made = paths.user_outlines() / "座谈会讲话"
    assert run("outline", "new", "座谈会讲话").exit_code == 0
    (folder,) = paths.user_outlines().iterdir()
    assert folder == made
    for path in folder.iterdir():
        path.write_bytes(THERE)
    run("outline", "new", "座谈会讲话")
    assert [each.read_bytes() for each in made.iterdir()] == [THERE] * 3
