"""Work done by several processes is the work of one, and one that dies takes nothing along."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from drafter.flows.pooling import in_order


def _doubled(value: int) -> int:
    return 2 * value


def _doubled_after_a_death(value: int, *, mark: Path) -> int:
    """Kills its own process once."""
    if value == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * value


def test_results_come_in_the_order_of_the_values() -> None:
    assert list(in_order(_doubled, range(30), workers=2)) == list(range(0, 60, 2))
    assert list(in_order(_doubled, range(3), workers=1)) == [0, 2, 4]
    assert list(in_order(_doubled, [], workers=2)) == []


def test_a_process_that_dies_takes_nothing_along(tmp_path: Path) -> None:
    function = partial(_doubled_after_a_death, mark=tmp_path / "once")
    assert list(in_order(function, range(10), workers=2)) == list(range(0, 20, 2))


def test_no_more_than_a_few_values_are_taken_ahead() -> None:
    taken: list[int] = []

    def values() -> Iterator[int]:
        for value in range(100):
            taken.append(value)
            yield value

    results = in_order(_doubled, values(), workers=2)
    next(results)
    assert len(taken) <= 9
    results.close()
