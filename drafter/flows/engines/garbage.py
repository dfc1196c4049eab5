"""Python's collector of cycles while very many small values are made and hardly any cycle."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

_YOUNG = 20_000  # values made between two looks at the young ones; some 2 MB


@contextmanager
def seldom_collected() -> Generator[None, None, None]:
    """Inside, the collector looks seldom, and never at what is there already: a tenth of mining's
    time."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def collect_seldom() -> None:
    """The same for a process that does nothing but mine."""
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
