"""Rows of the one table of figures: what was measured, at what size, what came out, and the aim."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, TypeVar

from msgspec import Struct

Size = Literal["small", "full"]
"""``full`` is what the aims speak of (a million patterns, 100 MB and more); ``small`` takes minutes
and shows the way a figure goes."""

_Value = TypeVar("_Value")


class Row(Struct, frozen=True):
    """A row of the table. ``is_met`` is None where there is no aim."""

    what: str
    size: str
    figure: str
    aim: str = ""
    is_met: bool | None = None


def at_most(
    what: str, size: str, value: float, aim: float, *, unit: str = "", told: str = ""
) -> Row:
    """A row whose value is not to be above ``aim``; ``told`` stands behind it."""
    return _held(what, size, value, aim, "at most", value <= aim, unit, told)


def at_least(
    what: str, size: str, value: float, aim: float, *, unit: str = "", told: str = ""
) -> Row:
    """A row whose value is not to be under ``aim``; ``told`` stands behind it."""
    return _held(what, size, value, aim, "at least", value >= aim, unit, told)


def all_of(what: str, size: str, right: int, tried: int) -> Row:
    """A row of a promise that must hold every time it is tried."""
    return Row(what, size, f"{right:,} of {tried:,}", "all", right == tried)


def figure(value: float) -> str:
    """A number to three digits, without a power of ten."""
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 4
    return f"{value:,.{digits}f}"


def cpu(function: Callable[[], _Value]) -> tuple[float, _Value]:
    """CPU seconds of this process (other programs do not count), and the value."""
    begin = time.process_time()
    value = function()
    return time.process_time() - begin, value


def _held(
    what: str, size: str, value: float, aim: float, word: str, is_met: bool, unit: str, told: str
) -> Row:
    after = f" {unit}" if unit else ""
    shown = f"{figure(value)}{after}" + (f" ({told})" if told else "")
    return Row(what, size, shown, f"{word} {aim:,g}{after}", is_met)
