"""Word files: what Word shows, a paragraph a line."""

from __future__ import annotations

import pytest

from drafter.corpus.readers import docx as reader
from drafter.corpus.readers.docx import looks
from drafter.errors import ReadError
from drafter.model import Place
from tests.corpus.documents import docx, package, paragraph, run, word_part


def _text(body: str, *, numbering: str = "", styles: str = "") -> str:
    return reader.read(docx(body, numbering=numbering, styles=styles), "稿.docx").text


def _cause(content: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        reader.read(content, "稿.docx")
    assert caught.value.name == "稿.docx"
    return caught.value.cause


def test_paragraphs_are_lines_and_know_their_number() -> None:
    body = paragraph("同志们：") + "<w:p/><w:p/>" + paragraph("今天开会。")
    found = reader.read(docx(body), "稿.docx")
    assert (found.text, found.encoding) == ("同志们：\n\n今天开会。", "docx")
    assert found.places == (Place(0, "第 1 段"), Place(6, "第 2 段"))


def test_tabs_and_breaks_count_in_runs_only() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    body = f"<w:p><w:pPr>{stops}</w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r>"
    assert _text(body + run("丙") + "</w:p>") == "甲\t乙\n丙"


def test_insertions_stay_and_deletions_go() -> None:
    body = (
        f"<w:p>{run('坚持')}<w:ins>{run('稳中求进')}</w:ins>"
        f"<w:del><w:r><w:delText>以快为先</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('挪走的')}</w:moveFrom><w:moveTo>{run('挪来的')}</w:moveTo></w:p>"
    )
    assert _text(body) == "坚持稳中求进挪来的"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert (
        _text(paragraph("抓紧抓实，", deleted) + paragraph("抓出成效。")) == "抓紧抓实，抓出成效。"
    )


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('内部材料')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{run('同志们：')}</w:p>"
    )
    assert _text(body) == "内部材料\n同志们："


def test_hidden_text_field_codes_and_contents_are_left_out() -> None:
    styles = '<w:style w:styleId="T"><w:name w:val="TOC 1"/></w:style>'
    body = (
        paragraph("一、压实责任 3", '<w:pStyle w:val="T"/>')
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>批注给自己看</w:t></w:r>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>同志们：</w:t></w:r></w:p>'
    )
    assert _text(body, styles=styles) == "同志们："


def test_each_hidden_stretch_is_told_as_one() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>批注给自己看</w:t><w:tab/></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>同志们：</w:t></w:r>'
    found = looks.read(docx(f"<w:p>{hidden}{shown}{hidden}</w:p>"), "稿.docx")
    assert (found.text, found.lost) == ("同志们：", ("隐藏的文字 2 处",))


def _list(*levels: tuple[str, str], pattern: int = 0, number: int = 1) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{pattern}">{inside}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{pattern}"/></w:num>'
    )


def _numbered(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


_THREE = _list(
    ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
)


def test_words_own_numbers_stand_in_the_text_and_restart_below_a_new_one() -> None:
    body = (
        _numbered("认清形势")
        + _numbered("看成绩", 1)
        + _numbered("看问题", 1)
        + _numbered("缺人", 2)
        + _numbered("抓好落实")
        + _numbered("抓实", 1)
    )
    assert _text(body, numbering=_THREE).split("\n") == [
        "一、认清形势", "（一）看成绩", "（二）看问题", "1.缺人", "二、抓好落实", "（一）抓实",
    ]  # fmt: skip


def test_the_ninth_level_is_the_last_that_word_has() -> None:
    nine = _list(*(("decimal", f"%{level}.") for level in range(1, 10)))
    assert _text(_numbered("最里一层", 8), numbering=nine) == "1.最里一层"
    assert _text(_numbered("没有这一层", 9), numbering=nine) == "没有这一层"


def test_levels_are_named_in_one_marker_and_bullets_are_none() -> None:
    numbering = _list(("decimal", "%1"), ("decimal", "%1.%2")) + _list(
        ("bullet", "•"), pattern=5, number=9
    )
    body = _numbered("总则") + _numbered("目的", 1) + _numbered("材料", number=9)
    assert _text(body, numbering=numbering) == "1 总则\n1.1 目的\n材料"


def test_a_list_may_start_anew_and_number_none_is_none() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = _numbered("甲") + _numbered("乙", number=3) + _numbered("丙", number=2)
    body += _numbered("丁", number=0)
    assert _text(body, numbering=_THREE + again) == "一、甲\n二、乙\n一、丙\n丁"


def test_a_number_may_come_from_the_style_or_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    body = "".join(paragraph(f"{c}段", f'<w:pStyle w:val="{c}"/>') for c in "ABC")
    assert _text(body, numbering=_THREE, styles=styles) == "一、A段\n二、B段\nC段"


def test_the_strict_form_and_another_place_of_the_main_part_are_read() -> None:
    body = word_part("document", f"<w:body>{paragraph('同志们：')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="/word/document2.xml" Type="http://purl.oclc.org/ooxml/'
        'officeDocument/relationships/officeDocument"/></Relationships>'
    )
    content = package({"_rels/.rels": relations, "word/document2.xml": body})
    assert reader.read(content, "稿.docx").text == "同志们："


def test_what_is_no_word_file_says_so() -> None:
    assert _cause(b"not a zip") == "不是 Word 文件"
    assert _cause(package({"xl/workbook.xml": "<a/>"})) == "不是 Word 文件"
    assert _cause(docx("<w:p/>")) == "没有文字"
    assert _cause(docx(paragraph("甲"))[:-30]) == "文件已损坏"
    assert _cause(package({"word/document.xml": "<a><b></a>"})) == "文件已损坏"


def test_a_zip_password_is_told() -> None:
    content = bytearray(docx(paragraph("甲")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert _cause(bytes(content)) == "有密码，去掉密码再放进来"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    part = word_part("document", f"<w:body>{paragraph('&x;')}</w:body>")
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x "甲">]>{part}'
    assert _cause(package({"word/document.xml": xml.encode(encoding)})) == "带有 DTD，不读"


def test_an_endless_marker_is_no_marker() -> None:
    numbering = _list(("decimal", "%1" * 10_000))
    assert _text(_numbered("甲") * 3, numbering=numbering) == "甲\n甲\n甲"
