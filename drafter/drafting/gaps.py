"""Missing facts that stand in a draft: left open by the writer, or required and not answered."""

from __future__ import annotations

from drafter.drafting.marks import Tagged, plain
from drafter.model import GAP, Gap


def gaps_in(characters: list[Tagged], asked: dict[str, str]) -> tuple[Gap, ...]:
    """The gaps that stand in a text, each once; ``asked`` maps a gap's name to whom to ask."""
    names = dict.fromkeys(GAP.findall(plain(characters).replace("\n", "")))
    return tuple(Gap(name, asked.get(name, "")) for name in names)
