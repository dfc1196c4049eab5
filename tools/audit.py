"""``python -m tools.audit [--where-reachable]``: are the locked versions known to be vulnerable?

Asks the service that pip-audit asks, about every version in tools/bundle/locked.txt. Exit code 0:
none is; 1: some are, each is told; 2: the service gave no answer about all of them, so nothing is
known (0 with ``--where-reachable``, for a machine without a network).
"""

from __future__ import annotations

import subprocess
import sys

import msgspec
from msgspec import Struct

from tools.requirements import LOCKED


class Vulnerability(Struct, frozen=True):
    """A known one, and the versions in which it is mended."""

    id: str
    fix_versions: tuple[str, ...] = ()


class Dependency(Struct, frozen=True):
    """One version as pip-audit tells of it; ``skip_reason``: it was not answered for."""

    name: str
    version: str = ""
    vulns: tuple[Vulnerability, ...] = ()
    skip_reason: str = ""


class Report(Struct, frozen=True):
    """What pip-audit prints as JSON."""

    dependencies: tuple[Dependency, ...]


def verdict(printed: str) -> tuple[int, list[str]]:
    """The exit code for what pip-audit printed ("" where it found no service), and what to say."""
    try:
        dependencies = msgspec.json.decode(printed, type=Report).dependencies
    except msgspec.DecodeError:
        return 2, ["the vulnerability service is out of reach: nothing was audited"]
    found = [
        f"{each.name} {each.version}: {one.id}, mended in {' or '.join(one.fix_versions) or 'none'}"
        for each in dependencies
        for one in each.vulns
    ]
    if found:
        return 1, found
    unknown = [each.name for each in dependencies if each.skip_reason]
    if unknown or not dependencies:
        told = f"{len(unknown)} of {len(dependencies)}"
        return 2, [f"the vulnerability service knows nothing of {told} versions: not audited"]
    return 0, [f"{len(dependencies)} locked versions, none known to be vulnerable"]


def main() -> int:
    """Runs pip-audit and says what came of it."""
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--requirement", str(LOCKED), "--no-deps",
         "--disable-pip", "--progress-spinner", "off", "--format", "json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "No module named pip_audit" in done.stderr:
        print("pip-audit is not installed: make audit")
        return 2
    code, told = verdict(done.stdout)
    print("\n".join(told))
    return 0 if code == 2 and "--where-reachable" in sys.argv else code


if __name__ == "__main__":
    sys.exit(main())
