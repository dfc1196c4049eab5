"""A notice's text to what it proposes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from drafter.corpus.lines import broken_line_ends
from drafter.gathering.notice.days import Moment, Signed, moments, signed
from drafter.gathering.notice.model import FIELDS, Candidate, Field, Proposal, cut
from drafter.gathering.notice.names import (
    invited,
    is_setting,
    named,
    place_beside,
    placed,
    set_from,
    setting_spans,
    titled,
)
from drafter.gathering.notice.people import Person, lengths, person_alone, persons
from drafter.gathering.notice.sections import Section, is_numbered, items_in, sections, wrapped_ends
from drafter.model import Span
from drafter.text.normalise import normalised, without
from drafter.text.sentences import line_spans

_ROLES: tuple[Field, ...] = ("讲话人", "致辞人", "主讲人", "主持人")
_QUOTES = "“”\"'《》 "
_PLACE_ENDS = re.compile(r"[，；。（\n]|[ ]{2,}|$")
_MAIN = re.compile(r"[ ]*主会场(?:设在|设于|为|在|：|:)?[ ]*")
_OPEN = re.compile("另行通知|待定|不变")
_HEADED = re.compile(r"^[ ]*(?P<unit>[\u4e00-\u9fff]{4,30})(?:文件|明传电报|函)[ ]*$", re.MULTILINE)
_NOT_UNIT = re.compile("[：:。，；？！、]|\\d{3,}|通知|函$")
_LONGEST_UNIT = 32
_SIGNING_LINES = 4
_LONGEST = 30_000  # characters that are read: a notice has some hundreds


def proposals(source: str, *, today: date) -> tuple[Proposal, ...]:
    """What the notice ``source`` says of each field, in the order of ``FIELDS``; a field of which
    it says nothing is left out. ``source[start:end] == text`` for every span.

    ``today`` decides a year that stands nowhere in the notice.
    """
    return _Notice(source, today).proposals()


class _Notice:
    """The notice, its text normalised and with its broken lines joined, the sections of that text,
    and where it is signed; offsets are the joined text's, spans the source's."""

    def __init__(self, source: str, today: date) -> None:
        self.source = source
        plain = normalised(source[:_LONGEST])
        broken = broken_line_ends(plain, line_spans(plain))
        self.joined = without(plain, [*broken, *wrapped_ends(plain)])
        self.text = self.joined.text
        self.today = today
        self.signed: Signed | None = signed(self.text, today=today)
        self.units = self._signing_units()
        first = min((start for start, _ in self.units), default=len(self.text))
        self.end = min(first, self.signed.start) if self.signed else len(self.text)
        if not self.text[: self.end].strip():
            self.end = len(self.text)
        self.sections = sections(self.text, end=self.end)

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
        return tuple(found)

    def _of(self, field: str) -> list[Section]:
        return [each for each in self.sections if each.field == field]

    def _span(self, start: int, end: int, why: str) -> Span:
        return cut(self.source, *self.joined.original(start, end), why)

    # --- one line each ----------------------------------------------------------------------

    def _name(self) -> Proposal | None:
        spans = [
            self._span(start, _line_end(self.text, start, each.end), "标签")
            for each in self._of("会议名称")
            for start, _ in line_spans(self.text, each.start, each.end)[:1]
        ]
        spans += [self._span(*span, "题目") for span in titled(self.text)]
        spans += [self._span(*span, "正文") for span in named(self.text, self.end)]
        whole = _longest([(_squeezed(span.text), span) for span in spans])
        return _proposal("会议名称", [Candidate((name,), found) for name, found in whole])

    def _place(self) -> Proposal | None:
        spans: list[Span] = []
        for each in self._of("地点"):
            for start, end in line_spans(self.text, each.start, each.end)[:1]:
                main = _MAIN.match(self.text, start, end)
                start = main.end() if main else start
                stop = _PLACE_ENDS.search(self.text, start, end)
                spans.append(self._span(start, stop.start() if stop else end, "标签"))
        for each in self._of("时间地点"):
            behind = max((m.end for m in self._moments(each.start, each.end)), default=each.start)
            beside = place_beside(self.text, behind, each.end)
            spans += [self._span(*beside, "标签")] if beside else []
        spans += [self._span(*span, "正文") for span in placed(self.text, self.end)]
        said = [(span.text, span) for span in spans if span.text and not _OPEN.search(span.text)]
        return _proposal("地点", [Candidate((name,), each) for name, each in _longest(said)])

    def _unit(self) -> Proposal | None:
        if self.units:
            spans = tuple(self._span(start, end, "落款") for start, end in self.units)
            names = tuple(_squeezed(span.text) for span in spans)
            return _proposal("发文单位", [Candidate(names, spans)])
        headed = _HEADED.search(self.text)
        if headed is None:
            return None
        span = self._span(*headed.span("unit"), "红头")
        return _proposal("发文单位", [Candidate((span.text,), (span,))])

    def _signing_units(self) -> list[tuple[int, int]]:
        """The lines above the last day that name who signs, and a name on the day's own line."""
        if self.signed is None:
            return []
        here = _line_end(self.text, self.signed.start, len(self.text))
        beside = re.match(
            r"[ ]*([^\d\n]{2,30}?)[ ]+(?=[\d二〇])", self.text[self.signed.start : here]
        )
        if beside and beside[1].strip():
            start = self.signed.start + beside.start(1)
            return [(start, start + len(beside[1]))]
        found: list[tuple[int, int]] = []
        for start, end in reversed(line_spans(self.text, 0, self.signed.start)[-_SIGNING_LINES:]):
            below = found[-1][0] if found else self.signed.start
            line = self.text[start:end]
            apart = self.text[end:below].count("\n") > (1 if found else 2)
            if apart or len(line) > _LONGEST_UNIT or _NOT_UNIT.search(line):
                break
            found.append((start, end))
        return found[::-1]

    # --- the day ----------------------------------------------------------------------------

    def _day(self) -> Proposal | None:
        found: list[Moment] = []
        for each in (*self._of("时间"), *self._of("时间地点")):
            if self._is_moved(each.start):
                continue
            lines = line_spans(self.text, each.start, each.end)[:1]
            found += [m for span in lines for m in self._moments(*span)][:1]
        for start, end in setting_spans(self.text, self.end):
            begin = set_from(self.text, start, end)
            found += list(self._moments(begin, end))[:1]
        candidates = [
            Candidate((value,), tuple(self._span(m.start, m.end, "时间") for m in group))
            for value, group in _days(found)
        ]
        doubt = next((m.doubt for m in found if m.doubt), "")
        last = next((m.until for m in found if m.until), None)
        if last and candidates and not doubt:
            doubt = f"会期到{last.month}月{last.day}日，哪天讲要您定"
        return _proposal("时间", candidates, doubt)

    def _moments(self, start: int, end: int) -> Iterable[Moment]:
        return moments(self.text, start, end, notice=self.signed, today=self.today)

    def _is_moved(self, place: int) -> bool:
        """Whether the label stands inside a sentence that sets the meeting anew."""
        line = self.text.rfind("\n", 0, place) + 1
        return is_setting(self.text[line:place])

    # --- several lines ----------------------------------------------------------------------

    def _participants(self) -> Proposal | None:
        found: list[Candidate] = []
        for each in self._of("参会人员"):
            spans = self._participant_spans(each)
            if spans:
                found.append(Candidate(tuple(_line(span.text) for span in spans), spans))
        if not found:
            for span in invited(self.text, self.end):
                one = self._span(*span, "请……参加")
                found.append(Candidate((_line(one.text),), (one,)))
        return _proposal("参会人员", _different(found))

    def _participant_spans(self, section: Section) -> tuple[Span, ...]:
        lines = line_spans(self.text, section.start, section.end)
        if len(lines) == 1:
            start, end = lines[0]
            stop = self.text.find("。", start, end)
            return (self._span(start, end if stop < 0 else stop, "标签"),)
        return tuple(self._span(*item, "标签") for item in items_in(self.text, section))

    def _agenda(self) -> Proposal | None:
        found: list[Candidate] = []
        contents = [each for each in self._of("内容") if is_numbered(self.text, each)]
        for each in self._of("议程") or contents:
            spans = tuple(self._span(*item, "标签") for item in items_in(self.text, each))
            if spans:
                found.append(Candidate(tuple(_line(span.text) for span in spans), spans))
        return _proposal("议程", _different(found))

    # --- people and lengths -----------------------------------------------------------------

    def _person(self, role: Field) -> Proposal | None:
        found: list[Person] = []
        for each in self._of(role):
            for start, end in line_spans(self.text, each.start, each.end)[:1]:
                alone = person_alone(self.text, start, end)
                found += [alone] if alone else []
        found += persons(self.text, role, 0, self.end)
        said: dict[str, list[Person]] = {}
        for person in found:
            said.setdefault(f"{person.name} {person.post}", []).append(person)
        candidates = [
            Candidate((value,), tuple(self._span(p.start, p.end, role) for p in people))
            for value, people in said.items()
        ]
        unknown = [person.name for person in found if not person.known]
        doubt = f"“{unknown[0]}”是不是姓名，要您看一眼" if unknown else ""
        return _proposal(role, candidates, doubt)

    def _length(self) -> Proposal | None:
        said: dict[str, list[tuple[Span, str]]] = {}
        for amount in lengths(self.text, self.end):
            for value in amount.values:
                span = self._span(amount.start, amount.end, "限时限字")
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


