"""Which groups of the 搭配表 know a theme: by its head word, within the fields that are meant."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from drafter.composer.tables import GENERAL, Group, Table
from drafter.composer.words import Words
from drafter.text.tokens import tagged

_SHORTEST_HEADING = 4
_TELLING_HEAD = 4
_LIGHT_VERBS = "抓促保稳强补提建守严治聚扩破育引惠优创争转控拓增"
"""Verbs of one character that take a noun of two: 抓进度, 聚合力."""


class Theme(Struct, frozen=True):
    """An item's own words and what the tables know of them. ``groups`` are those of the longest
    head word that ends the theme; ``noun`` is the noun it ends in whose verbs are known (机制);
    ``by_verb`` stands in where neither is known and its last word is a verb. ``complete``: it has
    its verb already and stands as it is."""

    text: str
    groups: tuple[Group, ...] = ()
    noun: str = ""
    by_verb: Group | None = None
    complete: bool = False

    @property
    def known(self) -> bool:
        """Whether the tables know the theme by its head word."""
        return bool(self.groups or self.noun)


def themes_read(
    items: Sequence[str], tables: Sequence[Table], words: Words, *, about: str = ""
) -> tuple[Theme, ...]:
    """Each item with its groups. ``about`` is what else tells the field (the meeting's name)."""
    active = tables_of_field(tables, "\n".join((*items, about)))
    return tuple(_read(item, active, words) for item in items)


def tables_of_field(tables: Sequence[Table], text: str) -> tuple[Table, ...]:
    """The tables whose signs or long head words stand in ``text``, most signs first, and at the
    end the general one."""
    counted = [(sum(map(text.count, _signs(table))), table) for table in tables]
    active = [each for each in counted if each[0] and each[1].field != GENERAL]
    active.sort(key=lambda each: -each[0])
    general = [table for table in tables if table.field == GENERAL]
    return (*(table for _, table in active), *general)


def _signs(table: Table) -> frozenset[str]:
    heads = (head for group in table.groups for head in group.heads.split())
    return frozenset((*table.signs.split(), *(h for h in heads if len(h) >= _TELLING_HEAD)))


def _read(item: str, tables: Sequence[Table], words: Words) -> Theme:
    found: list[tuple[int, Group]] = []
    for table in tables:
        for group in table.groups:
            head = max((h for h in group.heads.split() if item.endswith(h)), key=len, default="")
            if head:
                found.append((len(head), group))
    longest = max((size for size, _ in found), default=0)
    if _has_verb(item, longest, words):
        return Theme(item, complete=True)
    groups = tuple(group for size, group in found if size == longest)
    noun = max((n for n in words.noun_verbs if item.endswith(n)), key=len, default="")
    by_verb = None
    guessable = not (groups or noun) and len(item) >= _SHORTEST_HEADING
    if guessable and tagged(item)[-1][1] in ("v", "vn"):
        by_verb = next((table.unknown for table in tables if table.unknown is not None), None)
    return Theme(item, groups, noun, by_verb)


def _has_verb(item: str, head: int, words: Words) -> bool:
    """Whether an item opens with a verb, its object behind it: one of the tables (压实责任), one of
    a single character (抓进度), or one that the segmenter knows (守住家风)."""
    if len(item) < _SHORTEST_HEADING:
        return len(item) > 2 and item[0] in _LIGHT_VERBS and _is_noun(item[1:], words)
    if head > len(item) - 2:
        return False
    if item[:2] in words.verbs:
        return True
    first, *rest = tagged(item)
    return first[1] == "v" and len(first[0]) == 2 and bool(rest) and rest[-1][1] == "n"


def _is_noun(word: str, words: Words) -> bool:
    return word in words.noun_verbs or [tag[0] for _, tag in tagged(word)] == ["n"]
