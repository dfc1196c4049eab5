"""Every phrase of a bank in memory, for a list that narrows with each key: words, facets, counts.

It finds what ``Bank.search`` finds, in the same order. A scan of all patterns takes 5 ms for a
hundred thousand, so that there is no index to be kept right; the counts beside each facet, which
take most of the time in SQL, are one pass over small tuples.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from threading import Lock
from typing import Literal, get_args

from msgspec import Struct

from drafter.bank.search import is_initials
from drafter.model import MOVE_LABELS, PART_LABELS, Phrase
from drafter.text.clean import clean_line
from drafter.text.initials import initials

FacetName = Literal["part", "move", "topic", "occasion", "level", "year", "speeches"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

Order = Literal["speeches", "year", "short", "newest"]
ORDERS: tuple[Order, ...] = get_args(Order)

_IN_ORDER: Mapping[FacetName, tuple[str, ...]] = {
    "part": tuple(PART_LABELS),
    "move": tuple(MOVE_LABELS),
    "level": ("中央", "省", "市", "县", "乡镇", "单位"),
}
_FROM = (2, 3, 5, 10)
_LATELY = 64  # words whose finds are kept
_DECADE = 5  # years of one period

_KEYS: Mapping[FacetName, Callable[[Phrase], tuple[str, ...]]] = {
    "part": lambda phrase: (phrase.part,),
    "move": lambda phrase: (phrase.move,) if phrase.move else (),
    "topic": lambda phrase: phrase.topics,
    "occasion": lambda phrase: phrase.occasions,
    "level": lambda phrase: phrase.levels,
    "year": lambda phrase: _periods(phrase),
    "speeches": lambda phrase: _at_least(phrase),
}
"""What a phrase counts for, by facet; a literal registry."""


class Wanted(Struct, frozen=True):
    """What narrows the list: ``query`` words that must all stand in one wording, one value a facet
    ({"part": "closing"}), and where it is not None the ids to choose among."""

    query: str = ""
    facets: dict[FacetName, str] = {}
    among: frozenset[str] | None = None
    order: Order = "speeches"


class Facet(Struct, frozen=True):
    """A facet's values with the number of phrases each would leave, the other facets as chosen."""

    name: FacetName
    counts: tuple[tuple[str, int], ...]


class Listing(Struct, frozen=True):
    """One page of what was found, and what all of it comes to."""

    phrases: tuple[Phrase, ...]
    total: int
    facets: tuple[Facet, ...]


