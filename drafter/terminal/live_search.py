"""A list that narrows while one types: what is found stands under the line that is typed.

Digits point (typed text holds none: no phrase has a digit), the last ones at commands; Enter
decides. Nothing is searched for by a command key: the input method is always on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.layout.processors import BeforeInput

from drafter.terminal.console import folded
from drafter.terminal.prompts import HELP_KEYS, PANE_CELLS, PANE_LINES, STYLE, Row
from drafter.terminal.running import AskedHelp, Stopped, WentBack, run
from drafter.text.clean import clean_line

LISTED = 7
"""Hits that stand under the line at once; 8, 9 and 0 are the commands."""

_COMMAND_DIGITS = "890"
_WIDE = str.maketrans("1234567890", "１２３４５６７８９０")


class Hits(Struct, frozen=True):
    """The first rows that were found, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


class Picked(Struct, frozen=True):
    """What was typed, and the index of the row taken, or of the command below -1 (-1, -2)."""

    query: str
    index: int


def picked_row(
    message: str,
    find: Callable[[str], Hits],
    *,
    clear: str,
    commands: Sequence[str],
    none: str,
    query: str = "",
    start: int = 0,
) -> Picked:
    """The row taken from what ``find`` gives for what is typed.

    ``clear`` names the command that empties the line, ``commands`` (one or two) those that come out
    as -1 and -2; ``none`` is said where nothing is found. ``query`` and ``start`` are what stands
    there at first. Raises WentBack, AskedHelp or Stopped.
    """
    search = _Search(find, (clear, *commands), none, query=query, start=start)
    application: Application[Picked] = Application(
        layout=Layout(_layout(message, search), focused_element=search.buffer),
        key_bindings=_keys(search),
        style=STYLE,
        erase_when_done=True,
    )
    return run(application)


class _Search:
    """The line, what was found for it, and where it is pointed at: ``at`` counts hits from 0, then
    the commands."""

    def __init__(
        self,
        find: Callable[[str], Hits],
        commands: Sequence[str],
        none: str,
        *,
        query: str,
        start: int,
    ) -> None:
        self._find = find
        self.commands = commands
        self.none = none
        self.buffer = Buffer(multiline=False)
        self.buffer.text = query
        self.buffer.cursor_position = len(query)
        self.hits = find(query)
        self.at = min(start, max(0, len(self.hits.rows) - 1))
        self.buffer.on_text_changed += lambda _: self._look()

    def _look(self) -> None:
        self.hits = self._find(clean_line(self.buffer.text))
        self.at = 0

    @property
    def top(self) -> int:
        """Index of the first hit that is shown."""
        last = len(self.hits.rows) - 1
        return min(self.at, max(last, 0)) // LISTED * LISTED

    @property
    def shown(self) -> tuple[Row, ...]:
        return self.hits.rows[self.top : self.top + LISTED]

    @property
    def command(self) -> int:
        """Index of the command pointed at, -1 where a hit is."""
        return self.at - len(self.hits.rows) if self.at >= len(self.hits.rows) else -1

    def move(self, step: int) -> None:
        self.at = max(0, min(len(self.hits.rows) + len(self.commands) - 1, self.at + step))

    def turn(self, step: int) -> None:
        """A page on or back, among the hits."""
        if self.hits.rows:
            last = len(self.hits.rows) - 1
            self.at = max(0, min(last, self.top + step * LISTED))

    def point(self, digit: str) -> None:
        if digit in _COMMAND_DIGITS[: len(self.commands)]:
            self.at = len(self.hits.rows) + _COMMAND_DIGITS.index(digit)
        elif digit not in _COMMAND_DIGITS and int(digit) <= len(self.shown):
            self.at = self.top + int(digit) - 1

    def decided(self) -> Picked | None:
        """What Enter takes; None where the line was emptied instead."""
        if self.command == 0:
            self.buffer.text = ""
            return None
        index = self.at if self.command < 0 else -self.command
        return Picked(clean_line(self.buffer.text), index)


