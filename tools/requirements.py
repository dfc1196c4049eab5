"""``python -m tools.requirements direct|lowest|locked``: dependencies, one a line, on stdout.

``direct``: what pyproject.toml says that the program needs. ``lowest``: the lowest version that it
allows of each, extras included (``TRIED``), as constraints for pip. ``locked``: what pip would
install, read from its report (``pip install --dry-run --report -``) on stdin.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / "tools" / "bundle" / "locked.txt"
TRIED = ("fast", "archive", "cluster", "dev")
"""The extras that ``make lowest`` installs beside what the program needs: all but those that build
the manual and ask the vulnerability service."""


def direct(*extras: str) -> list[Requirement]:
    """The requirements that pyproject.toml names: the program's, then those of ``extras``."""
    project: Mapping[str, Any] = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )["project"]
    listed = [*project["dependencies"]]
    for extra in extras:
        listed += project["optional-dependencies"][extra]
    return [Requirement(each) for each in listed]


def lowest(requirements: Iterable[Requirement]) -> list[str]:
    """The lower bound of each as ``name==version``, sorted, what two extras name alike once.

    Raises ValueError where a requirement has no bound of the form ``>=``.
    """
    return sorted({f"{canonicalize_name(each.name)}=={_bound(each)}" for each in requirements})


def locked(report: Mapping[str, Any]) -> list[str]:
    """Each distribution of pip's installation report as ``name==version``, sorted."""
    found = (each["metadata"] for each in report["install"])
    return sorted(f"{canonicalize_name(each['name'])}=={each['version']}" for each in found)


def _bound(requirement: Requirement) -> str:
    bound = re.search(r">=\s*([\w.]+)", str(requirement.specifier))
    if bound is None:
        raise ValueError(f"{requirement.name} has no lower bound")
    return bound[1]


def _listed(wanted: str) -> list[str]:
    match wanted:
        case "direct":
            return [str(each) for each in direct()]
        case "lowest":
            return lowest(direct(*TRIED))
        case _:
            return locked(json.load(sys.stdin))


if __name__ == "__main__":
    print("\n".join(_listed(sys.argv[1])))
