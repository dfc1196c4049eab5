#!/usr/bin/env python3
"""Times the start of the program against an empty Python.

usage: python bench/startup.py [--bank FILE] [--times N]

``drafter browse 作风`` and ``drafter --help`` and ``python -c pass``, in turn; the least CPU
seconds of each count. ``--bank``: such as ``bench/search.py --bank FILE`` leaves.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bank", type=Path)
    parser.add_argument("--times", type=int, default=15)
    wanted = parser.parse_args()
    drafter = [sys.executable, "-c", "from drafter.cli import main; main()"]
    bank = [] if wanted.bank is None else ["--bank", str(wanted.bank)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "drafter --help": [*drafter, "--help"],
        "drafter browse 作风": [*drafter, "browse", "作风", *bank],
    }
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "DRAFTER_HOME": home, "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        least = dict.fromkeys(commands, 1e9)
        for command in commands.values():
            seconds(command, environment)
        for _ in range(wanted.times):
            for name, command in commands.items():
                least[name] = min(least[name], seconds(command, environment))
    base = least["python -c pass"]
    for name, spent in least.items():
        print(f"{name:22} {spent * 1000:7.1f} ms  {spent / base:5.1f} times")


if __name__ == "__main__":
    main()
