"""Every role of a speech stands in the Word file as GB/T 9704-2012 wants it."""

from __future__ import annotations

import io
import itertools

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from drafter.export.word import docx_bytes
from drafter.model import Draft
from tests.export.word_examples import block, full_speech, short_talk

MILLIMETRE = 36000  # EMU


def opened(draft: Draft) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(draft)))


def own(paragraph: Paragraph, path: str) -> list[etree._Element]:
    found = paragraph._p.xpath(path)
    assert isinstance(found, list)
    return found


def style_value(document: Document, style: str, path: str) -> list[str]:
    found = document.styles.element.xpath(f'w:style[w:name/@w:val="{style}"]{path}')
    return [str(value) for value in found]


def by_style(document: Document, style: str) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.style is not None and p.style.name == style]


def test_page_is_a4_with_the_standard_type_area_and_a_grid_of_lines() -> None:
    document = opened(full_speech())
    section = document.sections[0]
    sides = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    measured = [round((side or 0) / MILLIMETRE) for side in sides]
    assert measured == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_roles_follow_the_draft() -> None:
    document = opened(full_speech())
    names = [p.style.name for p in document.paragraphs if p.style is not None]
    assert names[:7] == [
        "Title", "讲话人", "Date", "Salutation", "Body Text", "Body Text", "Heading 1",
    ]  # fmt: skip
    assert names[7:9] == ["Heading 2", "Heading 3"]
    assert "Heading 4" in names


@pytest.mark.parametrize(
    ("style", "face", "half_points"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("讲话人", "楷体_GB2312", "32"),
        ("Date", "楷体_GB2312", "32"),
        ("Salutation", "仿宋_GB2312", "32"),
        ("heading 1", "黑体", "32"),
        ("heading 2", "楷体_GB2312", "32"),
        ("heading 3", "仿宋_GB2312", "32"),
        ("heading 4", "仿宋_GB2312", "32"),
        ("Body Text", "仿宋_GB2312", "32"),
        ("footer", "宋体", "28"),
    ],
)
def test_a_style_has_its_face_for_chinese_and_latin_alike(
    style: str, face: str, half_points: str
) -> None:
    document = opened(full_speech())
    for script in ("ascii", "hAnsi", "eastAsia"):
        assert style_value(document, style, f"/w:rPr/w:rFonts/@w:{script}") == [face]
    assert style_value(document, style, "/w:rPr/w:sz/@w:val") == [half_points]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_in_the_outline_and_stay_with_what_follows(level: int) -> None:
    document = opened(full_speech())
    style = f"heading {level}"
    assert style_value(document, style, "/w:pPr/w:outlineLvl/@w:val") == [str(level - 1)]
    assert style_value(document, style, "/w:pPr/w:keepNext/@w:val") == ["1"]
    assert style_value(document, style, "/w:pPr/w:ind/@w:firstLineChars") == ["200"]


def test_body_lines_are_exactly_one_grid_line_and_salutation_is_flush_left() -> None:
    document = opened(full_speech())
    assert style_value(document, "Body Text", "/w:pPr/w:spacing/@w:line") == ["579"]
    assert style_value(document, "Body Text", "/w:pPr/w:spacing/@w:lineRule") == ["exact"]
    assert style_value(document, "Body Text", "/w:pPr/w:ind/@w:firstLineChars") == ["200"]
    assert style_value(document, "Salutation", "/w:pPr/w:ind/@w:firstLineChars") == ["0"]


def test_every_run_keeps_chinese_quotes_in_the_chinese_face() -> None:
    draft = full_speech()
    document = opened(draft)
    section = document.sections[0]
    everywhere = itertools.chain(
        document.paragraphs, section.footer.paragraphs, section.even_page_footer.paragraphs
    )
    runs = [run for paragraph in everywhere for run in own(paragraph, "w:r")]
    assert len(runs) > len(draft.blocks)
    assert all(run.xpath('w:rPr/w:rFonts[@w:hint="eastAsia"]') for run in runs)


