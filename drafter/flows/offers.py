"""What is on offer at a question, and what Enter gives."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from drafter.bank import Bank
from drafter.composer.composer import Composer, composer_of
from drafter.composer.tables import own_tables_in, shadowed, shipped_tables
from drafter.flows.answering import layer_of
from drafter.flows.session import Session, next_in
from drafter.interview.answers import Value, typed_lines_of
from drafter.interview.asks import Ask
from drafter.interview.heading_sets import Basis, default_heads, default_set
from drafter.interview.layers import Layer
from drafter.interview.places import Candidate, candidates, used_choices
from drafter.interview.query import place_query, speaker_name
from drafter.interview.ranking import Query
from drafter.interview.slots import place_values
from drafter.outlines.model import Question
from drafter.paths import own_collocations


def offered(session: Session, ask: Ask, bank: Bank) -> tuple[Candidate, ...]:
    """What is on offer at a phrase place, best first."""
    question, answers = ask.question, session.answers
    return candidates(
        question,
        bank.search(part=question.part),
        place_values(question, session.outline, answers, index=ask.index),
        query=_query(session, ask, bank),
        used=used_choices(session.outline, answers, but=ask.key),
        required=frozenset(each.name for each in session.outline.questions if each.required),
        seed=session.seed,
    )


@lru_cache(maxsize=4)
def _composer(own_tables: Path) -> Composer:
    return composer_of(shadowed(shipped_tables(), own_tables_in(own_tables)[0]))


def composer() -> Composer:
    """The composer with the shipped tables and the user's own, which shadow them."""
    return _composer(own_collocations())


def heading_basis(session: Session, question: Question, bank: Bank) -> Basis:
    """What heading sets are made from at this point of the session."""
    return Basis(
        question,
        session.outline,
        session.answers,
        composer(),
        bank.search(part="heading"),
        session.seed,
    )


def _query(session: Session, ask: Ask, bank: Bank) -> Query:
    """What the place wants, with what the bank knows of this speaker and this writer."""
    outline, answers = session.outline, session.answers
    speaker = speaker_name(outline, answers)
    return replace(
        place_query(outline, answers, ask.question, index=ask.index, level=session.profile.level),
        by_speaker=bank.holdings.speeches_by(speaker) if speaker else frozenset(),
        of_unit=bank.holdings.own_sources(),
        favourites=frozenset(phrase.id for phrase in bank.favourite_phrases()),
    )


def default_answer(session: Session, ask: Ask, bank: Bank) -> Value:
    """What Enter gives: the best safe candidate at a place or among heading sets, the default
    elsewhere; empty where the writer would have to say it himself."""
    match ask.question.type:
        case "phrase":
            best = next(iter(offered(session, ask, bank)), None)
            safe = best and not best.open and not (best.phrase and best.phrase.single)
            return dict(best.choice) if best and safe else None
        case "headings":
            basis = heading_basis(session, ask.question, bank)
            return default_heads(basis) if ask.question.of else default_set(basis)
        case "lines" | "list" | "items":
            return list(typed_lines_of(ask.question, ask.default))
        case _:
            return ask.default


def with_defaults(session: Session, bank: Bank) -> Session:
    """The session with every open question answered by its default (required facts stay open)."""
    while (ask := next_in(session)) is not None:
        value = default_answer(session, ask, bank)
        layer: Layer = layer_of(session, ask.key, value)
        layers = {**session.layers, ask.key: layer if layer == "单位档案" else "提纲默认"}
        session = replace(session, answers={**session.answers, ask.key: value}, layers=layers)
    return session
