"""A draft's Word file made the plain way, by python-docx calls on the layout's empty package: what
the quick way, which writes text, is compared with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from drafter.export.kept import packed
from drafter.export.layout import Layout
from drafter.export.package import empty_package
from drafter.export.remarks import Remark
from drafter.export.setting import Paragraph, Run, paragraphs
from drafter.model import Draft

_STYLES = {
    "title": "Title", "byline": "讲话人", "date": "Date", "salutation": "Salutation",
    "heading1": "Heading 1", "heading2": "Heading 2", "heading3": "Heading 3",
    "heading4": "Heading 4", "paragraph": "Body Text",
}  # fmt: skip


def plain_docx(
    draft: Draft, layout: Layout, remarks: Sequence[Remark] = ()
) -> docx.document.Document:
    """The document, paragraph by paragraph and run by run. Comments and frames, which python-docx
    does not write, are left out."""
    shown = [remark for remark in remarks if remark.by in layout.remarks]
    parts = empty_package(layout, unfinished=bool(draft.gaps), commented=bool(shown))
    document = docx.Document(io.BytesIO(packed(parts)))
    for paragraph in paragraphs(draft, layout, shown):
        _add(document.add_paragraph(style=_style(paragraph)), paragraph)
    properties = document.core_properties
    properties.comments = ""
    properties.title, properties.subject = draft.title[:255], draft.outline[:255]
    properties.author = properties.last_modified_by = draft.speaker[:255] or "未署名"
    properties.category, properties.language, properties.revision = "讲话稿", "zh-CN", 1
    assert draft.day is not None
    moment = datetime.combine(draft.day, time(9), tzinfo=UTC)
    properties.created = properties.modified = moment
    return document


def _style(paragraph: Paragraph) -> str:
    return "续段" if paragraph.continued else _STYLES[paragraph.kind]


def _add(target: WordParagraph, paragraph: Paragraph) -> None:
    if paragraph.after:
        target.paragraph_format.space_after = Twips(paragraph.after)
    for run in paragraph.runs:
        _set(target.add_run(run.text, style="段首句" if run.lead else None), run)


def _set(target: WordRun, run: Run) -> None:
    fonts = target._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")
    if run.gap:
        highlight = OxmlElement("w:highlight")
        highlight.set(qn("w:val"), "yellow")
        target._r.get_or_add_rPr().append(highlight)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
