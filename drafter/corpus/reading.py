"""A source read: its speeches with title, salutation, opening, points and closing."""

from __future__ import annotations

from drafter.corpus.announcing import announced_number
from drafter.corpus.cleaning import cleaned
from drafter.corpus.closing import closing, is_truncated
from drafter.corpus.compilations import speech_ranges
from drafter.corpus.front import front
from drafter.corpus.genre import NO_PROSE, why_no_speech
from drafter.corpus.markers import HEADLINES
from drafter.corpus.moves import closing_rule, opening_rules
from drafter.corpus.opening import in_lists, opening
from drafter.corpus.sections import Point, points
from drafter.corpus.trailers import end_of_text
from drafter.model import Heading, Move, MovedSentence, Reading, Source, Span, Speech
from drafter.text.normalise import MappedText

_LEAST = 40  # characters of a speech


def reading(
    source: Source, *, as_speech: bool = False, chrome: frozenset[str] = frozenset()
) -> Reading:
    """The speeches of ``source``; offsets are code points into its text.

    Structures and quotations are left to mining. ``reason`` says in Chinese why there is none;
    ``as_speech``: read it as one even where it does not look like one. ``chrome``: furniture known
    from several files (``repeated_chrome``).
    """
    clean = cleaned(source.text, chrome=chrome)
    reason = why_no_speech(clean.text)
    if as_speech and reason != NO_PROSE:
        reason = ""
    speeches: tuple[Speech, ...] = ()
    if not reason:
        found = (_speech(source.text, clean, s, e) for s, e in speech_ranges(clean.text))
        speeches = tuple(speech for speech in found if speech is not None)
        reason = "" if speeches else "没有找到讲话"
    return Reading(source.name, source.sha256, source.encoding, speeches, reason)


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
    begins = opening(text, head.body, end, found)
    spans = list(begins.sentences)
    ends = closing(text, spans[-1][1] if spans else head.body, end, found)
    rules = opening_rules([text[s:e] for s, e in spans], in_lists(text, spans, found))
    moved = list(zip(spans, rules, strict=True))
    announcing = next((span for span, (move, _) in moved if move == "transition"), None)
    announced = announced_number(text[slice(*announcing)]) if announcing else None
    begin, stop, _ = place((head.start, end))
    return Speech(
        start=begin,
        end=stop,
        title=Span(*place(head.title), why=head.title_why) if head.title else None,
        salutation=Span(*place(head.salutation), why="称呼听众") if head.salutation else None,
        opening=tuple(_moved(place(span), rule) for span, rule in moved),
        headings=tuple(_heading(place((p.start, p.end)), place(_marker(p))[2], p) for p in found),
        closing=tuple(
            _moved(place(span), closing_rule(text[span[0] : span[1]])) for span in ends.sentences
        ),
        year=head.year,
        announced=announced,
        truncated=truncated,
        warnings=_warnings(announced, announcing, found),
        why=f"{begins.why}；{ends.why}",
    )


def _warnings(
    announced: int | None, announcing: tuple[int, int] | None, found: list[Point]
) -> tuple[str, ...]:
    """What a reader should look at: another number of points than was announced."""
    if announced is None or announcing is None:
        return ()
    after = [p for p in found if p.start >= announcing[0]]
    if not after:
        return (f"开头说讲{announced}点，没有找到分点",)
    first = after[0]
    siblings = [p for p in after if p.level == first.level and p.run == first.run]
    if len(siblings) == announced:
        return ()
    return (f"开头说讲{announced}点，实际有{len(siblings)}点",)


def _marker(point: Point) -> tuple[int, int]:
    """The marker's span; empty for a heading without a number."""
    end = point.start if point.marker.system in HEADLINES else point.marker.end
    return point.start, end


def _heading(place: tuple[int, int, str], marker: str, point: Point) -> Heading:
    start, end, text = place
    return Heading(start, end, point.level, marker.strip(), text, point.why)


def _moved(place: tuple[int, int, str], rule: tuple[Move, str]) -> MovedSentence:
    start, end, text = place
    return MovedSentence(start, end, rule[0], text, rule[1])
