"""What a setting of a house style does to the Word file."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from msgspec.structs import replace

from drafter.export.layout import Layout
from drafter.export.word import docx_bytes
from drafter.model import Draft
from tests.export.test_word_layout import style_value
from tests.export.word_examples import full_speech, short_talk


def opened(layout: Layout, draft: Draft | None = None) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(draft or full_speech(), layout)))


def test_levels_in_bold_with_their_run_in_headings() -> None:
    document = opened(Layout(bold=("二级", "三级")))
    weights = [style_value(document, f"heading {n}", "/w:rPr/w:b/@w:val") for n in (1, 2, 3, 4)]
    assert weights == [["0"], ["1"], ["1"], ["0"]]
    assert style_value(document, "段首句", "/w:rPr/w:b/@w:val") == ["1"]
    assert style_value(opened(Layout(bold=("三级",))), "段首句", "/w:rPr/w:b/@w:val") == []


def test_a_face_of_their_own_for_digits_leaves_chinese_quotes_in_the_chinese_face() -> None:
    document = opened(Layout(digit_face="Times New Roman"))
    assert style_value(document, "Body Text", "/w:rPr/w:rFonts/@w:ascii") == ["Times New Roman"]
    assert style_value(document, "Body Text", "/w:rPr/w:rFonts/@w:eastAsia") == ["仿宋_GB2312"]
    assert document.element.xpath("//w:r[not(w:rPr/w:rFonts[@w:hint='eastAsia'])]") == []


def test_the_date_before_the_speaker() -> None:
    names = [p.style.name for p in opened(Layout(front_order="先日期")).paragraphs if p.style]
    assert names[:4] == ["Title", "Date", "讲话人", "Salutation"]


@pytest.mark.parametrize(
    ("place", "sides"),
    [("外侧", ["right", "left"]), ("居中", ["center", "center"]), ("右侧", ["right", "right"])],
)
def test_the_place_of_page_numbers(place: str, sides: list[str]) -> None:
    layout = replace(Layout(), number_place=place)
    document = opened(layout)
    found = [
        style_value(document, name, "/w:pPr/w:jc/@w:val")[0] for name in ("footer", "双页页码")
    ]
    assert found == sides


def test_no_page_numbers_and_bare_ones() -> None:
    assert opened(Layout(number_place="不要")).sections[0].footer.is_linked_to_previous
    footer = opened(Layout(number_form="不带横线")).sections[0].footer
    assert [p.text for p in footer.paragraphs] == ["1"]


def test_a_line_above_the_first_page_alone() -> None:
    section = opened(Layout(notice="内部讲话　会后收回 <不外传>")).sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == ["内部讲话　会后收回 <不外传>"]
    assert [p.text for p in section.first_page_footer.paragraphs] == ["— 1 —"]
    assert section.header.is_linked_to_previous


def test_the_warning_stands_below_it_where_facts_are_missing() -> None:
    layout = Layout(notice="内部讲话")
    section = opened(layout, short_talk(done="【待补：整改处数】")).sections[0]
    lines = [p.text for p in section.first_page_header.paragraphs]
    assert lines == ["内部讲话", "未定稿（待补 1 处）"]


def test_free_lines_below_the_front() -> None:
    def space(layout: Layout) -> int:
        (after,) = opened(layout).paragraphs[2]._p.xpath("w:pPr/w:spacing/@w:after") or ["0"]
        return int(after)

    assert space(Layout(title_air=2)) - space(Layout(title_air=1)) == 579
    assert space(Layout(title_air=0)) == 0


def test_a_narrower_type_area_breaks_the_title_anew() -> None:
    title = short_talk().blocks[0].text
    (paragraph,) = [
        p
        for p in opened(Layout(right=55), short_talk()).paragraphs
        if p.style and p.style.name == "Title"
    ]
    lines = paragraph.text.split("\n")
    assert len(lines) > 1 + title.count("\n") or max(map(len, lines)) <= 16
    assert "".join(lines) == title.replace("\n", "")


def test_margins_pitch_and_sizes_reach_the_page() -> None:
    document = opened(Layout(left=30, pitch=30, size="四号", spacing=0))
    section = document.sections[0]
    assert section.left_margin is not None
    assert round(section.left_margin.mm) == 30
    assert style_value(document, "Body Text", "/w:pPr/w:spacing/@w:line") == ["600"]
    assert style_value(document, "Body Text", "/w:rPr/w:sz/@w:val") == ["28"]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert grid.get(qn("w:linePitch")) == "600"
