"""Text onto the clipboard of the terminal (OSC 52), which no terminal confirms."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from rich.console import Console

_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour")
_PROGRAMS = ("WezTerm", "ghostty", "rio")
_BETWEEN = ("TMUX", "STY")  # tmux and screen stand between and mostly let nothing through


def takes_clipboard(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that puts on the clipboard what it is sent, as it comes."""
    if any(environ.get(name) for name in _BETWEEN):
        return False
    return (
        environ.get("TERM", "").startswith(_TERMS)
        or environ.get("TERM_PROGRAM", "") in _PROGRAMS
        or bool(environ.get("WT_SESSION"))
    )


def send_to_clipboard(console: Console, text: str) -> None:
    """Asks the terminal to put ``text`` on its clipboard; one that does not know how ignores it."""
    encoded = base64.b64encode(text.encode("utf-8")).decode("ascii")
    console.file.write(f"\x1b]52;c;{encoded}\x07")
    console.file.flush()
