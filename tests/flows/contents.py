"""Everything that a bank holds, to compare two of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def dump(path: Path) -> list[str]:
    """The bank as the statements that make it anew."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
