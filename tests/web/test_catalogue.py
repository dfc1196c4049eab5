"""The list that narrows: it finds what a search of the bank finds, and its counts come true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import FACETS, Bank, Catalogue, Facet, FacetName, Wanted, open_bank
from tests.web.tiny import tiny_bank

_WORDS = st.lists(
    st.text("szdxgyzf作风硬召开会议部署底线过思想、。{}事项 上", min_size=1, max_size=4), max_size=3
).map(" ".join)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with open_bank(tiny_bank(tmp_path_factory.mktemp("bank") / "bank.db")) as opened:
        yield opened


@pytest.fixture(scope="module")
def catalogue(bank: Bank) -> Catalogue:
    return Catalogue(bank.listed())


@settings(max_examples=60)
@given(query=_WORDS)
def test_a_query_finds_what_a_search_of_the_bank_finds_in_its_order(
    bank: Bank, catalogue: Catalogue, query: str
) -> None:
    found = catalogue.listing(Wanted(query), limit=1000)
    assert [each.id for each in found.phrases] == [each.id for each in bank.search(query)]
    assert found.total == bank.matches(query)


@settings(max_examples=30)
@given(query=_WORDS, chosen=st.dictionaries(st.sampled_from(FACETS), st.integers(0, 9)))
def test_what_stands_beside_a_value_is_what_choosing_it_leaves(
    catalogue: Catalogue, query: str, chosen: dict[FacetName, int]
) -> None:
    everything = {facet.name: facet for facet in catalogue.listing(Wanted()).facets}
    facets = {
        name: counts[place % len(counts)][0]
        for name, place in chosen.items()
        if (counts := everything[name].counts)
    }
    wanted = Wanted(query, facets)
    for facet in catalogue.listing(wanted).facets:
        for key, count in facet.counts:
            left = catalogue.listing(Wanted(query, {**facets, facet.name: key}))
            assert left.total == count


def test_a_page_of_the_list_goes_on_where_the_one_before_ended(bank: Bank) -> None:
    catalogue = Catalogue(bank.listed())
    whole = catalogue.listing(Wanted(), limit=100).phrases
    pages = [catalogue.listing(Wanted(), start=n, limit=2).phrases for n in range(0, 8, 2)]
    assert tuple(phrase for page in pages for phrase in page) == whole


def test_two_words_must_stand_in_one_wording(bank: Bank) -> None:
    catalogue = Catalogue(bank.listed())
    assert catalogue.listing(Wanted("作风 思想")).total == 1
    assert catalogue.listing(Wanted("底线 思想")).total == 0


def test_the_orders_differ_and_hold_the_same(bank: Bank) -> None:
    catalogue = Catalogue(bank.listed())
    lists = [
        catalogue.listing(Wanted(order=each)).phrases for each in ("speeches", "year", "short")
    ]
    assert len({tuple(sorted(p.id for p in each)) for each in lists}) == 1
    assert lists[0][0].speeches == 3
    assert [p.last_year or 0 for p in lists[1]] == sorted(
        (p.last_year or 0 for p in lists[1]), reverse=True
    )
    assert len(lists[2][0].pattern) <= len(lists[2][-1].pattern)


def test_only_what_is_among_the_wanted_ids_is_listed(bank: Bank) -> None:
    one = bank.search("底线")[0]
    found = Catalogue(bank.listed()).listing(Wanted(among=frozenset({one.id})))
    assert [each.id for each in found.phrases] == [one.id]


def test_facets_are_in_the_order_of_a_speech(bank: Bank) -> None:
    (part,) = [f for f in Catalogue(bank.listed()).listing(Wanted()).facets if f.name == "part"]
    assert isinstance(part, Facet)
    assert [key for key, _ in part.counts] == ["opening", "sentence", "phrase", "closing"]
