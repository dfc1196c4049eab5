"""The file as an office program pages it, measured by the shared checker."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.export.word import docx_bytes
from drafter.flows.draft import Session, draft_of, example_answers, with_defaults
from drafter.model import Draft
from drafter.outlines.load import outlines
from drafter.outlines.model import Outline
from tests.export.word_examples import full_speech, short_talk

_CHECKOUT = Path(__file__).resolve().parents[2]
Measure = Callable[[Draft], tuple[str, int]]

_TOOLS = ("soffice", "pdftotext", "pdftoppm", "openxml-audit")


def _wanting(what: str) -> None:
    message = f"没有 {what}，没法核对排版（在 Debian 上用 ../shared/tools/setup_render.sh 装）"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def measured(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Measure:
    """A function that gives the checker's report on a draft's Word file and its pages."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    missing = [tool for tool in _TOOLS if shutil.which(tool, path=path) is None]
    if missing:
        _wanting("、".join(missing))
    fonts = Path(os.environ.get("FONTCONFIG_FILE") or _CHECKOUT / ".render" / "fonts.conf")
    if not fonts.is_file():
        _wanting(f"字体设置 {fonts.name}")
    folder = tmp_path_factory.mktemp("rendered")

    def printed(*command: str | Path) -> str:
        finished = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
        )
        return finished.stdout

    def measure(draft: Draft) -> tuple[str, int]:
        file, kept = folder / "speech.docx", folder / "kept"
        file.write_bytes(docx_bytes(draft))
        checker = shared / "tools" / "check_docx.py"
        options = ("--require-all", "--fontconfig", fonts, "--keep", kept)
        report = printed(sys.executable, checker, file, *options)
        return report, printed("pdftotext", kept / "doc.pdf", "-").count("\f")

    return measure


@pytest.mark.parametrize(
    ("draft", "least_pages"),
    [(full_speech(), 2), (short_talk(), 2), (full_speech(rounds=32), 40)],
    ids=["every role", "run-in headings", "forty pages"],
)
def test_every_check_of_the_format_holds(draft: Draft, least_pages: int, measured: Measure) -> None:
    report, pages = measured(draft)
    failed = [line for line in report.splitlines() if line.endswith(("FAIL", "SKIP"))]
    assert failed == []
    assert re.search(r"^(\d+) of \1 held$", report, re.MULTILINE)
    assert pages >= least_pages


@pytest.mark.parametrize("outline", outlines(), ids=lambda outline: outline.kind)
def test_each_example_has_the_roles_its_outline_declares_and_holds_the_format(
    outline: Outline, measured: Measure, tmp_path: Path
) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        session = with_defaults(Session(outline, example_answers(outline)), bank)
    draft = draft_of(session).draft
    assert {block.kind for block in draft.blocks} <= set(outline.roles)
    report, _ = measured(draft)
    assert re.search(r"^(\d+) of \1 held$", report, re.MULTILINE), report


def test_an_unfinished_draft_fails_only_for_being_one(measured: Measure) -> None:
    report, _ = measured(short_talk(done="【待补：整改处数】"))
    failed = {line.split("  ")[0] for line in report.splitlines() if line.endswith("FAIL")}
    assert "text: no placeholders left" in failed
    # The header stands where the checker counts lines of text, and it is text besides.
    assert failed <= {
        "text: no placeholders left",
        "render: text survives",
        "render: probe 22 lines x 28 chars",
        "render: line pitch",
    }
