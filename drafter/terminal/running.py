"""Runs one prompt to its end, whichever way it ends: answered, back, help, stopped, cut off."""

from __future__ import annotations

import sys
from typing import TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead

from drafter.terminal.signals import HUNG_UP, ended_by_signals

Result = TypeVar("Result")


class WentBack(Exception):
    """Shift+Tab: the writer wants the question before this one; ``half`` is what was typed."""

    def __init__(self, half: str = "") -> None:
        super().__init__(half)
        self.half = half


class AskedHelp(Exception):
    """？ on an empty line: the writer wants this question explained."""


class WantsMaterial(Exception):
    """Tab where something is typed: the writer wants to pick from his material; ``typed`` is what
    stands there."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class Stopped(Exception):
    """Ctrl+C, Ctrl+D, a signal or a closed terminal; ``half`` is what was typed so far."""

    def __init__(self, half: str = "", *, exit_code: int = 130) -> None:
        super().__init__(half)
        self.half = half
        self.exit_code = exit_code


def run(application: Application[Result]) -> Result:
    """What the prompt's keys gave. Raises what they raised, and Stopped where the terminal or the
    system ended it."""

    def end(exit_code: int) -> None:
        stopped = Stopped(typed_in(application), exit_code=exit_code)
        if application.loop is None:
            raise stopped

        def leave() -> None:
            if application.is_running:
                application.exit(exception=stopped)

        application.loop.call_soon_threadsafe(leave)

    discard_early_input(application.input)
    try:
        with ended_by_signals(end):
            return application.run()
    except (EOFError, KeyboardInterrupt) as error:
        raise Stopped(typed_in(application)) from error
    except OSError as error:  # the terminal is not there any more
        raise Stopped(typed_in(application), exit_code=HUNG_UP) from error


def typed_in(application: Application[Result]) -> str:
    """What stands in the line that is typed; "" where nothing is typed (a list)."""
    return application.current_buffer.text if application.layout.buffer_has_focus else ""


def discard_early_input(keys: Input) -> None:
    """Throws away what was typed or pasted on a terminal before a prompt stands there: what the
    last prompt had read beyond its own answer, and what nobody has read yet."""
    if not sys.stdin.isatty():
        return
    clear_typeahead(keys)
    if sys.platform != "win32":
        import termios  # not there on Windows

        try:
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
        except termios.error:
            return  # closed between the two lines: the prompt finds that out by itself
