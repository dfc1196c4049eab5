"""What an answer does to a session, which is on disk with it before the next one is asked."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from drafter.flows.draft import draft_of, sources_of
from drafter.flows.session import Session, course, defaults_in
from drafter.flows.session_files import saved
from drafter.interview.answers import PATTERN, Value, lines_of, question_of
from drafter.interview.asks import heading_set
from drafter.interview.items import moved_answers, moved_keys
from drafter.interview.layers import Layer, layer_of_typed
from drafter.interview.sentence_edits import (
    questions_of_edits,
    with_questions_moved,
    with_sentence_edit,
)
from drafter.text.sentences import stop_of


def with_answer(session: Session, key: str, value: Value) -> Session:
    """The session with one more answer, on disk; what was half typed is settled by it.

    Headings that stand as a frame gave them follow a change of the frame or of the themes; those
    edited by hand stay. A set that was made for other themes or other heads is asked for again.
    What was answered about a theme goes with it (see ``moved_answers``).
    """
    answers = dict(session.answers)
    if answers.get(key) != value:
        for stale in (*_headings_as_offered(session, key), *_sets_made_for(session, key)):
            answers.pop(stale, None)
    layers = {name: layer for name, layer in session.layers.items() if name != key}
    layer = layer_of(session, key, value)
    if layer != "键入":
        layers[key] = layer
    before = lines_of(answers, key)
    answers[key] = value
    now = lines_of(answers, key)
    known = {**dict.fromkeys(answers), **dict.fromkeys(questions_of_edits(answers))}
    keys = moved_keys(known, session.outline, key, before=before, now=now)
    answers = with_questions_moved(answers, keys)
    answers = moved_answers(answers, session.outline, key, before=before, now=now)
    layers = moved_answers(layers, session.outline, key, before=before, now=now)
    half = ("", "") if session.half[0] == key else session.half
    return saved(replace(session, answers=answers, layers=layers, half=half))


def layer_of(session: Session, key: str, value: Value) -> Layer:
    """Where an answer came from."""
    ask = next((ask for ask in course(session) if ask.key == key), None)
    if ask is None or ask.question.type in ("phrase", "headings"):
        return "键入"
    noticed = session.proposed[key].default if key in session.proposed else ""
    if noticed and value in (noticed, noticed.split("\n")):
        return "会议通知"
    return layer_of_typed(value, ask.question.name, defaults_in(session), ask.default)


def with_answers(session: Session, several: Mapping[str, Value]) -> Session:
    """The session with several answers that were given on one screen, in their order."""
    for key, value in several.items():
        session = with_answer(session, key, value)
    return session


def _sets_made_for(session: Session, key: str) -> tuple[str, ...]:
    """Names of the heading sets whose patterns were made for the words at ``key``."""
    question = question_of(key, session.outline)
    return tuple(
        each.name
        for each in session.outline.questions
        if each.type == "headings"
        and question is not None
        and question.name in (each.each, each.of)
        and isinstance(kept := session.answers.get(each.name), dict)
        and isinstance(kept.get(PATTERN), list)
    )


def _headings_as_offered(session: Session, key: str) -> tuple[str, ...]:
    """Keys of headings, not edited by hand, that depend on the answer at ``key``."""
    found: list[str] = []
    for question in session.outline.questions:
        if question.edits and key in (question.edits, question.each):
            offered_before = heading_set(session.outline, session.answers, question.edits)
            for number, heading in enumerate(offered_before, start=1):
                if session.answers.get(f"{question.name}{number}") == heading:
                    found.append(f"{question.name}{number}")
    return tuple(found)


def with_half(session: Session, key: str, text: str) -> Session:
    """The session with what was typed when the writer stopped, on disk."""
    return saved(replace(session, half=(key, text)))


def with_sentence_rewritten(session: Session, number: int, text: str) -> Session:
    """The session whose draft reads ``text`` in the place of its ``number``-th sentence (from 0),
    and of no other that reads the same, on disk; "" leaves the sentence out."""
    sentence = draft_of(session).draft.texts[number]
    if text and not stop_of(text) and not text.endswith("："):
        text += stop_of(sentence)
    source = sources_of(session)[number]
    answers = with_sentence_edit(session.answers, source, sentence, text)
    return saved(replace(session, answers=answers))
