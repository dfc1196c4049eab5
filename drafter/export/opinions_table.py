"""意见采纳情况表: what others said of a draft and what became of it, as a Word table.

The page, the title and its faces are GB/T 9704-2012's; the table's text is 小四 so that six columns
stand in 156 mm. Its head stands on every page (w:tblHeader) and no row is cut by a page's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from drafter.export.layout import Layout, half_points
from drafter.export.ooxml import OWN_FORMS, text_xml
from drafter.export.setting import Paragraph, Run, paragraphs
from drafter.export.word import document_bytes
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.revising.opinions import Opinion, said
from drafter.text.clean import clean_text

TITLE = "意见采纳情况表"

_COLUMNS: tuple[tuple[str, int, str], ...] = (
    ("序号", 680, "center"),
    ("提出人", 1120, "center"),
    ("位置", 1200, "left"),
    ("意见", 2900, "left"),
    ("采纳情况", 1180, "center"),
    ("理由", 1760, "left"),
)
"""Head, width in twips (8840 of the type area's 8844) and alignment of each column."""

_SIZE = "小四"
_PITCH = 360  # twips from line to line
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_QUOTED = 40  # characters of what a comment stands on


def table_docx(draft: Draft, opinions: Sequence[Opinion], *, kept_in: Path | None = None) -> bytes:
    """The .docx: the title, the name of the speech, and a row an opinion. The same bytes for the
    same opinions."""
    layout = Layout()
    head = Block("title", (DraftSentence(TITLE, Origin("O")),))
    title = next((block.text for block in draft.blocks if block.kind == "title"), "")
    name = Block("byline", (DraftSentence(f"（{title}）", Origin("A")),))
    front = replace(draft, blocks=(head, name) if title else (head,), gaps=())
    body = "".join(_front(each) for each in paragraphs(front, layout))
    return document_bytes(front, layout, body + _table(opinions, layout), kept_in=kept_in)


def _front(paragraph: Paragraph) -> str:
    form = OWN_FORMS[paragraph.kind]
    after = paragraph.after or 200
    runs = "".join(_run(run, form.plain) for run in paragraph.runs)
    return f'<w:p><w:pPr>{form.paragraph}<w:spacing w:after="{after}"/></w:pPr>{runs}</w:p>'


def _run(run: Run, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{text_xml(run.text)}</w:r>"


def _table(opinions: Sequence[Opinion], layout: Layout) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width, _ in _COLUMNS)
    width = sum(width for _, width, _ in _COLUMNS)
    heads = [head for head, _, _ in _COLUMNS]
    rows = _row(heads, layout.heading1_face, head=True)
    rows += "".join(_row(_cells(each, i), layout.body_face) for i, each in enumerate(opinions, 1))
    # A body does not end with a table: the paragraph behind it takes one point.
    end = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{end}"
    )


def _cells(opinion: Opinion, number: int) -> list[str]:
    text = said(opinion)
    if opinion.kind == "批注" and opinion.quoted:
        more = "……" if len(opinion.quoted) > _QUOTED else ""
        text += f"（对“{opinion.quoted[:_QUOTED]}{more}”）"
    return [
        str(number),
        opinion.author,
        opinion.place,
        text,
        opinion.decision or "",
        opinion.reason,
    ]


def _row(cells: Sequence[str], face: str, *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    content = "".join(
        _cell(text, face, width, "center" if head else align)
        for text, (_, width, align) in zip(cells, _COLUMNS, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{content}</w:tr>"


def _cell(text: str, face: str, width: int, align: str) -> str:
    size = half_points(_SIZE)
    run = (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:hint="eastAsia"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="40" w:after="40" w:line="{_PITCH}"'
        f' w:lineRule="exact"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr>'
        f"<w:r><w:rPr>{run}</w:rPr>{text_xml(clean_text(text))}</w:r></w:p></w:tc>"
    )
