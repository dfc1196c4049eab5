"""The command ``drafter``, and ``python -m drafter``."""

from __future__ import annotations

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Loads the program and runs it.

    What is loaded stays to the end: looking through it for garbage takes a twelfth of a start.
    """
    gc.disable()
    from drafter.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
