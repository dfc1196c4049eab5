"""An interview under way: what was answered, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from drafter.drafting.compose import file_title
from drafter.drafting.markdown import DraftFile
from drafter.gathering.hand_edits import Clash
from drafter.gathering.notice.answers import Proposed
from drafter.interview.answers import Value
from drafter.interview.asks import Ask, asks, expected, next_ask, previous_ask
from drafter.interview.layers import Layer, profile_defaults
from drafter.outlines.model import Outline
from drafter.profile.model import Profile

NO_PROFILE = Profile()


class Edited(Struct, frozen=True):
    """A saved draft whose answers are being changed: where it is, as it stands there, and the
    clashes that the writer settled for the answers."""

    path: Path
    file: DraftFile
    for_answers: tuple[Clash, ...] = ()


class Session(Struct, frozen=True):
    """An interview under way. ``file`` is where it is kept (None: nowhere, for one that asks
    nothing); ``half`` what was typed when the writer stopped, and at which key; ``profile`` gives
    defaults and completes names; ``layers`` say where an answer that was not typed came from;
    ``proposed`` is what a notice says of a question, by its name: no answer until the writer
    confirms it; ``edited`` is the draft that is being gone over again, None for a new one."""

    outline: Outline
    answers: Mapping[str, Value]
    seed: int = 0
    file: Path | None = None
    half: tuple[str, str] = ("", "")
    profile: Profile = Profile()
    layers: Mapping[str, Layer] = {}
    proposed: Mapping[str, Proposed] = {}
    edited: Edited | None = None

    @property
    def title(self) -> str:
        """The short name of the speech, for lists and file names."""
        return file_title(self.outline, self.answers)


def course(session: Session) -> tuple[Ask, ...]:
    """Everything that applies in a session, answered or not, with the profile's defaults."""
    return asks(session.outline, session.answers, defaults=defaults_in(session))


def questions_in(session: Session) -> int:
    """About how many questions the interview has, those answered among them; what terminal and page
    both tell."""
    return expected(session.outline, session.answers, defaults=defaults_in(session))[-1].number


def next_in(session: Session) -> Ask | None:
    """The first that has no answer yet; None when the session is complete."""
    return next_ask(session.outline, session.answers, defaults=defaults_in(session))


def previous_in(session: Session, key: str) -> Ask | None:
    """The one before ``key``, to go back to; None at the beginning."""
    return previous_ask(session.outline, session.answers, key, defaults=defaults_in(session))


def defaults_in(session: Session) -> dict[str, str]:
    """What the profile answers, by question."""
    return profile_defaults(session.profile, session.outline, session.answers)
