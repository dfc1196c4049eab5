"""What stands outside the type area: page numbers at its foot, a warning at the head of a draft."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.section import Section, _Footer, _Header

from drafter.export.paragraphs import empty_paragraph, run
from drafter.export.styles import HEADER_STYLE, PAGE_NUMBER_EVEN_STYLE, PAGE_NUMBER_ODD_STYLE


def add_page_numbers(section: Section) -> None:
    """— 1 — on every page: odd pages at the right, even ones at the left (GB/T 9704-2012 7.5)."""
    _fill(section.footer, _page_number(PAGE_NUMBER_ODD_STYLE))
    _fill(section.even_page_footer, _page_number(PAGE_NUMBER_EVEN_STYLE))


def add_unfinished_notice(section: Section, *, gaps: int) -> None:
    """未定稿（待补 N 处） over every page, so that nobody reads it out by mistake."""
    for header in (section.header, section.even_page_header):
        notice = empty_paragraph(HEADER_STYLE)
        notice.append(run(f"未定稿（待补 {gaps} 处）"))
        _fill(header, notice)


def _fill(part: _Header | _Footer, paragraph: CT_P) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    element.append(paragraph)


def _page_number(style: str) -> CT_P:
    paragraph = empty_paragraph(style)
    paragraph.append(run("— "))
    paragraph.append(_field_mark("begin"))
    paragraph.append(_page_instruction())
    paragraph.append(_field_mark("separate"))
    paragraph.append(run("1"))
    paragraph.append(_field_mark("end"))
    paragraph.append(run(" —"))
    return paragraph


def _field_mark(kind: str) -> CT_R:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    element = run()
    element.append(mark)
    return element


def _page_instruction() -> CT_R:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = " PAGE "
    element = run()
    element.append(instruction)
    return element
