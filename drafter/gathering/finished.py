"""What is remembered of a speech that was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

SaidKind = Literal["标题", "引文", "比喻"]


class Said(Struct, frozen=True):
    """A heading, a quotation or a metaphor of the speech, ``words`` as they are compared."""

    kind: SaidKind
    words: str


class Finished(Struct, frozen=True):
    """A finished draft: ``id`` is the draft's, ``day`` as 2026-11-27 or ""; ``folder`` is where it
    is filed, ``files`` the sha256 of each file there by name, ``mined`` the sha256 of what the bank
    took of it; ``said`` is what its speaker had better not say again within a year."""

    id: str
    kind: str
    title: str
    speaker: str
    day: str
    folder: str
    files: Mapping[str, str]
    said: tuple[Said, ...] = ()
    mined: tuple[str, ...] = ()
