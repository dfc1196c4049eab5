"""A speech that was read, as the blocks a template is made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from drafter.corpus.cleaning import cleaned
from drafter.interview.answers import unpaired
from drafter.interview.speaker import name_first
from drafter.mining.slots import written_plainly
from drafter.mining.topics import topic_of
from drafter.model import Heading, Move, Source, Speech
from drafter.text.clean import clean_text
from drafter.text.normalise import normalised
from drafter.text.sentences import line_spans, sentence_spans

Place = Literal["opening", "body", "closing"]

_OWN_LINE = re.compile(
    r"第?[一二三四五六七八九十]+(?:[、.．]|部分|章|编)|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]"
)
"""Markers of a heading that may stand on a line of its own; 一是 and its like run into the text."""
_AFTER_HEADING = re.compile(r"[。：:；;]?[ \u3000]*(?:\n|$)")
_DATE = re.compile(
    r"[（(]?(\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年.{1,3}月.{1,3}日)[）)]?"
)
_LONGEST_FRONT = 40
_SPACE = re.compile(r"(?<![A-Za-z0-9])[ \t\u3000]+|[ \t\u3000]+(?![A-Za-z0-9])")
_BRACKETS = str.maketrans("{}", "｛｝")


class SampleSentence(Struct, frozen=True):
    """A sentence (more than one where a quotation spans them); ``move`` where its place has one."""

    text: str
    place: Place
    move: Move | None = None
    quotes: tuple[str, ...] = ()


class SampleBlock(Struct, frozen=True):
    """A paragraph, or a heading on a line of its own: then ``level`` is 1..4, ``marker`` its number
    and ``tail`` a stop behind it."""

    sentences: tuple[SampleSentence, ...] = ()
    level: int = 0
    marker: str = ""
    heading: str = ""
    tail: str = ""


class Sample(Struct, frozen=True):
    """The speech: ``topic`` is what it is about, in the wording it uses most, or ""; ``salutation``
    without its colon, one entry a line."""

    title: str
    byline: str
    date: str
    salutation: tuple[str, ...]
    blocks: tuple[SampleBlock, ...]
    topic: str = ""


def sample_of(source: Source, speech: Speech) -> Sample:
    """The blocks of ``speech``, an annotated speech of ``source``, without a page's furniture.

    Headings in a line of text stay part of their paragraph. Braces become full-width, so that
    nothing in the sample reads as a slot or a template.
    """
    text = _Text(source, speech)
    front = text.front()
    byline, date = _byline_and_date(front)
    topic = next((form for form in topic_of(source.text, speech) if text.plain.count(form) > 1), "")
    return Sample(
        title=_one_line(speech.title.text) if speech.title else "",
        byline=byline,
        date=date,
        salutation=tuple(
            _one_line(line).rstrip("：:")
            for line in (speech.salutation.text.split("\n") if speech.salutation else ())
            if _one_line(line)
        ),
        blocks=tuple(text.blocks()),
        topic=topic,
    )


class _Text:
    """The cleaned text of one speech, and where the spans of its reading stand in it."""

    def __init__(self, source: Source, speech: Speech) -> None:
        clean = cleaned(source.text)
        original = normalised(source.text)
        self._offsets = clean.offsets
        self.plain = "".join(original[place] for place in clean.offsets)
        self._speech = speech
        self._headings = [(self._at(h.start), self._at(h.end), h) for h in speech.headings]
        self._moved: list[tuple[int, Place, Move]] = [
            *((self._at(each.start), "opening", each.move) for each in speech.opening),
            *((self._at(each.start), "closing", each.move) for each in speech.closing),
        ]

    def _at(self, offset: int) -> int:
        return bisect_left(self._offsets, offset)

    def _body(self) -> int:
        if self._speech.salutation:
            return self._at(self._speech.salutation.end)
        begins = [
            *(start for start, _, _ in self._moved[:1]),
            *(start for start, _, _ in self._headings[:1]),
        ]
        title = self._at(self._speech.title.end) if self._speech.title else 0
        return max(title, min(begins)) if begins else title

    def front(self) -> list[str]:
        """The lines between the title and the salutation, or the first sentence."""
        speech = self._speech
        start = self._at(speech.title.end if speech.title else speech.start)
        end = self._at(speech.salutation.start) if speech.salutation else self._body()
        return [self.plain[s:e] for s, e in line_spans(self.plain, start, max(start, end))]

    def blocks(self) -> list[SampleBlock]:
        """The paragraphs and headings of the body, in order."""
        found: list[SampleBlock] = []
        start, end = self._body(), self._at(self._speech.end)
        while start < end and self.plain[start] in "：:！!，,":
            start += 1
        for line_start, line_end in line_spans(self.plain, start, end):
            at = line_start
            for s, e, heading in self._headings:
                if at <= s < line_end and self._stands_alone(s, e, heading):
                    found += self._paragraph(at, s)
                    tail = re.compile("[。：:；;，,、]?").match(self.plain, e)
                    behind = tail[0] if tail else ""
                    found.append(_heading_block(self.plain[s:e], heading, behind))
                    at = e + len(behind)
            found += self._paragraph(at, line_end)
        return found

    def _stands_alone(self, start: int, end: int, heading: Heading) -> bool:
        """Whether a heading is a line of its own, or was one before the line end was lost."""
        numbered = _OWN_LINE.match(heading.marker)
        if heading.marker and not numbered:
            return False
        before = self.plain[self.plain.rfind("\n", 0, start) + 1 : start].strip()
        own_line = _AFTER_HEADING.match(self.plain, end)
        if not before and own_line:
            return True
        return bool(numbered) and self.plain[end : end + 1] not in "。！？；：，、"

    def _paragraph(self, start: int, end: int) -> list[SampleBlock]:
        sentences: list[SampleSentence] = []
        spans = self._whole_quotes(sentence_spans(self.plain, start, end))
        for s, e in spans:
            text = _one_line(self.plain[s:e])
            if text:
                place, move = self._moved_at(s, e)
                sentences.append(SampleSentence(text, place, move, self._quotes(s, e)))
        return [SampleBlock(tuple(sentences))] if sentences else []

    def _whole_quotes(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Sentences that one quotation spans, as one."""
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            inside = any(
                self._at(q.start) < start < self._at(q.end)
                for q in self._speech.quotes
                if q.speaker
            )
            if inside and joined:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _moved_at(self, start: int, end: int) -> tuple[Place, Move | None]:
        for place, kind, move in self._moved:
            if start <= place < end:
                return kind, move
        return "body", None

    def _quotes(self, start: int, end: int) -> tuple[str, ...]:
        spans = ((self._at(q.start), self._at(q.end)) for q in self._speech.quotes if q.speaker)
        return tuple(_one_line(self.plain[s:e]) for s, e in spans if start <= s and e <= end)


