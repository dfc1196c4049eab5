"""docs/manual/outlines.md names every field, type, filter and shared macro that it promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from drafter.model import ENTITY_SLOTS, BlockKind, Part
from drafter.outlines.model import Choice, Outline, Question, QuestionType, Stage

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "manual" / "outlines.md").read_text(
    encoding="utf-8"
)
OURS = ("folder", "apart")
"""Fields that the program fills in itself."""


@pytest.mark.parametrize("kind", [Outline, Question, Choice])
def test_every_field_is_explained(kind: type[msgspec.Struct]) -> None:
    names = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert [name for name in names if name not in OURS and f"`{name}`" not in MANUAL] == []


def test_nothing_is_explained_that_is_not_there() -> None:
    known = {
        field.encode_name
        for kind in (Outline, Question, Choice)
        for field in msgspec.structs.fields(kind)
    }
    rows = set(re.findall(r"^\| `(\w+)` \|", MANUAL, re.MULTILINE))
    assert rows - known - set(get_args(QuestionType)) == set()


@pytest.mark.parametrize("names", [QuestionType, Stage, Part])
def test_every_value_is_named(names: object) -> None:
    assert [name for name in get_args(names) if f"`{name}`" not in MANUAL] == []


def test_roles_and_slots_are_named() -> None:
    levels = {"heading2", "heading3"}
    assert [role for role in get_args(BlockKind) if role not in levels and role not in MANUAL] == []
    assert [slot for slot in ENTITY_SLOTS if slot not in MANUAL] == []


def test_the_filters_are_those_of_the_sandbox() -> None:
    from drafter.outlines.render import FILTERS, OWN_FILTERS

    line = next(line for line in MANUAL.splitlines() if line.startswith("- 过滤器"))
    assert set(re.findall(r"`(\w+)`", line)) == {*FILTERS, *OWN_FILTERS}
