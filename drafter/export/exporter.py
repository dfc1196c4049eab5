"""What every exporter declares of itself."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from drafter.export.work import Work


class Exporter(Struct, frozen=True, kw_only=True):
    """A form that a draft can be given: ``name`` is what the user is told (网页), ``media_type``
    what a browser is, ``exported`` makes the file's bytes; it raises UserError where that cannot be
    done."""

    name: str
    media_type: str
    exported: Callable[[Work], bytes]
