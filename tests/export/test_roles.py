"""Roles of any text, by style or by shape; no word of it is lost."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from drafter.corpus.readers import read_with_looks
from drafter.export.roles import Paragraph, draft_of, paragraphs_of
from drafter.export.word import docx_bytes
from drafter.model import Draft
from drafter.text.clean import clean_text
from tests.export.test_word_text import PASTED


def typed(*lines: str) -> list[tuple[str, str]]:
    """Role and text of each block of lines without any looks."""
    return shown(draft_of([Paragraph(line) for line in lines]))


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


BODY = (
    "各乡镇、各部门要把任务落到人头，做到段段有人管、处处有人护，对进度滞后的一周一通报，"
    "对屡次滞后的半月一约谈，真正把责任压下去、把担子挑起来。"
)


def test_a_speech_without_any_looks() -> None:
    lines = [
        "在全县春耕生产会议上的讲话",
        "青屏县委书记　沈放",
        "（2026年3月9日）",
        "同志们：",
        "春耕开始了，我讲两点意见。",
        "一、抢农时",
        BODY,
        "（一）备足种子",
        "1.先备早稻",
        "（1）平坝的",
        BODY,
        "二、防春旱",
        BODY,
    ]
    kinds = [kind for kind, _ in typed(*lines)]
    assert kinds == [
        "title", "byline", "date", "salutation", "paragraph", "heading1", "paragraph",
        "heading2", "heading3", "heading4", "paragraph", "heading1", "paragraph",
    ]  # fmt: skip
    assert [text for _, text in typed(*lines)] == lines


def test_a_numbered_sentence_that_runs_on_is_no_heading() -> None:
    text = "（一）备足种子。各乡镇月底前备齐早稻种子，缺口由县农业农村局调剂。"
    (block,) = draft_of([Paragraph(text)]).blocks
    assert (block.kind, block.run_in) == ("paragraph", True)
    assert block.sentences[0].text == "（一）备足种子。"


def test_a_heading_that_ends_in_a_stop_is_known_by_the_prose_below_it() -> None:
    found = typed("同志们：", "一、抢农时，不误一天。", BODY, "二、防春旱，不丢一亩。", BODY)
    assert [kind for kind, _ in found] == [
        "salutation", "heading1", "paragraph", "heading1", "paragraph",
    ]  # fmt: skip
    listed = typed("同志们：", "1.先备种子。", "2.再修水渠。", "3.后下农机。")
    assert [kind for kind, _ in listed[1:]] == ["paragraph"] * 3


def test_a_title_of_two_lines_is_one_title() -> None:
    (title, *_) = typed("在全县春耕生产会议暨", "县农业农村工作会议上的讲话", "同志们：", BODY)
    assert title == ("title", "在全县春耕生产会议暨\n县农业农村工作会议上的讲话")


def test_gaps_and_the_speaker_are_taken_over() -> None:
    draft = draft_of(
        [Paragraph(line) for line in ("在会上的讲话", "沈放", "同志们：", "整地【待补：亩数】亩。")]
    )
    assert draft.speaker == "沈放"
    assert [gap.name for gap in draft.gaps] == ["亩数"]


def word_file(path: Path) -> docx.document.Document:
    return docx.Document(str(path))


def read(path: Path) -> Draft:
    return draft_of(paragraphs_of(read_with_looks(path), markdown=path.suffix == ".md"))


def test_styles_go_before_shape(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("春天里的三件事", style="Title")
    document.add_paragraph("抢农时", style="Heading 1")
    document.add_paragraph(BODY)
    document.add_paragraph("一、这是正文里的一句", style="Heading 2")
    document.save(str(tmp_path / "a.docx"))
    assert [kind for kind, _ in shown(read(tmp_path / "a.docx"))] == [
        "title", "heading1", "paragraph", "heading2",
    ]  # fmt: skip


def test_a_hand_made_file_is_known_by_face_size_and_place(tmp_path: Path) -> None:
    document = docx.Document()
    for text, face, size, centred in (
        ("春天里的三件事", "方正小标宋简体", 22, True),
        ("抢农时", "黑体", 16, False),
        (BODY, "仿宋", 16, False),
        ("防春旱", "黑体", 16, False),
        (BODY, "仿宋", 16, False),
    ):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(str(tmp_path / "a.docx"))
    kinds = [kind for kind, _ in shown(read(tmp_path / "a.docx"))]
    assert kinds == ["title", "heading1", "paragraph", "heading1", "paragraph"]


def test_numbers_that_word_sets_by_itself_stand_in_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("同志们：")
    document.add_paragraph("抢农时", style="List Number")
    document.save(str(tmp_path / "a.docx"))
    assert shown(read(tmp_path / "a.docx"))[1][1].startswith("1.")


def test_markdown_marks_are_roles_not_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 春天里的<br>三件事\n\n## 一、抢农时\n\n**种子**要备足。\n\n"
        "\\# 不是题目\n\n##### （1）平坝的\n",
        encoding="utf-8",
    )
    assert shown(read(path)) == [
        ("title", "春天里的\n三件事"),
        ("heading1", "一、抢农时"),
        ("paragraph", "种子要备足。"),
        ("paragraph", "# 不是题目"),
        ("heading4", "（1）平坝的"),
    ]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_hashes_are_text_where_the_file_is_no_markdown(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("# 一号楼\n", encoding="utf-8")
    assert shown(read(path))[0][1] == ("# 一号楼" if suffix == ".txt" else "一号楼")


@given(st.lists(PASTED, min_size=1, max_size=6))
def test_no_word_is_lost_whatever_is_pasted(lines: list[str]) -> None:
    pasted = [each for line in lines if (each := clean_text(line).strip(" \t\n\u3000"))]
    draft = draft_of([Paragraph(line) for line in pasted])
    assert "\n".join(block.text for block in draft.blocks) == "\n".join(pasted)
    written = docx.Document(io.BytesIO(docx_bytes(draft)))
    together = "".join("".join(p.text.split()) for p in written.paragraphs)
    assert together == "".join("".join(line.split()) for line in pasted)


def test_what_of_a_word_file_stays_behind_is_said(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("各乡镇要抓紧。")
    paragraph.add_run("此句不印。").font.hidden = True
    inserted = OxmlElement("w:ins")
    inserted.append(document.add_paragraph().add_run("月底前开工。")._r)
    paragraph._p.append(inserted)
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.save(str(tmp_path / "a.docx"))
    found = read_with_looks(tmp_path / "a.docx")
    assert found.text.split() == ["各乡镇要抓紧。月底前开工。"]
    assert set(found.lost) == {"页眉 1 处", "隐藏的文字 1 处", "修订（按接受算） 1 处"}
