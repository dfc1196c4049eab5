"""The manual names everything a user can call, choose or meet, and its commands are real."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from drafter.checks.registry import RULES
from drafter.cli import INTERRUPTED, group
from drafter.cli.skipped import SOME_SKIPPED
from drafter.corpus.readers import READERS
from drafter.errors import UsageError, UserError
from drafter.model import PART_LABELS
from drafter.outlines.load import outline
from tools.reference import PAGE, reference

ROOT = Path(__file__).resolve().parents[1]
KINDS = [outline(path.parent).kind for path in sorted((ROOT / "templates").glob("*/outline.yaml"))]
PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
MANUAL = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))

CHECKS = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def shell_lines(page: Path) -> Iterator[str]:
    """The calls of drafter in a page's shell blocks, comments off."""
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("drafter "):
                yield line


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "make reference"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_speech_is_named(kind: str) -> None:
    assert kind in MANUAL


@pytest.mark.parametrize("part", PART_LABELS.values())
def test_every_part_of_the_bank_is_named(part: str) -> None:
    page = (ROOT / "docs" / "manual" / "bank.md").read_text(encoding="utf-8")
    assert part in page.partition("\n## ")[0]


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/manual/bank.md"])
def test_every_format_that_is_read_is_named(page: str, suffix: str) -> None:
    assert suffix in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_checks_is_explained(rule: str) -> None:
    named = re.findall(r"^\| ([^|]+) \|", CHECKS, re.M)
    assert rule in [each for cell in named for each in cell.split("、")]


@pytest.mark.parametrize(
    "code", [0, UserError.exit_code, UsageError.exit_code, SOME_SKIPPED, INTERRUPTED]
)
def test_every_exit_code_is_explained(code: int) -> None:
    table = (ROOT / "docs" / "manual" / "install.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {code} \|", table, re.M)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        pytest.param(page, line, id=f"{page.name}:{line}")
        for page in PAGES
        for line in dict.fromkeys(shell_lines(page))
    ],
)
def test_every_call_in_the_docs_is_one_that_can_be_made(page: Path, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command: click.Command = group
    ctx = click.Context(group, info_name="drafter")
    while isinstance(command, click.Group):
        if not words or words[0].startswith("-"):
            return
        found = command.get_command(ctx, words.pop(0))
        assert found is not None, f"{page.name}：{line}"
        command = found
        ctx = click.Context(command, info_name=command.name, parent=ctx)
    for cut in (">", "<", "|", "&&"):
        words = words[: words.index(cut)] if cut in words else words
    command.make_context(command.name, words, parent=ctx.parent, resilient_parsing=True)
    known = {
        name for each in command.get_params(ctx) for name in (*each.opts, *each.secondary_opts)
    }
    assert {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)} <= known


@pytest.mark.parametrize(
    ("page", "code"),
    [
        pytest.param(page, code, id=f"{page.name}-{number}")
        for page in PAGES
        for number, code in enumerate(_PYTHON.findall(page.read_text(encoding="utf-8")))
    ],
)
def test_the_python_in_the_docs_runs(page: Path, code: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{page.name}：{done.stderr}"
    assert done.stdout
