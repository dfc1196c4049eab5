"""Mining on several machines gives the bank of one, also where a machine is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from drafter.bank import open_bank
from drafter.errors import UserError
from drafter.flows import stages
from drafter.flows.engines.cluster import Cluster
from drafter.flows.engines.engine import in_order
from drafter.flows.inventory import open_inventory
from drafter.flows.looking import Item
from drafter.flows.mine import Progress, mine
from tests.flows.contents import dump
from tests.flows.test_mining_flow import SPEECH

distributed: Any = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """Two workers, each a process of its own, on this machine alone."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster


@pytest.fixture
def cluster(local: Any) -> Iterator[Cluster]:
    with closing(Cluster(local.scheduler_address)) as engine:
        yield engine


def _doubled_after_a_death(value: int, *, mark: Path) -> int:
    """Kills its own worker once."""
    if value == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * value


@pytest.mark.slow
def test_two_workers_one_killed_in_the_middle_make_the_bank_of_one_process(
    local: Any, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with distributed.Client(local.scheduler_address, set_as_default=False) as client:
        workers = list(client.run(os.getpid).values())

    def killing(told: Progress) -> None:
        if told.stage == "mine" and told.done == 1:
            os.kill(workers.pop(), signal.SIGKILL)

    monkeypatch.setattr(stages, "_LOT", 1)  # each file by itself
    folder = tmp_path / "稿"
    folder.mkdir()
    for season in ("春耕", "夏收", "秋收", "冬种"):
        (folder / f"{season}.txt").write_text(SPEECH.replace("春耕", season), encoding="utf-8")
    with open_bank(tmp_path / "one.db") as bank:
        mine([folder], bank=bank)
    with open_bank(tmp_path / "many.db") as bank:
        mine([folder], bank=bank, engine=cluster, progress=killing)
    assert len(workers) == 1
    assert dump(tmp_path / "one.db") == dump(tmp_path / "many.db")


@pytest.mark.slow
def test_what_a_lost_worker_had_is_done_by_another(cluster: Cluster, tmp_path: Path) -> None:
    function = partial(_doubled_after_a_death, mark=tmp_path / "once")
    assert list(in_order(function, range(10), engine=cluster)) == list(range(0, 20, 2))


@pytest.mark.slow
def test_a_file_that_a_worker_does_not_see_is_not_passed_over(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path from the current folder, which is another one for the workers."""
    (tmp_path / "稿.txt").write_text("同志们：\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    item = Item(Path("稿.txt"), "稿.txt")
    with open_inventory() as inventory, pytest.raises(UserError, match="读不到 稿"):
        stages.look([item], inventory, engine=cluster, is_held=lambda _: False)


def test_where_nobody_answers_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.flows.engines.cluster._PATIENCE", 0.2)
    with pytest.raises(UserError, match="连不上调度器"):
        Cluster("tcp://127.0.0.1:9")


def test_where_dask_is_not_installed_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match="speech-drafter\\[cluster\\]"):
        Cluster("tcp://127.0.0.1:9")
