"""Core and application properties of a Word file: from the draft alone, no user, machine or program
in them."""

from __future__ import annotations

from datetime import date, datetime, time

from drafter.export.names import DECLARATION, escaped
from drafter.model import Draft
from drafter.text.clean import clean_line

_UNDATED = date(2020, 1, 1)
_LONGEST = 255  # code points, a limit of the core properties
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core_properties(draft: Draft) -> bytes:
    """The part docProps/core.xml. Times are the speech's day at 09:00 UTC, 2020-01-01 where the day
    is not known."""
    moment = datetime.combine(draft.day or _UNDATED, time(9)).isoformat()
    speaker = _value(draft.speaker) or "未署名"
    when = f' xsi:type="dcterms:W3CDTF">{moment}Z'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_value(draft.title)}</dc:title>"
        f"<dc:subject>{_value(draft.outline)}</dc:subject><dc:creator>{speaker}</dc:creator>"
        f"<cp:lastModifiedBy>{speaker}</cp:lastModifiedBy><cp:category>讲话稿</cp:category>"
        "<dc:language>zh-CN</dc:language><cp:revision>1</cp:revision>"
        f"<dcterms:created{when}</dcterms:created><dcterms:modified{when}</dcterms:modified>"
        "</cp:coreProperties>"
    ).encode()


def application_properties(draft: Draft) -> bytes:
    """The part docProps/app.xml: how long the speech is."""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}"><TotalTime>0</TotalTime>'
        f"<Characters>{draft.characters}</Characters><Paragraphs>{len(draft.blocks)}</Paragraphs>"
        "<Company></Company></Properties>"
    ).encode()


def _value(text: str) -> str:
    return escaped(clean_line(text)[:_LONGEST])
