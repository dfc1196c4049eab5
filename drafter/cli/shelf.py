"""What is wrong with the user's own outlines, said by every command that looks for one."""

from __future__ import annotations

from drafter.outlines.load import Shelf, shelf
from drafter.terminal.console import notices, say


def shelf_with_warnings() -> Shelf:
    """Every outline there is; those of the user's that are broken are named on stderr."""
    found = shelf()
    for error in found.broken:
        say(notices(), f"! 自己的提纲没有用上：{error}", "yellow")
    return found
