"""Paragraphs as the XML of a Word file, written as text: what makes a further document quick.

Everything that reaches this module has been through ``clean_text``; only &, < and > are left to
escape. Prefixes are those of the document part that ``package`` makes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.export.layout import (
    PAPER_WIDTH,
    Layout,
    half_points,
    twips,
)
from drafter.export.names import (
    CONTINUED_STYLE,
    DECLARATION,
    MINUTE_STYLE,
    REMARK_MARK_STYLE,
    REMARK_STYLE,
    RUN_IN_STYLE,
    WORD,
    escaped,
)
from drafter.export.remarks import Remark
from drafter.export.setting import Paragraph, Run
from drafter.model import BlockKind
from drafter.text.clean import clean_text

BLOCK_STYLES: dict[BlockKind, str] = {
    "title": "Title",
    "byline": "Byline",
    "date": "Date",
    "salutation": "Salutation",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "paragraph": "BodyText",
}

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_LEAD = f'<w:rStyle w:val="{RUN_IN_STYLE}"/>'
_SIGN = re.compile(r"[\t\n]")
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


class Form(Struct, frozen=True):
    """How a role looks: the children of its ``w:pPr``, and those of ``w:rPr`` for its four kinds of
    run. ``spaced``: free lines below it are ours to set; a unit's template sets its own."""

    paragraph: str
    plain: str
    gap: str
    lead: str
    lead_gap: str
    spaced: bool = True


def form_of(style: str) -> Form:
    """The form of a paragraph in one of our own styles."""
    return Form(
        paragraph=f'<w:pStyle w:val="{style}"/>',
        plain=_HINT,
        gap=_HINT + _HIGHLIGHT,
        lead=_LEAD + _HINT,
        lead_gap=_LEAD + _HINT + _HIGHLIGHT,
    )


OWN_FORMS: dict[BlockKind, Form] = {kind: form_of(style) for kind, style in BLOCK_STYLES.items()}
_CONTINUED = form_of(CONTINUED_STYLE)


def body_xml(
    paragraphs: Sequence[Paragraph], layout: Layout, forms: Mapping[BlockKind, Form] = OWN_FORMS
) -> str:
    """The children of ``w:body``, its section properties left out."""
    return "".join(_paragraph_xml(each, layout, forms) for each in paragraphs)


def _paragraph_xml(paragraph: Paragraph, layout: Layout, forms: Mapping[BlockKind, Form]) -> str:
    form = _CONTINUED if paragraph.continued else forms[paragraph.kind]
    after = paragraph.after if form.spaced else 0
    spacing = f'<w:spacing w:after="{after}"/>' if after else ""
    runs = "".join(_run_xml(run, form, layout) for run in paragraph.runs)
    minute = _minute_xml(paragraph.minute, layout) if paragraph.minute else ""
    return f"{minute}<w:p><w:pPr>{form.paragraph}{spacing}</w:pPr>{runs}</w:p>"


def _run_xml(run: Run, form: Form, layout: Layout) -> str:
    if run.lead:
        properties = form.lead_gap if run.gap else form.lead
    else:
        properties = form.gap if run.gap else form.plain
    opened = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in run.opens)
    closed = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="{REMARK_MARK_STYLE}"/>'
        f'</w:rPr><w:commentReference w:id="{number}"/></w:r>'
        for number in run.closes
    )
    text = f"<w:r><w:rPr>{properties}</w:rPr>{text_xml(run.text)}</w:r>"
    return opened + (_ruby_xml(run, properties, text, layout) if run.pinyin else text) + closed


def _ruby_xml(run: Run, properties: str, base: str, layout: Layout) -> str:
    """The run with its pinyin above, three fifths as large."""
    size = half_points(layout.size)
    above = size * 3 // 5
    reading = f'{properties}<w:sz w:val="{above}"/><w:szCs w:val="{above}"/>'
    if _HIGHLIGHT in properties:
        reading = reading.replace(_HIGHLIGHT, "") + _HIGHLIGHT
    return (
        f"<w:r><w:rPr>{properties}</w:rPr><w:ruby><w:rubyPr>"
        f'<w:rubyAlign w:val="center"/><w:hps w:val="{above}"/><w:hpsRaise w:val="{size - 2}"/>'
        f'<w:hpsBaseText w:val="{size}"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        f"<w:rt><w:r><w:rPr>{reading}</w:rPr>{text_xml(run.pinyin)}</w:r></w:rt>"
        f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    )


def _minute_xml(minute: int, layout: Layout) -> str:
    """A frame in the right margin, at the height of the paragraph that follows."""
    left = PAPER_WIDTH - twips(layout.right) + twips(4)
    width = twips(min(16, layout.right - 6))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{MINUTE_STYLE}"/><w:keepNext/>'
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="text"'
        f' w:hAnchor="page" w:x="{left}" w:y="1"/></w:pPr>'
        f"<w:r><w:rPr>{_HINT}</w:rPr>{text_xml(f'{minute}分')}</w:r></w:p>"
    )


def text_xml(text: str) -> str:
    """The content of a run: its text, line feeds and tabs as the elements they are in Word."""
    pieces: list[str] = []
    end = 0
    for sign in _SIGN.finditer(text):
        pieces += [_t(text[end : sign.start()]), _SIGNS[sign[0]]]
        end = sign.end()
    return "".join([*pieces, _t(text[end:])])


def _t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def comments_xml(remarks: Sequence[Remark]) -> str:
    """The part word/comments.xml: the remarks, numbered as they stand, without a date."""
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{remark.by}" w:initials="{remark.by[0]}">'
        f'<w:p><w:pPr><w:pStyle w:val="{REMARK_STYLE}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{REMARK_MARK_STYLE}"/></w:rPr><w:annotationRef/></w:r>'
        f"<w:r><w:rPr>{_HINT}</w:rPr>{text_xml(clean_text(remark.text))}</w:r></w:p></w:comment>"
        for number, remark in enumerate(remarks)
    )
    return f"{DECLARATION}<w:comments {WORD}>{comments}</w:comments>"
