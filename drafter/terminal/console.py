"""Two consoles: results on stdout, the rest on stderr; text from data is never markup."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from drafter.text.clean import displayable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 80
"""Cells of a line where there is no terminal, and the most a page of ours takes on one."""

TEXT_CELLS = 76
"""Cells of running text: “ ” — … take two each in some Chinese terminals."""

ROW_CELLS = 66
"""What a row of a list to choose from has room for, behind its pointer and number."""


Line = tuple[tuple[str, str], ...]
"""A line for ``print_lines``: pieces of text, each with its style ("" for none)."""

_ANSI = {"dim": "\x1b[2m", "yellow": "\x1b[33m"}
_OFF = "\x1b[0m"
_ONE = r" -~·—‘’“”…"
_TWO = r"\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e"
_USUAL = re.compile(f"[{_ONE}{_TWO}]*")
_USUAL_WIDE = re.compile(f"[{_TWO}]")


def cell_len(text: str) -> int:
    """The terminal cells that ``text`` takes: two for a Chinese character."""
    if _USUAL.fullmatch(text):
        return len(text) + len(_USUAL_WIDE.findall(text))
    from rich.cells import cell_len as measured  # its tables only for what is rare

    return measured(text)


def print_lines(lines: Iterable[Line]) -> None:
    """Lines on stdout as ``Console`` prints them, each whole; for a list that must be there at
    once: rich takes as long to load as everything else together."""
    if os.name == "nt" and sys.stdout.isatty():  # an old console may know no escape sequences
        from rich.text import Text

        for line in lines:
            results().print(Text.assemble(*line), soft_wrap=True)
        return
    styled = _shows_styles()
    for line in lines:
        out = (
            f"{_ANSI[style]}{text}{_OFF}" if style and text and styled else text
            for text, style in line
        )
        print("".join(out))


def _shows_styles() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "", "dumb", "unknown")
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def can_ask() -> bool:
    """Whether there is a terminal to ask on: one that shows, and one that is typed on."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def forgiving_streams() -> None:
    """Lets stdout and stderr replace what the terminal's encoding cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def results() -> Console:
    """The console on stdout."""
    return _console(stderr=False)


def notices() -> Console:
    """The console on stderr: progress, warnings, errors."""
    return _console(stderr=True)


def plain(text: str, style: str = "") -> Text:
    """Text from anywhere, made safe for a terminal; nothing in it is read as markup."""
    from rich.text import Text

    return Text(displayable(text), style=style)


def say(console: Console, text: str, style: str = "") -> None:
    """One line; where it is too long the terminal breaks it, and a file or pipe gets it whole."""
    console.print(plain(text, style), soft_wrap=True)


def say_folded(console: Console, text: str, style: str = "", *, hanging: str = "  ") -> None:
    """One entry of a log: broken at 76 cells, its further lines under ``hanging``."""
    first, *rest = folded(text, TEXT_CELLS)
    say(console, first, style)
    for line in folded("".join(rest), TEXT_CELLS - cell_len(hanging)) if rest else ():
        say(console, hanging + line, style)


def folded(text: str, cells: int) -> list[str]:
    """``text`` cut into lines of at most ``cells`` terminal cells (a Chinese character has two); a
    number or a Latin word that fits on a line is not cut, and no line begins with a stop."""
    lines, line, width = [], "", 0
    for piece in _pieces(text, cells):
        size = cell_len(piece)
        if line and (width + size > cells) and piece not in _NOT_FIRST:
            lines.append(line)
            line, width = "", 0
        line, width = line + piece, width + size
    return [*lines, line]


def logged(text: str) -> str:
    """``text`` as far as one line of the log has room for it."""
    return _first_line(text, _LOGGED)


def fitted(text: str) -> str:
    """``text`` as far as one row of a list has room for it."""
    return _first_line(text, ROW_CELLS)


def _first_line(text: str, cells: int) -> str:
    lines = folded(text, cells)
    return lines[0] + ("……" if len(lines) > 1 else "")


def _pieces(text: str, cells: int) -> list[str]:
    whole = [match[0] for match in _UNBROKEN.finditer(text)]
    return [part for each in whole for part in ([each] if cell_len(each) <= cells else each)]


def flowed(pieces: Sequence[str], cells: int) -> list[str]:
    """Pieces one after the other, each kept whole where a line can hold it."""
    lines = [""]
    for piece in pieces:
        joined = f"{lines[-1]}　{piece}" if lines[-1] else piece
        if cell_len(joined) <= cells:
            lines[-1] = joined
        else:
            lines += folded(piece, cells)
    return [line for line in lines if line]


def padded(text: str, cells: int) -> str:
    """``text`` filled up with spaces to ``cells`` terminal cells."""
    return text + " " * max(0, cells - cell_len(text))


_LOGGED = 60  # cells of an answer in the log
_UNBROKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:%/_-]*|.", re.DOTALL)
_NOT_FIRST = "，。、；：！？）》」』”’…"


def _console(*, stderr: bool) -> Console:
    from rich.console import Console  # a third of a start otherwise

    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal or console.width > WIDTH:
        console.width = WIDTH
    return console
