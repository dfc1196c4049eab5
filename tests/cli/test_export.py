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
    assert draft.with_name("讲话_未定稿.docx").is_file()
    assert not draft.with_suffix(".docx").exists()


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


def test_a_layout_is_in_the_name_so_that_two_lie_side_by_side(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    assert run("export", draft, "--layout", "朗读稿", "--allow-gaps").exit_code == 0
    assert draft.with_name("讲话_朗读稿_未定稿.docx").is_file()
    filled(draft)
    for layout in ("gbt9704", "reading-copy", "plain"):
        assert run("export", draft, "--layout", layout, "-o", tmp_path / "夹").exit_code == 0
    names = {path.name for path in (tmp_path / "夹").iterdir()}
    assert names == {"讲话.docx", "讲话_朗读稿.docx", "讲话_素版.docx"}


def test_the_draft_itself_is_never_the_target(draft: Path) -> None:
    before = filled(draft).read_bytes()
    result = run("export", draft, "-o", draft, "--force")
    assert result.exit_code == 1
    assert "是原稿，不能盖掉" in result.stderr
    assert draft.read_bytes() == before


@pytest.mark.parametrize("name", ["没有.md", "会议.yaml", "."])
def test_what_is_no_draft_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "会议.yaml").write_text(WORK_MEETING, encoding="utf-8")
    result = run("export", tmp_path / name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_one_draft_in_every_form(draft: Path, tmp_path: Path) -> None:
    filled(draft)
    for suffix in (".md", ".txt", ".html"):
        target = tmp_path / f"定稿{suffix}"
        result = run("export", draft, "-o", target)
        assert result.exit_code == 0, result.stderr
        text = target.read_text(encoding="utf-8")
        assert "去冬整地2.3万亩" in text
        assert "来历" not in text


def test_a_layout_by_name_and_what_is_said_of_a_wrong_one(draft: Path, tmp_path: Path) -> None:
    filled(draft)
    assert (
        run("export", draft, "-o", tmp_path / "朗读.docx", "--layout", "reading-copy").exit_code
        == 0
    )
    names = {p.style.name for p in Document(str(tmp_path / "朗读.docx")).paragraphs if p.style}
    assert "分钟" in names
    result = run("export", draft, "--layout", "没有的")
    assert result.exit_code == 2
    assert "现有：gbt9704" in result.stderr
    both = run("export", draft, "--layout", "plain", "--template", draft)
    assert both.exit_code == 2
    assert "不能一起用" in both.stderr


def test_a_review_copy_says_where_sentences_come_from(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "审阅.docx"
    assert run("export", filled(draft), "-o", out, "--layout", "review-copy").exit_code == 0
    said = [comment.text for comment in Document(str(out)).comments]
    assert any(text.startswith("提纲") for text in said)
    assert any("答案（" in text for text in said)


def test_drafting_in_a_layout(tmp_path: Path) -> None:
    out = tmp_path / "样稿.docx"
    done = run("draft", "工作会议讲话", "--example", "-o", out, "--layout", "plain")
    assert done.exit_code == 0, done.stderr
    margin = Document(str(out)).sections[0].left_margin
    assert margin is not None
    assert round(margin.mm, 1) == 31.8
    wrong = run("draft", "工作会议讲话", "--example", "-o", out, "--layout", "没有的")
    assert wrong.exit_code == 2


def test_foreign_text_comes_out_in_good_form(tmp_path: Path) -> None:
    source = tmp_path / "来稿.txt"
    source.write_text(
        "在全县春耕会上的讲话\n沈放\n\n同志们：\n　　春耕开始了。\n"
        "一、抢农时\n各乡镇月底前备齐种子。\n",
        encoding="gb18030",
    )
    result = run("export", source)
    assert result.exit_code == 0, result.stderr
    document = Document(str(tmp_path / "来稿.docx"))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style] == [
        ("Title", "在全县春耕会上的讲话"),
        ("讲话人", "沈放"),
        ("Salutation", "同志们："),
        ("Body Text", "春耕开始了。"),
        ("Heading 1", "一、抢农时"),
        ("Body Text", "各乡镇月底前备齐种子。"),
    ]


def test_what_a_foreign_file_loses_is_said(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("同志们：")
    document.add_table(1, 1).cell(0, 0).text = "任务分工"
    document.save(str(tmp_path / "来稿.docx"))
    result = run("export", tmp_path / "来稿.docx", "-o", tmp_path / "排好.docx")
    assert result.exit_code == 0
    assert "没有带过来：表格的样子 1 处" in result.stderr
    assert "任务分工" in "".join(p.text for p in Document(str(tmp_path / "排好.docx")).paragraphs)


def test_a_unit_s_template_and_what_it_lacks(draft: Path, tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    unit = Document()
    unit.styles["Normal"].font.name = "Arial"
    unit.sections[0].header.paragraphs[0].text = "青屏县人民政府办公室"
    unit.save(str(template))
    out = tmp_path / "定稿.docx"
    result = run("export", filled(draft), "-o", out, "--template", template)
    assert result.exit_code == 0, result.stderr
    assert "照国标：署名、日期、称谓、页码" in result.stderr
    assert Document(str(out)).sections[0].header.paragraphs[0].text == "青屏县人民政府办公室"
    missing = run("export", draft, "--template", tmp_path / "没有.docx")
    assert missing.exit_code == 1
    assert "读不了" in missing.stderr
