"""The screens around an interview: where to begin, what to do about gaps, where one stopped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console

from drafter.errors import InterviewStopped
from drafter.flows.draft import draft_of
from drafter.flows.length import written_characters
from drafter.flows.outlines import commonest_first
from drafter.flows.session import Session, next_in
from drafter.flows.session_files import written_at
from drafter.outlines.model import Outline
from drafter.terminal.console import folded, padded, say
from drafter.terminal.pager import page_through
from drafter.terminal.prompts import Row, chosen_row
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.terminal.summary import draft_lines

UNFINISHED, FILL, ONLY_KEEP = (
    "先出未定稿（缺处标黄，页眉注明待补几处）",
    "现在就补",
    "只存稿，不导出",
)
_GO_ON, _ANEW = "接着写", "从头另写一份（这份留着）"
_TITLE_CELLS = 40
_KIND_CELLS = 18


def chosen_outline(known: Sequence[Outline]) -> Outline:
    """The kind of speech to write. Raises InterviewStopped."""
    known = commonest_first(known)
    rows = [Row(f"{padded(outline.kind, _KIND_CELLS)}　{outline.summary}") for outline in known]
    return known[row_of("写哪一种", rows)]


def chosen_session(found: Sequence[Session], *, today: date) -> Session | None:
    """The unfinished session to go on with; None to begin anew. Raises InterviewStopped."""
    while len(found) > 1:
        rows = [Row(_unfinished(session, today)) for session in found]
        rows.append(Row("从头另写一份（没写完的都留着）"))
        index = row_of(f"有 {len(found)} 份没写完", rows)
        if index == len(found):
            return None
        try:
            return _gone_on_with(found[index], today=today)
        except WentBack:
            continue
    try:
        return _gone_on_with(found[0], today=today)
    except WentBack:
        return chosen_session(found, today=today)


def _gone_on_with(session: Session, *, today: date) -> Session | None:
    """That session, or None to begin anew; the draft may be read before. Raises WentBack."""
    characters = draft_of(session).draft.characters
    rows = [Row(_GO_ON), Row(_ANEW), Row(f"先看已成的 {written_characters(session):,} 字")]
    while characters:
        index = row_of(f"上次没写完：{_unfinished(session, today)}", rows, back=True)
        if index < 2:
            return session if index == 0 else None
        read_through(session)
    return session


def _unfinished(session: Session, today: date) -> str:
    """What lists say of an unfinished speech: name, speaker, when it was left, and where."""
    draft = draft_of(session).draft
    first, *rest = folded(session.title, _TITLE_CELLS)
    title = first + ("……" if rest else "")
    if "待补" in session.title:
        title = f"{session.outline.kind}（题目还没有）"
    speaker = f"（{draft.speaker}）" if draft.speaker else ""
    ask = next_in(session)
    where = f"写到第 {ask.number} 问" if ask else "问完了，等审阅"
    return f"{title}{speaker}，{_when(session, today)}，{where}"


def _when(session: Session, today: date) -> str:
    moment = written_at(session)
    clock = f"{moment.hour}:{moment.minute:02}"
    match (today - moment.date()).days:
        case 0:
            return f"今天 {clock}"
        case 1:
            return f"昨天 {clock}"
    year = "" if moment.year == today.year else f"{moment.year}年"
    return f"{year}{moment.month}月{moment.day}日 {clock}"


def print_gone_on(console: Console, session: Session) -> None:
    """Where an interview goes on."""
    ask = next_in(session)
    if ask and ask.number > 1:
        say(console, f"✓ 1–{ask.number - 1} 已答；Shift+Tab 能回去改", "green")


def gap_decision(session: Session) -> str:
    """What to do about missing facts: one of UNFINISHED, FILL, ONLY_KEEP. Raises WentBack."""
    gaps = draft_of(session).draft.gaps
    choice = (UNFINISHED, FILL, ONLY_KEEP)
    return choice[row_of(f"缺 {len(gaps)} 处，怎么办", [Row(text) for text in choice], back=True)]


def row_of(message: str, rows: Sequence[Row], *, back: bool = False) -> int:
    """The index of the chosen row; help has no meaning here, going back (WentBack) only where
    ``back`` says so. Raises InterviewStopped."""
    while True:
        try:
            return chosen_row(message, rows)[0]
        except AskedHelp:
            continue
        except WentBack:
            if back:
                raise
        except Stopped as stopped:
            raise InterviewStopped(message, exit_code=stopped.exit_code) from stopped


def read_through(session: Session) -> None:
    """The whole draft in a pager, each sentence's origin in the margin. Raises InterviewStopped."""
    try:
        page_through(draft_lines(draft_of(session).draft))
    except Stopped as stopped:
        raise InterviewStopped("通读", exit_code=stopped.exit_code) from stopped


def print_stopped(console: Console, session: Session | None) -> None:
    """What is kept, and how to go on."""
    if session is None:
        say(console, "先停在这里。接着写：drafter draft")
        return
    ask = next_in(session)
    answered = (ask.number - 1) if ask else 0
    kept = f"1–{answered} 的答案都已存好" if answered > 1 else "答过的都已存好"
    half = "，这半句也留着" if session.half[1] else ""
    say(console, f"先停在这里。{kept}{half}。接着写：drafter draft")
