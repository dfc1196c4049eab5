"""Faults put in by seed: which there are, what became of them, when one is tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.faults_of_code import Mutant, mutants_of, source_with
from bench.mutants import Outcome, drawn, summary

PLACE = Path("drafter/text/made_up.py")


def faults(source: str) -> list[str]:
    return [f"{each.before} -> {each.after}" for each in mutants_of(PLACE, source)]


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("x = 3", ["3 -> 4", "3 -> 2"]),
        ("x = True", ["True -> False"]),
        ("save(a)", ["save(a) -> pass"]),
        ("[a for a in b if a]", ["for if a -> for"]),
        ("def f():\n    return a + b", ["return a + b -> return None", "a + b -> a - b"]),
    ],
)
def test_a_fault_is_small(source: str, changed: list[str]) -> None:
    assert faults(source) == changed


@pytest.mark.parametrize(
    "source",
    [
        "def f(a: Literal[1]) -> Literal[2]: ...",
        "class A(Struct, frozen=True): ...",
        "if TYPE_CHECKING:\n    x = 1",
        "x = '；' + a",
        "x = zip(a, b, strict=True)",
        "def f():\n    return None",
    ],
)
def test_what_no_behaviour_shows_is_left_alone(source: str) -> None:
    assert faults(source) == []


def test_a_fault_is_put_where_it_was_found() -> None:
    source = "a = 1\nb = 1\n"
    assert [source_with(each, source) for each in mutants_of(PLACE, source)] == [
        "a = 2\nb = 1",
        "a = 0\nb = 1",
        "a = 1\nb = 2",
        "a = 1\nb = 0",
    ]


def test_a_fault_has_a_line_by_which_the_tests_are_found_that_reach_it() -> None:
    source = "a = [\n    b\n    for b in c\n    if b\n]\nif a:\n    b = 1\n"
    assert [each.line for each in mutants_of(PLACE, source)] == [3, 6, 7, 7]


def test_one_seed_draws_the_same_faults_and_another_seed_others() -> None:
    assert drawn(number=20, seed=4) == drawn(number=20, seed=4)
    assert drawn(number=20, seed=4) != drawn(number=20, seed=5)


def became(found: str, *, path: str = str(PLACE)) -> Outcome:
    return Outcome(Mutant(path, 7, "a < b", "a <= b", 0, 0), found, "tests of today")


def test_what_survived_is_tried_again_once_there_are_other_tests() -> None:
    assert became("survived").holds("tests of today")
    assert not became("survived").holds("tests of tomorrow")


@pytest.mark.parametrize("found", ["killed", "endless"])
def test_what_was_killed_stays_so(found: str) -> None:
    assert became(found).holds("tests of tomorrow")


def test_the_share_is_of_all_that_were_tried() -> None:
    outcomes = [
        became("killed"),
        became("survived"),
        became("endless", path="drafter/corpus/made_up.py"),
        became("killed", path="drafter/corpus/made_up.py"),
    ]
    assert list(summary(outcomes)) == [
        "survived  drafter/text/made_up.py:7  a < b  ->  a <= b",
        "text       1 of 2 killed",
        "corpus     2 of 2 killed",
        "mining     0 of 0 killed",
        "drafting   0 of 0 killed",
        "3 of 4 killed (75%)",
    ]
