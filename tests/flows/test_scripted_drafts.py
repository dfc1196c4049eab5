"""Drafts by script over all outlines: what must hold of every one, and the shortest interview."""

from __future__ import annotations

from bench.drafts import run
from bench.first_run import shortest
from drafter.bank import open_user_bank
from drafter.flows.draft import draft_of
from drafter.paths import shipped, user_bank


def test_scripted_drafts_have_origins_and_no_gap_that_nobody_counts() -> None:
    drafts, sentences, faults = run(10, 1)
    assert drafts == 10
    assert sentences > 200
    assert faults == []


def test_the_shortest_interview_is_thirty_answers_half_of_them_enter() -> None:
    with open_user_bank(user_bank(), shipped=shipped("phrasebank")) as bank:
        session, typed = shortest("工作会议讲话", bank)
    assert draft_of(session).draft.gaps == ()
    answers = len(typed) + 2
    assert answers <= 30
    assert sum(typed.values()) * 2 <= answers
