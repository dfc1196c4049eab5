"""One file or record: what is known of it before any is mined, and what is mined from it.

These functions run in processes of their own where there are several: they take and give plain
values and touch no bank.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.corpus.cleaning import cleaned
from drafter.corpus.furniture import edge_lines
from drafter.corpus.readers import read_source
from drafter.drafting.markdown import is_draft_file
from drafter.errors import ReadError
from drafter.flows.inspect import OWN_DRAFT, inspected_source
from drafter.mining import KeptOut, mined
from drafter.mining.context import circumstances_of
from drafter.model import MinedPhrase, Reading, Source, SourceRecord, Speech, SpeechRecord
from drafter.text.joined_titles import one_line_title
from drafter.text.same_words import words_key

SkipKind = Literal["speechless", "duplicate", "unreadable"]

SKIP_LABELS: dict[SkipKind, str] = {
    "speechless": "不是讲话",
    "duplicate": "重复",
    "unreadable": "读不了",
}


class Skipped(Struct, frozen=True):
    """A file that brought nothing: ``reason`` is Chinese, for a clerk."""

    name: str
    kind: SkipKind
    reason: str


class Item(Struct, frozen=True):
    """A file to mine, or with ``source`` a record of one that holds many."""

    path: Path
    name: str
    source: Source | None = None


class Looked(Struct, frozen=True):
    """What is known of an item before any is mined: its hash, a key of its words alone, the lines
    at its edges that may be furniture. ``source``: what was read, where reading it again is dear.
    """

    sha256: str
    wording: str
    edges: frozenset[str]
    source: Source | None


class Examined(Struct, frozen=True):
    """A file with speeches and what can be mined from it, for a person to check; ``kept_out`` is
    what was found and gave no phrase, ``furniture`` are the stretches of its text that were taken
    for a page's furniture."""

    source: Source
    reading: Reading
    phrases: tuple[MinedPhrase, ...]
    kept_out: tuple[KeptOut, ...]
    furniture: tuple[tuple[int, int], ...]


class Order(Struct, frozen=True):
    """What to mine, and how: ``chrome`` are the lines that are furniture, ``examine`` asks for what
    a person needs to check it."""

    item: Item
    as_speech: bool
    chrome: frozenset[str]
    examine: bool


class Found(Struct, frozen=True):
    """What an item gave: its record and phrases, None and a reason where it holds no speech."""

    record: SourceRecord | None
    phrases: tuple[MinedPhrase, ...]
    reason: str
    examined: Examined | None


def looked(item: Item) -> Looked | Skipped:
    """What is known of an item before any is mined, or why there is nothing to mine."""
    try:
        source = item.source or read_source(item.path, name=item.name)
    except ReadError as error:
        return Skipped(item.name, "unreadable", error.cause)
    if is_draft_file(source.text):
        return Skipped(item.name, "speechless", OWN_DRAFT)
    dear = item.source is None and item.path.suffix.lower() not in (".txt", ".md")
    return Looked(
        source.sha256, words_key(source.text), edge_lines(source), source if dear else None
    )


def found_in(order: Order) -> Found | Skipped:
    """What is mined from an item."""
    item = order.item
    try:
        source = item.source or read_source(item.path, name=item.name)
    except ReadError as error:  # it went or changed since it was looked at
        return Skipped(item.name, "unreadable", error.cause)
    reading = inspected_source(source, as_speech=order.as_speech, chrome=order.chrome)
    if not reading.speeches:
        return Found(None, (), reading.reason, None)
    found = [mined(source, speech) for speech in reading.speeches]
    phrases = tuple(phrase for each in found for phrase in each.phrases)
    examined = None
    if order.examine:
        out = tuple(one for each in found for one in each.kept_out)
        examined = Examined(source, reading, phrases, out, _furniture(source.text, order.chrome))
    return Found(_record(source, reading), phrases, "", examined)


def _furniture(text: str, chrome: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """The stretches that cleaning leaves out, but for single characters and spaces."""
    offsets = (-1, *cleaned(text, chrome=chrome).offsets, len(text))
    gaps = ((last + 1, here) for last, here in pairwise(offsets) if here - last > 2)
    return tuple((start, end) for start, end in gaps if text[start:end].strip())


def _record(source: Source, reading: Reading) -> SourceRecord:
    return SourceRecord(
        sha256=source.sha256,
        name=source.name,
        encoding=source.encoding,
        speeches=tuple(_speech_record(source, speech) for speech in reading.speeches),
        text=source.text,
    )


def _speech_record(source: Source, speech: Speech) -> SpeechRecord:
    told = circumstances_of(source.text, speech)
    return SpeechRecord(
        speech.start,
        speech.end,
        "" if speech.title is None else one_line_title(speech.title.text),
        speech.year,
        told.occasion,
        told.level,
        told.speaker,
        words_key(source.text[speech.start : speech.end]),
    )
