"""Work done by several processes is the work of one, and one that dies takes nothing along."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.errors import UserError
from drafter.flows import mine as mining
from drafter.flows import stages
from drafter.flows.engines.engine import Engine, in_order
from drafter.flows.engines.here import Here
from drafter.flows.engines.pool import Pool
from tests.flows.contents import dump
from tests.flows.test_mining_flow import SPEECH


def _doubled(value: int) -> int:
    return 2 * value


def _prepared() -> None:
    pass


def _doubled_after_a_death(value: int, *, mark: Path) -> int:
    """Kills its own process once."""
    if value == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * value


def _dead(value: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return value


@pytest.fixture
def pool() -> Iterator[Engine]:
    with closing(Pool(2)) as engine:
        yield engine


def test_results_come_in_the_order_of_the_values(pool: Engine) -> None:
    assert list(in_order(_doubled, range(30), engine=pool)) == list(range(0, 60, 2))
    assert list(in_order(_doubled, range(3), engine=Here())) == [0, 2, 4]
    assert list(in_order(_doubled, [], engine=pool)) == []


def test_a_process_that_dies_takes_nothing_along(tmp_path: Path, pool: Engine) -> None:
    function = partial(_doubled_after_a_death, mark=tmp_path / "once")
    assert list(in_order(function, range(10), engine=pool)) == list(range(0, 20, 2))


def test_where_processes_die_again_and_again_it_is_said(pool: Engine) -> None:
    with pytest.raises(UserError, match="一再中断"):
        list(in_order(_dead, range(3), engine=pool))


def test_no_more_than_a_few_values_are_taken_ahead(pool: Engine) -> None:
    taken: list[int] = []

    def values() -> Iterator[int]:
        for value in range(1000):
            taken.append(value)
            yield value

    results = in_order(_doubled, values(), engine=pool)
    next(results)
    assert len(taken) <= pool.ahead + 1 < 100
    results.close()


class _Away(Here):
    """Machines of which none is there at this moment."""

    ahead = 0


def test_nothing_is_left_out_where_no_machine_is_there_yet() -> None:
    assert list(in_order(_doubled, range(3), engine=_Away())) == [0, 2, 4]


@pytest.mark.slow
def test_two_processes_make_the_bank_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mining, "_FOR_A_PROCESS", 1)
    monkeypatch.setattr(stages, "_LOT", 1)  # each file by itself
    folder = tmp_path / "稿"
    folder.mkdir()
    for season in ("春耕", "夏收", "秋收", "冬种"):
        (folder / f"{season}.txt").write_text(SPEECH.replace("春耕", season), encoding="utf-8")
    for workers in (1, 2):
        with open_bank(tmp_path / f"{workers}.db") as bank:
            mining.mine([folder], bank=bank, workers=workers)
    assert dump(tmp_path / "1.db") == dump(tmp_path / "2.db")


def test_a_process_that_is_begun_early_and_has_no_work_leaves() -> None:
    with closing(Pool(1, prepare=_prepared)) as pool:
        pool.begin()
