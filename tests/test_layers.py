"""The picture of the layers is what the contract and the imports say."""

from __future__ import annotations

import re

import pytest

from tools.layers import PAGE, imports, layers, page_with, picture, without_detours


def test_the_picture_in_the_docs_is_of_this_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(picture(), text) == text, "make picture"


def test_every_folder_of_the_program_is_in_a_layer_and_in_the_table() -> None:
    package = PAGE.parents[1] / "drafter"
    parts = {
        each.stem
        for each in package.iterdir()
        if each.suffix == ".py" or (each / "__init__.py").is_file()
    } - {"__init__", "__main__"}
    named = [name for row in layers() for name in row]
    assert sorted(named) == sorted(parts)
    table = re.findall(r"^\| (`.*?`) \|", PAGE.read_text(encoding="utf-8"), re.M)
    told = {name for cell in table for name in re.findall(r"`(\w+)/?`", cell)}
    assert set(named) <= told


def test_imports_are_those_that_stand_in_the_code() -> None:
    assert imports(["cli", "errors"]) == {"cli": {"errors"}, "errors": set()}


@pytest.mark.parametrize(
    ("needs", "drawn"),
    [
        ({"a": {"b"}, "b": set()}, {"a": {"b"}, "b": set()}),
        (
            {"a": {"b", "c"}, "b": {"c"}, "c": set()},
            {"a": {"b"}, "b": {"c"}, "c": set()},
        ),
        (
            {"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()},
            {"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": set()},
        ),
    ],
)
def test_what_a_longer_way_shows_is_not_drawn_twice(
    needs: dict[str, set[str]], drawn: dict[str, set[str]]
) -> None:
    assert without_detours(needs) == drawn
