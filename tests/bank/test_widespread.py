"""Expressions that very many phrases have are found from a sample and then counted."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from drafter.bank.widespread import widespread

_PIECES = st.sampled_from(["要坚决", "守住底线", "，", "压实责任", "一抓到底", "不松劲"])
_TEXTS = st.lists(st.lists(_PIECES, max_size=5).map("".join), unique=True, max_size=20)


def _bank(patterns: list[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE phrase (number INTEGER PRIMARY KEY, pattern, dropped, family)")
    connection.executemany(
        "INSERT INTO phrase VALUES (?, ?, 0, ?)",
        [(number, pattern, number) for number, pattern in enumerate(patterns)],
    )
    return connection


def test_the_longest_that_enough_phrases_have_are_given() -> None:
    patterns = [f"要把{each}作为头等大事来抓" for each in ("就业", "教育", "住房", "安全", "粮食")]
    assert widespread(_bank(patterns), least=4) == ("作为头等大事来抓",)
    assert widespread(_bank(patterns), least=6) == ()


def test_a_phrase_counts_once_however_often_it_has_the_expression() -> None:
    assert widespread(_bank(["抓落实，抓落实，抓落实"]), least=2) == ()


def test_phrases_that_are_dropped_or_stand_under_another_do_not_count() -> None:
    connection = _bank([f"要抓落实{each}" for each in "甲乙丙丁"])
    connection.execute("UPDATE phrase SET dropped = 1 WHERE number = 1")
    connection.execute("UPDATE phrase SET family = 2 WHERE number = 3")
    assert widespread(connection, least=3) == ()


@given(_TEXTS, st.integers(2, 6))
def test_each_is_in_enough_phrases_and_in_no_other(patterns: list[str], least: int) -> None:
    found = widespread(_bank(patterns), least=least)
    assert all(sum(each in pattern for pattern in patterns) >= least for each in found)
    assert not any(one != other and one in other for one in found for other in found)