def _heading_block(text: str, heading: Heading, tail: str) -> SampleBlock:
    text, marker = _one_line(text), _one_line(heading.marker)
    return SampleBlock(
        level=heading.level,
        marker=marker,
        heading=text.removeprefix(marker).strip(),
        tail=tail,
    )


def _byline_and_date(lines: list[str]) -> tuple[str, str]:
    """Who spoke ("姓名 职务") and when, from the lines below the title; "" where none says."""
    byline = date = ""
    for line in lines:
        line = " ".join(clean_text(line).split())
        match = _DATE.search(line)
        if match and not date:
            date = match[1]
            line = line.replace(match[0], "").strip()
        if line and not byline and len(line) <= _LONGEST_FRONT and line[-1] not in "。！？：；，":
            byline = name_first(line.strip("（）() "))
    return byline, date


def _one_line(text: str) -> str:
    """``text`` written plainly on one line; nothing in it reads as a slot or an open fact."""
    line = written_plainly_spaced(text).translate(_BRACKETS)
    return line.replace("【", "〔").replace("】", "〕") if unpaired(line) else line


def written_plainly_spaced(text: str) -> str:
    """``text`` in the bank's way of writing; only spaces between Latin words are kept."""
    words = _SPACE.sub("", clean_text(text).replace("\n", " "))
    return " ".join(written_plainly(part) for part in words.split(" "))
