"""Facts of a draft of ours against the answers and the material it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.checks.alignment import aligned, difference
from drafter.checks.beside import Beside
from drafter.checks.compared import compared, compared_in_place
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.missing import without_answers
from drafter.checks.people import comrades, variants
from drafter.checks.rule import Rule
from drafter.checks.said import answer_lines, said
from drafter.checks.text import CheckedText
from drafter.interview.answers import lines_of, text_of
from drafter.interview.dates import written_date
from drafter.mining.entities import Entity, entities
from drafter.text.normalise import CHINESE, normalised
from drafter.text.numerals import number_of

_ASKED_FOR, _MEETING = "必写提法", "会议全称"
_FACTS = ("人名", "日期", "年份", "数量", "会议名称")
_MOST_BEFORE, _FEWEST_BEFORE, _AFTER = 6, 3, 2
"""Characters around a figure by which the answer that it was taken from is found again."""
_FIGURE = r"[\d.,，一二两三四五六七八九十百千万亿零〇]+"
_WORDS_AFTER = re.compile(f"[{CHINESE}]{{0,{_AFTER}}}")
_DIGITS = re.compile(r"\d")
_DAY = re.compile(
    r"(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s*[月./-]\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})"
)
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPAN = re.compile(r"[至到—–~～]|日\s*[-－、]")
"""A meeting of several days (11月26日至27日)."""
_MUST: Severity = "必改"


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    if not text.ours or not text.answers or not text.blocks:
        return
    yield from _asked_for(text)
    yield from _front(text)
    pool = _Pool("\n".join(map(compared, said(text))))
    dated = {written_date(text.day), written_date(text.day)[5:]} if text.day else set()
    for number, block in enumerate(text.blocks):
        if block.kind not in ("paragraph", "salutation") and not block.kind.startswith("heading"):
            continue
        mapped = compared_in_place(block.text)
        for each in _facts_in(mapped.text):
            if each.slot in _FACTS and each.text not in dated and not pool.holds(each):
                start, end = mapped.original(each.start, each.end)
                answered = pool.answered(each, mapped.text)
                yield finding_at(
                    number,
                    block.text,
                    (start, end),
                    f"答案里是“{answered}”" if answered else "答案和素材里没有，核一核",
                    severity="必改" if answered else "建议",
                )


def _facts_in(plain: str) -> list[Entity]:
    """The concrete things in a line, and the people before 同志 whom the segmenter missed."""
    found = list(entities(plain))
    for start, end in comrades(plain):
        if all(end <= each.start or each.end <= start for each in found):
            found.append(Entity(start, end, "人名", plain[start:end]))
    return found


class _Pool:
    """Everything the writer gave, as it is compared, a line each."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, fact: Entity) -> bool:
        """Whether an answer or the material has the fact; a figure not as part of another."""
        edge = r"(?<![\d.])" if fact.text[:1].isdigit() else ""
        last = r"(?![\d.]*\d)" if fact.text[-1:].isdigit() else ""
        return re.search(f"{edge}{re.escape(fact.text)}{last}", self._text) is not None

    def answered(self, fact: Entity, plain: str) -> str:
        """What stands in its place where the same words were given with another fact; else ""."""
        if fact.slot == "人名":
            return self._other_name(fact, plain)
        if not _DIGITS.search(fact.text):
            return ""
        match = _WORDS_AFTER.match(plain, fact.end)
        after = match[0] if match else ""
        shape = re.sub(r"(?:\\[.,，]|\d)+", lambda _: _FIGURE, re.escape(fact.text))
        for length in range(_MOST_BEFORE, _FEWEST_BEFORE - 1, -1):
            before = plain[max(0, fact.start - length) : fact.start]
            if len(before) == length and "。" not in before:
                found = re.search(f"{re.escape(before)}({shape}){after}", self._text)
                if found:
                    return found[1]
        return ""

    def _other_name(self, fact: Entity, plain: str) -> str:
        after = plain[fact.end : fact.end + _AFTER]
        for start, end in variants(fact.text, self._text):
            if self._text[end : end + _AFTER] == after:
                return self._text[start:end]
        return ""


def _asked_for(text: CheckedText) -> Iterator[Finding]:
    """Wordings that must stand in the text to the letter, and the meeting's name."""
    whole = compared("".join(block.text for block in text.blocks))
    meeting = text_of(text.answers, _MEETING)
    for key, wording in (
        *((_ASKED_FOR, line) for line in lines_of(text.answers, _ASKED_FOR)),
        *([(_MEETING, meeting)] if meeting else []),
    ):
        plain = compared(wording)
        if plain and plain not in whole:
            yield _missing(text, key, plain)


def _missing(text: CheckedText, key: str, wording: str) -> Finding:
    for number, block in enumerate(text.blocks):
        mapped = compared_in_place(block.text)
        near = aligned(wording, mapped.text)
        if near and near.likeness == "near":
            at = mapped.text.find(near.passage)
            start, end = mapped.original(at, at + len(near.passage))
            told = difference(near.passage, wording, rather="该作")
            advice = f"{key}走了样：{told}"
            return finding_at(
                number, block.text, (start, end), advice, severity="必改", mute=wording
            )
    return Finding(severity="必改", block=0, advice=f"{key}“{wording}”没写进稿子", mute=wording)


def _front(text: CheckedText) -> Iterator[Finding]:
    """Speaker and day under the title, against what was answered. A day is the same however it is
    written; a line in which none can be read is only worth a look."""
    lines = "\n".join(answer_lines(text))
    for number, block in enumerate(text.blocks):
        advice, severity = "", _MUST
        if block.kind == "byline" and text.speaker in lines and text.speaker not in block.text:
            advice = f"讲话人，答案里是“{text.speaker}”"
        if block.kind == "date" and text.day:
            days = tuple(_days_in(block.text))
            if text.day not in days:
                advice = f"日期，答案里是{written_date(text.day)}"
                severity = _MUST if days and not _SPAN.search(block.text) else "建议"
        if advice:
            span = (0, len(block.text))
            yield finding_at(number, block.text, span, advice, severity=severity)


def _days_in(line: str) -> Iterator[date]:
    """The days that a line names, in figures or in Chinese numerals, with or without spaces."""
    for match in _DAY.finditer(normalised(line)):
        year = int(match["year"].translate(_YEAR_DIGITS))
        month, day = (number_of(match[each].strip()) for each in ("month", "day"))
        try:
            yield date(year, month or 0, day or 0)
        except ValueError:
            continue


RULE = Rule(
    name="事实",
    family="事实",
    authority="事实",
    source="本稿的答案和素材",
    finds=_finds,
    unchecked=without_answers,
)
