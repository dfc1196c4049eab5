"""The theme part: Word asks for one, though no style of ours draws on it.

Plain on purpose: black on white, greys, flat fills, and the document's own faces in place of the
template's, so that text somebody adds in a theme font still looks like the rest.
"""

from __future__ import annotations

from drafter.export.layout import Layout

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "F2F2F2",
    "accent1": "C00000",
    "accent2": "7F7F7F",
    "accent3": "595959",
    "accent4": "A6A6A6",
    "accent5": "262626",
    "accent6": "BFBFBF",
    "hlink": "0000FF",
    "folHlink": "800080",
}

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(layout: Layout) -> str:
    """The theme: colours, fonts and the three of each format the schema requires."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'<a:theme xmlns:a="{_NAMESPACE}" name="讲话稿"><a:themeElements>'
        f'<a:clrScheme name="讲话稿">{colours}</a:clrScheme>'
        f'<a:fontScheme name="讲话稿"><a:majorFont>{_fonts(layout.heading1_face)}</a:majorFont>'
        f"<a:minorFont>{_fonts(layout.body_face)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="讲话稿"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _fonts(face: str) -> str:
    return f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/>'
