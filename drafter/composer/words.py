"""What all tables together know of words: verbs, images, what a noun's verbs are."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from drafter.composer.tables import ITEM, Table, entries


class Words(Struct, frozen=True):
    """``verbs`` that open a heading, longest first; ``tails`` are nouns behind the theme that are
    metaphors; ``image_of`` names the metaphor of each (防火墙 and 防线 are one); ``leads`` the
    shape of each four-character lead; ``noun_verbs`` the verbs of a noun; ``single`` and
    ``strictly`` what makes a sub-heading of 查 (全面查) and of 值守 (从严)."""

    verbs: frozenset[str]
    tails: frozenset[str]
    image_of: dict[str, str]
    leads: dict[str, str]
    noun_verbs: dict[str, tuple[str, ...]]
    single: dict[str, tuple[str, ...]]
    strictly: dict[str, tuple[str, ...]]


def words_of(tables: Iterable[Table]) -> Words:
    """What ``tables`` know of words; an earlier table has the last word on a noun's verbs."""
    verbs: set[str] = set()
    tails: set[str] = set()
    image_of: dict[str, str] = {}
    leads: dict[str, str] = {}
    noun_verbs: dict[str, tuple[str, ...]] = {}
    single: dict[str, tuple[str, ...]] = {}
    strictly: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for line in table.same_images:
            first, *_ = line.split()
            image_of |= {noun: image_of.get(noun, first) for noun in line.split()}
        for noun, line in table.noun_verbs.items():
            noun_verbs.setdefault(noun, tuple(line.split()))
            verbs.update(line.split())
        for known, lines in ((single, table.single), (strictly, table.strictly)):
            for word, line in lines.items():
                known.setdefault(word, tuple(line.split()))
        if table.unknown is not None:
            verbs.update(entries(table.unknown.verbs))
        for group in table.groups:
            verbs.update(entries(group.verbs))
            for entry in (*entries(group.images), *entries(group.nouns)):
                if ITEM in entry:
                    verbs.add(entry.partition(ITEM)[0])
            for entry in entries(group.images):
                tails.add(entry.partition(ITEM)[2])
            for shape, listed in group.leads().items():
                leads |= {entry: leads.get(entry, shape) for entry in listed}
    return Words(frozenset(verbs), frozenset(tails), image_of, leads, noun_verbs, single, strictly)


def image_in(tail: str, words: Words) -> str:
    """The metaphor that the noun ``tail`` stands for: that of the longest known ending, else the
    noun itself."""
    for start in range(len(tail)):
        if tail[start:] in words.image_of:
            return words.image_of[tail[start:]]
    return tail