def _keys(search: _Search) -> KeyBindings:
    keys = KeyBindings()
    for digit in "1234567890":
        for key in (digit, digit.translate(_WIDE)):

            @keys.add(key, eager=True)
            def _point(_event: KeyPressEvent, digit: str = digit) -> None:
                search.point(digit)

    for key, step in (("up", -1), ("down", 1)):

        @keys.add(key, eager=True)
        def _move(_event: KeyPressEvent, step: int = step) -> None:
            search.move(step)

    for key, step in (("pageup", -1), ("pagedown", 1)):

        @keys.add(key, eager=True)
        def _turn(_event: KeyPressEvent, step: int = step) -> None:
            search.turn(step)

    @keys.add("enter", eager=True)
    def _decide(event: KeyPressEvent) -> None:
        picked = search.decided()
        if picked is not None:
            event.app.exit(result=picked)

    @keys.add("<bracketed-paste>", eager=True)
    def _paste(event: KeyPressEvent) -> None:
        search.buffer.insert_text(clean_line(event.data))

    _add_leaving(keys, search)
    return keys


def _add_leaving(keys: KeyBindings, search: _Search) -> None:
    is_empty = Condition(lambda: not search.buffer.text)
    for key in HELP_KEYS:

        @keys.add(key, eager=True, filter=is_empty)
        def _help(event: KeyPressEvent) -> None:
            event.app.exit(exception=AskedHelp())

    @keys.add("s-tab", eager=True)
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(exception=WentBack())

    @keys.add("c-c", eager=True)
    @keys.add("c-d", eager=True)
    @keys.add("<sigint>")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=Stopped(search.buffer.text))


def _layout(message: str, search: _Search) -> HSplit:
    def window(text: Callable[[], StyleAndTextTuples], lines: Callable[[], int]) -> Window:
        return Window(FormattedTextControl(text), height=lambda: Dimension.exact(lines()))

    line = BufferControl(search.buffer, input_processors=[BeforeInput(" › ")])
    return HSplit(
        [
            window(lambda: [("class:question", message)], lambda: 1),
            Window(line, height=1),
            window(lambda: _rows(search), lambda: max(1, len(search.shown))),
            window(lambda: _foot(search), lambda: 1),
            window(lambda: _pane(search), lambda: len(_pane_lines(search))),
            Window(),
        ]
    )


def _rows(search: _Search) -> StyleAndTextTuples:
    if not search.shown:
        return [("", f"   {search.none}")]
    text: StyleAndTextTuples = []
    for number, row in enumerate(search.shown, start=1):
        pointed = search.top + number - 1 == search.at
        text.append(
            (
                "class:highlighted" if pointed else "",
                f" {'»' if pointed else ' '} {number} {row.label}\n",
            )
        )
    return text


def _foot(search: _Search) -> StyleAndTextTuples:
    """The commands, and how many there are where they do not all stand here."""
    text: StyleAndTextTuples = []
    for index, command in enumerate(search.commands):
        pointed = index == search.command
        style = "class:highlighted" if pointed else ""
        text.append((style, f" {'»' if pointed else ' '} {_COMMAND_DIGITS[index]} {command}"))
    total, first = search.hits.total, search.top + 1
    if total > LISTED:
        last = search.top + len(search.shown)
        text.append(("class:pane", f"　　共 {total:,} 条，这是 {first}–{last}，上下键翻"))
    elif total:
        text.append(("class:pane", f"　　共 {total} 条"))
    return text


def _pane_lines(search: _Search) -> list[str]:
    if search.command >= 0:
        return []
    return folded(search.hits.rows[search.at].pane, PANE_CELLS)[:PANE_LINES]


def _pane(search: _Search) -> StyleAndTextTuples:
    return [("class:pane", "\n".join(f"     {line}" for line in _pane_lines(search)))]
