"""``drafter browse`` without words: choose a part, search while typing, take one, do something."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct
from rich.console import Console

from drafter.bank import Bank, phrase_warnings
from drafter.errors import UserError
from drafter.flows.notebook import noted_down
from drafter.interview.asks import slot_prompt
from drafter.interview.slots import SlotValue, filled
from drafter.model import MOVE_LABELS, PART_LABELS, Part, Phrase
from drafter.paths import speeches_folder
from drafter.terminal.clipboard import send_to_clipboard, takes_clipboard
from drafter.terminal.console import ROW_CELLS, folded, say
from drafter.terminal.live_search import Hits, Picked, picked_row
from drafter.terminal.phrase_list import short_number, years
from drafter.terminal.prompts import Row, chosen_row, typed_line
from drafter.terminal.running import AskedHelp, WentBack
from drafter.terminal.tables import phrase_page
from drafter.text.clean import clean_line, displayable

_MOST_FOUND = 210  # hits that one can walk through
_SHOWN = 6  # occurrences of a page

_NONE = "没有这样的词条。少打一两个字再试。"
_HELP = (
    "打一个字就找，几个词用空格隔开，都有才列出；不打，按篇数排。",
    "数字或上下键选，回车定；Shift+Tab 回去选部分；Ctrl+C 离开。",
)

Shelf = Part | Literal["favourites"] | None
"""What is searched: a part, what the writer keeps at hand, or everything."""

Step = Literal["copy", "fill", "page", "favourite", "drop", "word", "part", "leave"]
_STEPS: dict[Step, tuple[str, str]] = {
    "copy": ("拷贝", "空位写成【事项】这样，贴过去再填。"),
    "fill": ("填空再拷", "先问空位，填好了再拷；没问到的还是【】。"),
    "page": ("看出处", "哪几篇、哪一年、前后是什么话。"),
    "favourite": ("收藏", "写稿时用得上的地方排在前面；都看：drafter browse --favourites"),
    "drop": (
        "不要这条（再采也不收）",
        "查词库、写稿都不再出现；取回：drafter bank review --dropped",
    ),
    "word": ("换个词", "回到找词条的地方。"),
    "part": ("换部分", "重新选部分。"),
    "leave": ("离开", "定过的都已存好。"),
}


class _Chooser(Struct, frozen=True):
    """What every screen needs: the bank, where to print, today's year."""

    bank: Bank
    console: Console
    year: int


def browse_by_choosing(bank: Bank, console: Console, *, year: int) -> None:
    """Asks until the writer leaves. Raises Stopped on Ctrl+C; what he decided is on disk."""
    chooser = _Chooser(bank, console, year)
    shelf, picked = _chosen_shelf(bank), Picked("", 0)
    while True:
        try:
            picked, phrase = _picked(chooser, shelf, picked)
        except WentBack:
            shelf, picked = _chosen_shelf(bank), Picked("", 0)
            continue
        if phrase is None:
            step = "part" if picked.index == -1 else "leave"
        else:
            step = _used(chooser, phrase)
        if step == "leave":
            return
        if step == "part":
            shelf, picked = _chosen_shelf(bank), Picked("", 0)
        elif step == "word":
            picked = Picked("", 0)


def _chosen_shelf(bank: Bank) -> Shelf:
    counts, kept = bank.counts(), len(bank.favourite_phrases())
    shelves: list[tuple[Shelf, str]] = [(None, f"全部 {sum(counts.values()):,}")]
    shelves += [("favourites", f"收藏 {kept:,}")] if kept else []
    shelves += [(part, f"{label} {counts[part]:,}") for part, label in PART_LABELS.items()]
    while True:
        try:
            index, _ = chosen_row("部分", [Row(label) for _, label in shelves])
        except (AskedHelp, WentBack):
            continue
        return shelves[index][0]


def _picked(chooser: _Chooser, shelf: Shelf, last: Picked) -> tuple[Picked, Phrase | None]:
    """The hit taken with its phrase, or a command; begins with what was typed last."""
    shown = tuple[Phrase, ...]()

    def find(query: str) -> Hits:
        nonlocal shown
        shown = _found(chooser.bank, shelf, query)
        rows = tuple(_row(phrase, year=chooser.year, kept=kept) for phrase in shown)
        return Hits(rows, _number(chooser.bank, shelf, query))

    kept = frozenset(phrase.id for phrase in chooser.bank.favourite_phrases())
    while True:
        try:
            picked = picked_row(
                f"找什么{_shelf_name(shelf)}　打一个字就行；不打，按篇数排",
                find,
                clear="换个词",
                commands=("换部分", "离开"),
                none=_NONE,
                query=last.query,
                start=max(0, last.index),
            )
            # What stood there, not what is found now: mining beside may have changed the order.
            return picked, shown[picked.index] if picked.index >= 0 else None
        except AskedHelp:
            for line in _HELP:
                say(chooser.console, f"  {line}", "dim")


def _shelf_name(shelf: Shelf) -> str:
    if shelf is None:
        return ""
    return "（收藏）" if shelf == "favourites" else f"（{PART_LABELS[shelf]}）"


def _found(bank: Bank, shelf: Shelf, query: str) -> tuple[Phrase, ...]:
    if shelf == "favourites":
        return bank.favourite_phrases(query)
    return bank.search(query, part=shelf, limit=_MOST_FOUND)


def _number(bank: Bank, shelf: Shelf, query: str) -> int:
    if shelf == "favourites":
        return len(bank.favourite_phrases(query))
    return bank.matches(query, part=shelf)


