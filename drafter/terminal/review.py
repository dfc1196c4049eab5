"""``drafter bank review`` on a terminal: one phrase at a time, each decision on disk at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rich.console import Console

from drafter.bank import VERDICT_LABELS, Bank, DecidedMeanwhile, Decision
from drafter.bank.wording import checked_pattern
from drafter.errors import UserError
from drafter.model import Phrase
from drafter.terminal.console import folded, say
from drafter.terminal.phrase_list import short_number
from drafter.terminal.prompts import Row, chosen_row, typed_line
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.terminal.tables import phrase_page
from drafter.text.clean import displayable

_SHOWN = 2  # occurrences of a phrase that is asked about
_LISTED = 8  # dropped phrases of one list

Step = Literal["keep", "drop", "edit", "note", "skip", "stop"]
_STEPS: dict[Step, tuple[str, str]] = {
    "keep": ("留下", "往后写稿、查词库都有它。"),
    "drop": (
        "不要",
        "查词库、写稿都不再出现，再采也不回来；取回用 --dropped",
    ),
    "edit": ("改字", "改成自己要的样子，出处跟着走。空位写成 {事项}。"),
    "note": ("批注", "记一句话，看这一条时显示。"),
    "skip": ("跳过", "这回不定，下回再问。"),
    "stop": ("先停", "定过的都已存好，下回接着来。"),
}

_DONE: dict[Step, str] = {
    "keep": VERDICT_LABELS["keep"],
    "drop": VERDICT_LABELS["drop"],
    "edit": VERDICT_LABELS["edit"],
    "note": "批注",
}


class Reviewed(Struct, frozen=True):
    """What became of a review: phrases decided, skipped, and still to decide about."""

    decided: int
    skipped: int
    left: int


def reviewed(bank: Bank, console: Console, *, year: int) -> Reviewed:
    """Asks about every phrase nobody has decided about, best first, until all are or he stops.

    Raises Stopped on Ctrl+C; what was decided is on disk.
    """
    waiting = list(bank.decisions.undecided())
    say(console, f"还有 {len(waiting)} 条没看过，好的在前。“开头·形势”是说：用在开头，讲形势。")
    say(console, "回车 留下　数字 选　Shift+Tab 回上一条　？ 讲解　Ctrl+C 先停", "dim")
    place, done = 0, dict[int, Step | None]()
    while place < len(waiting):
        phrase = waiting[place]
        if place not in done and not bank.decisions.is_open(phrase):
            del waiting[place]  # decided in another window meanwhile, or merged into another one
            continue
        found = bank.occurrences(phrase)
        more = f"drafter browse {short_number(phrase)} --all"
        console.print(phrase_page(phrase, found, year=year, limit=_SHOWN, more=more))
        try:
            step, waiting[place] = _decided(
                bank, phrase, console, f"第 {place + 1}／{len(waiting)} 条"
            )
        except WentBack:
            place = max(0, place - 1)
            continue
        if step == "stop":
            break
        done[place] = step
        place += 1
    skipped, elsewhere = (list(done.values()).count(each) for each in ("skip", None))
    left = bank.decisions.undecided_count()
    return Reviewed(len(done) - skipped - elsewhere, skipped, left)


def taken_back(bank: Bank, console: Console, *, shipped: bool = False) -> int:
    """Lists the phrases that the user does not want (``shipped``: that the shipped bank refused)
    and lets him take some back; gives how many he did.

    Raises Stopped on Ctrl+C.
    """
    whose = "编附带词库时没有收的" if shipped else "您不要的"
    count, start = 0, 0
    while True:
        dropped = bank.decisions.dropped(shipped=shipped)
        if not dropped:
            say(console, f"没有{whose}词条。")
            return count
        start = start if start < len(dropped) else 0
        listed = dropped[start : start + _LISTED]
        rows = [Row(_line(phrase), _whole(bank, phrase)) for phrase in listed]
        rows += [Row("下一批")] if len(dropped) > _LISTED else []
        rows += [Row("离开")]
        message = f"{whose} {len(dropped)} 条，选一条取回"
        try:
            chosen, _ = chosen_row(message, rows, start=len(rows) - 1)
        except (WentBack, AskedHelp):
            continue
        if chosen < len(listed):
            bank.decisions.keep(listed[chosen])
            say(console, f"✓ {_line(listed[chosen])}　已取回")
            count += 1
        elif chosen == len(rows) - 1:
            return count
        else:
            start += _LISTED


def which_way(question: str, ways: Sequence[str]) -> int:
    """Which of these he wants; the first changes nothing: Enter alone takes it, and Ctrl+C."""
    try:
        chosen, _ = chosen_row(question, [Row(way) for way in ways])
    except (WentBack, AskedHelp, Stopped):
        return 0
    return chosen


def _decided(
    bank: Bank, phrase: Phrase, console: Console, message: str
) -> tuple[Step | None, Phrase]:
    """What was decided of one phrase, which is on disk, and the phrase as it reads now; None where
    another window was quicker.

    Raises WentBack for the one before it.
    """
    seen = bank.decisions.of(phrase.id)
    steps = list(_STEPS)
    rows = [Row(label) for label, _ in _STEPS.values()]
    while True:
        try:
            chosen, _ = chosen_row(message, rows)
        except AskedHelp:
            for label, told in _STEPS.values():
                say(console, f"  {label}  {told}", "dim")
            continue
        step = steps[chosen]
        try:
            changed = _done(bank, phrase, step, seen)
        except WentBack:
            continue
        except DecidedMeanwhile as error:
            say(console, f"! {error}", "yellow")
            if step == "note":
                continue
            return None, phrase
        if step in _DONE:
            say(console, f"✓ {_DONE[step]}　{_line(changed)}")
        if step != "note":
            return step, changed


def _done(bank: Bank, phrase: Phrase, step: Step, seen: Decision | None) -> Phrase:
    """Carries one step out over the decision that was ``seen``; raises WentBack where he thought
    better of it, DecidedMeanwhile where another window was quicker."""
    match step:
        case "keep":
            bank.decisions.keep(phrase, over=seen)
        case "drop":
            bank.decisions.drop(phrase, over=seen)
        case "edit":
            words = _typed("改成", phrase.pattern, slots=phrase.slots)
            return bank.decisions.edit(phrase, words, over=seen)
        case "note":
            noted = bank.decisions.of(phrase.id)
            note = _typed("批注", noted.why if noted else "")
            bank.decisions.note(phrase, note, over=noted)
    return phrase


def _typed(message: str, initial: str, *, slots: Sequence[str] | None = None) -> str:
    """One line; with ``slots`` it has to be a pattern."""

    def problem(text: str) -> str:
        if slots is None:
            return ""
        try:
            checked_pattern(text, slots=slots)
        except UserError as error:
            return str(error)
        return ""

    while True:
        try:
            return typed_line(message, initial=initial, problem=problem)
        except AskedHelp:
            continue


def _line(phrase: Phrase) -> str:
    first, *rest = folded(displayable(phrase.pattern), 56)
    return f"{short_number(phrase)} {first}{'……' if rest else ''}"


def _whole(bank: Bank, phrase: Phrase) -> str:
    """The phrase whole, and why it is not wanted where somebody said so."""
    decision = bank.decisions.of(phrase.id)
    why = f"（{decision.why}）" if decision is not None and decision.why else ""
    return displayable(f"{phrase.pattern}{why}")
