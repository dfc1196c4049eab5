"""What a text is held against: roster, bank, tables, limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks.formulations import Formulation
from drafter.checks.used import Used
from drafter.profile.model import Profile

if TYPE_CHECKING:
    from drafter.bank.bank import Bank
    from drafter.composer.composer import Composer

EMPTY_PROFILE = Profile()

LIMIT_NAMES = {
    "overlap_run": "雷同起算",
    "longest_run": "雷同最长",
    "overlap_share": "雷同",
    "sentence": "一句",
    "paragraph": "一段",
    "speeches_since": "此后几篇",
    "alike_beginnings": "同样起句",
    "attributive": "定语",
    "minutes_off": "时长",
}
"""The limits as a user writes them."""
SHARES = frozenset(("overlap_share", "minutes_off"))
"""The limits that lie between 0 and 1."""


class Limits(Struct, frozen=True, forbid_unknown_fields=True, rename=LIMIT_NAMES):
    """From where on a rule speaks; a user may set others. Characters, shares of 1, sentences.

    ``minutes_off``: by which share of the minutes asked for a draft may be longer.
    """

    overlap_run: int = 13
    longest_run: int = 60
    overlap_share: float = 0.15
    sentence: int = 120
    paragraph: int = 600
    speeches_since: int = 20
    alike_beginnings: int = 4
    attributive: int = 30
    minutes_off: float = 0.3

    def named(self) -> dict[str, int | float]:
        """Those that differ from the usual, by the names a user writes."""
        usual = Limits().by_name()
        return {name: value for name, value in self.by_name().items() if value != usual[name]}

    def by_name(self) -> dict[str, int | float]:
        """All of them, by the names a user writes."""
        return {name: getattr(self, field) for field, name in LIMIT_NAMES.items()}


class Beside(Struct, frozen=True):
    """What the rules may ask beside the text; None where the user has not got it.

    ``formulations`` are the changed ones, shipped and the unit's own; ``used`` is what finished
    speeches have used already.
    """

    profile: Profile = EMPTY_PROFILE
    bank: Bank | None = None
    composer: Composer | None = None
    limits: Limits = Limits()
    today: date | None = None
    formulations: tuple[Formulation, ...] = ()
    used: tuple[Used, ...] = ()
