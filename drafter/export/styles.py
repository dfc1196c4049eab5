"""The styles of a speech by GB/T 9704-2012, as one table and the styles part made from it.

Sizes are half-points (3号 is 16 pt, so 32), distances twips. Built-in style names are used where
Word has one, so that its navigation pane, its contents list and its users find them.
"""

from __future__ import annotations

from docx.oxml.ns import nsdecls
from msgspec import Struct

from drafter.export.faces import (
    FANGSONG,
    HEITI,
    KAITI,
    SONGTI,
    XIAOBIAOSONG,
    Face,
    run_fonts_xml,
)
from drafter.export.page import LINE

TITLE_LINE = 700
"""Pitch of the title's lines: 2号 with air between two lines of it."""

RUN_IN_STYLE = "RunInHeading"
PAGE_NUMBER_ODD_STYLE = "Footer"
PAGE_NUMBER_EVEN_STYLE = "FooterEven"
HEADER_STYLE = "Header"

_BODY_SIZE = 32
_TIGHTENING = (
    -5
)  # twips a character: 28 of 16 pt fit 156 mm only when each gives up a quarter point
_INDENT = 632  # two body characters: 2 * (320 + _TIGHTENING), rounded as Word shows it


class ParagraphStyle(Struct, frozen=True, kw_only=True):
    """One paragraph style. ``outline`` is the heading level (1..4), 0 for none; ``inset`` names
    the side that stands one character in."""

    id: str
    name: str
    face: Face = FANGSONG
    size: int = _BODY_SIZE
    tightening: int = _TIGHTENING
    line: int = LINE
    align: str = "both"
    indented: bool = False
    inset: str = ""
    outline: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    base: str = "Normal"
    next: str = ""
    custom: bool = False


def _heading(level: int, face: Face) -> ParagraphStyle:
    return ParagraphStyle(
        id=f"Heading{level}",
        name=f"heading {level}",
        face=face,
        indented=True,
        outline=level,
        keep_next=True,
        keep_lines=True,
        next="BodyText",
    )


STYLES: tuple[ParagraphStyle, ...] = (
    ParagraphStyle(id="Normal", name="Normal", base=""),
    ParagraphStyle(
        id="Title",
        name="Title",
        face=XIAOBIAOSONG,
        size=44,
        tightening=0,
        line=TITLE_LINE,
        align="center",
        keep_next=True,
        keep_lines=True,
        next="Byline",
    ),
    ParagraphStyle(
        id="Byline",
        name="讲话人",
        face=KAITI,
        align="center",
        keep_next=True,
        next="Date",
        custom=True,
    ),
    ParagraphStyle(
        id="Date", name="Date", face=KAITI, align="center", keep_next=True, next="Salutation"
    ),
    ParagraphStyle(
        id="Salutation", name="Salutation", align="left", keep_next=True, next="BodyText"
    ),
    _heading(1, HEITI),
    _heading(2, KAITI),
    _heading(3, FANGSONG),
    _heading(4, FANGSONG),
    ParagraphStyle(id="BodyText", name="Body Text", indented=True),
    ParagraphStyle(
        id=HEADER_STYLE,
        name="header",
        face=HEITI,
        size=28,
        tightening=0,
        line=360,
        align="center",
    ),
    ParagraphStyle(
        id=PAGE_NUMBER_ODD_STYLE,
        name="footer",
        face=SONGTI,
        size=28,
        tightening=0,
        line=360,
        align="right",
        inset="right",
    ),
    ParagraphStyle(
        id=PAGE_NUMBER_EVEN_STYLE,
        name="双页页码",
        face=SONGTI,
        size=28,
        tightening=0,
        line=360,
        align="left",
        inset="left",
        custom=True,
    ),
)

_LATENT_STYLES = 376  # how many built-in styles Word 2013 and later know


def styles_xml() -> str:
    """The styles part: defaults, latent styles hidden, STYLES and the run-in heading's 楷体."""
    shown = "".join(
        f'<w:lsdException w:name="{style.name}" w:semiHidden="0" w:uiPriority="{place}"'
        ' w:unhideWhenUsed="0" w:qFormat="1"/>'
        for place, style in enumerate(STYLES)
        if not style.custom
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_run_properties(STYLES[0])}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    latent = (
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        f' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="{_LATENT_STYLES}">'
        f"{shown}</w:latentStyles>"
    )
    paragraphs = "".join(_style_xml(style, place) for place, style in enumerate(STYLES))
    return (
        f"<w:styles {nsdecls('w')}>{defaults}{latent}{paragraphs}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{RUN_IN_STYLE}">'
        '<w:name w:val="段首句"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="{len(STYLES)}"/><w:qFormat/>'
        f"<w:rPr>{run_fonts_xml(KAITI)}</w:rPr></w:style>"
        "</w:styles>"
    )


def _style_xml(style: ParagraphStyle, place: int) -> str:
    kind = ' w:default="1"' if not style.base else ' w:customStyle="1"' if style.custom else ""
    base = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'{base}{following}<w:uiPriority w:val="{place}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr>"
        "</w:style>"
    )


def _paragraph_properties(style: ParagraphStyle) -> str:
    """The children of ``w:pPr`` in the order the schema fixes.

    ``snapToGrid`` is off because LibreOffice would snap exact lines too and hide a wrong pitch.
    ``overflowPunct`` is on, Word's own default (a mark may stand a little way into the margin):
    LibreOffice takes the flag the wrong way round, and turned off it hangs marks into the margin
    there and leaves some of them out of a PDF.
    """
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    return (
        f"{_on_off('keepNext', style.keep_next)}{_on_off('keepLines', style.keep_lines)}"
        '<w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{style.line}" w:lineRule="exact"/>'
        f'{_indentation(style)}<w:jc w:val="{style.align}"/>{outline}'
    )


def _on_off(tag: str, on: bool) -> str:
    return f'<w:{tag} w:val="{int(on)}"/>'


def _indentation(style: ParagraphStyle) -> str:
    if style.inset:
        return f'<w:ind w:{style.inset}Chars="100" w:{style.inset}="{style.size * 10}"/>'
    if style.indented:
        return f'<w:ind w:firstLineChars="200" w:firstLine="{_INDENT}"/>'
    return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def _run_properties(style: ParagraphStyle) -> str:
    """The children of ``w:rPr`` in the order the schema fixes."""
    return (
        f'{run_fonts_xml(style.face)}<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/>'
        f'<w:iCs w:val="0"/><w:color w:val="000000"/><w:spacing w:val="{style.tightening}"/>'
        f'<w:kern w:val="0"/><w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    )
