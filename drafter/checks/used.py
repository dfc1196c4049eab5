"""What is remembered of a speech because the same speaker had better not use it twice a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from drafter.checks.compared import compared
from drafter.checks.quoted import quotations
from drafter.checks.text import CheckedText
from drafter.composer.composer import Composer
from drafter.composer.tables import ITEM, entries

Kind = Literal["标题", "引文", "比喻"]

_MARKER = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}(?:[、，]|[是要](?!求))|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*"
)
_SHORTEST_HEADING = 6
_BETWEEN = "[^，。；：！？、\n]{1,12}?"


class Used(Struct, frozen=True):
    """Something that stood in a finished speech: who gave it, when, its title, and the words; of a
    metaphor its frame (拧紧…链条)."""

    kind: Kind
    words: str
    speaker: str
    day: date
    title: str


class Memorable(Struct, frozen=True):
    """A heading, quotation or metaphor at ``start:end`` of a block; ``words`` as they are kept."""

    kind: Kind
    words: str
    block: int
    start: int
    end: int


def memorable(text: CheckedText, composer: Composer | None) -> Iterator[Memorable]:
    """The headings, quotations and metaphors of ``text``; a metaphor is one that a table of
    collocations names, none without the tables."""
    for number, block in text.headings():
        at = match.end() if (match := _MARKER.match(block.text)) else 0
        words = compared(block.text[at:])
        if len(words) >= _SHORTEST_HEADING:
            yield Memorable("标题", words, number, at, len(block.text))
    for each in quotations(text):
        yield Memorable("引文", compared(each.text), each.block, each.start, each.end)
    for frame in _frames(composer) if composer else ():
        before, after = frame.split(ITEM)
        pattern = re.compile(f"{re.escape(before)}{_BETWEEN}{re.escape(after)}")
        for number, block in enumerate(text.blocks):
            for match in pattern.finditer(block.text) if before in block.text else ():
                yield Memorable("比喻", frame, number, *match.span())


def _frames(composer: Composer) -> tuple[str, ...]:
    """The metaphors of the tables: 拧紧…链条, each once."""
    groups = (group for table in composer.tables for group in table.groups)
    found = (each for group in groups for each in entries(group.images))
    return tuple(dict.fromkeys(each for each in found if all(each.partition(ITEM))))
