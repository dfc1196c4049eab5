"""Filling what a draft lacks: each gap leads to the answer, or the sentence, in which it stands."""

from __future__ import annotations

from datetime import date

from rich.console import Console

from drafter.bank import Bank
from drafter.drafting.compose import FRONT
from drafter.flows.draft import draft_of
from drafter.flows.gaps import gap_key
from drafter.flows.session import Session
from drafter.interview.answers import is_sentence_edit
from drafter.model import Gap
from drafter.terminal.interview import asked_again
from drafter.terminal.review_menu import sentence_rewritten
from drafter.text.gaps import gap_text


def gaps_filled(session: Session, bank: Bank, console: Console, *, today: date) -> Session:
    """The session after what each gap of the draft stands in was asked again, once, in the order
    of the draft. Raises InterviewStopped."""
    asked: set[str] = set()
    while (place := _next_place(session, asked)) is not None:
        gap, key = place
        asked.add(_asked_as(gap, key))
        if is_sentence_edit(key):
            session = sentence_rewritten(session, _sentence_with(gap, session), console)
        else:
            session = asked_again(session, key, bank, console, today=today)
    return session


def _next_place(session: Session, asked: set[str]) -> tuple[Gap, str] | None:
    """The first gap that an answer not yet asked for fills, and that answer's key."""
    for gap in draft_of(session).draft.gaps:
        key = gap_key(gap, session.outline, session.answers)
        if key and _asked_as(gap, key) not in asked:
            return gap, key
    return None


def _asked_as(gap: Gap, key: str) -> str:
    """What is asked once: an answer; of rewritten sentences, whose keys may change, each gap."""
    return gap_text(gap.name) if is_sentence_edit(key) else key


def _sentence_with(gap: Gap, session: Session) -> int:
    """The number of the first sentence that may be rewritten and has the gap."""
    blocks = draft_of(session).draft.blocks
    sentences = [(block.kind, each.text) for block in blocks for each in block.sentences]
    return next(
        number
        for number, (kind, text) in enumerate(sentences)
        if kind not in FRONT and gap_text(gap.name) in text
    )
