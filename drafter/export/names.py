"""Names that the parts of a Word file share."""

from __future__ import annotations

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
"""The declaration of the prefix w."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

RUN_IN_STYLE = "RunInHeading"
PAGE_NUMBER_ODD_STYLE = "Footer"
PAGE_NUMBER_EVEN_STYLE = "FooterEven"
HEADER_STYLE = "Header"
NOTICE_STYLE = "FirstPageNotice"
CONTINUED_STYLE = "ContinuedText"
MINUTE_STYLE = "MinuteMark"
REMARK_STYLE = "CommentText"
REMARK_MARK_STYLE = "CommentReference"

COUNT_OF_GAPS = "{N}"
"""Stands for the number of gaps in a kept package's headers; no text of a draft comes there."""


def escaped(text: str) -> str:
    """``text`` as XML (xml.sax.saxutils would load the network's modules for it)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
