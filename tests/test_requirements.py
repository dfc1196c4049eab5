"""The locked versions are of what the program needs, and every lower bound can be asked for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.requirements import LOCKED, ROOT, direct, locked, lowest

EXTRAS = tuple(
    tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
)


def imported_by(folder: Path) -> set[str]:
    """The top names of the modules that the Python files of a folder import, wherever in them."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {each.name.split(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def test_the_bundle_holds_every_dependency_in_a_version_that_is_allowed() -> None:
    pinned = dict(line.split("==") for line in LOCKED.read_text(encoding="utf-8").split())
    for requirement in direct():
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert name in pinned, "make lock"
        assert requirement.specifier.contains(pinned[name]), "make lock"


@pytest.mark.parametrize("extras", [(), *((each,) for each in EXTRAS)])
def test_no_dependency_is_named_twice(extras: tuple[str, ...]) -> None:
    """Not in one list nor in an extra and the program's own: the higher bound would win unseen."""
    named = [canonicalize_name(each.name) for each in direct(*extras)]
    assert [name for name in named if named.count(name) > 1] == []


def test_extras_that_name_the_same_dependency_give_it_the_same_bound() -> None:
    names = [bound.partition("==")[0] for bound in lowest(direct(*EXTRAS))]
    assert [name for name in names if names.count(name) > 1] == []


def test_whatever_the_program_imports_is_named_by_itself() -> None:
    """What only comes along with something else goes when that leaves it, and has no bound."""
    named = {canonicalize_name(each.name) for each in direct("fast", "archive", "cluster")}
    comes_from = packages_distributions()
    unnamed = {
        module
        for module in imported_by(ROOT / "drafter") - {"drafter", *sys.stdlib_module_names}
        if named.isdisjoint(canonicalize_name(each) for each in comes_from.get(module, [module]))
    }
    assert unnamed == set()


def test_every_dependency_has_a_lower_bound() -> None:
    for extra in EXTRAS:
        assert len(lowest(direct(extra))) == len(direct(extra))


@pytest.mark.parametrize(
    ("requirement", "constraint"),
    [
        ("lxml>=6.1", "lxml==6.1"),
        ("ruamel.yaml>=0.18", "ruamel-yaml==0.18"),
        ("a_b>=1.0,<2", "a-b==1.0"),
    ],
)
def test_the_lowest_version_is_the_bound(requirement: str, constraint: str) -> None:
    assert lowest([Requirement(requirement)]) == [constraint]


def test_without_a_lower_bound_there_is_none() -> None:
    with pytest.raises(ValueError, match="lxml"):
        lowest([Requirement("lxml<6")])


def test_a_report_of_pip_is_locked_by_name() -> None:
    report = {
        "install": [
            {"metadata": {"name": "python_docx", "version": "1.2.0"}},
            {"metadata": {"name": "Click", "version": "8.2.0"}},
        ]
    }
    assert locked(report) == ["click==8.2.0", "python-docx==1.2.0"]
