"""Answers as a person keeps them in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.errors import UserError
from drafter.flows.session import NO_PROFILE
from drafter.interview.answers import Value
from drafter.interview.checked import checked_answers, filled_in
from drafter.outlines.load import EXAMPLE_FILE
from drafter.outlines.model import Outline
from drafter.outlines.yaml_file import yaml_text, yaml_value
from drafter.profile.model import Profile


def answers_file(
    path: Path, outline: Outline, *, profile: Profile = NO_PROFILE
) -> dict[str, Value]:
    """The answers in a YAML file, without what a form left empty, names completed from ``profile``.

    Raises UserError where it is missing or not YAML, UsageError where an answer has no question or
    the wrong shape.
    """
    value = yaml_value(yaml_text(path), name=path.name, as_typed=True)
    if isinstance(value, Mapping):
        value = filled_in(value, outline)
    return answers_in(value, outline, name=path.name, profile=profile)


def example_answers(outline: Outline) -> dict[str, Value]:
    """The outline's own example answers."""
    return answers_file(outline.folder / EXAMPLE_FILE, outline)


def answers_in(
    value: object, outline: Outline, *, name: str, profile: Profile = NO_PROFILE
) -> dict[str, Value]:
    """The answers that a YAML value holds, which stands in the file ``name``. Raises as above."""
    if value in (None, ""):
        return {}
    if not isinstance(value, Mapping):
        raise UserError(f"{name} 里不是“名字: 内容”的写法", "空表可以用 drafter questions 印出来")
    return checked_answers(value, outline, profile=profile)
