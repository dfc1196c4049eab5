"""What the profile says and this kind of speech cannot use, said by every command that asks for
answers."""

from __future__ import annotations

from drafter.interview.layers import unfit_defaults
from drafter.outlines.model import Outline
from drafter.paths import user_profile
from drafter.profile.model import Profile
from drafter.terminal.console import notices, say


def say_unfit_defaults(profile: Profile, outline: Outline) -> None:
    """Names on stderr the profile's defaults that do not fit ``outline`` and are left out."""
    for fault in unfit_defaults(profile, outline):
        said = f"! {user_profile().name} 的默认，{outline.kind}用不上：{fault}"
        say(notices(), said, "yellow")
