"""Heading sets as fields: sets on offer, their headings adjusted, sub-headings of each item."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from drafter.composer.composer import Composer, judged
from drafter.composer.measure import figures, shape_of, verdict
from drafter.flows.offers import composer, heading_basis
from drafter.flows.session import Session
from drafter.interview.answers import text_of
from drafter.interview.asks import BETWEEN, heading_patterns, heading_set
from drafter.interview.heading_sets import (
    HeadSets,
    Offer,
    gives_items_alone,
    head_offers,
    heads_filled,
    not_covered,
    set_offers,
    told_origin,
)
from drafter.outlines.model import Question
from drafter.text.numerals import numeral_of
from drafter.web.draft_fields import Field, HeadsLine, Known, Line, SetCard

_MOST_SETS = 12


def sets_field(known: Known, field: Field) -> Field:
    ask = field.ask
    basis = heading_basis(known.session, ask.question, known.bank)
    if not field.open or not basis.items:
        return replace(field, own="\n".join(basis.items))
    offers = set_offers(basis)[:_MOST_SETS]
    current = known.session.answers.get(ask.key)
    sets = tuple(
        _set_card(number, offer, basis.composer, chosen=offer.choice == current)
        for number, offer in enumerate(offers)
    )
    composed = any(offer.composed for offer in offers) or len(basis.items) < 2
    return replace(
        field,
        sets=sets,
        unknown=() if composed else not_covered(basis),
        own="\n".join(basis.items),
        none=field.answered and current is None,
        plain=not gives_items_alone(offers, basis),
    )


def _set_card(number: int, offer: Offer, composer: Composer, *, chosen: bool) -> SetCard:
    shapes = (figures(shape_of(heading, composer.words)) for heading in offer.headings)
    return SetCard(
        number,
        tuple(zip(offer.headings, shapes, strict=True)),
        verdict(judged(composer, offer.headings)),
        told_origin(offer),
        chosen,
    )


def adjusted_field(known: Known, field: Field) -> Field:
    """The headings of a set, adjusted together: those on the sheet, where none was chosen the set
    that stands in."""
    headings = standing_headings(known.full, field.ask.question)
    words = composer().words
    lines = tuple(
        Line(f"{field.ask.question.name}{number}", text, figures(shape_of(text, words)))
        for number, text in enumerate(headings, start=1)
    )
    told = verdict(judged(composer(), headings)) if len(headings) > 1 else ""
    return replace(field, hint="", note="", lines=lines, verdict=told)


def standing_headings(session: Session, editing: Question) -> tuple[str, ...]:
    """The headings that the question ``editing`` offers for adjusting, as they stand now."""
    offers = heading_set(session.outline, session.answers, editing.edits)
    return tuple(
        text_of(session.answers, f"{editing.name}{number}") or heading
        for number, heading in enumerate(offers, start=1)
    )


def heads_field(known: Known, field: Field) -> Field:
    basis = heading_basis(known.full, field.ask.question, known.bank)
    offers = head_offers(basis)
    patterns = standing_heads(field.ask.question, known.full, offers)
    heads = []
    for number, (offer, each) in enumerate(zip(offers, patterns, strict=True)):
        if offer.sets:
            texts = heads_filled(offer, each)
            told = verdict(judged(basis.composer, texts))
            label = f"第{numeral_of(number + 1)}点　{offer.item}"
            heads.append(HeadsLine(number, label, BETWEEN.join(texts), told))
    return replace(field, hint="", note="", heads=tuple(heads))


def standing_heads(
    question: Question, session: Session, offers: Sequence[HeadSets]
) -> list[tuple[str, ...]]:
    """The patterns of the sub-headings chosen before, else the best set of each item; empty: as
    they were typed."""
    before = heading_patterns(question, session.answers)
    if before:
        return [tuple(each.split(BETWEEN)) if each else () for each in before]
    return [offer.sets[0].patterns if offer.sets else () for offer in offers]
