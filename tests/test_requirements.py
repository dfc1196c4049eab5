"""The locked versions are of what the program needs, and every lower bound can be asked for."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement

from tools.requirements import LOCKED, direct, locked, lowest


def test_the_bundle_holds_every_dependency_in_a_version_that_is_allowed() -> None:
    pinned = dict(line.split("==") for line in LOCKED.read_text(encoding="utf-8").split())
    for requirement in direct():
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert name in pinned, "make lock"
        assert requirement.specifier.contains(pinned[name]), "make lock"


def test_every_dependency_has_a_lower_bound() -> None:
    assert len(lowest(direct("dev", "docs"))) == len(direct("dev", "docs"))


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
