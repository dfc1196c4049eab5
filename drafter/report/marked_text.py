"""A speech's text with its parts marked: title, salutation, moves, headings, parallel items,
quotations, and numbers that lead to the phrases lifted out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from drafter.model import MOVE_LABELS, MinedPhrase, Move, Speech
from drafter.report.markup import element, link, shown

_LINE = re.compile(r"[^\n\r]+")
_MOVE_NUMBERS: dict[Move, int] = {move: number for number, move in enumerate(MOVE_LABELS)}
_STRUCTURES = {"heading": "sh", "sentence": "ss", "phrase": "sp"}
_UNMARKED_KEPT = 24  # characters of a stretch without marks that a shortened text keeps


class Mark(Struct, frozen=True):
    """A marked stretch: its class, the label put before it and what the label's tip says."""

    start: int
    end: int
    cls: str
    label: str = ""
    tip: str = ""
    anchor: str = ""


def move_class(move: Move) -> str:
    """The class that colours a move."""
    return f"m m{_MOVE_NUMBERS[move]}"


def marked_speech(
    text: str,
    speech: Speech,
    phrases: Sequence[tuple[str, MinedPhrase]],
    *,
    anchor: str,
    furniture: Iterable[tuple[int, int]] = (),
    short: bool = False,
) -> str:
    """The text of a speech as paragraphs of HTML.

    ``phrases`` come with the number each goes by on the page. ``short`` leaves out the middle of
    long stretches without a mark.
    """
    marks = [*_marks(text, speech, anchor), *(Mark(s, e, "d") for s, e in furniture)]
    notes: dict[int, list[str]] = {}
    for number, phrase in phrases:
        noted = link(f"#{anchor}w{number}", number, cls="n")
        notes.setdefault(phrase.occurrence.end, []).append(noted)
    return _paragraphs(text, speech, marks, notes, short=short)


def text_with_phrases(
    text: str,
    speech: Speech,
    phrases: Iterable[tuple[int, str, str]],
    *,
    anchor: str,
    hit: tuple[int, int] | None = None,
) -> str:
    """The text of a speech as paragraphs of HTML with links to phrases elsewhere.

    ``phrases``: for each the end of its place, what it goes by and the address it leads to;
    ``hit`` is a stretch to be shown, at the anchor ``hit``.
    """
    marks = _marks(text, speech, anchor)
    if hit is not None:
        marks.insert(0, Mark(*hit, "hit-mark", "这里", anchor="hit"))
    notes: dict[int, list[str]] = {}
    for end, number, address in phrases:
        notes.setdefault(end, []).append(link(address, number, cls="n"))
    return _paragraphs(text, speech, marks, notes, short=False)


def _paragraphs(
    text: str, speech: Speech, marks: Sequence[Mark], notes: dict[int, list[str]], *, short: bool
) -> str:
    paragraphs = []
    for start, end in _paragraph_spans(text, speech):
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        html = _paragraph(text, start, end, inside, notes, short=short)
        if html:
            paragraphs.append(element("p", html))
    return "".join(paragraphs)


def heading_anchor(anchor: str, number: int) -> str:
    """The place of a speech's ``number``-th heading on the page."""
    return f"{anchor}h{number}"


def _paragraph_spans(text: str, speech: Speech) -> Iterator[tuple[int, int]]:
    """The speech's lines, cut where a part of it begins: copies often come as one line."""
    begins = {heading.start for heading in speech.headings}
    begins |= {part[0].start for part in (speech.opening, speech.closing) if part}
    if speech.salutation is not None:
        begins.add(speech.salutation.start)
    for line in _LINE.finditer(text, speech.start, speech.end):
        start, end = line.span()
        cuts = sorted({start, end, *(place for place in begins if start < place < end)})
        yield from pairwise(cuts)


def _marks(text: str, speech: Speech, anchor: str) -> list[Mark]:
    marks = []
    if speech.title is not None:
        marks.append(Mark(speech.title.start, speech.title.end, "t", "题目", speech.title.why))
    if speech.salutation is not None:
        span = speech.salutation
        marks.append(Mark(span.start, span.end, "k", "称谓", span.why))
    for sentence in (*speech.opening, *speech.closing):
        label, cls = MOVE_LABELS[sentence.move], move_class(sentence.move)
        marks.append(Mark(sentence.start, sentence.end, cls, label, sentence.why))
    for number, heading in enumerate(speech.headings):
        cls, target = f"h h{heading.level}", heading_anchor(anchor, number)
        marks.append(
            Mark(heading.start, heading.end, cls, f"{heading.level}级", heading.why, target)
        )
    for structure in speech.structures:
        cls, place = _STRUCTURES[structure.kind], structure.start
        for item in structure.items:
            at = text.find(item, place, structure.end)
            if at >= 0:
                marks.append(Mark(at, at + len(item), cls))
                place = at + len(item)
    marks += [Mark(quote.start, quote.end, "q", tip=quote.speaker) for quote in speech.quotes]
    return marks


def _paragraph(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    notes: dict[int, list[str]],
    *,
    short: bool,
) -> str:
    """One line of the text, cut at every edge of a mark."""
    edges = {start, end}
    for mark in marks:
        edges |= {max(start, mark.start), min(end, mark.end)}
    edges |= {place for place in notes if start < place <= end}
    cuts = sorted(edges)
    html = []
    for begin, stop in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= begin and stop <= mark.end]
        html += [_label(mark) for mark in over if mark.start == begin and mark.label]
        html.append(_stretch(text[begin:stop], over, short=short))
        html += notes.get(stop, ())
    return "".join(html) if text[start:end].strip() else ""


def _label(mark: Mark) -> str:
    return element("i", shown(mark.label), cls=mark.cls, anchor=mark.anchor, title=mark.tip)


def _stretch(text: str, over: Sequence[Mark], *, short: bool) -> str:
    if not over:
        if short and len(text) > 2 * _UNMARKED_KEPT + 12:
            left_out = len(text) - 2 * _UNMARKED_KEPT
            head, tail = shown(text[:_UNMARKED_KEPT]), shown(text[-_UNMARKED_KEPT:])
            return f"{head}<em>……略 {left_out} 字……</em>{tail}"
        return shown(text)
    classes = " ".join(dict.fromkeys(cls for mark in over for cls in mark.cls.split()))
    tip = next((mark.tip for mark in over if mark.tip and not mark.label), "")
    return element("span", shown(text), cls=classes, title=tip)
