"""``make help`` names every target that a person calls."""

from __future__ import annotations

import re
from pathlib import Path

MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")


def test_help_names_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):(?!=)", MAKEFILE, re.M)) - {"help"}
    told = set(re.findall(r"^# make ([a-z-]+)", MAKEFILE, re.M))
    assert told == targets
