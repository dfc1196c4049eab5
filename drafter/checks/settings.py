"""What a user wants of checks: the allow-list, rules turned on, limits."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from drafter.checks.beside import Limits
from drafter.checks.finding import Finding

FIELD_NAMES = {"muted": "不看", "also": "另开", "limits": "界限"}
"""The fields as a user writes them."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename=FIELD_NAMES):
    """``muted`` are rules (落款) or words of a rule (人名:周兰); ``also`` are rules that are off
    unless asked for; ``limits`` from where on rules speak."""

    muted: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    limits: Limits = Limits()

    def wants(self, name: str, *, on: bool) -> bool:
        """Whether a rule is to be asked at all; ``on`` whether it is unless said otherwise."""
        return name not in self._entries and (on or name in self.also)

    def mutes(self, name: str, finding: Finding) -> bool:
        """Whether a finding of that rule is not to be shown."""
        about = finding.mute or finding.text
        return bool(about) and f"{name}:{about}" in self._entries

    @property
    def _entries(self) -> tuple[str, ...]:
        return tuple(map(entry, self.muted))


def entry(text: str) -> str:
    """NAME or NAME:WORDS in one way of writing: without spaces round the (half-width) colon."""
    name, colon, words = text.replace("：", ":", 1).partition(":")
    return f"{name.strip()}:{words.strip()}" if colon and words.strip() else name.strip()


def with_muted(settings: Settings, text: str) -> Settings:
    """The settings with one more thing that is not reported."""
    wanted = entry(text)
    known = tuple(map(entry, settings.muted))
    return settings if wanted in known else replace(settings, muted=(*known, wanted))


def without_muted(settings: Settings, text: str) -> Settings:
    """The settings where that is reported again."""
    wanted = entry(text)
    kept = tuple(each for each in map(entry, settings.muted) if each != wanted)
    return replace(settings, muted=kept)
