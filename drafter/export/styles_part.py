"""The styles part of a Word file, made from a layout's table of styles."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.export.faces import run_fonts_xml
from drafter.export.layout import Layout
from drafter.export.names import REMARK_MARK_STYLE, RUN_IN_STYLE, WORD
from drafter.export.styles import SMALL, ParagraphStyle, styles

_LATENT_STYLES = 376  # how many built-in styles Word 2013 and later know


def styles_xml(layout: Layout) -> str:
    """The styles part: defaults, latent styles hidden, the layout's styles and the face of a
    run-in heading, which is that of 二级."""
    every = styles(layout)
    shown = "".join(
        f'<w:lsdException w:name="{style.name}" w:semiHidden="0" w:uiPriority="{place}"'
        ' w:unhideWhenUsed="0" w:qFormat="1"/>'
        for place, style in enumerate(every)
        if not style.custom
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_run_properties(every[0])}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    latent = (
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        f' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="{_LATENT_STYLES}">'
        f"{shown}</w:latentStyles>"
    )
    paragraphs = "".join(_style_xml(style, place) for place, style in enumerate(every))
    return (
        f"<w:styles {WORD}>{defaults}{latent}{paragraphs}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        f"{_character_styles(layout, len(every))}</w:styles>"
    )


def _character_styles(layout: Layout, place: int) -> str:
    bold = '<w:b w:val="1"/><w:bCs w:val="1"/>' if "二级" in layout.bold else ""
    run_in = (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{RUN_IN_STYLE}">'
        '<w:name w:val="段首句"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="{place}"/><w:qFormat/>'
        f"<w:rPr>{run_fonts_xml(layout.heading2_face, layout.digit_face)}{bold}</w:rPr></w:style>"
    )
    if not layout.remarks:
        return run_in
    return run_in + (
        f'<w:style w:type="character" w:styleId="{REMARK_MARK_STYLE}">'
        '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="{place + 1}"/><w:rPr><w:sz w:val="{SMALL}"/>'
        f'<w:szCs w:val="{SMALL}"/></w:rPr></w:style>'
    )


def style_xml(layout: Layout, style: str, *, named: str, label: str) -> str:
    """One of the layout's paragraph styles by its id, to stand in another document under the id
    ``named`` and the name ``label``."""
    place, found = next((i, each) for i, each in enumerate(styles(layout)) if each.id == style)
    alone = replace(found, id=named, name=label, next="", base="", custom=True)
    return _style_xml(alone, place)


def _style_xml(style: ParagraphStyle, place: int) -> str:
    own = ' w:customStyle="1"' if style.custom else ""
    kind = own if style.base or own else ' w:default="1"'
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
    if style.indent:
        return f'<w:ind w:firstLineChars="200" w:firstLine="{style.indent}"/>'
    return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def _run_properties(style: ParagraphStyle) -> str:
    """The children of ``w:rPr`` in the order the schema fixes."""
    return (
        f"{run_fonts_xml(style.face, style.digits)}"
        f"{_on_off('b', style.bold)}{_on_off('bCs', style.bold)}"
        '<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>'
        f'<w:spacing w:val="{style.tightening}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    )
