"""``drafter browse`` without words: choose a part, search while typing, look at one, go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import questionary
from questionary import Choice
from rich.console import Console

from drafter.bank import Bank, phrase_warnings
from drafter.model import PART_LABELS, Part, Phrase
from drafter.terminal.console import folded, say
from drafter.terminal.tables import phrase_page, short_number
from drafter.text.clean import clean_line, displayable

_LISTED = 8  # rows of one list of hits
_SHOWN = 6  # occurrences of a page

_HOW = "（数字或上下键选，回车定）"

Next = Literal["word", "part", "leave"]
_NEXT: dict[Next, str] = {"word": "换个词", "part": "换部分", "leave": "离开"}


def browse_by_choosing(bank: Bank, console: Console, *, year: int) -> None:
    """Asks until the writer leaves; Ctrl-C comes out as KeyboardInterrupt, Ctrl-D as EOFError."""
    part = _chosen_part(bank)
    while True:
        hits = bank.search(_typed(bank, part), part=part)
        if not hits:
            say(console, "没有这样的词条。少打一两个字再试。")
        chosen = _chosen_phrase(hits, year=year)
        if isinstance(chosen, Phrase):
            page = phrase_page(chosen, bank.occurrences(chosen), year=year, limit=_SHOWN)
            console.print(page)
            steps = [Choice(label, step) for step, label in _NEXT.items()]
            chosen = _step(_asked("下一步", steps))
        if chosen == "leave":
            return
        if chosen == "part":
            part = _chosen_part(bank)


def _chosen_part(bank: Bank) -> Part | None:
    counts = bank.counts()
    everything: list[Choice] = [Choice(f"全部 {sum(counts.values())}", "")]
    parts = [Choice(f"{label} {counts[part]}", part) for part, label in PART_LABELS.items()]
    value = _asked("部分", everything + parts)
    return next((part for part in PART_LABELS if part == value), None)


def _typed(bank: Bank, part: Part | None) -> str:
    patterns = [displayable(phrase.pattern) for phrase in bank.search(part=part)]
    question = questionary.autocomplete(
        "找什么　打一个字就行；不打就回车，按篇数排",
        choices=list(dict.fromkeys(patterns)),
        match_middle=True,
        ignore_case=False,
        qmark="",
    )
    return clean_line(str(question.unsafe_ask()))


def _chosen_phrase(hits: Sequence[Phrase], *, year: int) -> Phrase | Next:
    """The phrase pointed at, or what to do instead."""
    listed = {phrase.id: phrase for phrase in hits[:_LISTED]}
    choices = [Choice(_row(phrase, year=year), key) for key, phrase in listed.items()]
    choices += [Choice(label, step) for step, label in _NEXT.items()]
    more = f"共 {len(hits)} 条，列出前 {_LISTED} 条" if len(hits) > _LISTED else f"{len(hits)} 条"
    value = _asked(more, choices)
    return listed[value] if value in listed else _step(value)


def _step(value: str) -> Next:
    return next((step for step in _NEXT if step == value), "leave")


def _row(phrase: Phrase, *, year: int) -> str:
    warning = "".join(f"（{text}）" for text in phrase_warnings(phrase, year=year))
    head = f"{short_number(phrase)} {phrase.speeches}篇 {PART_LABELS[phrase.part]} "
    first, *rest = folded(f"{warning}{displayable(phrase.pattern)}", 48)
    return head + first + ("…" if rest else "")


def _asked(message: str, choices: Sequence[Choice]) -> str:
    question = questionary.select(
        message,
        choices=list(choices),
        qmark="",
        instruction=_HOW,
        use_shortcuts=True,
        use_jk_keys=False,
    )
    return str(question.unsafe_ask())
