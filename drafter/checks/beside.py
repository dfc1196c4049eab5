"""What a text is held against: roster, bank, tables, limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.profile.model import Profile

if TYPE_CHECKING:
    from drafter.bank.bank import Bank
    from drafter.composer.composer import Composer

EMPTY_PROFILE = Profile()


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """From where on a rule speaks; a user may set others. Characters, shares of 1."""

    overlap_run: int = 13
    longest_run: int = 60
    overlap_share: float = 0.15
    sentence: int = 120
    paragraph: int = 600
    speeches_since: int = 20


class Beside(Struct, frozen=True):
    """What the rules may ask beside the text; None where the user has not got it."""

    profile: Profile = EMPTY_PROFILE
    bank: Bank | None = None
    composer: Composer | None = None
    limits: Limits = Limits()
    today: date | None = None
