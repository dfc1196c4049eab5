"""The interview on a terminal: asks what ``interview`` says is next, saves each answer at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.console import Console

from drafter.bank import Bank
from drafter.errors import InterviewStopped
from drafter.flows.answered import answer_note
from drafter.flows.answering import with_answers, with_half
from drafter.flows.session import Session, course, next_in, previous_in
from drafter.interview.answers import Value, lines_of, text_of
from drafter.interview.asks import Ask
from drafter.interview.length import preset_characters
from drafter.terminal.console import logged, say, say_folded
from drafter.terminal.heading_sets import Answered, adjusted_set, heads_answer, set_answer
from drafter.terminal.notice import proposal_hint
from drafter.terminal.places import Place, message, place_answer
from drafter.terminal.prompts import Row, chosen_row, typed_line
from drafter.terminal.running import AskedHelp, Stopped, WentBack
from drafter.terminal.summary import print_progress
from drafter.terminal.typed_answers import (
    accepted_at,
    problem_with,
    typed_answer,
    typed_lines_answer,
)

_STAGES = {
    "会议": "先问事实，会议通知和议程上都有。",
    "立意": "骨架先立，开头后写。",
    "措辞": "候选已代入您的答案，【】还空着；“3篇”是几篇讲话里用过。",
}
REVIEW = "审阅"
"""The stage after the questions."""

_NAMED = 8  # leaders that are named below the prompt
_KEYS = "回车 用默认　数字 选　Tab 改了再用　Shift+Tab 回上一问　？ 讲解　Ctrl+C 先停"


def interviewed(
    session: Session, bank: Bank, console: Console, *, today: date, can_leave: bool = False
) -> Session:
    """The session with every question answered.

    Raises InterviewStopped when the writer stops; what was answered or half typed is on disk.
    ``can_leave``: raises WentBack where he goes back from the first question, which is asked again
    elsewhere.
    """
    stage = revisit = ""
    while True:
        ask = _ask_at(session, revisit) or next_in(session)
        if ask is None:
            return session
        if ask.question.stage != stage and not revisit:
            stage = ask.question.stage
            _print_stage(console, session, stage)
        try:
            session = _answered(Place(session, ask, bank, console, today))
        except WentBack as back:
            session = _half_kept(session, ask, back.half)
            before = previous_in(session, ask.key)
            if before is None and can_leave:
                raise
            revisit = before.key if before else ask.key
            continue
        revisit = ""


def asked_again(
    session: Session, key: str, bank: Bank, console: Console, *, today: date
) -> Session:
    """The session after the question at ``key`` was asked anew, and what its answer brought up;
    as it was where the writer goes back with Shift+Tab. Raises InterviewStopped."""
    ask = _ask_at(session, key)
    if ask is None:
        return session
    try:
        session = _answered(Place(session, ask, bank, console, today))
    except WentBack:
        return session
    return interviewed(session, bank, console, today=today)


def _answered(place: Place) -> Session:
    """The session with the answer at this place, and its line in the log."""
    ask, console = place.ask, place.console
    try:
        answers = _answers(place)
    except Stopped as stopped:
        _half_kept(place.session, ask, stopped.half)
        raise InterviewStopped(ask.prompt, exit_code=stopped.exit_code) from stopped
    session = with_answers(place.session, answers)
    note = answer_note(session, ask, today=place.today, short=logged)
    noticed = "（取自会议通知）" if session.layers.get(ask.key) == "会议通知" else ""
    say_folded(console, f"✓ {ask.number} {note}{noticed}")
    return session


def _half_kept(session: Session, ask: Ask, half: str) -> Session:
    """The session with what was half typed; an empty line does not wipe out what was kept."""
    said = text_of(session.answers, ask.key) or "\n".join(lines_of(session.answers, ask.key))
    if not half.strip() or half.strip() == said:
        return session
    return with_half(session, ask.key, half)


def print_keys(console: Console) -> None:
    """The keys that work at every prompt, and how to leave a fact open."""
    say(console, _KEYS, "dim")
    say(console, "拿不准的数字、人名用【】占位，如【重大隐患处数】；不补齐，不出定稿。", "dim")


def _ask_at(session: Session, key: str) -> Ask | None:
    return next((ask for ask in course(session) if ask.key == key), None)


def stage_name(stage: str) -> str:
    """〔立意 2/4〕"""
    names = [*_STAGES, REVIEW]
    return f"〔{stage} {names.index(stage) + 1}/{len(names)}〕"


def _print_stage(console: Console, session: Session, stage: str) -> None:
    """The stage that begins, above it what the draft has come to so far."""
    if stage != next(iter(_STAGES)):
        print_progress(console, session)
    say_folded(console, f"{stage_name(stage)}{_STAGES[stage]}", "bold")


def _answers(place: Place) -> Answered:
    """What one screen answers, by key; a question is asked again after its help was read."""
    kind = _kind(place.ask)
    while True:
        try:
            if kind in _SEVERAL:
                return _SEVERAL[kind](place)
            return {place.ask.key: _ASKED[kind](place)}
        except AskedHelp:
            question = place.ask.question
            for text in (question.help or question.hint, _example(place.ask)):
                if text:
                    say_folded(place.console, f"     {text}", "dim", hanging=" " * 5)


def _kind(ask: Ask) -> str:
    kind: str = ask.question.type
    if ask.question.edits:
        return "edits"
    if ask.question.of:
        return "heads"
    return {"list": "lines", "items": "lines", "date": "text", "number": "text"}.get(kind, kind)


def _example(ask: Ask) -> str:
    return f"例：{ask.question.example}" if ask.question.example else ""


def _choice(place: Place) -> Value:
    ask = place.ask
    values = [choice.value for choice in ask.question.choices]
    current = text_of(place.session.answers, ask.key) or ask.default
    start = max(0, _index(values, current))
    rows = [Row(f"{choice.value}　{choice.note}") for choice in ask.question.choices]
    index, _ = chosen_row(message(ask), rows, start=start)
    return values[index]


def _length(place: Place) -> Value:
    """A preset, or minutes or characters typed."""
    ask, answers = place.ask, place.session.answers
    choices = ask.question.choices
    values = [choice.value for choice in choices]
    rows = [
        Row(
            f"{choice.value}　{choice.minutes} 分钟，约 {preset_characters(choice, answers):,} 字"
            f"　{choice.note}"
        )
        for choice in choices
    ]
    proposed = place.session.proposed.get(ask.key)
    noticed = proposed.default if proposed and ask.key not in answers else ""
    current = text_of(answers, ask.key) or noticed or ask.default
    own = bool(current) and current not in values
    rows.append(Row(f"自己定：{current}" if own else "自己定"))
    start = len(values) if own else max(0, _index(values, current))
    while True:
        index, _ = chosen_row(message(ask), rows, hint=proposal_hint(proposed), start=start)
        if index < len(values):
            return values[index]
        try:
            typed = typed_line(
                message(ask),
                hint="写 8分钟 或 1600字；空着回车就回到上面几种。",
                initial=current if own else "",
                problem=lambda text: problem_with(place, text),
            )
        except WentBack:
            continue
        if typed.strip():
            return accepted_at(place, typed)


def _index(values: list[str], value: str) -> int:
    return values.index(value) if value in values else -1


_ASKED: dict[str, Callable[[Place], Value]] = {
    "choice": _choice,
    "length": _length,
    "phrase": place_answer,
}

_SEVERAL: dict[str, Callable[[Place], Answered]] = {
    "text": typed_answer,
    "lines": typed_lines_answer,
    "headings": set_answer,
    "edits": adjusted_set,
    "heads": heads_answer,
}
"""Screens that may answer more than the question they stand for."""
