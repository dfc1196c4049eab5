"""The versions of a draft: numbered, with the stage that the text had reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from drafter.model import Draft
from drafter.revising.aligning import aligned

Stage = Literal["初稿", "讨论稿", "征求意见稿", "送审稿", "定稿"]

STAGES: tuple[Stage, ...] = get_args(Stage)


class Changes(Struct, frozen=True):
    """How many sentences (headings and title count as one) differ from the version before."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0


class Version(Struct, frozen=True):
    """One version. ``number`` counts from 1; ``at`` is local time, ISO 8601 to the second;
    ``source`` says in Chinese what it came from; ``text`` is the sha256 of the draft's Markdown;
    ``changes`` are those against the version before, None for the first."""

    number: int
    stage: Stage
    at: str
    source: str
    text: str
    characters: int
    changes: Changes | None = None


def changes_between(before: Draft, after: Draft) -> Changes:
    """What changed, in sentences."""
    old, new = before.texts, after.texts
    pairs = aligned(old, new)
    return Changes(
        added=sum(pair.before is None for pair in pairs),
        removed=sum(pair.after is None for pair in pairs),
        changed=sum(
            old[pair.before] != new[pair.after]
            for pair in pairs
            if pair.before is not None and pair.after is not None
        ),
        moved=sum(pair.moved for pair in pairs),
    )


def with_stage(versions: Sequence[Version], number: int, stage: Stage) -> tuple[Version, ...]:
    """The versions, number ``number`` of them at another stage."""
    return tuple(
        replace(version, stage=stage) if version.number == number else version
        for version in versions
    )
