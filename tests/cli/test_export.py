"""drafter export: the draft as a hand left it, in Word."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from drafter.cli import group
from tests.made_up import WORK_MEETING, bank_file


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with one gap in it."""
    answers = tmp_path / "会议.yaml"
    text = WORK_MEETING.replace("2.3万亩", "【整地亩数，问县林草局】万亩")
    answers.write_text(text, encoding="utf-8")
    bank = bank_file(tmp_path / "b.db")
    out = tmp_path / "讲话.docx"
    run("draft", "工作会议讲话", "--answers", answers, "-o", out, "--bank", bank)
    return out.with_suffix(".md")


def filled(draft: Path) -> Path:
    text = draft.read_text(encoding="utf-8").replace("【待补：整地亩数】", "2.3")
    draft.write_text(text, encoding="utf-8")
    return draft


def test_a_gap_stops_it_and_is_named(draft: Path) -> None:
    result = run("export", draft)
    assert result.exit_code == 1
    assert "整地亩数（问县林草局）　填在“成绩”里" in result.stderr
    assert not draft.with_suffix(".docx").exists()


def test_allowing_gaps_is_a_word_file_and_exit_0(draft: Path) -> None:
    result = run("export", draft, "--allow-gaps")
    assert result.exit_code == 0
    assert draft.with_suffix(".docx").is_file()


def test_the_filled_draft_lands_beside_it_or_where_it_is_told(draft: Path, tmp_path: Path) -> None:
    assert run("export", filled(draft)).exit_code == 0
    assert run("export", draft, "-o", tmp_path / "定稿.docx").exit_code == 0
    assert run("export", draft, "-o", tmp_path / "送审稿").exit_code == 0
    (tmp_path / "夹").mkdir()
    assert run("export", draft, "-o", tmp_path / "夹").exit_code == 0
    made = [tmp_path / name for name in ("讲话.docx", "定稿.docx", "送审稿.docx", "夹/讲话.docx")]
    assert len({path.read_bytes() for path in made}) == 1
    text = "".join(each.text for each in Document(io.BytesIO(made[0].read_bytes())).paragraphs)
    assert "去冬整地2.3万亩" in text


def test_what_is_there_is_left_alone_and_that_is_said(draft: Path) -> None:
    draft.with_suffix(".docx").write_bytes(b"old")
    result = run("export", filled(draft))
    assert result.exit_code == 0
    assert "已有 讲话.docx，没有动它，另存为 讲话-2.docx" in result.stderr
    assert draft.with_suffix(".docx").read_bytes() == b"old"
    assert run("export", draft, "--force").exit_code == 0
    assert draft.with_suffix(".docx").read_bytes()[:2] == b"PK"


def test_the_draft_itself_is_never_the_target(draft: Path) -> None:
    before = filled(draft).read_bytes()
    result = run("export", draft, "-o", draft, "--force")
    assert result.exit_code == 1
    assert "以 .docx 结尾" in result.stderr
    assert draft.read_bytes() == before


@pytest.mark.parametrize("name", ["没有.md", "会议.yaml", "."])
def test_what_is_no_draft_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "会议.yaml").write_text(WORK_MEETING, encoding="utf-8")
    result = run("export", tmp_path / name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
