"""The measure of suggestions: what a hit is, what chance gives, and when nothing can be told."""

from __future__ import annotations

import importlib.util
import sys
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"


def _bench() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "suggest.py"
    spec = importlib.util.spec_from_file_location("bench_suggest", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCH = _bench()


@pytest.fixture(scope="module")
def read() -> Any:
    return BENCH.speeches_read([EXAMPLES])


def test_a_hit_has_three_fifths_of_the_content_words() -> None:
    sentence = "责任压实，措施落实，任务落地。"
    assert BENCH.is_hit(BENCH.share(sentence, "把责任压实，让任务落地。"))
    assert not BENCH.is_hit(BENCH.share(sentence, "我们必须把责任扛起来。"))


@given(st.lists(st.floats(0, 1), max_size=9))
def test_chance_is_the_mean_over_every_draw_of_five(values: list[float]) -> None:
    draws = list(combinations(values, min(5, len(values))))
    mean = sum(max(draw, default=0.0) for draw in draws) / len(draws)
    assert BENCH.expected_best(values) == pytest.approx(mean)


def test_the_query_knows_title_and_headings_and_no_sentence(read: Any) -> None:
    for speech in read:
        told = {w for h in speech.speech.headings for w in BENCH.content_words(h.text)}
        told |= BENCH.content_words(BENCH._title(speech))
        for place in BENCH.places(speech):
            query = BENCH.query_of(speech, place)
            assert query.words | query.near <= told | {""}


def test_the_bank_of_a_fold_has_nothing_of_the_speech_left_out(read: Any, tmp_path: Path) -> None:
    left_out = read[0]
    bank = BENCH._bank_without(left_out, read, tmp_path / "b.db")
    assert bank
    assert all(o.source != left_out.source.sha256 for p in bank for o in p.occurrences)


def test_few_places_tell_nothing_and_the_same_seed_gives_the_same_figures(read: Any) -> None:
    found = BENCH.outcomes(read, seed=1)
    assert found == BENCH.outcomes(read, seed=1)
    assert "too few to tell" in BENCH.verdict(found, seed=1)
    low, high = BENCH.interval(found, lambda o: o.random, seed=1)
    assert 0 <= low <= sum(o.random for o in found) / len(found) <= high <= 1