def _row(phrase: Phrase, *, year: int, kept: frozenset[str]) -> Row:
    warnings = "".join(f"（{text}）" for text in phrase_warnings(phrase, year=year))
    label = f"{phrase.speeches}篇 {PART_LABELS[phrase.part]} {warnings}"
    first, *rest = folded(label + displayable(phrase.pattern), ROW_CELLS)
    told = [f"{short_number(phrase)}　出处：{phrase.speeches} 篇（{years(phrase)}）"]
    told += [MOVE_LABELS[phrase.move]] if phrase.move else []
    told += ["已收藏"] if phrase.id in kept else []
    return Row(first + ("……" if rest else ""), f"{displayable(phrase.pattern)}　{'　'.join(told)}")


# --- what is done with one phrase --------------------------------------------------------------


def _used(chooser: _Chooser, phrase: Phrase) -> Step:
    """Does things with one phrase until the writer goes on, and gives where to: ``copy`` back to
    the list he came from."""
    start = 0
    steps = get_args(Step)
    while True:
        is_kept = phrase.id in {each.id for each in chooser.bank.favourite_phrases()}
        pane = displayable(phrase.pattern)
        rows = [Row(_label(step, phrase, is_kept=is_kept), pane) for step in steps]
        try:
            index, _ = chosen_row(_named(phrase), rows, start=start)
            step: Step = steps[index]
            if step in ("word", "part", "leave"):
                return step
            _DONE[step](chooser, phrase)
        except AskedHelp:
            for label, told in _STEPS.values():
                say(chooser.console, f"  {label}　{told}", "dim")
            continue
        except WentBack:
            return "copy"
        except UserError as error:
            say(chooser.console, f"! {error}", "yellow")
            continue
        if step != "page" and step != "favourite":
            return "copy"
        start = 0


def _label(step: Step, phrase: Phrase, *, is_kept: bool) -> str:
    if step == "favourite" and is_kept:
        return "不再收藏"
    if step == "fill" and not phrase.slots:
        return "填空再拷（这条没有空位，就是拷贝）"
    return _STEPS[step][0]


def _copy(chooser: _Chooser, phrase: Phrase) -> None:
    _copied(chooser, phrase, filled(phrase.pattern, {}))


def _fill(chooser: _Chooser, phrase: Phrase) -> None:
    values = dict[str, SlotValue]()
    place = 0
    while place < len(phrase.slots):
        slot = phrase.slots[place]
        try:
            text = _typed_slot(slot, values)
        except WentBack:
            if place == 0:
                raise
            place -= 1
            continue
        values.pop(slot, None)
        if text:
            values[slot] = SlotValue(text, slot)
        place += 1
    text = filled(phrase.pattern, values)
    say(chooser.console, f"  {text}")
    _copied(chooser, phrase, text)


def _typed_slot(slot: str, values: dict[str, SlotValue]) -> str:
    hint = f"{slot_prompt(slot)}没有就回车，先空着。"
    initial = values[slot].text if slot in values else ""
    while True:
        try:
            return clean_line(typed_line(f"【{slot}】", hint=hint, initial=initial))
        except AskedHelp:
            continue


def _copied(chooser: _Chooser, phrase: Phrase, text: str) -> None:
    """Puts it on the clipboard; where that may not work, into a file too, and says so."""
    text = displayable(text)
    send_to_clipboard(chooser.console, text)
    say(chooser.console, f"✓ 已拷贝　{_named(phrase)}")
    if not takes_clipboard(os.environ):
        path = noted_down(text, speeches_folder())
        say(chooser.console, f"  这个终端不一定让用剪贴板：也写到 {_from_home(path)} 里了", "dim")


def _from_home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _page(chooser: _Chooser, phrase: Phrase) -> None:
    found = chooser.bank.occurrences(phrase)
    decision = chooser.bank.decisions.of(phrase.id)
    page = phrase_page(
        phrase,
        found,
        year=chooser.year,
        limit=_SHOWN,
        more=f"drafter browse {short_number(phrase)} --all",
        note=decision.why if decision else "",
    )
    chooser.console.print(page)


def _favourite(chooser: _Chooser, phrase: Phrase) -> None:
    bank = chooser.bank
    if phrase.id in {each.id for each in bank.favourite_phrases()}:
        bank.let_favourite_go(phrase)
        say(chooser.console, f"✓ 不再收藏　{_named(phrase)}")
        return
    bank.keep_favourite(phrase)
    say(chooser.console, f"✓ 已收藏　{_named(phrase)}　都看：drafter browse --favourites")


def _drop(chooser: _Chooser, phrase: Phrase) -> None:
    stands = chooser.bank.decisions.of(phrase.id)
    if stands is not None and stands.verdict in ("drop", "edit"):  # then it was not in the list
        raise UserError("这一条刚才在别处改了字，或不要了，没有动它", "回去重新找一遍")
    chooser.bank.decisions.drop(phrase, over=stands)
    say(chooser.console, f"✓ 不要了，再采也不收　{_named(phrase)}")
    say(chooser.console, "  反悔了：drafter bank review --dropped 里取回", "dim")


_DONE: dict[Step, Callable[[_Chooser, Phrase], None]] = {
    "copy": _copy,
    "fill": _fill,
    "page": _page,
    "favourite": _favourite,
    "drop": _drop,
}


def _named(phrase: Phrase) -> str:
    lines: Sequence[str] = folded(displayable(phrase.pattern), 36)
    return f"{short_number(phrase)} {lines[0]}{'……' if len(lines) > 1 else ''}"
