"""What a writer must know of a phrase before taking it."""

from __future__ import annotations

from drafter.model import Phrase

STALE_AFTER = 8
"""Years without a sighting after which a wording may have gone out of use."""


def phrase_warnings(phrase: Phrase, *, year: int) -> tuple[str, ...]:
    """Short Chinese warnings, most telling first; ``year`` is today's.

    孤例 is said of a phrase seen in one speech; 未见 only where the last year is known.
    """
    warnings = []
    if phrase.last_year is not None and year - phrase.last_year >= STALE_AFTER:
        warnings.append(f"{phrase.last_year}年后未见")
    if phrase.single:
        warnings.append("仅见一篇")
    return tuple(warnings)