def test_a_run_in_heading_is_kaiti_and_the_rest_is_body_text() -> None:
    document = opened(full_speech())
    paragraph = next(p for p in document.paragraphs if p.text.startswith("一要抓招商。"))
    assert paragraph.style is not None
    assert paragraph.style.name == "Body Text"
    lead, rest = paragraph.runs
    assert lead.text == "一要抓招商。"
    assert lead.style.name == "段首句"
    assert style_value(document, "段首句", "/w:rPr/w:rFonts/@w:eastAsia") == ["楷体_GB2312"]
    assert rest.style.name == "Default Paragraph Font"
    assert rest.text.startswith("各县区")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("在全县教育工作会议上的讲话", ["在全县教育工作会议上的讲话"]),
        ("在全县教育工作会议上\n的讲话", ["在全县教育工作会议上", "的讲话"]),
        (
            "在全市春季农业生产工作会议暨市农委2026年第三次全体会议上的讲话",
            ["在全市春季农业生产工作会议暨", "市农委2026年第三次全体会议上的讲话"],
        ),
    ],
)
def test_title_is_one_paragraph_broken_by_sense(title: str, lines: list[str]) -> None:
    document = opened(Draft("表态发言", (block("title", title),)))
    (paragraph,) = by_style(document, "Title")
    assert paragraph.text.split("\n") == lines


@pytest.mark.parametrize("title", ["第一行", "第一行\n第二行", "第一行\n第二行\n第三行"])
def test_lines_below_the_title_stand_on_the_grid_with_air_between(title: str) -> None:
    draft = Draft("表态发言", (block("title", title), block("byline", "周岚")))
    document = opened(draft)
    paragraph = document.paragraphs[0]
    pitch = int(style_value(document, "Title", "/w:pPr/w:spacing/@w:line")[0])
    (after,) = own(paragraph, "w:pPr/w:spacing/@w:after")
    assert (pitch * len(title.split("\n")) + int(str(after))) % 579 == 0
    assert int(str(after)) >= 200


@pytest.mark.parametrize("front", [["title"], ["title", "byline"], ["title", "byline", "date"]])
def test_one_line_is_free_between_the_front_and_the_speech(front: list[str]) -> None:
    texts = {
        "title": block("title", "在全县教育工作会议上的讲话"),
        "byline": block("byline", "周岚"),
        "date": block("date", "（2026年9月10日）"),
    }
    blocks = (*(texts[kind] for kind in front), block("salutation", "老师们："))
    document = opened(Draft("表态发言", blocks))
    assert [p.text for p in document.paragraphs if not p.text] == []
    (after,) = own(document.paragraphs[len(front) - 1], "w:pPr/w:spacing/@w:after")
    assert int(str(after)) >= 579
    assert own(document.paragraphs[-1], "w:pPr/w:spacing") == []


def test_page_numbers_are_fields_between_dashes_right_on_odd_and_left_on_even_pages() -> None:
    document = opened(full_speech())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert [field.text for field in own(paragraph, ".//w:instrText")] == [" PAGE "]
        style = paragraph.style
        assert style is not None
        (indent,) = style.element.xpath("w:pPr/w:ind")
        assert indent.get(qn(f"w:{side}Chars")) == "100"
        assert style.element.xpath("w:pPr/w:jc/@w:val") == [side]


def test_a_gap_is_highlighted_alone_and_announced_on_every_page() -> None:
    document = opened(short_talk(done="【待补：整改处数】"))
    highlighted = [
        run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color
    ]
    assert highlighted == ["【待补：整改处数】"]
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        assert [p.text for p in header.paragraphs] == ["未定稿（待补 1 处）"]


def test_a_gap_inside_a_run_in_heading_keeps_its_face() -> None:
    draft = Draft(
        "表态发言", (block("paragraph", "一要管好【待补：对象】这一头。", "抓紧办。", run_in=True),)
    )
    (paragraph,) = opened(draft).paragraphs
    styled = [(run.text, run.style.name, bool(run.font.highlight_color)) for run in paragraph.runs]
    assert styled == [
        ("一要管好", "段首句", False),
        ("【待补：对象】", "段首句", True),
        ("这一头。", "段首句", False),
        ("抓紧办。", "Default Paragraph Font", False),
    ]


def test_a_finished_draft_has_neither_highlight_nor_header() -> None:
    document = opened(short_talk())
    assert document.sections[0].header.is_linked_to_previous
    assert document.sections[0].even_page_header.is_linked_to_previous
    assert document.element.xpath("//w:highlight") == []
