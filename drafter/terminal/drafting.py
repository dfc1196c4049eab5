"""The screens around an interview: where to begin, the review, what to do about gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from drafter.bank import Bank
from drafter.drafting.gaps import with_gaps
from drafter.errors import InterviewStopped
from drafter.flows.draft import Session, course, draft_of
from drafter.interview.slots import slot_key
from drafter.outlines.model import Outline
from drafter.terminal.answered import answer_note
from drafter.terminal.console import say
from drafter.terminal.interview import interviewed
from drafter.terminal.prompts import Row, chosen_row
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.terminal.summary import preview

EXPORT, READ, CHANGE, KEEP = "导出", "通读", "改一个答案", "先存着"
UNFINISHED, FILL, ONLY_KEEP = (
    "先出未定稿（缺处标黄，页眉注明待补几处）",
    "现在就补",
    "只存稿，不导出",
)


def chosen_outline(known: Sequence[Outline]) -> Outline:
    """The kind of speech to write. Raises InterviewStopped."""
    rows = [Row(f"{outline.kind}　{outline.summary}") for outline in known]
    return known[_row("1 写哪一种", rows)]


def chosen_session(found: Sequence[Session]) -> Session | None:
    """The unfinished session to go on with; None to begin anew. Raises InterviewStopped."""
    rows = [Row(f"接着写：{session.title}（已答 {len(session.answers)} 问）") for session in found]
    rows.append(Row("从头另写一份（没写完的都留着）"))
    index = _row("上次没写完", rows)
    return found[index] if index < len(rows) - 1 else None


def reviewed(session: Session, bank: Bank, console: Console, *, today: date) -> tuple[Session, str]:
    """The session after the review, and whether the writer exports or keeps it."""
    while True:
        choice = (EXPORT, READ, CHANGE, KEEP)
        chosen = choice[_row("下一步", [Row(text) for text in choice])]
        if chosen == READ:
            preview(console, draft_of(session).draft, letters=True)
        elif chosen == CHANGE:
            session = _changed(session, bank, console, today=today)
        else:
            return session, chosen


def gap_decision(session: Session) -> str:
    """What to do about missing facts: one of UNFINISHED, FILL, ONLY_KEEP."""
    gaps = draft_of(session).draft.gaps
    choice = (UNFINISHED, FILL, ONLY_KEEP)
    return choice[_row(f"缺 {len(gaps)} 处，怎么办", [Row(text) for text in choice])]


def gaps_filled(session: Session, bank: Bank, console: Console, *, today: date) -> Session:
    """The session after every question whose answer holds a gap was asked again."""
    for ask in course(session):
        value = session.answers.get(ask.key)
        texts = value if isinstance(value, list) else [value if isinstance(value, str) else ""]
        needed = ask.question.required or ask.key == slot_key(ask.question.name)
        empty = needed and not any(texts)
        if empty or any(with_gaps(text)[1] for text in texts):
            session = interviewed(session, bank, console, today=today, revisit=ask.key)
    return session


def _changed(session: Session, bank: Bank, console: Console, *, today: date) -> Session:
    asked = course(session)
    rows = [Row(f"{ask.number} {answer_note(session, ask, today=today)}") for ask in asked]
    rows.append(Row("都不改了"))
    index = _row("改哪一个", rows)
    if index == len(asked):
        return session
    return interviewed(session, bank, console, today=today, revisit=asked[index].key)


def _row(message: str, rows: Sequence[Row]) -> int:
    """The index of the chosen row; help and going back have no meaning here."""
    while True:
        try:
            return chosen_row(message, rows)[0]
        except (AskedHelp, WentBack):
            continue
        except Stopped as stopped:
            raise InterviewStopped(message) from stopped


def print_stopped(console: Console, session: Session | None) -> None:
    """What is kept, and how to go on."""
    kept = f"{len(session.answers)} 问的答案都已存好。" if session else ""
    say(console, f"先停在这里。{kept}接着写：drafter draft")
