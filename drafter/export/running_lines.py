"""What stands outside the type area: page numbers at its foot, a warning at the head of a draft."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.section import Section, _Footer, _Header

from drafter.export.layout import Layout
from drafter.export.names import (
    COUNT_OF_GAPS,
    HEADER_STYLE,
    NOTICE_STYLE,
    PAGE_NUMBER_EVEN_STYLE,
    PAGE_NUMBER_ODD_STYLE,
    WORD,
    escaped,
)
from drafter.export.unfinished import unfinished_mark

_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def add_page_numbers(section: Section, layout: Layout) -> None:
    """— 1 — on every page: odd pages at the right, even ones at the left (GB/T 9704-2012 7.5), or
    where and how the layout has it."""
    if layout.number_place == "不要":
        return
    odd = _page_number(PAGE_NUMBER_ODD_STYLE, layout)
    _fill(section.footer, odd)
    _fill(section.even_page_footer, _page_number(PAGE_NUMBER_EVEN_STYLE, layout))
    if layout.notice:
        _fill(section.first_page_footer, odd)


def add_headers(section: Section, layout: Layout, *, unfinished: bool) -> None:
    """The layout's line above the first page, and 未定稿（待补 N 处） over every page of an
    ``unfinished`` draft, so that nobody reads it out by mistake."""
    warning = _line(HEADER_STYLE, unfinished_mark(COUNT_OF_GAPS)) if unfinished else ""
    if warning:
        _fill(section.header, warning)
        _fill(section.even_page_header, warning)
    if layout.notice:
        _fill(section.first_page_header, _line(NOTICE_STYLE, layout.notice) + warning)


def _fill(part: _Header | _Footer, paragraphs: str) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    for paragraph in parse_xml(f"<w:hdr {WORD}>{paragraphs}</w:hdr>"):
        element.append(paragraph)


def _line(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r>{_HINT}<w:t>{escaped(text)}</w:t></w:r></w:p>"
    )


def _page_number(style: str, layout: Layout) -> str:
    before, after = ("— ", " —") if layout.number_form == "— 1 —" else ("", "")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_text(before)}{_mark("begin")}'
        f'<w:r>{_HINT}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f"{_mark('separate')}{_text('1')}{_mark('end')}{_text(after)}</w:p>"
    )


def _text(text: str) -> str:
    return f'<w:r>{_HINT}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _mark(kind: str) -> str:
    return f'<w:r>{_HINT}<w:fldChar w:fldCharType="{kind}"/></w:r>'
