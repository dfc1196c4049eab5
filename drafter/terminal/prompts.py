"""One prompt at a time on a terminal: a line, several lines, a choice.

Each is erased when it is answered, so that the log above holds one line an answer. Shift+Tab goes
back, Ctrl+C stops and hands over what was typed so far; what was typed or pasted before the prompt
stood there is thrown away, so that it cannot answer the wrong question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import questionary
from msgspec import Struct
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from questionary import Question
from questionary.prompts.common import InquirerControl

from drafter.terminal.console import folded
from drafter.terminal.running import AskedHelp, Stopped, WantsMaterial, WentBack, run, typed_in

STYLE = questionary.Style(
    [
        ("question", "bold"),
        ("instruction", "fg:ansibrightblack"),
        ("answer", ""),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("pane", "fg:ansibrightblack"),
        ("problem", "fg:ansired"),
    ]
)
PANE_CELLS = 72
PANE_LINES = 13
_LOCKED, _UNLOCKED = "● ", "○ "
_DIGITS = 10
"""Rows that a digit can point at; a letter is never a key, the input method is always on."""
HELP_KEYS = ("?", "？")
_HOW = {True: "（数字或上下键选，回车定）", False: "（上下键选，回车定）"}


class Row(Struct, frozen=True):
    """One row of a list: ``label`` on the row, ``pane``, of one line or several, below the list
    while it is pointed at."""

    label: str
    pane: str = ""


def typed_line(
    message: str,
    *,
    hint: str = "",
    initial: str = "",
    problem: Callable[[str], str] = lambda _: "",
    can_pick: bool = False,
) -> str:
    """One line as it was typed. ``problem`` says why a line cannot be taken ("" when it can);
    ``can_pick``: Tab raises WantsMaterial."""
    question = questionary.text(
        message,
        default=initial,
        qmark="",
        instruction=_below(hint),
        style=STYLE,
        validate=lambda text: text in HELP_KEYS or problem(text) or True,
        validate_while_typing=False,
        erase_when_done=True,
        key_bindings=_picking() if can_pick else None,
    )
    return _answered(question)


def _picking() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("tab", eager=True)
    def _pick(event: KeyPressEvent) -> None:
        event.app.exit(exception=WantsMaterial(event.current_buffer.text))

    return keys


def typed_lines(
    message: str,
    *,
    hint: str = "",
    initial: Sequence[str] = (),
    half: bool = False,
    problem: Callable[[str], str] = lambda _: "",
    can_pick: bool = False,
) -> str:
    """Several lines; Enter on an empty line ends them. Pasted line breaks are kept. ``half``: the
    last of the initial lines was not finished, typing goes on in it. ``can_pick`` as for one
    line."""
    keys = _picking() if can_pick else KeyBindings()

    @keys.add("enter", eager=True)
    def _end_or_break(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        wants_help = buffer.text.strip() in HELP_KEYS
        at_end = buffer.document.is_cursor_at_the_end
        if not wants_help and (buffer.document.current_line.strip() or not at_end):
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    question = questionary.text(
        message,
        default="\n".join(initial) + ("\n" if initial and not half else ""),
        qmark="",
        instruction=_below(f"{hint}（空行回车结束）"),
        style=STYLE,
        multiline=True,
        validate=lambda text: text.strip() in HELP_KEYS or problem(text) or True,
        validate_while_typing=False,
        erase_when_done=True,
        key_bindings=keys,
        prompt_continuation=" › ",
    )
    return _answered(question)


def chosen_row(
    message: str,
    rows: Sequence[Row],
    *,
    hint: str = "",
    start: int = 0,
    can_edit: bool = False,
    locks: list[bool] | None = None,
) -> tuple[int, bool]:
    """The index of the chosen row, and whether Tab asked to edit it first.

    Digits point, Enter decides; the row pointed at is shown whole below the list. ``locks`` has an
    entry a row, shown as ● or ○, which the space key turns over in place.
    """
    choices = [questionary.Choice(row.label, number) for number, row in enumerate(rows)]
    for choice, row, locked in zip(choices, rows, locks or (), strict=False):
        _show_lock(choice, row.label, locked=locked)
    question = questionary.select(
        message,
        choices=choices,
        default=choices[start],
        qmark="",
        pointer="»",
        instruction=_lines_below(hint) if hint else _HOW[len(rows) <= _DIGITS],
        style=STYLE,
        use_shortcuts=len(rows) <= _DIGITS,
        use_jk_keys=False,
        use_emacs_keys=False,
        erase_when_done=True,
    )
    control = next(
        each
        for each in question.application.layout.find_all_controls()
        if isinstance(each, InquirerControl)
    )
    _add_pane(question, control, rows)
    keys = KeyBindings()

    @keys.add("tab", eager=True, filter=Condition(lambda: can_edit))
    def _edit(event: KeyPressEvent) -> None:
        event.app.exit(result=(control.pointed_at, True))

    @keys.add(" ", eager=True, filter=Condition(lambda: locks is not None))
    def _turn_over(event: KeyPressEvent) -> None:
        place = control.pointed_at
        if locks is not None:
            locks[place] = not locks[place]
            _show_lock(control.choices[place], rows[place].label, locked=locks[place])
        event.app.invalidate()

    for key in HELP_KEYS:

        @keys.add(key, eager=True)
        def _help(event: KeyPressEvent) -> None:
            event.app.exit(exception=AskedHelp())

    @keys.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=Stopped())

    answer = _run(question, keys)
    return answer if isinstance(answer, tuple) else (int(str(answer)), False)


def _show_lock(choice: questionary.Choice, label: str, *, locked: bool) -> None:
    choice.title = (_LOCKED if locked else _UNLOCKED) + label


def _below(hint: str) -> str:
    return (_lines_below(hint) if hint else "") + "\n ›"


def _lines_below(hint: str) -> str:
    parts = [part for part in hint.split("\n") if part]
    return "".join(f"\n   {line}" for part in parts for line in folded(part, PANE_CELLS))


def _add_pane(question: Question, control: InquirerControl, rows: Sequence[Row]) -> None:
    """Below the list, the row that is pointed at, whole."""
    if not any(row.pane for row in rows):
        return

    def lines() -> list[str]:
        parts = rows[control.pointed_at].pane.split("\n")
        return [line for part in parts for line in folded(part, PANE_CELLS)][:PANE_LINES]

    def text() -> StyleAndTextTuples:
        return [("class:pane", "\n".join(f"     {line}" for line in lines()))]

    pane = ConditionalContainer(
        Window(FormattedTextControl(text), height=lambda: Dimension.exact(len(lines()))),
        filter=Condition(lambda: not get_app().is_done),
    )
    application = question.application
    for window in application.layout.find_all_windows():
        if window.content is control:
            window.dont_extend_height = to_filter(True)
    # The last window takes the rows that are left over, so that the pane stands under the list.
    application.layout = Layout(HSplit([application.layout.container, pane, Window()]))


def _answered(question: Question) -> str:
    text = str(_run(question, KeyBindings()))
    if text.strip() in HELP_KEYS:
        raise AskedHelp
    return text


def _run(question: Question, keys: KeyBindings) -> object:
    """Asks; raises WentBack, AskedHelp or Stopped."""

    @keys.add("s-tab", eager=True)
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(exception=WentBack(typed_in(event.app)))

    @keys.add("c-c", eager=True)
    @keys.add("<sigint>")
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=Stopped(typed_in(event.app)))

    application = question.application
    bound = [each for each in (application.key_bindings, keys) if each is not None]
    application.key_bindings = merge_key_bindings(bound)
    return run(application)