class Catalogue:
    """The phrases of a bank, best first, as ``Bank.listed`` gives them."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._texts = [_searched(phrase) for phrase in self.phrases]
        self._columns = {name: _Column(map(_KEYS[name], self.phrases)) for name in FACETS}
        self._everything: dict[FacetName, Facet] = {}
        self._lately: dict[str, Sequence[int]] = {}
        self._read: list[str] | None = None
        self._lock = Lock()

    def listing(self, wanted: Wanted, *, start: int = 0, limit: int = 50) -> Listing:
        """The phrases wanted, from the ``start``-th on, at most ``limit``."""
        found = self._found(wanted)
        chosen = {name: key for name, key in wanted.facets.items() if key}
        kept = self._narrowed(found, chosen)
        facets = tuple(
            self._facet(
                name,
                self._narrowed(found, {k: v for k, v in chosen.items() if k != name})
                if name in chosen
                else kept,
                chosen.get(name, ""),
            )
            for name in FACETS
        )
        shown = self._ordered(kept, wanted.order)[start : start + limit]
        return Listing(tuple(self.phrases[each] for each in shown), len(kept), facets)

    def _found(self, wanted: Wanted) -> Sequence[int]:
        """Places of the phrases that hold all words, in the order of the list."""
        words = clean_line(wanted.query).split()
        found: Sequence[int] = range(len(self.phrases))
        if words:
            found = self._holding(max(words, key=len))
        if len(words) > 1:
            found = [place for place in found if self._holds(place, words)]
        if wanted.among is not None:
            found = [place for place in found if self.phrases[place].id in wanted.among]
        return found

    def _holding(self, word: str) -> Sequence[int]:
        """Places of the phrases that hold one word. A word that goes on one looked for lately is
        looked for among what that one found: so one types."""
        texts, lately = self._texts, self._lately
        with self._lock:
            found = lately.get(word)
            before = lately.get(word[:-1], range(len(texts)))
        if found is None:
            if is_initials(word):
                read = self._initials()
                found = [place for place in before if word in texts[place] or word in read[place]]
            else:
                found = [place for place in before if word in texts[place]]
            with self._lock:
                lately[word] = found
                if len(lately) > _LATELY:
                    del lately[next(iter(lately))]
        return found

    def _holds(self, place: int, words: Sequence[str]) -> bool:
        """Whether one wording holds them all; two wordings of a phrase do not help one another."""
        wordings = self._texts[place].split("\n")
        latin = any(map(is_initials, words))
        read = self._initials()[place].split("\n") if latin else wordings
        return any(
            all(word in wording or (is_initials(word) and word in letters) for word in words)
            for wording, letters in zip(wordings, read, strict=True)
        )

    def _initials(self) -> list[str]:
        """The pinyin initials of each phrase's wordings; made when somebody types some."""
        with self._lock:
            if self._read is None:
                self._read = ["\n".join(map(initials, t.split("\n"))) for t in self._texts]
            return self._read

    def _narrowed(self, found: Sequence[int], chosen: Mapping[FacetName, str]) -> Sequence[int]:
        """What of ``found`` meets every facet."""
        for name, key in chosen.items():
            column = self._columns[name]
            meets = [key in keys for keys in column.keys]
            found = [place for place in found if meets[column.codes[place]]]
        return found

    def _facet(self, name: FacetName, places: Sequence[int], chosen: str) -> Facet:
        """The counts of one facet over ``places``; those of the whole bank are kept."""
        whole = isinstance(places, range)
        if whole and not chosen and name in self._everything:
            return self._everything[name]
        column, totals = self._columns[name], Counter[str]()
        for code, count in Counter(_taken(column.codes, places)).items():
            for key in column.keys[code]:
                totals[key] += count
        if chosen:
            totals.setdefault(chosen, 0)
        facet = Facet(name, tuple(sorted(totals.items(), key=lambda each: _rank(name, *each))))
        if whole and not chosen:
            self._everything[name] = facet
        return facet

    def _ordered(self, places: Sequence[int], order: Order) -> Sequence[int]:
        phrases = self.phrases
        match order:
            case "year":
                return sorted(places, key=lambda each: -(phrases[each].last_year or 0))
            case "short":
                return sorted(places, key=lambda each: len(phrases[each].pattern))
            case "newest":
                return sorted(places, key=lambda each: -phrases[each].number)
        return places


class _Column:
    """What each phrase counts for in one facet: small numbers, and what each stands for."""

    def __init__(self, keys: Iterable[tuple[str, ...]]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self.codes = [numbers.setdefault(each, len(numbers)) for each in keys]
        self.keys = tuple(numbers)


def _taken(codes: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """The codes at these places; of many at once in half the time that one by one takes."""
    if isinstance(places, range) and len(places) == len(codes):
        return codes
    return itemgetter(*places)(codes) if len(places) > 1 else [codes[each] for each in places]


def _searched(phrase: Phrase) -> str:
    """A phrase's wordings, one a line: no pattern holds a line break."""
    return "\n".join((phrase.pattern, *phrase.variants))


def _periods(phrase: Phrase) -> tuple[str, ...]:
    """The spans of years in which it was seen first, last or in between: 2020-2024."""
    if phrase.first_year is None or phrase.last_year is None:
        return ()
    first, last = phrase.first_year // _DECADE, phrase.last_year // _DECADE
    return tuple(f"{n * _DECADE}-{n * _DECADE + _DECADE - 1}" for n in range(first, last + 1))


def _at_least(phrase: Phrase) -> tuple[str, ...]:
    return ("1",) if phrase.single else tuple(f"{n}+" for n in _FROM if phrase.speeches >= n)


def _rank(name: FacetName, key: str, count: int) -> tuple[int, str]:
    """The order of a facet's values: a speech's own, time's, or the commonest first; what nobody
    knows (an address may say anything) last."""
    known = _IN_ORDER.get(name)
    if known is not None:
        return known.index(key) if key in known else len(known), key
    if name in ("year", "speeches"):
        first = re.match(r"\d{1,4}", key)
        return -int(first[0]) if first else 0, key
    return -count, key
