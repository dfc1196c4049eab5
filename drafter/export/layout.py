"""A layout (版式): how a Word file looks, as one frozen value whose defaults are GB/T 9704-2012.

The keys of a layout's file are the Chinese names in ``KEYS``: whoever writes one is a clerk, not a
programmer. Lengths of the page are millimetres, pitches and spacings points, sizes 字号 or points.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct

STANDARD = "gbt9704"
"""The name of the default layout: the standard itself, unless the user's own file changes it."""

SIZES: dict[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16,
    "小三": 15, "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
}  # fmt: skip
"""字号 to points."""

Margin = Annotated[float, Meta(ge=10, le=90)]
Pitch = Annotated[float, Meta(ge=12, le=80)]
Face = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[^<>&\"'\x00-\x1f]+$")]
Size = Literal[
    "初号", "小初", "一号", "小一", "二号", "小二", "三号", "小三", "四号", "小四", "五号", "小五"
]
Level = Literal["一级", "二级", "三级", "四级"]

KEYS: dict[str, str] = {
    "summary": "说明",
    "content": "内容",
    "top": "上边距",
    "bottom": "下边距",
    "left": "左边距",
    "right": "右边距",
    "pitch": "行距",
    "spacing": "字距",
    "size": "正文字号",
    "body_face": "正文字体",
    "digit_face": "数字字体",
    "heading1_face": "一级字体",
    "heading2_face": "二级字体",
    "heading3_face": "三级字体",
    "heading4_face": "四级字体",
    "bold": "加粗",
    "title_face": "题目字体",
    "title_size": "题目字号",
    "title_pitch": "题目行距",
    "title_bold": "题目加粗",
    "title_air": "题下空行",
    "front_face": "署名字体",
    "front_order": "署名次序",
    "number_place": "页码位置",
    "number_form": "页码样式",
    "number_face": "页码字体",
    "number_size": "页码字号",
    "notice": "首页提示",
    "whole_sentences": "句不跨页",
    "minutes": "分钟标记",
    "pace": "每分钟字数",
    "pinyin": "注音",
    "readings": "读音",
    "remarks": "批注",
}
"""Field to the key that stands for it in a layout's file, in the order of ``layout show``."""

UNITS: dict[str, str] = {
    "top": "毫米", "bottom": "毫米", "left": "毫米", "right": "毫米",
    "pitch": "磅", "spacing": "磅", "title_pitch": "磅", "title_air": "行", "pace": "字",
}  # fmt: skip
"""What the numbers of a field count."""


class Layout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename=KEYS):
    """How a Word file looks. Every default is the standard's (with 字距 as it takes to set 28
    characters in its 156 mm), so what a layout departs in is what differs from ``Layout()``.

    ``content``: the whole speech, or its headings with a line of intent each. ``bold``: heading
    levels in bold; run-in headings count as 二级. ``digit_face``: the face of digits and Latin
    letters, "" for that of the Chinese beside them. ``notice``: a line above the first page, such
    as 内部讲话　会后收回. ``whole_sentences``: no sentence over a page turn. ``minutes``: minutes
    in the margin, ``pace`` characters each. ``pinyin``: above rare characters; ``readings`` gives
    a word's own, its syllables parted by spaces, and annotates it in any case. ``remarks``: what
    stands in comments.
    """

    summary: Annotated[str, Meta(max_length=80)] = ""
    content: Literal["全文", "提纲"] = "全文"
    top: Margin = 37
    bottom: Margin = 35
    left: Margin = 28
    right: Margin = 26
    pitch: Pitch = 28.95
    spacing: Annotated[float, Meta(ge=-2, le=5)] = -0.25
    size: Size = "三号"
    body_face: Face = "仿宋_GB2312"
    digit_face: Annotated[str, Meta(max_length=40, pattern=r"^[^<>&\"'\x00-\x1f]*$")] = ""
    heading1_face: Face = "黑体"
    heading2_face: Face = "楷体_GB2312"
    heading3_face: Face = "仿宋_GB2312"
    heading4_face: Face = "仿宋_GB2312"
    bold: tuple[Level, ...] = ()
    title_face: Face = "方正小标宋简体"
    title_size: Size = "二号"
    title_pitch: Pitch = 35
    title_bold: bool = False
    title_air: Annotated[int, Meta(ge=0, le=5)] = 1
    front_face: Face = "楷体_GB2312"
    front_order: Literal["先署名", "先日期"] = "先署名"
    number_place: Literal["外侧", "居中", "右侧", "不要"] = "外侧"
    number_form: Literal["— 1 —", "不带横线"] = "— 1 —"
    number_face: Face = "宋体"
    number_size: Size = "四号"
    notice: Annotated[str, Meta(max_length=30, pattern=r"^[^\x00-\x1f]*$")] = ""
    whole_sentences: bool = False
    minutes: bool = False
    pace: Annotated[int, Meta(ge=100, le=400)] = 200
    pinyin: bool = False
    readings: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Literal["来历", "检查"], ...] = ()


