"""花脸稿: one draft against another as tracked changes that Word accepts or refuses.

ISO/IEC 29500-1, 17.13.5: w:ins and w:del around runs, the same two in the w:rPr of a paragraph's
mark, w:pPrChange where a paragraph became another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.export.layout import Layout
from drafter.export.names import escaped
from drafter.export.ooxml import OWN_FORMS, Form, text_xml
from drafter.export.setting import Paragraph, paragraphs
from drafter.export.word import document_bytes
from drafter.model import GAP, Draft
from drafter.revising.redline import Passage, RedParagraph, Stretch, redline
from drafter.revising.sentences import whole_sentences
from drafter.text.clean import clean_line

_LONGEST_AUTHOR = 60
_APART = timedelta(minutes=2)
_UNDATED = datetime(2020, 1, 1, 9)
_PLAIN = {"whole_sentences": False, "minutes": False, "pinyin": False, "readings": ()}
"""What a layout does for reading aloud would stand between the changes."""


class Hand(Struct, frozen=True):
    """Who changed and when, as Word shows it; ``at`` is an ISO 8601 time, "" where nobody knows."""

    author: str
    at: str = ""


def day_of(draft: Draft) -> str:
    """The speech's day at nine, as the file's properties have it; "" where it is not known."""
    return _moment(draft.day) if draft.day else ""


def _moment(day: date) -> str:
    return datetime.combine(day, time(9)).isoformat() + "Z"


def tracked_docx(
    before: Draft, after: Draft, layout: Layout, hand: Hand, *, kept_in: Path | None = None
) -> bytes:
    """The .docx that holds both drafts, set as ``after`` is: accepting every change gives
    ``after``, refusing every one ``before``. The same bytes for the same input."""
    layout = replace(layout, **_PLAIN)
    old, new = paragraphs(before, layout), paragraphs(after, layout)
    marked = redline(
        [_passage(each) for each in old], [_passage(each) for each in new], document=True
    )
    return document_bytes(after, layout, _body(marked, old, new, hand), kept_in=kept_in)


def _passage(paragraph: Paragraph) -> Passage:
    whole = paragraph.kind == "paragraph"
    sentences = whole_sentences(paragraph.text) if whole else (paragraph.text,)
    return Passage(paragraph.kind, sentences, lead=any(run.lead for run in paragraph.runs))


class _Changes:
    """Numbers the changes and dates them.

    LibreOffice joins a change at a paragraph's end with one at the beginning of the next, and takes
    the end between them for changed too, unless more than a minute lies between the two.
    """

    def __init__(self, hand: Hand) -> None:
        self._author = _attribute(hand.author)
        self._at = datetime.fromisoformat(hand.at) if hand.at else _UNDATED
        self._numbers = count(1)

    def next(self) -> str:
        """The attributes of the next change."""
        at = self._at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return f'w:id="{next(self._numbers)}" w:author="{self._author}" w:date="{at}"'

    def later(self) -> None:
        """What follows is apart from what was."""
        self._at += _APART


def _body(
    marked: Sequence[RedParagraph], old: Sequence[Paragraph], new: Sequence[Paragraph], hand: Hand
) -> str:
    changes = _Changes(hand)
    found: list[str] = []
    before: RedParagraph | None = None
    for each in marked:
        if before is not None and _touch(before, each):
            changes.later()
        found.append(_paragraph(each, old, new, changes))
        before = each
    return "".join(found)


def _touch(one: RedParagraph, other: RedParagraph) -> bool:
    """Whether a change ends a paragraph whose end is kept, and one begins the next."""
    if one.mark != "same" or not one.stretches or not other.stretches:
        return False
    return "same" not in (one.stretches[-1].op, other.stretches[0].op)


def _attribute(text: str) -> str:
    return escaped(clean_line(text)[:_LONGEST_AUTHOR]).replace('"', "&quot;") or "修改"


def _paragraph(
    marked: RedParagraph,
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    changes: _Changes,
) -> str:
    was = old[marked.before] if marked.before is not None else None
    now = new[marked.after] if marked.after is not None else None
    shown = now or was
    assert shown is not None  # a paragraph ends in one text at least
    form = OWN_FORMS[shown.kind]
    properties = _properties(shown, form)
    if marked.mark != "same":
        sign = "del" if marked.mark == "cut" else "ins"
        properties += f"<w:rPr><w:{sign} {changes.next()}/></w:rPr>"
    elif was is not None and (before := _properties(was, OWN_FORMS[was.kind])) != properties:
        properties += f"<w:pPrChange {changes.next()}><w:pPr>{before}</w:pPr></w:pPrChange>"
    runs = "".join(_stretch(each, form, changes) for each in marked.stretches)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _properties(paragraph: Paragraph, form: Form) -> str:
    after = f'<w:spacing w:after="{paragraph.after}"/>' if paragraph.after else ""
    return form.paragraph + after


def _stretch(stretch: Stretch, form: Form, changes: _Changes) -> str:
    runs = "".join(_runs(stretch, form))
    match stretch.op:
        case "new":
            return f"<w:ins {changes.next()}>{runs}</w:ins>"
        case "cut":
            return f"<w:del {changes.next()}>{runs}</w:del>"
        case _:
            return runs


def _runs(stretch: Stretch, form: Form) -> Iterator[str]:
    """The runs of a stretch: a missing fact has one of its own, highlighted."""
    start = 0
    for gap in GAP.finditer(stretch.text):
        yield _run(stretch, stretch.text[start : gap.start()], form, gap=False)
        yield _run(stretch, gap[0], form, gap=True)
        start = gap.end()
    yield _run(stretch, stretch.text[start:], form, gap=False)


def _run(stretch: Stretch, text: str, form: Form, *, gap: bool) -> str:
    if not text:
        return ""
    if stretch.lead:
        properties = form.lead_gap if gap else form.lead
    else:
        properties = form.gap if gap else form.plain
    content = text_xml(text)
    if stretch.op == "cut":
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"
