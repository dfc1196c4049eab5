"""What was tried of one promise, and how often it did not hold."""

from __future__ import annotations

from msgspec import Struct


class Row(Struct, frozen=True):
    """``what`` was tried ``tried`` times and did not hold in ``wrong``, which are told one by one;
    ``told``: the figures beside it. ``tried`` 0: it could not be tried here, ``told`` says why."""

    what: str
    tried: int
    wrong: tuple[str, ...] = ()
    told: str = ""
