"""A notice's text to what it proposes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from drafter.gathering.notice.days import Moment, hour_in, moments, schedule_hour, sittings
from drafter.gathering.notice.lists import agenda, in_parts, only_listeners, participants
from drafter.gathering.notice.model import FIELDS, Candidate, Field, Proposal
from drafter.gathering.notice.names import (
    headed,
    is_name,
    is_setting,
    named,
    place_beside,
    placed,
    set_from,
    setting_spans,
    titled,
)
from drafter.gathering.notice.people import Person, lengths, person_alone, persons
from drafter.gathering.notice.text import NoticeText, line_end
from drafter.model import Span
from drafter.text.sentences import line_spans

_OF_ONE = ("地点", "讲话人", "主持人", "主讲人", "致辞人", "议程")
_PLACE_ENDS = re.compile(r"[，；。（\n]|[ ]{2,}|$")
_MAIN = re.compile(r"[ ]*(?:[\u4e00-\u9fff]{0,3}主会场(?:设在|设于|为|在|：|:)?|设在|设于|在)[ ]*")
_SEATED = re.compile("。[^。\n]{0,8}主会场(?:设在|设于|为|在)[ ]*")
_HELD_AT = re.compile("(?:召开|举行|举办|集中收看)$")
_OPEN = re.compile("另行通知|待定|不变")
_HEADED = re.compile(r"^[ ]*(?P<unit>[\u4e00-\u9fff]{4,30})(?:文件|明传电报|函)[ ]*$", re.MULTILINE)
_COUNTED = re.compile("(?:共|约|共约|大约|控制在)?\\d+[余多]?人(?:左右)?。")
_OURS = re.compile("^(?:集团公司|集团|公司|我[省市县区局校院厅委办]|全?校|本[市县区])")


def proposals(source: str, *, today: date) -> tuple[Proposal, ...]:
    """What the notice ``source`` says of each field, in the order of ``FIELDS``; a field of which
    it says nothing is left out. ``source[start:end] == text`` for every span.

    ``today`` decides a year that stands nowhere in the notice.
    """
    return _Reading(source, today).proposals()


class _Reading(NoticeText):
    """A notice's text with a reading of each field."""

    def __init__(self, source: str, today: date) -> None:
        super().__init__(source, today)
        self.today = today

    def proposals(self) -> tuple[Proposal, ...]:
        read: dict[Field, Callable[[], Proposal | None]] = {
            "会议名称": self._name,
            "时间": self._day,
            "地点": self._place,
            "参会人员": self._participants,
            "议程": self._agenda,
            "篇幅": self._length,
            "发文单位": self._unit,
        }
        found: list[Proposal] = []
        for field in FIELDS:
            one = read[field]() if field in read else self._person(field)
            if one is not None:
                found.append(one)
        several = {each.field for each in found if len(each.candidates) > 1}
        if {"会议名称", "时间"} <= several:
            return tuple(_of_several(each) for each in found)
        return tuple(found)

    # --- one line each ----------------------------------------------------------------------

    def _name(self) -> Proposal | None:
        spans = [
            self.span(start, line_end(self.text, start, each.end), "标签")
            for each in self.labelled("会议名称")
            for start, _ in line_spans(self.text, each.start, each.end)[:1]
        ]
        said = [*spans]
        said += [self.span(*span, "题目") for span in titled(self.text, labelled=bool(spans))]
        said += [self.span(*span, "分题") for span in headed(self.text, self.end)]
        if not spans:
            said += [self.span(*span, "正文") for span in named(self.text, self.end)]
        if not said:
            said = [self.span(*span, "标签") for span in self._subject()]
        whole = _longest(_without_ours([(_squeezed(span.text), span) for span in said]))
        return _proposal("会议名称", [Candidate((name,), found) for name, found in whole])

    def _subject(self) -> Iterable[tuple[int, int]]:
        """What the meeting is about where that is a meeting's name (内容：……调度会)."""
        for each in self.labelled("事由"):
            for line in line_spans(self.text, each.start, each.end)[:1]:
                if is_name(self.text[slice(*line)]):
                    yield line

    def _place(self) -> Proposal | None:
        spans: list[Span] = []
        for each in self.labelled("地点"):
            for span in line_spans(self.text, each.start, each.end)[:1]:
                spans.append(self._place_behind(*span))
        for each in self.labelled("时间地点"):
            behind = max((m.end for m in self._moments(each.start, each.end)), default=each.start)
            beside = place_beside(self.text, behind, each.end)
            spans += [self._place_behind(*beside)] if beside else []
        spans += [self.span(*span, "正文") for span in placed(self.standing("地点"), self.end)]
        said = [(span.text, span) for span in spans if span.text and not _OPEN.search(span.text)]
        return _proposal("地点", [Candidate((name,), each) for name, each in _longest(said)])

    def _place_behind(self, start: int, end: int) -> Span:
        """The place at the head of a label's value, without what leads to it (主会场设在)."""
        main = _MAIN.match(self.text, start, end) or _SEATED.search(self.text, start, end)
        start = main.end() if main else start
        stop = _PLACE_ENDS.search(self.text, start, end)
        end = stop.start() if stop else end
        held = _HELD_AT.search(self.text[start:end])
        return self.span(start, start + held.start() if held else end, "标签")

    def _unit(self) -> Proposal | None:
        for each in self.labelled("发文单位"):
            for line in line_spans(self.text, each.start, each.end)[:1]:
                span = self.span(*line, "标签")
                return _proposal("发文单位", [Candidate((_squeezed(span.text),), (span,))])
        if self.units:
            spans = tuple(self.span(start, end, "落款") for start, end in self.units)
            names = tuple(_squeezed(span.text) for span in spans)
            return _proposal("发文单位", [Candidate(names, spans)])
        headed = _HEADED.search(self.text)
        if headed is None:
            return None
        span = self.span(*headed.span("unit"), "红头")
        return _proposal("发文单位", [Candidate((span.text,), (span,))])

    # --- the day ----------------------------------------------------------------------------

    def _day(self) -> Proposal | None:
        found: list[Moment] = []
        told = ""
        for each in (*self.labelled("时间"), *self.labelled("时间地点")):
            if self._is_moved(each.start):
                continue
            lines = line_spans(self.text, each.start, each.end)[:1]
            said = [m for span in lines for m in self._moments(*span)]
            found += sittings(said, self.text)
            told = told or next((h for span in lines if (h := hour_in(self.valid, *span))), "")
        for start, end in setting_spans(self.standing("时间"), self.end):
            begin = set_from(self.standing("时间"), start, end)
            found += list(self._moments(begin, end))[:1]
        days = {m.day for m in found if not m.clock}
        found += [m for m in self._moments(0, self.end) if m.day in days and m.begins and m.clock]
        hour = told or schedule_hour(self.text, self.end)
        candidates = [
            Candidate((value,), tuple(self.span(m.start, m.end, "时间") for m in group))
            for value, group in _days(found, hour)
        ]
        doubt = next((m.doubt for m in found if m.doubt), "")
        last = next((m.until for m in found if m.until), None)
        if last and candidates and not doubt:
            doubt = f"会期到{last.month}月{last.day}日，哪天讲要您定"
        return _proposal("时间", candidates, doubt)

    def _moments(self, start: int, end: int) -> Iterable[Moment]:
        return moments(self.standing("时间"), start, end, notice=self.signed, today=self.today)

    def _is_moved(self, place: int) -> bool:
        """Whether the label stands inside a sentence that sets the meeting anew."""
        begin = max(self.text.rfind(mark, 0, place) for mark in "\n。") + 1
        return is_setting(self.text[begin:place])

    def _participants(self) -> Proposal | None:
        found = _different(participants(self))
        doubt = "通知只写了谁列席" if only_listeners(self) else ""
        if any(_COUNTED.match(value) for each in found for value in each.value):
            doubt = doubt or "连人数也写在里头"
        return _proposal("参会人员", found, doubt)

    def _agenda(self) -> Proposal | None:
        doubt = "议程分了两段" if in_parts(self) else ""
        return _proposal("议程", _different(agenda(self)), doubt)

    # --- people and lengths -----------------------------------------------------------------

    def _person(self, role: Field) -> Proposal | None:
        found: list[Person] = []
        for each in self.labelled(role):
            for start, end in line_spans(self.text, each.start, each.end)[:1]:
                alone = person_alone(self.text, start, end)
                found += [alone] if alone else []
        found += persons(self.text, role, 0, self.end)
        said: dict[str, list[Person]] = {}
        for person in found:
            said.setdefault(f"{person.name} {person.post}", []).append(person)
        candidates = [
            Candidate((value,), tuple(self.span(p.start, p.end, role) for p in people))
            for value, people in said.items()
        ]
        unknown = [person.name for person in found if not person.known]
        doubt = f"“{unknown[0]}”是不是姓名，要您看一眼" if unknown else ""
        return _proposal(role, candidates, doubt)

    def _length(self) -> Proposal | None:
        said: dict[str, list[tuple[Span, str]]] = {}
        for amount in lengths(self.valid, self.end):
            for value in amount.values:
                span = self.span(amount.start, amount.end, "限时限字")
                said.setdefault(value, []).append((span, amount.of))
        candidates = [
            Candidate((value,), tuple(span for span, _ in each), each[0][1])
            for value, each in said.items()
        ]
        return _proposal("篇幅", candidates)