def _longest(said: Sequence[tuple[str, Span]]) -> list[tuple[str, tuple[Span, ...]]]:
    """The names of which none is part of another, each with all spans that say it or a part of it:
    a notice names a thing in full once and in short elsewhere."""
    names = dict.fromkeys(name for name, _ in said)
    whole = [name for name in names if not any(name != other and name in other for other in names)]
    return [(name, tuple(span for part, span in said if part in name)) for name in whole]


def _days(found: Sequence[Moment]) -> list[tuple[str, list[Moment]]]:
    """The moments by what they say; a day without an hour goes with the same day with one."""
    groups: dict[str, list[Moment]] = {}
    for moment in sorted(found, key=lambda m: not m.clock):
        value = f"{moment.day.isoformat()} {moment.clock}".strip()
        same = next((key for key in groups if not moment.clock and key.startswith(value)), value)
        groups.setdefault(same, []).append(moment)
    return list(groups.items())


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    kept: dict[tuple[str, ...], Candidate] = {}
    for each in candidates:
        kept.setdefault(each.value, each)
    return list(kept.values())


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end


def _squeezed(text: str) -> str:
    """A name without the breaks and spaces of its setting, nor quotation marks around all of it."""
    text = re.sub(r"\s+", "", text)
    if len(text) > 1 and (text[0], text[-1]) in (("“", "”"), ("《", "》")):
        text = text[1:-1]
    return text.rstrip("。，；")


def _line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip("。；，; ")
