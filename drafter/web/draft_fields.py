"""The questions of one stage as fields of a form: what the terminal asks, in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from drafter.bank import Bank, phrase_warnings
from drafter.composer.composer import Composer, judged
from drafter.composer.measure import figures, shape_of, verdict
from drafter.flows.answered import answer_note
from drafter.flows.length import items_hint
from drafter.flows.material import offered_material
from drafter.flows.offers import composer, heading_basis, offered
from drafter.flows.session import Session, course
from drafter.gathering.material.offering import told_source
from drafter.interview.answers import EDITED, OWN, PHRASE, lines_of, text_of
from drafter.interview.asks import (
    BETWEEN,
    Ask,
    chosen_pattern,
    heading_patterns,
    heading_set,
)
from drafter.interview.dates import written_date
from drafter.interview.heading_sets import (
    HeadSets,
    Offer,
    head_offers,
    heads_filled,
    not_covered,
    set_offers,
    told_origin,
)
from drafter.interview.length import preset_characters
from drafter.interview.places import PAGE, Candidate, searched_candidates, used_choices
from drafter.interview.slots import filled, place_values
from drafter.outlines.model import Question
from drafter.text.clean import clean_line
from drafter.text.numerals import numeral_of

STAGES: Mapping[str, str] = {
    "会议": "先问事实，会议通知和议程上都有。",
    "立意": "骨架先立，开头后写。",
    "措辞": "候选已代入您的答案，【】还空着；“3 篇”是几篇讲话里用过。",
    "审阅": "看全文，补缺处，出稿。",
}
"""The stages with what each is about; the last has no questions."""

REVIEW = "审阅"

_NAMED = 8  # leaders that are named beside the field
_SEARCHED = 60
_MOST_SETS = 12
_MOST_MATERIAL = 40
_ONE_OPEN = ("phrase", "headings")
_STAND_IN = ("phrase", "headings")


class Option(Struct, frozen=True):
    """One of a few answers: ``value`` is what is kept, ``note`` explains it."""

    value: str
    note: str
    chosen: bool


class Card(Struct, frozen=True):
    """A candidate at a place. ``value`` stands for it in the form; ``typed``: what it reads after
    the writer mended it."""

    value: str
    text: str
    told: str
    warnings: tuple[str, ...]
    open: tuple[str, ...]
    chosen: bool


class SetCard(Struct, frozen=True):
    """A heading set on offer, each heading with its figures; ``number`` counts from 0."""

    number: int
    headings: tuple[tuple[str, str], ...]
    verdict: str
    told: str
    chosen: bool


class Line(Struct, frozen=True):
    """A heading that is adjusted: its key, words and figures."""

    key: str
    text: str
    figures: str


class HeadsLine(Struct, frozen=True):
    """The sub-headings of one item as they stand, and how many sets there are for them."""

    number: int
    label: str
    text: str
    verdict: str
    ways: int


class Field(Struct, frozen=True, kw_only=True):
    """One question. ``kind`` names the template that shows it; ``value`` is what was answered as it
    is typed, ``note`` what was understood by it. The lists are empty but for their own kind."""

    ask: Ask
    kind: str
    id: str
    hint: str
    value: str = ""
    proposed: bool = False
    note: str = ""
    answered: bool = False
    open: bool = True
    material: tuple[tuple[str, str], ...] = ()
    options: tuple[Option, ...] = ()
    cards: tuple[Card, ...] = ()
    more: int = 0
    none: bool = False
    own: str = ""
    sets: tuple[SetCard, ...] = ()
    unknown: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    verdict: str = ""
    heads: tuple[HeadsLine, ...] = ()


class Form(Struct, frozen=True):
    """The fields of a stage; ``at`` is the key of the place that stands open."""

    stage: str
    fields: tuple[Field, ...]
    at: str
    done: Mapping[str, bool]
    count: int
    answered: int


def kind_of(question: Question) -> str:
    """The kind of field a question needs."""
    if question.edits:
        return "edits"
    if question.of:
        return "heads"
    several = {"list": "lines", "items": "lines", "date": "text", "number": "text"}
    return several.get(question.type, question.type)


class Known(Struct, frozen=True):
    """What a form is made from: the session, what stands in where it has no answer, the bank."""

    session: Session
    full: Session
    bank: Bank
    today: date


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
    answered = sum(ask.key in session.answers for ask in asked)
    return Form(stage, fields, at, done, len(asked), answered)


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


def _line(known: Known, field: Field) -> Field:
    ask, (half_key, half) = field.ask, known.session.half
    hint = field.hint + (f"　空着＝{ask.default}" if ask.default else "")
    leaders = known.session.profile.leaders
    if ask.question.slot == "人名" and leaders:
        hint += f"　名册里的写姓名就行：{'、'.join(each.name for each in leaders[:_NAMED])}"
    value = text_of(known.session.answers, ask.key)
    if ask.question.type == "date":
        hint += f"　今天是{written_date(known.today)}。"
        value = _day(value)
    if half and half_key == ask.key:
        value = half
    if field.note == value:
        field = replace(field, note="")
    return _noticed(known, replace(field, hint=hint, value=value))


def _noticed(known: Known, field: Field) -> Field:
    """The field with what the notice of the meeting says of its question."""
    proposed = known.session.proposed.get(field.ask.key)
    if proposed is None or field.answered:
        return field
    if not proposed.default:
        said = "；".join(
            f"{each.answer.replace(chr(10), '／')}（{each.line}）" for each in proposed.said
        )
        return replace(
            field, hint=f"{field.hint}　通知里拿不准，没有替您填：{proposed.doubt} {said}"
        )
    hint = f"{field.hint}　取自通知，点“照这样”就算数。{proposed.said[0].line}"
    return replace(field, hint=hint, value=field.value or proposed.default, proposed=True)


def _nothing(_: str) -> str:
    return ""


def _day(value: str) -> str:
    """A date as a person writes it; anything else as it is."""
    try:
        return written_date(date.fromisoformat(value))
    except ValueError:
        return value


def _lines(known: Known, field: Field) -> Field:
    ask, (half_key, half) = field.ask, known.session.half
    kept = "\n".join(lines_of(known.session.answers, ask.key))
    hint = field.hint + items_hint(known.session, ask)
    value = half if half and half_key == ask.key else kept
    material = tuple(
        (clean_line(snippet.text), told_source(source, snippet))
        for source, snippet in offered_material(known.session, ask)[:_MOST_MATERIAL]
    )
    return _noticed(known, replace(field, hint=hint, value=value, material=material))


def _choice(known: Known, field: Field) -> Field:
    current = text_of(known.session.answers, field.ask.key) or field.ask.default
    options = tuple(
        Option(each.value, each.note, each.value == current) for each in field.ask.question.choices
    )
    return replace(field, options=options)


def _length(known: Known, field: Field) -> Field:
    answers = known.session.answers
    current = text_of(answers, field.ask.key) or field.ask.default
    options = tuple(
        Option(
            each.value,
            f"{each.minutes} 分钟，约 {preset_characters(each, answers):,} 字　{each.note}",
            each.value == current,
        )
        for each in field.ask.question.choices
    )
    is_own = bool(current) and not any(each.chosen for each in options)
    return replace(field, options=options, own=current if is_own else "")


# --- a phrase place -----------------------------------------------------------------------------


def _place(known: Known, field: Field) -> Field:
    current = known.session.answers.get(field.ask.key)
    field = replace(
        field,
        hint="",
        none=field.answered and current is None,
        own=current if isinstance(current, str) else "",
    )
    if not field.open:
        return field
    cards, more = place_cards(known, field.ask)
    return replace(field, cards=cards, more=more)


def place_cards(
    known: Known, ask: Ask, *, query: str = "", start: int = 0
) -> tuple[tuple[Card, ...], int]:
    """A page of candidates at a place, those that a search of the whole bank finds where there is
    a ``query``; and where the next page begins (0: at the first)."""
    session = known.session
    if query:
        values = place_values(ask.question, session.outline, session.answers, index=ask.index)
        used = used_choices(session.outline, session.answers, but=ask.key)
        hits = known.bank.search(clean_line(query), limit=_SEARCHED)
        found = searched_candidates(hits, values, used=used)
    else:
        found = offered(session, ask, known.bank)
    shown = list(found[start : start + PAGE])
    following = start + PAGE if start + PAGE < len(found) else 0
    cards = [_card(known, ask, each) for each in shown]
    chosen = _mended(known, ask)
    if not start and not query and chosen and not any(card.chosen for card in cards):
        cards.insert(0, chosen)
    return tuple(cards), following


def _card(known: Known, ask: Ask, candidate: Candidate) -> Card:
    phrase = candidate.phrase
    current = known.session.answers.get(ask.key)
    chosen = current == candidate.choice
    if phrase is None:
        return Card(
            f"own:{candidate.choice[OWN]}", candidate.text, "提纲自带", (), candidate.open, chosen
        )
    warnings = phrase_warnings(phrase, year=known.today.year)
    told = f"{phrase.number:04d}　{phrase.speeches} 篇"
    if phrase.last_year is not None:
        years = dict.fromkeys((phrase.first_year, phrase.last_year))
        told += f"（{'—'.join(map(str, years))}）"
    return Card(f"phrase:{phrase.id}", candidate.text, told, warnings, candidate.open, chosen)


def _mended(known: Known, ask: Ask) -> Card | None:
    """What stands at the place now, where no page of candidates shows it: a phrase further down
    the list, or one that the writer mended."""
    current = known.session.answers.get(ask.key)
    if not isinstance(current, dict):
        return None
    values = place_values(
        ask.question, known.session.outline, known.session.answers, index=ask.index
    )
    pattern = chosen_pattern(ask.question, known.session.answers, ask.key)
    told = "词库，改过字" if EDITED in current else "词库" if PHRASE in current else "提纲自带"
    return Card("kept", filled(pattern, values), told, (), (), True)


# --- heading sets -------------------------------------------------------------------------------


def _sets(known: Known, field: Field) -> Field:
    ask = field.ask
    basis = heading_basis(known.session, ask.question, known.bank)
    if not field.open or not basis.items:
        return replace(field, own="\n".join(basis.items))
    offers = set_offers(basis)
    current = known.session.answers.get(ask.key)
    sets = tuple(
        _set_card(number, offer, basis.composer, chosen=offer.choice == current)
        for number, offer in enumerate(offers[:_MOST_SETS])
    )
    composed = any(offer.composed for offer in offers) or len(basis.items) < 2
    return replace(
        field,
        sets=sets,
        unknown=() if composed else not_covered(basis),
        own="\n".join(basis.items),
        none=field.answered and current is None,
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


def _adjusted(known: Known, field: Field) -> Field:
    """The headings of a set, adjusted together."""
    session, question = known.session, field.ask.question
    headings = standing_headings(session, question)
    words = composer().words
    lines = tuple(
        Line(f"{question.name}{number}", text, figures(shape_of(text, words)))
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


def _heads(known: Known, field: Field) -> Field:
    basis = heading_basis(known.session, field.ask.question, known.bank)
    offers = head_offers(basis)
    patterns = standing_heads(field.ask.question, known.session, offers)
    heads = []
    for number, (offer, each) in enumerate(zip(offers, patterns, strict=True)):
        if offer.sets:
            texts = heads_filled(offer, each)
            told = verdict(judged(basis.composer, texts))
            ways, label = len(offer.sets) + 1, f"第{numeral_of(number + 1)}点　{offer.item}"
            heads.append(HeadsLine(number, label, BETWEEN.join(texts), told, ways))
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


_FILLED: Mapping[str, Callable[[Known, Field], Field]] = {
    "text": _line,
    "lines": _lines,
    "choice": _choice,
    "length": _length,
    "phrase": _place,
    "headings": _sets,
    "edits": _adjusted,
    "heads": _heads,
}
"""What each kind of field holds; a literal registry."""
