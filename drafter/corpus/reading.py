"""A source read: its speeches with title, salutation, opening, points and closing."""

from __future__ import annotations

import msgspec

from drafter.corpus.announcing import announced_number
from drafter.corpus.cleaning import cleaned, end_of_text
from drafter.corpus.closing import closing_spans, is_truncated
from drafter.corpus.compilations import speech_ranges
from drafter.corpus.front import front
from drafter.corpus.genre import why_no_speech
from drafter.corpus.markers import HEADLINES
from drafter.corpus.moves import closing_move, opening_moves
from drafter.corpus.opening import in_lists, opening_spans
from drafter.corpus.sections import Point, points
from drafter.model import Heading, Move, MovedSentence, Reading, Source, Span, Speech
from drafter.text.normalise import MappedText

_LEAST = 60  # characters of a speech


def reading(source: Source) -> Reading:
    """The speeches of ``source``; offsets are code points into its text.

    Structures and quotations are left to mining. ``reason`` says in Chinese why there is none.
    """
    clean = cleaned(source.text)
    reason = why_no_speech(clean.text)
    speeches: tuple[Speech, ...] = ()
    if not reason:
        found = (_speech(source.text, clean, s, e) for s, e in speech_ranges(clean.text))
        speeches = tuple(speech for speech in found if speech is not None)
        reason = "" if speeches else "没有找到讲话"
    return Reading(source.name, source.sha256, source.encoding, speeches, reason)


def reading_json(reading: Reading) -> bytes:
    """``reading`` as the JSON object that ``drafter inspect --json`` prints for one file."""
    return msgspec.json.encode(reading)


def _speech(original: str, clean: MappedText, start: int, end: int) -> Speech | None:
    text = clean.text
    end = end_of_text(text, start, end)
    head = front(text, start, end)
    if end - head.body < _LEAST:
        return None

    def place(span: tuple[int, int]) -> tuple[int, int, str]:
        begin, stop = clean.original(*span)
        return begin, stop, original[begin:stop]

    truncated = is_truncated(text, start, end)
    found = points(text, head.body, end, truncated=truncated)
    opening = opening_spans(text, head.body, end, found)
    closing = closing_spans(text, opening[-1][1] if opening else head.body, end, found)
    moves = opening_moves([text[s:e] for s, e in opening], in_lists(text, opening, found))
    moved = list(zip(opening, moves, strict=True))
    announcing = next((text[s:e] for (s, e), move in moved if move == "transition"), "")
    begin, stop, _ = place((head.start, end))
    return Speech(
        start=begin,
        end=stop,
        title=Span(*place(head.title)) if head.title else None,
        salutation=Span(*place(head.salutation)) if head.salutation else None,
        opening=tuple(_moved(place(span), move) for span, move in moved),
        headings=tuple(_heading(place((p.start, p.end)), place(_marker(p))[2], p) for p in found),
        closing=tuple(
            _moved(place(span), closing_move(text[span[0] : span[1]])) for span in closing
        ),
        year=head.year,
        announced=announced_number(announcing),
        truncated=truncated,
    )


def _marker(point: Point) -> tuple[int, int]:
    """The marker's span; empty for a heading without a number."""
    end = point.start if point.marker.system in HEADLINES else point.marker.end
    return point.start, end


def _heading(place: tuple[int, int, str], marker: str, point: Point) -> Heading:
    start, end, text = place
    return Heading(start, end, point.level, marker.strip(), text)


def _moved(place: tuple[int, int, str], move: Move) -> MovedSentence:
    start, end, text = place
    return MovedSentence(start, end, move, text)