def _proposal(field: Field, candidates: Sequence[Candidate], doubt: str = "") -> Proposal | None:
    kept = tuple(each for each in candidates if any(each.value))
    if not kept:
        return None
    if len(kept) > 1 and not doubt:
        doubt = f"通知里有 {len(kept)} 种说法"
    return Proposal(field, kept, doubt)


def _of_several(one: Proposal) -> Proposal:
    """A proposal of a notice with several meetings: which of them it is of stays open."""
    if one.field not in _OF_ONE or not one.certain:
        return one
    return Proposal(one.field, one.candidates, "通知里不止一个会")


def _longest(said: Sequence[tuple[str, Span]]) -> list[tuple[str, tuple[Span, ...]]]:
    """The names of which none is part of another, each with all spans that say it or a part of it:
    a notice names a thing in full once and in short elsewhere."""
    names = dict.fromkeys(name for name, _ in said)
    whole = [
        name
        for name in names
        if not any(name != other and _is_short(name, other) for other in names)
    ]
    return [(name, tuple(span for part, span in said if _is_short(part, name))) for name in whole]


def _is_short(short: str, full: str) -> bool:
    """Whether one name says the other with parts left out: all its characters, in their
    order; 全市 is short for the city's name."""
    rest = iter(full)
    said = all(char in rest for char in short.removeprefix("全"))
    return short == full or (len(short) < len(full) and said)


