"""The styles of a layout, as one table and the styles part made from it.

Sizes are half-points (3号 is 16 pt, so 32), distances twips. Built-in style names are used where
Word has one, so that its navigation pane, its contents list and its users find them.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from drafter.export.faces import run_fonts_xml
from drafter.export.layout import (
    PAPER_WIDTH,
    Layout,
    Level,
    characters_a_line,
    half_points,
    line,
    twips,
)
from drafter.export.names import (
    CONTINUED_STYLE,
    HEADER_STYLE,
    MINUTE_STYLE,
    NOTICE_STYLE,
    PAGE_NUMBER_EVEN_STYLE,
    PAGE_NUMBER_ODD_STYLE,
    REMARK_MARK_STYLE,
    REMARK_STYLE,
    RUN_IN_STYLE,
    WORD,
)

_LEVELS: tuple[Level, ...] = ("一级", "二级", "三级", "四级")
_RUNNING_FACE = "黑体"
_RUNNING_SIZE = half_points("四号")
_RUNNING_PITCH = 360 / _RUNNING_SIZE  # twips of pitch a half-point, as 14 pt at 18
_SMALL = half_points("五号")


class ParagraphStyle(Struct, frozen=True, kw_only=True):
    """One paragraph style. ``outline`` is the heading level (1..4), 0 for none; ``inset`` names
    the side that stands one character in; ``indent``: how far a first line begins to the right,
    meant as two characters, 0 for not at all."""

    id: str
    name: str
    face: str
    size: int
    line: int
    tightening: int = 0
    digits: str = ""
    align: str = "both"
    indent: int = 0
    inset: str = ""
    outline: int = 0
    bold: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    base: str = "Normal"
    next: str = ""
    custom: bool = False


def styles(layout: Layout) -> tuple[ParagraphStyle, ...]:
    """The paragraph styles of a layout, the default first."""
    normal = ParagraphStyle(
        id="Normal",
        name="Normal",
        base="",
        face=layout.body_face,
        size=half_points(layout.size),
        line=line(layout),
        tightening=round(layout.spacing * 20),
        digits=layout.digit_face,
    )
    return (
        normal,
        *_front_styles(layout, normal),
        *_body_styles(layout, normal),
        *_running_styles(layout),
        *((_remark_style(layout),) if layout.remarks else ()),
    )


def _front_styles(layout: Layout, normal: ParagraphStyle) -> tuple[ParagraphStyle, ...]:
    named = replace(normal, base="Normal", face=layout.front_face, align="center", keep_next=True)
    title = replace(
        named,
        id="Title",
        name="Title",
        face=layout.title_face,
        size=half_points(layout.title_size),
        tightening=0,
        line=round(layout.title_pitch * 20),
        bold=layout.title_bold,
        keep_lines=True,
        next="Byline",
    )
    return (
        title,
        replace(named, id="Byline", name="讲话人", next="Date", custom=True),
        replace(named, id="Date", name="Date", next="Salutation"),
        replace(
            normal,
            base="Normal",
            id="Salutation",
            name="Salutation",
            align="left",
            keep_next=True,
            next="BodyText",
        ),
    )


def _body_styles(layout: Layout, normal: ParagraphStyle) -> tuple[ParagraphStyle, ...]:
    width = PAPER_WIDTH - twips(layout.left) - twips(layout.right)
    indented = replace(normal, base="Normal", indent=round(2 * width / characters_a_line(layout)))
    faces = (
        layout.heading1_face, layout.heading2_face, layout.heading3_face, layout.heading4_face,
    )  # fmt: skip
    headings = tuple(
        replace(
            indented,
            id=f"Heading{level}",
            name=f"heading {level}",
            face=face,
            outline=level,
            bold=_LEVELS[level - 1] in layout.bold,
            keep_next=True,
            keep_lines=True,
            next="BodyText",
        )
        for level, face in enumerate(faces, start=1)
    )
    whole = layout.whole_sentences
    body = replace(indented, id="BodyText", name="Body Text", keep_lines=whole)
    continued = replace(body, id=CONTINUED_STYLE, name="续段", custom=True)
    return (*headings, body, *((continued,) if whole else ()))


def _running_styles(layout: Layout) -> tuple[ParagraphStyle, ...]:
    """What stands outside the type area."""
    header = ParagraphStyle(
        id=HEADER_STYLE,
        name="header",
        face=_RUNNING_FACE,
        size=_RUNNING_SIZE,
        line=_running_line(_RUNNING_SIZE),
        align="center",
    )
    size = half_points(layout.number_size)
    number = replace(
        header, face=layout.number_face, size=size, line=_running_line(size), custom=False
    )
    outside = layout.number_place == "外侧"
    side = "center" if layout.number_place == "居中" else "right"
    odd = replace(
        number,
        id=PAGE_NUMBER_ODD_STYLE,
        name="footer",
        align=side,
        inset="right" if side == "right" else "",
    )
    even = replace(
        odd,
        id=PAGE_NUMBER_EVEN_STYLE,
        name="双页页码",
        align="left" if outside else side,
        inset="left" if outside else odd.inset,
        custom=True,
    )
    notice = replace(
        header,
        id=NOTICE_STYLE,
        name="首页提示",
        size=half_points("三号"),
        align="left",
        custom=True,
    )
    minute = replace(
        header, id=MINUTE_STYLE, name="分钟", line=line(layout), align="left",
        custom=True,
    )  # fmt: skip
    return (
        header,
        *((notice,) if layout.notice else ()),
        odd,
        even,
        *((minute,) if layout.minutes else ()),
    )


def _remark_style(layout: Layout) -> ParagraphStyle:
    return ParagraphStyle(
        id=REMARK_STYLE,
        name="annotation text",
        face=layout.body_face,
        size=_SMALL,
        line=_running_line(_SMALL),
        align="left",
    )


def _running_line(size: int) -> int:
    return round(size * _RUNNING_PITCH)


def faces_of(layout: Layout) -> tuple[str, ...]:
    """The faces that a layout names, each once."""
    named = [layout.title_face, *(style.face for style in styles(layout)), layout.digit_face]
    return tuple(dict.fromkeys(face for face in named if face))


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
        f'<w:uiPriority w:val="{place + 1}"/><w:rPr><w:sz w:val="{_SMALL}"/>'
        f'<w:szCs w:val="{_SMALL}"/></w:rPr></w:style>'
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
