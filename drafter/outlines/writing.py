"""An outline's folder written: outline.yaml as a person would write it, template, example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from drafter.errors import UserError
from drafter.outlines.load import EXAMPLE_FILE, OUTLINE_FILE, TEMPLATE_FILE
from drafter.outlines.model import Outline
from drafter.outlines.yaml_file import text_of_yaml
from drafter.storage.files import atomic_write, is_taken

_NOT_WRITTEN = ("folder", "apart")
_QUESTION = re.compile(r"^- name:", re.MULTILINE)


def outline_yaml(outline: Outline) -> str:
    """``outline`` as the text of outline.yaml: what is not the default, a blank line before each
    question."""
    fields = {name: value for name, value in _given(outline).items() if name not in _NOT_WRITTEN}
    text = text_of_yaml(fields)
    return _QUESTION.sub("\n- name:", text).replace("questions:\n\n", "questions:\n", 1)


def _given(value: msgspec.Struct) -> dict[str, object]:
    """The fields of a struct that differ from their defaults, as plain data."""
    found: dict[str, object] = {}
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if held != field.default and held not in ((), {}):
            found[field.encode_name] = _plain(held)
    return found


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return _given(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def write_outline(
    folder: Path,
    *,
    outline_text: str,
    template: str,
    example: str | Mapping[str, object],
) -> None:
    """Writes the three files of an outline into a new ``folder`` (files 0600, folder 0700).

    Raises UserError where something is there already, or it cannot be written.
    """
    if is_taken(folder):
        raise UserError(f"已有 {folder}，没有动它", "换个名字，或先把它移走")
    example_text = example if isinstance(example, str) else text_of_yaml(example)
    atomic_write(folder / TEMPLATE_FILE, template, new=True)
    atomic_write(folder / EXAMPLE_FILE, example_text, new=True)
    atomic_write(folder / OUTLINE_FILE, outline_text, new=True)
