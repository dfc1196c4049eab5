"""The page of GB/T 9704-2012: A4, a type area of 156 by 225 mm, 22 lines of 28 characters.

All measures are twips (1/20 pt, 1440 to the inch). 22 lines of 580 twips would be 12760, more
than the type area's 12756, and leave 21; 579 is the largest pitch that gives 22.
"""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Twips

LINE = 579
"""Pitch of the grid and of every line of body text."""

PAPER_WIDTH, PAPER_HEIGHT = 11906, 16838
MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT = 2098, 1474, 1984, 1587
HEADER_DISTANCE = 1134
FOOTER_DISTANCE = 1417
"""From the paper's lower edge to the foot of the page number: its dash then stands 7 mm below the
type area."""


def set_page(section: Section) -> None:
    """Give ``section`` the standard's paper, margins and line grid and nothing else."""
    properties = section._sectPr
    for child in list(properties):
        properties.remove(child)
    properties.attrib.clear()
    section.page_width, section.page_height = Twips(PAPER_WIDTH), Twips(PAPER_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(MARGIN_TOP), Twips(MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Twips(MARGIN_LEFT), Twips(MARGIN_RIGHT)
    section.header_distance = Twips(HEADER_DISTANCE)
    section.footer_distance = Twips(FOOTER_DISTANCE)
    section.gutter = Twips(0)
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{LINE}"/>'))
