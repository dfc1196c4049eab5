"""A unit's own template: what is taken from it, what is said, what is dropped."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openxml_audit import OpenXmlValidator

from drafter.errors import ReadError
from drafter.export.template import template
from drafter.export.template_reading import read_template
from drafter.export.template_word import templated_docx
from tests.corpus.test_readers_hostile import BOMBS, mutated
from tests.export.plain_word import parts_of
from tests.export.word_examples import full_speech, short_talk


def unit_template(change: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """A template as an office has one: its page, header and footer, styles of its own names for
    some roles, and a sample of the body that was formatted by hand."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.header.paragraphs[0].text = "青屏县人民政府办公室"
    section.footer.paragraphs[0].text = "内部使用"
    own = document.styles.add_style("公文标题", WD_STYLE_TYPE.PARAGRAPH)
    own.font.size = Pt(20)
    document.styles.add_style("讲话人", WD_STYLE_TYPE.PARAGRAPH)
    document.styles["Title"].delete()
    document.styles["Title Char"].delete()
    sample = document.add_paragraph()
    sample.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    run = sample.add_run("这里是正文的样子，照这一段的字体字号排。")
    run.font.size = Pt(15)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    if change is not None:
        change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a piece of one of its parts replaced."""
    parts = parts_of(content)
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    return package_of(parts)


def package_of(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, each in parts.items():
            package.writestr(name, each)
    return written.getvalue()


def with_relation(content: bytes, part: str, kind: str, target: str, *, external: bool) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId900" Type="{office}/{kind}" Target="{target}"{mode}/>'
    return changed(content, part, "</Relationships>", f"{relation}</Relationships>")


def written(content: bytes, *, gap: bool = False) -> docx.document.Document:
    draft = short_talk(done="【待补：整改处数】") if gap else full_speech()
    return docx.Document(io.BytesIO(templated_docx(draft, template(content, "模板.docx"))))


def test_page_header_and_footer_are_the_template_s() -> None:
    section = written(unit_template()).sections[0]
    assert section.left_margin is not None
    assert round(section.left_margin.mm) == 30
    assert [p.text for p in section.header.paragraphs] == ["青屏县人民政府办公室"]
    assert [p.text for p in section.footer.paragraphs] == ["内部使用"]


def test_roles_are_mapped_to_its_styles_and_sample_and_the_rest_is_said() -> None:
    found = template(unit_template(), "模板.docx")
    assert found.unmapped == ("日期", "称谓", "页码")
    document = docx.Document(io.BytesIO(templated_docx(full_speech(), found)))
    named = [p.style.name for p in document.paragraphs if p.style]
    assert named[:4] == ["公文标题", "讲话人", "国标日期", "国标称谓"]
    assert named[6:9] == ["Heading 1", "Heading 2", "Heading 3"]
    body = document.paragraphs[4]
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.runs[0].font.size == Pt(15)
    fonts = body.runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint"))) == ("仿宋", "eastAsia")


def test_the_text_is_the_draft_s_and_nothing_of_the_sample() -> None:
    texts = [p.text.replace("\n", "") for p in written(unit_template()).paragraphs]
    assert texts == [block.text for block in full_speech().blocks]


def test_a_heading_style_s_own_number_is_switched_off() -> None:
    def numbered(document: docx.document.Document) -> None:
        properties = document.styles["Heading 1"].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 1

    document = written(unit_template(numbered))
    (number,) = document.paragraphs[6]._p.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert number == "0"


def test_missing_facts_are_said_above_every_page_and_highlighted() -> None:
    document = written(unit_template(), gap=True)
    section = document.sections[0]
    assert [p.text for p in section.header.paragraphs] == [
        "未定稿（待补 1 处）",
        "青屏县人民政府办公室",
    ]
    assert [p.text for p in section.even_page_header.paragraphs] == ["未定稿（待补 1 处）"]
    highlighted = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color]
    assert highlighted == ["【待补：整改处数】"]


_MAIN = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("kind", "external", "said"),
    [
        ("hyperlink", True, "指向文件外面的链接"),
        ("image", True, "指向文件外面的链接"),
        ("attachedTemplate", True, "附加的模板"),
        ("oleObject", False, "嵌入的对象"),
        ("vbaProject", False, "宏"),
        ("control", False, "控件"),
        ("aFChunk", False, "嵌入的文件"),
    ],
)
def test_what_leads_out_or_runs_is_dropped_and_listed(kind: str, external: bool, said: str) -> None:
    content = with_relation(
        unit_template(), _MAIN, kind, "http://example.invalid/x" if external else "x.bin",
        external=external,
    )  # fmt: skip
    found = template(content, "模板.docx")
    assert found.dropped == (said,)
    everything = b"".join(parts_of(templated_docx(full_speech(), found)).values())
    assert b"example.invalid" not in everything
    assert b"x.bin" not in everything


def test_settings_of_the_template_s_own_are_left_behind() -> None:
    content = changed(
        unit_template(),
        "word/settings.xml",
        "</w:settings>",
        '<w:attachedTemplate r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"/></w:settings>',
    )
    settings = parts_of(templated_docx(full_speech(), template(content, "模板.docx")))[
        "word/settings.xml"
    ]
    for name in (b"attachedTemplate", b"rsid", b"documentProtection"):
        assert name not in settings


def test_a_field_that_fetches_is_dropped_from_the_header() -> None:
    content = unit_template()
    header = next(name for name in parts_of(content) if "header" in name)
    content = changed(
        content, header, "青屏县人民政府办公室</w:t>",
        '青屏县人民政府办公室</w:t><w:instrText>INCLUDETEXT "//x/y"</w:instrText>',
    )  # fmt: skip
    found = template(content, "模板.docx")
    assert found.dropped == ("会取外部内容的域",)
    assert b"INCLUDETEXT" not in b"".join(parts_of(templated_docx(full_speech(), found)).values())


@pytest.mark.parametrize("gap", [False, True])
def test_word_s_repair_rules_find_nothing(gap: bool, tmp_path: Path) -> None:
    draft = short_talk(done="【待补：整改处数】") if gap else full_speech()
    path = tmp_path / "a.docx"
    path.write_bytes(templated_docx(draft, template(unit_template(), "模板.docx")))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_draft_and_template_give_the_same_bytes() -> None:
    one = templated_docx(full_speech(), template(unit_template(), "甲.docx"))
    assert one == templated_docx(full_speech(), template(unit_template(), "乙.docx"))


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"", "不是 Word 文件"), (b"PK\x03\x04", "损坏"), (b"{\\rtf1}", "不是 Word 文件")],
)
def test_what_is_no_template(content: bytes, cause: str) -> None:
    with pytest.raises(ReadError, match=cause):
        template(content, "模板.docx")


def test_a_part_whose_packing_is_damaged_is_refused() -> None:
    content = bytearray(unit_template())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.getinfo("word/settings.xml").header_offset + 30 + len("word/settings.xml")
    content[start : start + 40] = b"\xff" * 40
    with pytest.raises(ReadError, match="损坏"):
        template(bytes(content), "模板.docx")


def test_a_part_no_template_has_is_refused() -> None:
    content = changed(
        unit_template(), "word/styles.xml", "</w:styles>", f"{' ' * (9 << 20)}</w:styles>"
    )
    with pytest.raises(ReadError, match="太大"):
        template(content, "模板.docx")


def test_a_dtd_is_refused() -> None:
    content = changed(
        unit_template(), "word/styles.xml", "<w:styles", '<!DOCTYPE x [<!ENTITY a "b">]><w:styles'
    )
    with pytest.raises(ReadError, match="DTD"):
        template(content, "模板.docx")


def test_a_unit_s_own_style_goes_before_one_that_word_has_anyway() -> None:
    def change(document: docx.document.Document) -> None:
        document.styles.add_style("一级标题", WD_STYLE_TYPE.PARAGRAPH)

    paragraphs = written(unit_template(change)).paragraphs
    assert "Heading 1" not in [p.style.name for p in paragraphs if p.style]
    headings = [p for p in paragraphs if p.style and p.style.name == "一级标题"]
    assert len(headings) == 2
    assert all(p.paragraph_format.keep_with_next for p in headings)


def test_a_body_style_that_indents_nothing_is_indented_as_a_speech_is() -> None:
    def change(document: docx.document.Document) -> None:
        document.element.body.remove(document.paragraphs[-1]._p)  # the sample of the body
        document.styles["Normal"].paragraph_format.space_after = Pt(6)

    body = written(unit_template(change)).paragraphs[4]._p
    assert body.xpath("./w:pPr/w:ind/@w:firstLineChars") == ["200"]

    def indent(document: docx.document.Document) -> None:
        change(document)
        document.styles["Normal"].paragraph_format.first_line_indent = Pt(20)

    assert written(unit_template(indent)).paragraphs[4]._p.xpath("./w:pPr/w:ind") == []


def test_read_in_a_process_of_its_own_it_is_the_same() -> None:
    content = unit_template()
    assert read_template(content, "模板.docx") == template(content, "模板.docx")
    with pytest.raises(ReadError, match="损坏") as caught:
        read_template(b"PK\x03\x04", "模板.docx")
    assert caught.value.name == "模板.docx"


@pytest.mark.parametrize("bomb", ["a gigabyte of zeros", "more members than a document has"])
def test_a_bomb_is_no_template(bomb: str) -> None:
    make, cause = BOMBS[bomb]
    with pytest.raises(ReadError) as caught:
        read_template(make(), "模板.docx")
    assert caught.value.cause == cause


def test_a_mutated_template_is_a_template_or_a_read_error() -> None:
    """What is read of it is read in this process here: an exception of another kind shows."""
    rng = random.Random("模板 2026")
    sound, outcomes = unit_template(), {"read": 0, "refused": 0}
    parts = {
        name: part for name, part in parts_of(sound).items() if name.endswith((".xml", ".rels"))
    }
    for _ in range(120):
        name = rng.choice(sorted(parts))
        try:
            content = package_of({**parts_of(sound), name: mutated(parts[name], rng)})
            found = template(content, "模板.docx")
            templated_docx(full_speech(), found)
            outcomes["read"] += 1
        except ReadError:
            outcomes["refused"] += 1
    assert all(outcomes.values()), outcomes