def _without_ours(said: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The names, without 集团 or 我市 before one that stands without it elsewhere."""
    names = {name for name, _ in said}
    bare = ((_OURS.sub("", name), name, span) for name, span in said)
    return [(short if short in names else name, span) for short, name, span in bare]


def _days(found: Sequence[Moment], hour: str) -> list[tuple[str, list[Moment]]]:
    """The moments by what they say; a day without an hour goes with the same day with one, and
    has the ``hour`` at which the agenda begins where there is none."""
    groups: dict[str, list[Moment]] = {}
    timed = any(m.clock for m in found)
    for moment in sorted(found, key=lambda m: not m.clock):
        clock = moment.clock or ("" if timed or moment.doubt else hour)
        value = f"{moment.day.isoformat()} {clock}".strip()
        same = next(
            (k for k in groups if not clock and not moment.doubt and k.startswith(value)), value
        )
        groups.setdefault(same, []).append(moment)
    return list(groups.items())


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    kept: dict[tuple[str, ...], Candidate] = {}
    for each in candidates:
        kept.setdefault(each.value, each)
    return list(kept.values())


def _squeezed(text: str) -> str:
    """A name without the breaks and spaces of its setting, nor quotation marks around all of it."""
    text = re.sub(r"\s+", "", text)
    if len(text) > 1 and (text[0], text[-1]) in (("“", "”"), ("《", "》")):
        text = text[1:-1]
    return text.rstrip("。，；")
