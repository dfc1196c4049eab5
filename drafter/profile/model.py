"""What an office keeps for all its drafts: unit, place, leaders in order, standing meetings."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field


class Leader(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the roster. ``post`` as the appointment words it; ``represents`` is whom 我代表 names
    where the post does not tell; ``checked`` the day this one was last verified, where it is not
    the roster's."""

    name: str = field(name="姓名")
    post: str = field(name="职务")
    represents: str = field(name="代表", default="")
    checked: date | None = field(name="核对日", default=None)

    @property
    def line(self) -> str:
        """姓名 职务, as a speaker is answered."""
        return f"{self.name} {self.post}".strip()


class StandingMeeting(Struct, frozen=True, forbid_unknown_fields=True):
    """A meeting that comes again and again: what the office calls it, and its full name."""

    short: str = field(name="简称")
    full: str = field(name="全称")


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """The office's own facts; empty where it has not said.

    ``region`` and ``level`` are where it is (云岭市, 市). ``leaders`` stand in their order of
    precedence, verified on ``checked``. ``pace`` is in characters a minute. ``defaults`` are
    answers by question name.
    """

    unit: str = field(name="单位", default="")
    region: str = field(name="地区", default="")
    level: str = field(name="层级", default="")
    pace: int = field(name="语速", default=200)
    checked: date | None = field(name="核对日", default=None)
    leaders: tuple[Leader, ...] = field(name="名册", default=())
    meetings: tuple[StandingMeeting, ...] = field(name="例会", default=())
    defaults: dict[str, str | int] = field(name="默认", default_factory=dict)

    def leader(self, name: str) -> Leader | None:
        """The leader of that name, or None."""
        return next((each for each in self.leaders if each.name == name), None)

    def meeting(self, short: str) -> StandingMeeting | None:
        """The standing meeting of that short name, or None."""
        return next((each for each in self.meetings if each.short == short), None)

    def checked_on(self, leader: Leader) -> date | None:
        """The day that a leader's post was last verified."""
        return leader.checked or self.checked


SLOWEST, FASTEST = 160, 240
"""Characters a minute within which speeches are read aloud by custom."""

LEVELS = ("中央", "省", "市", "县", "乡镇", "单位")
"""The levels by which the bank knows its speeches."""
