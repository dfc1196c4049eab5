"""The questions of one stage as a form: what the terminal asks, in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from drafter.flows.answered import answer_note
from drafter.flows.session import course, questions_in
from drafter.interview.asks import Ask, answered_numbers
from drafter.web.draft_facts import choice_field, length_field, line_field, lines_field
from drafter.web.draft_fields import REVIEW, STAGES, Field, Known, kind_of
from drafter.web.draft_headings import adjusted_field, heads_field, sets_field
from drafter.web.draft_places import place_field

_ONE_OPEN = ("phrase", "headings")
_STAND_IN = ("phrase", "headings")


class Form(Struct, frozen=True):
    """The fields of a stage; ``at`` is the key of the place that stands open, ``count`` about how
    many questions there are in all, ``proposed`` those in which the notice's words stand."""

    stage: str
    fields: tuple[Field, ...]
    at: str
    done: Mapping[str, bool]
    count: int
    answered: int
    proposed: int


def form(known: Known, *, stage: str, at: str = "") -> Form:
    """The form of a stage. Of its phrase places and heading sets one stands open: ``at``, else the
    first without an answer."""
    session = known.session
    asked = course(session)
    here = [ask for ask in asked if ask.question.stage == stage]
    if at not in [ask.key for ask in here]:
        waiting = [ask for ask in here if ask.key not in session.answers]
        at = next((each.key for each in waiting if kind_of(each.question) in _ONE_OPEN), "")
    fields = tuple(
        _field(known, ask, is_open=ask.key == at)
        for ask in here
        if kind_of(ask.question) != "edits" or ask.index == 0
    )
    done = {
        each: all(ask.key in session.answers for ask in asked if ask.question.stage == each)
        for each in STAGES
        if each != REVIEW
    }
    answered = answered_numbers(asked, session.answers)
    proposed = sum(field.proposed for field in fields)
    return Form(stage, fields, at, done, questions_in(session), answered, proposed)


def _field(known: Known, ask: Ask, *, is_open: bool) -> Field:
    kind, session = kind_of(ask.question), known.session
    answered = ask.key in session.answers
    short = _nothing if kind == "lines" else str
    told = answer_note(session if answered else known.full, ask, today=known.today, short=short)
    begun = Field(
        ask=ask,
        kind=kind,
        id=f"f-{ask.key.replace(' ', '_')}",
        hint=ask.question.hint.replace("就回车", "就空着"),
        answered=answered,
        note=told.removeprefix(f"{ask.prompt}　").strip() if answered or kind in _STAND_IN else "",
        open=is_open,
    )
    return _FILLED[kind](known, begun)


def _nothing(_: str) -> str:
    return ""


_FILLED: Mapping[str, Callable[[Known, Field], Field]] = {
    "text": line_field,
    "lines": lines_field,
    "choice": choice_field,
    "length": length_field,
    "phrase": place_field,
    "headings": sets_field,
    "edits": adjusted_field,
    "heads": heads_field,
}
"""What each kind of field holds; a literal registry."""
