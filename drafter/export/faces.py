"""The five faces an official document names, and what may stand in for one that is missing.

Nothing is embedded: the commercial faces may not be passed on, and every office has them.
"""

from __future__ import annotations

from docx.oxml.ns import nsdecls
from msgspec import Struct


class Face(Struct, frozen=True):
    """A typeface by the name Word lists; ``substitute`` is tried where it is not installed."""

    name: str
    substitute: str
    panose: str
    family: str = "modern"
    pitch: str = "fixed"


XIAOBIAOSONG = Face("方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", "auto", "variable")
FANGSONG = Face("仿宋_GB2312", "仿宋", "02010609030101010101")
KAITI = Face("楷体_GB2312", "楷体", "02010609030101010101")
HEITI = Face("黑体", "SimHei", "02010609060101010101")
SONGTI = Face("宋体", "SimSun", "02010600030101010101", "auto", "variable")

_FACES = (XIAOBIAOSONG, FANGSONG, KAITI, HEITI, SONGTI)
_CHINESE_CHARSET = "86"


def run_fonts_xml(face: Face) -> str:
    """``w:rFonts`` that puts digits, Latin and Chinese alike into ``face``.

    The hint keeps “ ” … — in the Chinese face; python-docx's ``font.name`` would leave out both.
    """
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{face.name}" w:hAnsi="{face.name}"'
        f' w:eastAsia="{face.name}" w:cs="Times New Roman"/>'
    )


def font_table_xml() -> str:
    """The font table part: every face with its substitute."""
    fonts = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.substitute}"/>'
        f'<w:panose1 w:val="{face.panose}"/><w:charset w:val="{_CHINESE_CHARSET}"/>'
        f'<w:family w:val="{face.family}"/><w:pitch w:val="{face.pitch}"/></w:font>'
        for face in _FACES
    )
    return f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
