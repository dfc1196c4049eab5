"""A draft as a Word file in a layout, by default that of GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.export.kept import kept_parts, packed
from drafter.export.layout import Layout
from drafter.export.names import COUNT_OF_GAPS
from drafter.export.ooxml import body_xml, comments_xml
from drafter.export.properties import application_properties, core_properties
from drafter.export.remarks import Remark
from drafter.export.setting import paragraphs
from drafter.model import Draft

_STANDARD = Layout()
_BODY = b"<w:body>"


def docx_bytes(
    draft: Draft,
    layout: Layout = _STANDARD,
    *,
    remarks: Sequence[Remark] = (),
    kept_in: Path | None = None,
) -> bytes:
    """The .docx of ``draft``: the same bytes for the same draft and layout, anywhere and any day.

    Missing facts (【待补：…】) are highlighted and, where ``draft.gaps`` lists any, every page says
    so in its header. ``remarks`` of the kinds that the layout shows become comments; without them
    origins, file paths and user names never enter the file. ``kept_in``: a folder that keeps what
    drafts of one layout have in common.
    """
    wanted = tuple(remark for remark in remarks if remark.by in layout.remarks)
    body = body_xml(paragraphs(draft, layout, wanted), layout)
    return document_bytes(draft, layout, body, remarks=wanted, kept_in=kept_in)


def document_bytes(
    draft: Draft,
    layout: Layout,
    body: str,
    *,
    remarks: Sequence[Remark] = (),
    kept_in: Path | None = None,
) -> bytes:
    """The .docx of ``draft`` whose ``body`` is the XML of its paragraphs; all ``remarks`` become
    comments, which ``body`` refers to by number."""
    parts = dict(
        kept_parts(layout, unfinished=bool(draft.gaps), commented=bool(remarks), folder=kept_in)
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(_BODY, _BODY + body.encode(), 1)
    parts["docProps/core.xml"] = core_properties(draft)
    parts["docProps/app.xml"] = application_properties(draft)
    if remarks:
        parts["word/comments.xml"] = comments_xml(remarks).encode()
    if draft.gaps:
        count = str(len(draft.gaps)).encode()
        for name in parts:
            if name.startswith("word/header"):
                parts[name] = parts[name].replace(COUNT_OF_GAPS.encode(), count)
    return packed(parts)
