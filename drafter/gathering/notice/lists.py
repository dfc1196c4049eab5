"""What a notice lists: who comes, and what stands on the agenda."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.gathering.notice.model import Candidate
from drafter.gathering.notice.names import invited
from drafter.gathering.notice.sections import (
    Section,
    is_marked,
    is_numbered,
    items_in,
    programme_in,
    rank_of,
    schedule_in,
)
from drafter.gathering.notice.text import NoticeText
from drafter.model import Span
from drafter.text.sentences import line_spans

_CHAIR = re.compile("(?:会议|活动|大会|仪式)?(?:拟)?由?[^，。；]{2,36}主持(?:会议)?$|主持人?[：:]")
_SHORT = 10  # characters: how many come (约80人), not who
_SENTENCES = re.compile("。[ ]*")


def participants(notice: NoticeText) -> list[Candidate]:
    """Each reading of who comes. Labels that read unlike (参加人员, 列席人员) are parts of one
    list, two that read alike are two meetings' or at odds. Leaders named apart are no part."""
    labelled = [(each, _who(notice, each)) for each in notice.labelled("参会人员")]
    labelled = [(each, spans) for each, spans in labelled if spans]
    led = [pair for pair in labelled if "领导" not in pair[0].label]
    labelled = led or labelled
    labels = [each.label for each, _ in labelled]
    if len(labels) > 1 and len(set(labels)) == len(labels):
        return [_candidate(tuple(span for _, spans in labelled for span in spans))]
    if labelled:
        return [_candidate(spans) for _, spans in labelled]
    return [
        _candidate((notice.span(*span, "请……参加"),)) for span in invited(notice.text, notice.end)
    ]


def in_parts(notice: NoticeText) -> bool:
    """Whether the agenda is numbered in two levels: parts, and the items of one of them."""
    lines = [
        notice.text[slice(*line)]
        for each in notice.labelled("议程")
        for line in line_spans(notice.text, each.start, each.end)
    ]
    return len({rank for line in lines if (rank := rank_of(line))}) > 1


def only_listeners(notice: NoticeText) -> bool:
    """Whether the notice lists only those who listen in (列席)."""
    labels = [each.label for each in notice.labelled("参会人员")]
    return bool(labels) and all(label.startswith("列席") for label in labels)


def _who(notice: NoticeText, section: Section) -> tuple[Span, ...]:
    lines = line_spans(notice.text, section.start, section.end)
    if len(lines) != 1:
        return tuple(notice.span(*item, "标签") for item in items_in(notice.text, section))
    start, end = lines[0]
    stop = notice.text.find("。", start, end)
    if 0 < stop - start < _SHORT:
        stop = notice.text.find("。", stop + 1, end)
    return (notice.span(start, end if stop < 0 else stop, "标签"),)


def agenda(notice: NoticeText) -> list[Candidate]:
    """Each reading of the agenda: labelled, else the lines that begin with an hour."""
    contents = [each for each in notice.labelled("内容") if is_numbered(notice.text, each)]
    found = [_items(notice, each) for each in notice.labelled("议程") or contents]
    found = [spans for spans in found if spans]
    if not found:
        timed = schedule_in(notice.text, notice.end)
        told = programme_in(notice.text, notice.end) if len(timed) < 2 else []
        if told:
            return [_candidate(tuple(notice.span(*item, "序号") for item in told))]
        if len(timed) < 2:
            return []
        values = tuple(" ".join(_cells(notice, *item)) for item in timed)
        return [Candidate(values, tuple(notice.span(*item, "时刻") for item in timed))]
    return [_candidate(spans) for spans in found]


def _cells(notice: NoticeText, start: int, end: int) -> list[str]:
    """What stands in each cell (a line of the text) of an item."""
    cells = [_line(notice.span(*cell, "").text) for cell in line_spans(notice.text, start, end)]
    return [cell for cell in cells if not cell.isdigit()]


def _items(notice: NoticeText, section: Section) -> tuple[Span, ...]:
    text = notice.text
    section = _one_line_cut(text, section)
    items = items_in(text, section)
    lines = line_spans(text, section.start, section.end)
    marked = [is_marked(text, *line) for line in lines]
    if len({rank for line in lines if (rank := rank_of(text[slice(*line)]))}) > 1:
        last = rank_of(text[slice(*lines[-1])])
        marked = [rank_of(text[slice(*line)]) is last for line in lines]
    if len(lines) > 1 and any(marked):
        starts = [line for line, fits in zip(lines, marked, strict=True) if fits]
        bare = [b for (a, b), fits in zip(pairwise(lines), marked, strict=False) if fits]
        items = [i for i in items if any(s <= i[0] < e for s, e in (*starts, *bare))]
    kept = [(start, end) for start, end in items if not _CHAIR.match(text[start:end])]
    return tuple(notice.span(*item, "标签") for item in kept)


def _one_line_cut(text: str, section: Section) -> Section:
    """The section; of one on a single line the sentences that belong to it: the first that is more
    than who takes the chair, and those behind it that are numbered."""
    lines = line_spans(text, section.start, section.end)
    if len(lines) != 1:
        return section
    start, end = lines[0]
    stops = [*(m.end() for m in _SENTENCES.finditer(text, start, end)), end]
    found = False
    for begin, stop in pairwise([start, *stops]):
        if found and not is_marked(text, begin, stop):
            return Section(section.field, start, begin, section.label)
        found = found or not _CHAIR.match(text[begin:stop].rstrip("。 "))
    return section


def _candidate(spans: tuple[Span, ...]) -> Candidate:
    return Candidate(tuple(_line(span.text) for span in spans), spans)


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip("。；，; ")
