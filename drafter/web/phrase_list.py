"""The list of phrases as the page shows it, and the address that shows the same again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from starlette.datastructures import QueryParams

from drafter.bank import (
    FACETS,
    ORDERS,
    Bank,
    Catalogue,
    Facet,
    FacetName,
    Order,
    Wanted,
    phrase_warnings,
)
from drafter.model import MOVE_LABELS, PART_LABELS, Phrase
from drafter.text.clean import clean_line

LISTED = 40
"""Phrases on one page of the list."""

FAVOURITES = "收藏"
"""What the collection of favourites is called in an address."""

UNSEEN = "还没看过"
"""The same for what nobody has decided about yet."""

_FACET_LABELS: Mapping[FacetName, str] = {
    "part": "部分",
    "move": "语步",
    "topic": "主题",
    "occasion": "场合",
    "level": "层级",
    "year": "年份",
    "speeches": "篇数",
}
_OPEN_VALUES = 6  # values of a facet that are not folded
_MOST_VALUES = 60
_LABELS: Mapping[str, str] = dict((*PART_LABELS.items(), *MOVE_LABELS.items()))
_ORDER_LABELS: Mapping[Order, str] = {
    "speeches": "篇数多的在前",
    "year": "近年用过的在前",
    "short": "短的在前",
    "newest": "新收的在前",
}
_LONGEST_QUERY = 60


class State(Struct, frozen=True):
    """What an address says: ``of`` is the collection to choose among, ``page`` counts from 1."""

    wanted: Wanted = Wanted()
    of: str = ""
    page: int = 1

    @property
    def parameters(self) -> dict[str, object]:
        """The query of the address, without the page."""
        order = "" if self.wanted.order == "speeches" else self.wanted.order
        facets = {str(name): key for name, key in self.wanted.facets.items()}
        return {"q": self.wanted.query, **facets, "of": self.of, "sort": order}


class Value(Struct, frozen=True):
    """One value to narrow by: its name, what stands in the address, what it would leave."""

    label: str
    key: str
    count: int
    chosen: bool


class Column(Struct, frozen=True):
    """A facet at the side; values beyond the first few are folded."""

    name: FacetName
    label: str
    values: tuple[Value, ...]
    folded: tuple[Value, ...]

    @property
    def chosen(self) -> bool:
        return any(value.chosen for value in (*self.values, *self.folded))


class Row(Struct, frozen=True):
    """A phrase in the list."""

    phrase: Phrase
    warnings: tuple[str, ...]
    kept: bool


class Shelf(Struct, frozen=True):
    """A collection at the side."""

    name: str
    count: int


class ListView(Struct, frozen=True):
    """The list, what narrows it, and how large the bank is."""

    state: State
    rows: tuple[Row, ...]
    total: int
    held: int
    pages: int
    columns: tuple[Column, ...]
    shelves: tuple[Shelf, ...]
    orders: Mapping[Order, str]


def state_in(parameters: QueryParams) -> State:
    """What an address asks for; what it does not know is as if it were not said."""
    facets = {name: clean_line(parameters.get(name, "")) for name in FACETS}
    order = next((each for each in ORDERS if each == parameters.get("sort")), ORDERS[0])
    number = parameters.get("page", "")
    is_page = number.isascii() and number.isdigit() and len(number) < 7
    return State(
        Wanted(
            clean_line(parameters.get("q", ""))[:_LONGEST_QUERY],
            {name: key for name, key in facets.items() if key},
            order=order,
        ),
        of=clean_line(parameters.get("of", "")),
        page=max(1, int(number)) if is_page else 1,
    )


def list_view(bank: Bank, catalogue: Catalogue, state: State, *, today: date) -> ListView:
    """What the list of ``state`` shows of an open bank."""
    favourites, shelves = shelves_of(bank)
    wanted = state.wanted
    if state.of == UNSEEN:
        unseen = frozenset(phrase.id for phrase in bank.decisions.undecided())
        wanted = replace(wanted, among=unseen)
    elif state.of:
        wanted = replace(wanted, among=frozenset(shelves.get(state.of, ())))
    start = (state.page - 1) * LISTED
    found = catalogue.listing(wanted, start=start, limit=LISTED)
    return ListView(
        state=state,
        rows=tuple(
            Row(each, phrase_warnings(each, year=today.year), each.id in favourites)
            for each in found.phrases
        ),
        total=found.total,
        held=len(catalogue.phrases),
        pages=max(1, -(-found.total // LISTED)),
        columns=tuple(_column(facet, state) for facet in found.facets if facet.counts),
        shelves=tuple(Shelf(name, len(ids)) for name, ids in shelves.items()),
        orders=_ORDER_LABELS,
    )


def shelves_of(bank: Bank) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The favourites, and every collection by name, the favourites first."""
    favourites = tuple(phrase.id for phrase in bank.favourite_phrases())
    shelves = {FAVOURITES: favourites}
    for collection in bank.collections.everything():
        held = (bank.phrase(identity) for identity in collection.ids)
        shelves[collection.name] = tuple(phrase.id for phrase in held if phrase is not None)
    return frozenset(favourites), shelves


def _column(facet: Facet, state: State) -> Column:
    chosen = state.wanted.facets.get(facet.name, "")
    values = tuple(
        Value(_label(facet.name, key), key, count, key == chosen)
        for key, count in facet.counts[:_MOST_VALUES]
    )
    first = [*values[:_OPEN_VALUES], *(each for each in values[_OPEN_VALUES:] if each.chosen)]
    folded = tuple(each for each in values if each not in first)
    return Column(facet.name, _FACET_LABELS[facet.name], tuple(first), folded)


def _label(name: FacetName, key: str) -> str:
    if name == "speeches":
        return "仅见一篇" if key == "1" else f"{key.rstrip('+')} 篇以上"
    if name == "year":
        return key.replace("-", "–")
    return _LABELS.get(key, key)
