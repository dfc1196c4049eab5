"""The styles of a layout, as one table; ``styles_part`` makes the styles part from it.

Sizes are half-points (3号 is 16 pt, so 32), distances twips. Built-in style names are used where
Word has one, so that its navigation pane, its contents list and its users find them.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

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
    REMARK_STYLE,
)

_LEVELS: tuple[Level, ...] = ("一级", "二级", "三级", "四级")
_RUNNING_FACE = "黑体"
_RUNNING_SIZE = half_points("四号")
_RUNNING_PITCH = 360 / _RUNNING_SIZE  # twips of pitch a half-point, as 14 pt at 18
SMALL = half_points("五号")
"""The size of a remark and of its mark in the text."""


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
        size=SMALL,
        line=_running_line(SMALL),
        align="left",
    )


def _running_line(size: int) -> int:
    return round(size * _RUNNING_PITCH)


def faces_of(layout: Layout) -> tuple[str, ...]:
    """The faces that a layout names, each once."""
    named = [layout.title_face, *(style.face for style in styles(layout)), layout.digit_face]
    return tuple(dict.fromkeys(face for face in named if face))
