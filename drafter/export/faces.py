"""The faces an official document names, and what may stand in for one that is missing.

Nothing is embedded: the commercial faces may not be passed on, and every office has them.
"""

from __future__ import annotations

from msgspec import Struct

from drafter.export.names import WORD


class Face(Struct, frozen=True):
    """A typeface by the name Word lists; ``substitute`` is tried where it is not installed."""

    name: str
    substitute: str
    panose: str
    family: str = "modern"
    pitch: str = "fixed"


_KNOWN = (
    Face("方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", "auto", "variable"),
    Face("方正小标宋_GBK", "方正小标宋简体", "03000509000000000000", "script", "fixed"),
    Face("仿宋_GB2312", "仿宋", "02010609030101010101"),
    Face("仿宋", "FangSong", "02010609060101010101"),
    Face("楷体_GB2312", "楷体", "02010609030101010101"),
    Face("楷体", "KaiTi", "02010609060101010101"),
    Face("黑体", "SimHei", "02010609060101010101"),
    Face("宋体", "SimSun", "02010600030101010101", "auto", "variable"),
)

_CHINESE_CHARSET = "86"
_LATIN = "Times New Roman"


def substitute(name: str) -> str:
    """The face that stands in for the one of this name, "" where none is known."""
    return next((face.substitute for face in _KNOWN if face.name == name), "")


def run_fonts_xml(face: str, digits: str = "") -> str:
    """``w:rFonts`` that puts Chinese into ``face``, digits and Latin into ``digits`` or as well.

    The hint keeps “ ” … — in the Chinese face; python-docx's ``font.name`` would leave out both.
    """
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{digits or face}" w:hAnsi="{digits or face}"'
        f' w:eastAsia="{face}" w:cs="{_LATIN}"/>'
    )


def font_table_xml(names: tuple[str, ...]) -> str:
    """The font table part: every face of these names, with its substitute where one is known."""
    known = {face.name: face for face in _KNOWN}
    fonts = "".join(
        _font_xml(known[name]) if name in known else f'<w:font w:name="{name}"/>'
        for name in dict.fromkeys(name for name in names if name)
    )
    return f"<w:fonts {WORD}>{fonts}</w:fonts>"


def _font_xml(face: Face) -> str:
    return (
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.substitute}"/>'
        f'<w:panose1 w:val="{face.panose}"/><w:charset w:val="{_CHINESE_CHARSET}"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="{face.pitch}"/></w:font>'
    )
