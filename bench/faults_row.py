"""What was tried of one promise, and how often it did not hold."""

from __future__ import annotations

import os
import time

from msgspec import Struct

MINUTES = "FAULTS_MINUTES"
"""The environment's word for how long each part may try; without it until it is done."""


class Clock:
    """How long a part has been trying."""

    def __init__(self) -> None:
        self._end = time.monotonic() + 60 * float(os.environ.get(MINUTES) or "inf")

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self._end


class Row(Struct, frozen=True):
    """``what`` was tried ``tried`` times and did not hold in ``wrong``, which are told one by one;
    ``told``: the figures beside it. ``tried`` 0: it could not be tried here, ``told`` says why."""

    what: str
    tried: int
    wrong: tuple[str, ...] = ()
    told: str = ""
