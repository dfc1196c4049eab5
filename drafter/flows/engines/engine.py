"""What every engine does, and the results of a function over many values in the values' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import Protocol, TypeVar

from drafter.errors import UserError

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")
_Given_co = TypeVar("_Given_co", covariant=True)

_MOST_LOSSES = 3


class Awaited(Protocol[_Given_co]):
    """A result that is being worked out; ``result`` waits for it and raises what the work raised,
    or ``Lost``."""

    def result(self) -> _Given_co: ...


class Lost(Exception):
    """What was on its way is gone: a process died, a machine went away."""


class Engine(Protocol):
    """``ahead``: how many values may be on their way; ``advice``: what a user can do where work is
    lost again and again."""

    ahead: int
    advice: str

    def submit(self, function: Callable[[_Value], _Result], value: _Value) -> Awaited[_Result]:
        """Begins the work. Raises Lost."""
        ...

    def renew(self) -> None:
        """Begins anew after a loss. Raises UserError where that is no use."""
        ...

    def close(self) -> None:
        """Lets go of what has not begun, waits for the rest."""
        ...


def in_order(
    function: Callable[[_Value], _Result], values: Iterable[_Value], *, engine: Engine
) -> Generator[_Result, None, None]:
    """``map(function, values)``, worked out by ``engine``; what is lost on the way is asked again.

    ``function`` and all values and results can be pickled. No more than ``engine.ahead`` values are
    taken before their turn, so memory does not grow with their number. Raises UserError where work
    is lost again and again.
    """
    coming = iter(values)
    waiting: deque[tuple[_Value, Awaited[_Result] | None]] = deque()
    losses = 0
    while True:
        ahead = max(1, engine.ahead)  # a cluster may be without a worker at this moment
        waiting.extend((value, None) for value in islice(coming, ahead - len(waiting)))
        if not waiting:
            return
        try:
            for at, (value, awaited) in enumerate(waiting):
                if awaited is None:
                    waiting[at] = (value, engine.submit(function, value))
            first = waiting[0][1]
            assert first is not None
            result = first.result()
        except Lost as error:
            losses += 1
            if losses > _MOST_LOSSES:
                raise UserError("采词条的进程一再中断", engine.advice) from error
            engine.renew()
            waiting = deque((value, None) for value, _ in waiting)
            continue
        waiting.popleft()
        yield result
