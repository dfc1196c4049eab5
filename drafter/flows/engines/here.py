"""The work done in this process, each piece when its result is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")


class _Put(Generic[_Value, _Result]):
    def __init__(self, function: Callable[[_Value], _Result], value: _Value) -> None:
        self._function, self._value = function, value

    def result(self) -> _Result:
        return self._function(self._value)


class Here:
    """One value at a time; nothing is ever lost."""

    ahead = 1
    advice = ""

    def submit(self, function: Callable[[_Value], _Result], value: _Value) -> _Put[_Value, _Result]:
        return _Put(function, value)

    def renew(self) -> None:
        """There is nothing to begin anew."""

    def close(self) -> None:
        """There is nothing to let go of."""
