"""Runs of mining in the background: each comes to an end that is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from drafter.errors import UserError
from drafter.flows.mine import MineSummary, Progress
from drafter.web.runs import Runs, State


def ended(error: Exception) -> State:
    def work(progress: Callable[[Progress], None]) -> MineSummary:
        progress(Progress("mine", 0, 2, "春耕.txt"))
        raise error

    runs = Runs()
    run = runs.named(runs.begin(work))
    assert run is not None
    for thread in threading.enumerate():
        if "carried_out" in thread.name:
            thread.join(10)
    return run.state


def test_what_the_user_can_mend_is_the_end_of_a_run() -> None:
    assert ended(UserError("磁盘满了", "腾出空间再来")).fault == "磁盘满了。腾出空间再来"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_run_that_breaks_off_is_not_waited_for_for_ever() -> None:
    assert "中途出了错" in ended(ZeroDivisionError()).fault
