"""The paragraphs of a Word file's body, streamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from drafter.corpus.read_text import ParagraphForm
from drafter.corpus.readers.docx.names import is_on, local, number, value
from drafter.corpus.readers.docx.notes import Mark, NoteTaker, bare
from drafter.corpus.readers.docx.numbering import Numbering
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import Look, Style, look, look_of, numbering_of

FORMATS = ("pPrChange", "rPrChange")
_NEVER = (*FORMATS, "rt")
"""What a format was before, and the reading aid above a character."""

_CUT, _NEW = ("del", "moveFrom"), ("ins", "moveTo")
"""Tracked changes, texts that were moved among them."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A text box once more, for old programs."""

COUNTED = {
    "tbl": "表格的样子", "drawing": "图片、文本框", "pict": "图片、文本框", "object": "嵌入的对象",
    "footnoteReference": "脚注", "endnoteReference": "尾注", "commentReference": "批注",
    "sym": "特殊符号", "vanish": "隐藏的文字", "ins": "修订（按接受算）",
    "del": "修订（按接受算）", "moveFrom": "修订（按接受算）",
}  # fmt: skip
"""What is no text of the body, by the name of its element."""

_PLAIN = ParagraphForm()
_TEXT = ("t", "delText")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Paragraph:
    """A paragraph being read: Word nests them, a text box stands inside a paragraph."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.style = ""
        self.list_id: int | None = None
        self.level: int | None = None
        self.hidden_run = False
        self.mark: Mark | None = None
        self.look = Look()
        self.run_look = Look()
        self.longest_run = 0


def shown_paragraphs(
    package: Package, numbering: Numbering, known: dict[str, Style]
) -> Iterator[str]:
    """The paragraphs as shown, numbers included, in the order in which they end (a text box before
    the paragraph it hangs on). Raises ReadError."""
    return (text for text, _ in formed_paragraphs(package, numbering, known, Counter()))


def formed_paragraphs(
    package: Package,
    numbering: Numbering,
    known: dict[str, Style],
    counted: Counter[str],
    *,
    notes: NoteTaker | None = None,
    refused: bool = False,
) -> Iterator[tuple[str, ParagraphForm]]:
    """As ``shown_paragraphs``, each with its looks; the elements of ``COUNTED`` are counted into
    ``counted``. ``notes`` takes comments and tracked changes and puts its signs into the text;
    ``refused``: as if the changes were, instead of accepted. Raises ReadError."""
    open_paragraphs: list[_Paragraph] = []
    carried = ""
    left_out = 0
    dropped = _NEW if refused else _CUT
    for event, element in package.body():
        name = local(element)
        tracked = name in (*_CUT, *_NEW) and not _in_format(element)
        if notes is not None and open_paragraphs:
            pieces = open_paragraphs[-1].pieces
            pieces.append(_noted(notes, name, event, element, tracked=tracked))
            if name in FORMATS and event == "start":
                counted[name] += 1
        if element.tag == _FALLBACK or name in _NEVER or (tracked and name in dropped):
            if name in COUNTED and event == "start" and not left_out:
                counted[name] += 1
            left_out += 1 if event == "start" else -1
        elif left_out:
            pass
        elif tracked:
            if name in COUNTED and event == "start":
                counted[name] += 1
        elif name in COUNTED and name not in ("vanish", *_CUT, *_NEW):
            counted[name] += event == "start"
        elif name == "p" and event == "start":
            open_paragraphs.append(_Paragraph())
        elif name == "p":
            done = open_paragraphs.pop()
            if notes is not None:
                done.pieces.append(notes.ended(done.mark))
            text = carried + _shown(done, numbering, known)
            runs_on = done.mark is not None and done.mark.name in dropped
            carried = text if runs_on else ""
            if not runs_on:
                yield text, _form(done, known) if text else _PLAIN
        elif open_paragraphs:
            _take(open_paragraphs[-1], name, event, element)
            hides = name == "vanish" and event == "end"
            counted["vanish"] += hides and open_paragraphs[-1].hidden_run
        if event == "end":
            _empty(element)
    if carried:
        yield carried, _PLAIN


def _noted(
    notes: NoteTaker, name: str, event: str, element: etree._Element, *, tracked: bool
) -> str:
    """Tells ``notes`` of one element; the sign to put into the text."""
    if tracked and event == "start":
        return notes.opened(element)
    if tracked:
        notes.closed()
    elif event == "end" and name in _TEXT:
        notes.took(element.text or "")
    elif event == "start":
        return notes.commented(element)
    return ""


def _take(paragraph: _Paragraph, name: str, event: str, element: etree._Element) -> None:
    """Takes what one element inside a paragraph says."""
    if event == "start":
        if name == "r":
            paragraph.hidden_run = False
            paragraph.run_look = Look()
        return
    if name in _TEXT and not paragraph.hidden_run:
        paragraph.pieces.append(bare(element.text or ""))
        if len(paragraph.pieces[-1]) > paragraph.longest_run:
            paragraph.longest_run = len(paragraph.pieces[-1])
            paragraph.look = paragraph.run_look.over(paragraph.look)
    elif name in _SIGNS and _parent(element) == "r" and not paragraph.hidden_run:
        paragraph.pieces.append(_SIGNS[name])
    elif name in ("rFonts", "sz", "b") and _of(element, "r"):
        paragraph.run_look = look_of(None, element.getparent()).over(paragraph.run_look)
    elif name in ("jc", "outlineLvl") and _parent(element) == "pPr":
        paragraph.look = look_of(element.getparent(), None).over(paragraph.look)
    elif name == "pStyle":
        paragraph.style = value(element)
    elif name == "numId":
        paragraph.list_id = number(value(element))
    elif name == "ilvl":
        paragraph.level = number(value(element))
    elif name == "vanish" and _parent(element) == "rPr" and is_on(element):
        paragraph.hidden_run = True
    elif name in ("del", "ins") and _of(element, "pPr"):
        paragraph.mark = Mark(name, value(element, "author"), value(element, "date"))


def _form(paragraph: _Paragraph, known: dict[str, Style]) -> ParagraphForm:
    style = paragraph.style or next((id for id, each in known.items() if each.default), "")
    found = paragraph.look.over(look(style, known))
    return ParagraphForm(
        known.get(style, Style()).name,
        found.align or "",
        found.outline or 0,
        found.face or "",
        found.size or 0,
        bool(found.bold),
    )


def _shown(paragraph: _Paragraph, numbering: Numbering, known: dict[str, Style]) -> str:
    """The paragraph's text with its number; "" for a line of the table of contents."""
    if known.get(paragraph.style, Style()).name.startswith("toc "):
        return ""
    text = "".join(paragraph.pieces)
    list_id, level, style = paragraph.list_id, paragraph.level, paragraph.style
    if list_id is None:
        list_id, own, style = numbering_of(paragraph.style, known)
        level = own if level is None else level
    if list_id is None:
        return text
    marker = numbering.marker(list_id, level, style)
    return marker + text if text.strip() else text


def _in_format(element: etree._Element) -> bool:
    """Whether a tracked change concerns the paragraph's mark, not a stretch of text."""
    return _parent(element) == "rPr"


def _of(element: etree._Element, owner: str) -> bool:
    """Whether an element stands in the w:rPr of an ``owner`` (r, or pPr for a paragraph's mark)."""
    parent = element.getparent()
    return parent is not None and local(parent) == "rPr" and _parent(parent) == owner


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _empty(element: etree._Element) -> None:
    """Frees what has been read, so that memory does not grow with the document."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
