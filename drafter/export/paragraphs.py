"""The blocks of a draft as Word paragraphs, and the runs they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from lxml import etree

from drafter.export.page import LINE
from drafter.export.styles import RUN_IN_STYLE, TITLE_LINE
from drafter.model import GAP, Block, BlockKind
from drafter.text.clean import clean_text
from drafter.text.titles import title_lines

BLOCK_STYLES: dict[BlockKind, str] = {
    "title": "Title",
    "byline": "Byline",
    "date": "Date",
    "salutation": "Salutation",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "paragraph": "BodyText",
}

_FRONT: tuple[BlockKind, ...] = ("title", "byline", "date")
_LEAST_AIR = 200  # twips below the title


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[CT_P]:
    """A paragraph for every block that has text, in order.

    The speaker and date stand close under the title; one line is left free below whichever of the
    three comes last, by spacing and not by an empty paragraph.
    """
    printed = [block for block in blocks if clean_text(block.text).strip()]
    for place, block in enumerate(printed):
        paragraph = _paragraph(block)
        following = printed[place + 1].kind if place + 1 < len(printed) else None
        after = _title_air(paragraph) if block.kind == "title" else 0
        if block.kind in _FRONT and following is not None and following not in _FRONT:
            after += LINE
        if after:
            _set_space_after(paragraph, after)
        yield paragraph


def _paragraph(block: Block) -> CT_P:
    paragraph = empty_paragraph(BLOCK_STYLES[block.kind])
    if block.kind == "title":
        lines = title_lines(clean_text(block.text))
        _append_text(paragraph, "\n".join(line.strip() for line in lines if line.strip()))
    elif block.run_in:
        _append_text(paragraph, clean_text(block.sentences[0].text), style=RUN_IN_STYLE)
        rest = "".join(sentence.text for sentence in block.sentences[1:])
        _append_text(paragraph, clean_text(rest))
    else:
        _append_text(paragraph, clean_text(block.text))
    return paragraph


def empty_paragraph(style: str) -> CT_P:
    """A paragraph in the style with this id, without runs."""
    paragraph = OxmlElement("w:p")
    assert isinstance(paragraph, CT_P)
    paragraph.get_or_add_pPr().style = style
    return paragraph


def _append_text(paragraph: CT_P, text: str, *, style: str = "") -> None:
    """Runs for ``text``; each 【待补：…】 in it becomes a highlighted run of its own."""
    end = 0
    for gap in GAP.finditer(text):
        if gap.start() > end:
            paragraph.append(run(text[end : gap.start()], style=style))
        paragraph.append(run(gap.group(), style=style, highlighted=True))
        end = gap.end()
    if end < len(text):
        paragraph.append(run(text[end:], style=style))


def run(text: str = "", *, style: str = "", highlighted: bool = False) -> CT_R:
    """A run that keeps “ ” … — in the Chinese face; line feeds and tabs become w:br and w:tab."""
    element = OxmlElement("w:r")
    assert isinstance(element, CT_R)
    properties = element.get_or_add_rPr()
    if style:
        properties.append(_valued("w:rStyle", style))
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:hint"), "eastAsia")
    properties.append(fonts)
    if highlighted:
        properties.append(_valued("w:highlight", "yellow"))
    if text:
        element.text = text
    return element


def _valued(tag: str, value: str) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def _title_air(paragraph: CT_P) -> int:
    """Space that brings the lines below the title back onto the grid."""
    height = TITLE_LINE * (1 + len(paragraph.findall(f".//{qn('w:br')}")))
    return _LEAST_AIR + -(height + _LEAST_AIR) % LINE


def _set_space_after(paragraph: CT_P, after: int) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:after"), str(after))
    paragraph.get_or_add_pPr().append(spacing)