class Departure(Struct, frozen=True):
    """One thing in which a layout departs from the standard, in words for a person."""

    key: str
    standard: str
    value: str


def departures(layout: Layout) -> tuple[Departure, ...]:
    """Everything in which ``layout`` differs from GB/T 9704-2012, in the order of ``KEYS``."""
    standard = Layout()
    return tuple(
        Departure(KEYS[name], _said(name, before), _said(name, now))
        for name in KEYS
        if name != "summary"
        and (before := getattr(standard, name)) != (now := getattr(layout, name))
    )


def settings(layout: Layout) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Every key of a layout's file with the layout's value and, where they are few, the words that
    may stand there; in the order of ``KEYS``."""
    return tuple(
        (key, _said(name, getattr(layout, name)), choices(key))
        for name, key in KEYS.items()
        if key != "说明"
    )


def choices(key: str) -> tuple[str, ...]:
    """The words that may stand at a key of a layout's file; none where it is free."""
    kind = get_type_hints(Layout)[next(name for name, each in KEYS.items() if each == key)]
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return get_args(kind) if get_origin(kind) is Literal else ()


def _said(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if name == "readings" and isinstance(value, tuple):
        return "、".join(f"{word} {reading}" for word, reading in value) or "无"
    if isinstance(value, tuple):
        return "、".join(value) or "无"
    if isinstance(value, int | float):
        return f"{value:g} {UNITS.get(name, '')}".strip()
    if value == "":
        return "随正文" if name == "digit_face" else "无"
    return str(value)


# --- measures ----------------------------------------------------------------------------------

PAPER_WIDTH, PAPER_HEIGHT = 11906, 16838
"""A4 in twips."""

_PER_MILLIMETRE = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twips (1/20 pt) of a length in millimetres."""
    return round(millimetres * _PER_MILLIMETRE)


def half_points(size: str) -> int:
    """w:sz of a 字号."""
    return round(SIZES[size] * 2)


def line(layout: Layout) -> int:
    """Twips from one line of the body to the next; the standard's is 579: 22 lines of 580 would be
    12760, more than the type area's 12756, and leave 21."""
    return round(layout.pitch * 20)


def characters_a_line(layout: Layout) -> int:
    """How many full-width characters of the body stand in a line."""
    width = PAPER_WIDTH - twips(layout.left) - twips(layout.right)
    return int(width // ((SIZES[layout.size] + layout.spacing) * 20))


def lines_a_page(layout: Layout) -> int:
    """How many lines of the body stand on a page."""
    return int((PAPER_HEIGHT - twips(layout.top) - twips(layout.bottom)) // line(layout))


def characters_of_title(layout: Layout) -> int:
    """How many full-width characters of the title stand in a line."""
    width = PAPER_WIDTH - twips(layout.left) - twips(layout.right)
    return int(width // (SIZES[layout.title_size] * 20))
