"""What two writers both changed, on the screen, and choosing between them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from drafter.revising.merging import CHOICES, Choice, Clash, gone_in, words
from drafter.terminal.console import folded, say
from drafter.terminal.drafting import row_of
from drafter.terminal.prompts import Row
from drafter.text.clean import displayable

_CELLS = 66
_NONE = "（原来没有）"


def print_clashes(console: Console, clashes: Sequence[tuple[str, Clash]]) -> None:
    """Each clash with its place and the three wordings."""
    for place, clash in clashes:
        say(console, f"{clash.number} {place}", "bold")
        for line in clash_lines(clash):
            say(console, line)


def clash_lines(clash: Clash) -> list[str]:
    """原来, 我改作 and 对方改作, each folded under itself."""
    said = (
        ("原来", words(clash.base) or _NONE),
        ("我改作", words(clash.mine) or f"（{gone_in(clash)}）"),
        ("对方改作", words(clash.theirs) or f"（{gone_in(clash)}）"),
    )
    lines: list[str] = []
    for label, text in said:
        first, *rest = folded(displayable(text), _CELLS)
        lines.append(f"  {label}　{first}")
        lines += [f"        {line}" for line in rest]
    return lines


def chosen_sides(console: Console, clashes: Sequence[tuple[str, Clash]]) -> dict[int, Choice]:
    """Asks whose words stand, clash by clash; those left open are not in it. Raises
    InterviewStopped."""
    choices: dict[int, Choice] = {}
    for count, (place, clash) in enumerate(clashes, start=1):
        message = "\n".join(
            [f"两人都改了（{count}／{len(clashes)}）{place}", *clash_lines(clash), ""]
        )
        rows = [Row(f"用{choice}" if choice != "都要" else choice) for choice in CHOICES]
        index = row_of(message, [*rows, Row("先都留着，回头在稿子里定")])
        if index < len(CHOICES):
            choices[clash.number] = CHOICES[index]
            say(console, f"✓ {clash.number} {place}　{CHOICES[index]}", "green")
        else:
            say(console, f"✓ {clash.number} {place}　先都留着", "yellow")
    return choices
