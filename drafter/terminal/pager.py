"""A pager of our own: there whatever the system has, and no letter is needed to leave it."""

from __future__ import annotations

from collections.abc import Sequence

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

from drafter.terminal.prompts import STYLE
from drafter.terminal.running import Stopped, run

_KEYS = "空格、上下键翻　回车 翻到底就回来　Shift+Tab 现在就回来"


class _Page:
    """The lines, and the first of them that is shown."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        self.lines = lines
        self.top = 0
        self.height = 1

    @property
    def at_end(self) -> bool:
        return self.top + self.height >= len(self.lines)

    def turn(self, lines: int) -> None:
        self.top = max(0, min(self.top + lines, len(self.lines) - self.height))

    def text(self) -> StyleAndTextTuples:
        shown = self.lines[self.top : self.top + self.height]
        return [(style, f"{line}\n") for line, style in shown]

    def foot(self) -> StyleAndTextTuples:
        last = min(len(self.lines), self.top + self.height)
        return [("class:pane", f"{last}/{len(self.lines)} 行　{_KEYS}")]


def page_through(lines: Sequence[tuple[str, str]]) -> None:
    """Shows ``lines``, each with its style, a screen at a time. Raises Stopped on Ctrl+C."""
    page = _Page(lines)
    application: Application[None] = Application(
        layout=Layout(_layout(page)),
        key_bindings=_keys(page),
        style=STYLE,
        full_screen=True,
        before_render=lambda app: _measure(page, app),
    )
    run(application)


def _measure(page: _Page, application: Application[None]) -> None:
    page.height = max(1, application.output.get_size().rows - 1)
    page.turn(0)


def _layout(page: _Page) -> HSplit:
    return HSplit(
        [
            Window(FormattedTextControl(page.text), wrap_lines=False),
            Window(FormattedTextControl(page.foot), height=1),
        ]
    )


def _keys(page: _Page) -> KeyBindings:
    keys = KeyBindings()
    for key, step in (("up", -1), ("down", 1)):

        @keys.add(key)
        def _move(_event: KeyPressEvent, step: int = step) -> None:
            page.turn(step)

    for key, way in (("pageup", -1), ("pagedown", 1), (" ", 1), ("\u3000", 1)):

        @keys.add(key)
        def _turn(_event: KeyPressEvent, way: int = way) -> None:
            page.turn(way * max(1, page.height - 1))

    @keys.add("home")
    def _first(_event: KeyPressEvent) -> None:
        page.turn(-len(page.lines))

    @keys.add("end")
    def _last(_event: KeyPressEvent) -> None:
        page.turn(len(page.lines))

    @keys.add("enter")
    def _on_or_back(event: KeyPressEvent) -> None:
        if page.at_end:
            event.app.exit()
        else:
            page.turn(max(1, page.height - 1))

    @keys.add("s-tab")
    def _back(event: KeyPressEvent) -> None:
        event.app.exit()

    @keys.add("c-c")
    @keys.add("c-d")
    @keys.add("<sigint>")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=Stopped())

    return keys
