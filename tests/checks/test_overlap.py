"""Shared runs: the same as looking at every place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.overlap import pieces_of, share_of, shared_runs

FEW = st.text(alphabet="甲乙丙\n", max_size=120)


def brute_force(text: str, source: str, *, least: int) -> set[tuple[int, int]]:
    found = set()
    for start in range(len(text)):
        end = start
        while end < len(text) and text[start : end + 1] in source:
            end += 1
        if end - start >= least:
            found.add((start, end))
    return found


@given(FEW, FEW, st.text(alphabet="甲乙丙", max_size=40), st.integers(1, 15))
def test_share_and_longest_run_equal_brute_force(
    text: str, source: str, both: str, least: int
) -> None:
    text, source = text[:30] + both + text[30:], source[:50] + both + source[50:]
    counts = [char != "丙" for char in text]
    quick = share_of(shared_runs(pieces_of(text, least=least), source), counts, least=least)
    slow = share_of(brute_force(text, source, least=least), counts, least=least)
    assert (quick.characters, quick.longest) == (slow.characters, slow.longest)


def test_a_run_is_as_long_as_it_can_be() -> None:
    text, source = "今天下午把这批旧井盖全部换完，一个不漏", "昨天把这批旧井盖全部换完，一处不漏"
    (run,) = shared_runs(pieces_of(text, least=8), source)
    assert text[slice(*run)] == "把这批旧井盖全部换完，一"


def test_what_does_not_count_neither_breaks_a_run_nor_lengthens_it() -> None:
    text = "修渠要党中央放心修到底"
    counts = [char not in "党中央" for char in text]
    share = share_of([(0, len(text))], counts, least=8)
    assert (share.characters, share.longest) == (8, 8)
    assert share_of([(0, len(text))], counts, least=9).longest == 0
