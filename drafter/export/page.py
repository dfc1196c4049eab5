"""The page of a layout: A4, its margins and its grid of lines. All measures are twips."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Twips

from drafter.export.layout import PAPER_HEIGHT, PAPER_WIDTH, Layout, line, twips

_HEADER_DISTANCE = 1134
_FOOT_OF_NUMBER = 567
"""From the type area's lower edge to the foot of the page number, 10 mm: its dash then stands 7 mm
below the type area (GB/T 9704-2012 7.5)."""
_LEAST_FOOTER_DISTANCE = 300


def set_page(section: Section, layout: Layout) -> None:
    """Give ``section`` the layout's paper, margins and line grid and nothing else."""
    properties = section._sectPr
    for child in list(properties):
        properties.remove(child)
    properties.attrib.clear()
    bottom = twips(layout.bottom)
    section.page_width, section.page_height = Twips(PAPER_WIDTH), Twips(PAPER_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(twips(layout.top)), Twips(bottom)
    section.left_margin, section.right_margin = (
        Twips(twips(layout.left)),
        Twips(twips(layout.right)),
    )
    section.header_distance = Twips(min(_HEADER_DISTANCE, twips(layout.top) // 2))
    section.footer_distance = Twips(max(_LEAST_FOOTER_DISTANCE, bottom - _FOOT_OF_NUMBER))
    section.gutter = Twips(0)
    section.different_first_page_header_footer = bool(layout.notice)
    grid = f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{line(layout)}"/>'
    properties.append(parse_xml(grid))
