"""What every rule declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from drafter.checks.beside import Beside
from drafter.checks.finding import Authority, Finding
from drafter.checks.text import CheckedText


class Rule(Struct, frozen=True):
    """A rule: ``name`` is what the writer calls it (残留) and mutes it by, ``source`` says where it
    is from (standard and clause, document, or what was counted), ``finds`` what it finds;
    ``needs`` names what must be there for it to say anything ("" for nothing): where that is
    missing the report says 未检查, never 通过. ``on``: whether it speaks unless asked not to.
    """

    name: str
    authority: Authority
    source: str
    finds: Callable[[CheckedText, Beside], Iterable[Finding]]
    needs: str = ""
    on: bool = True
