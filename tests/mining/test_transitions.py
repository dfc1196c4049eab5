"""Announcing sentences: what is taken, what is not."""

from __future__ import annotations

from drafter.mining.transitions import transition_phrases
from drafter.model import MinedPhrase
from tests.mining.speeches import told, wording


def _found(*lines: str) -> tuple[str, str]:
    """The one place found, as its wording, and its pattern or why it was kept out."""
    context = told(*lines)
    (found,) = transition_phrases(context)
    outcome = found.pattern if isinstance(found, MinedPhrase) else found.refusal
    return wording(context, found), outcome


def test_a_sentence_that_announces_points_is_taken_with_its_number_open() -> None:
    assert _found("今天的会很重要。下面，我讲两点意见。", "一、收好粮", "二、管好仓") == (
        "下面，我讲两点意见。",
        "下面，我讲{数量}点意见。",
    )


def test_a_sentence_that_a_website_masked_is_kept_out() -> None:
    assert _found("下面，我代表***讲两点意见。", "一、收好粮", "二、管好仓") == (
        "下面，我代表***讲两点意见。",
        "damaged",
    )


def test_a_speech_that_announces_nothing_gives_nothing() -> None:
    assert transition_phrases(told("把粮收好，把仓管好。")) == []
