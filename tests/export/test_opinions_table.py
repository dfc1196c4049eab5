"""意见采纳情况表: a row an opinion, in the standard's faces."""

from __future__ import annotations

import io
from datetime import date

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from drafter.export.opinions_table import table_docx
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.revising.opinions import Opinion

TITLE = Block("title", (DraftSentence("在全县春耕备耕\n工作会议上的讲话", Origin("O")),))
DRAFT = Draft("工作会议讲话", (TITLE,), speaker="沈放", day=date(2026, 11, 27))
OPINIONS = (
    Opinion(1, 2, "一稿.docx", "批注", "陈主任", "", "第 3 段", "3月10日前", "来得及吗？"),
    Opinion(4, 2, "一稿.docx", "改", "王<秘>书", "", "题目", "三", "四", "不采纳", "会上定的三点"),
)


def table() -> Table:
    return Document(io.BytesIO(table_docx(DRAFT, OPINIONS))).tables[0]


def test_a_row_an_opinion_numbered_on_with_what_became_of_it() -> None:
    rows = [[cell.text for cell in row.cells] for row in table().rows]

    assert rows[0] == ["序号", "提出人", "位置", "意见", "采纳情况", "理由"]
    assert rows[1] == ["1", "陈主任", "第 3 段", "来得及吗？（对“3月10日前”）", "", ""]
    assert rows[2] == ["2", "王<秘>书", "题目", "“三”改为“四”", "不采纳", "会上定的三点"]


def test_title_and_speech_stand_above_it() -> None:
    document = Document(io.BytesIO(table_docx(DRAFT, OPINIONS)))

    assert [p.text for p in document.paragraphs[:2]] == [
        "意见采纳情况表",
        "（在全县春耕备耕\n工作会议上的讲话）",
    ]


def test_the_head_is_repeated_no_row_is_cut_and_the_columns_fill_the_page() -> None:
    rows = table()._tbl.tr_lst
    widths = [int(cell.get(qn("w:w")) or 0) for cell in table()._tbl.iter(qn("w:gridCol"))]

    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert 8800 <= sum(widths) <= 8844


def test_faces_are_the_standard_s_and_the_bytes_the_same() -> None:
    faces = {each.get(qn("w:eastAsia")) for each in table()._tbl.iter(qn("w:rFonts"))}

    assert faces == {"黑体", "仿宋_GB2312"}
    assert table_docx(DRAFT, OPINIONS) == table_docx(DRAFT, OPINIONS)
