"""Runs of mining that were started from the page: what each is doing, for those who watch it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Lock, Thread

from msgspec import Struct

from drafter.errors import UserError
from drafter.flows.mine import MineSummary, Progress

_BROKE_OFF = "没有采完，中途出了错。采过的都留着，再放一遍，从没采的接着采"


class State(Struct, frozen=True):
    """Where a run stands: ``summary`` when it is done, ``fault`` where it broke off."""

    progress: Progress | None = None
    summary: MineSummary | None = None
    fault: str = ""

    @property
    def ended(self) -> bool:
        return self.summary is not None or bool(self.fault)


class Run:
    """One run in a thread of its own; its state can be read at any time."""

    def __init__(self) -> None:
        self._state = State()
        self._lock = Lock()

    @property
    def state(self) -> State:
        with self._lock:
            return self._state

    def tell(self, state: State) -> None:
        """Puts ``state`` in the place of the last one."""
        with self._lock:
            self._state = state


class Runs:
    """All runs since the server was started, by a name that nobody can guess."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}

    def begin(self, work: Callable[[Callable[[Progress], None]], MineSummary]) -> str:
        """Starts ``work`` in the background and gives the run's name. ``work`` is told where to
        report its progress; a UserError it raises becomes the run's fault."""
        run, name = Run(), secrets.token_hex(8)
        self._runs[name] = run

        def carried_out() -> None:
            end = State(fault=_BROKE_OFF)
            try:
                end = State(summary=work(lambda progress: run.tell(State(progress=progress))))
            except UserError as error:
                end = State(fault=str(error))
            finally:  # whatever happened: who watches is not to wait for ever
                run.tell(end)

        Thread(target=carried_out, daemon=True).start()
        return name

    def named(self, name: str) -> Run | None:
        return self._runs.get(name)
