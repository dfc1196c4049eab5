"""What is wrong with the user's own outlines and tables, said by the commands that use them."""

from __future__ import annotations

from drafter.composer.tables import own_tables_in
from drafter.outlines.load import Shelf, shelf
from drafter.paths import own_collocations
from drafter.terminal.console import notices, say


def shelf_with_warnings() -> Shelf:
    """Every outline there is; those of the user's that are broken are named on stderr."""
    found = shelf()
    for error in found.broken:
        say(notices(), f"! 自己的提纲没有用上：{error}", "yellow")
    return found


def say_broken_tables() -> None:
    """Names on stderr the user's tables of collocations that are left out."""
    for error in own_tables_in(own_collocations())[1]:
        say(notices(), f"! 自己的搭配表没有用上：{error}", "yellow")
