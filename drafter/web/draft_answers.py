"""What a form of the draft's page sent, as answers; checked as what is typed on a terminal is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.datastructures import FormData

from drafter.bank import Bank
from drafter.errors import UserError
from drafter.flows.material import offered_material
from drafter.flows.offers import heading_basis, offered
from drafter.flows.session import Session, course
from drafter.interview.answers import (
    MATERIAL,
    OWN,
    PATTERN,
    PHRASE,
    Choice,
    Value,
    unpaired,
    with_material,
)
from drafter.interview.asks import BETWEEN, Ask, heading_patterns
from drafter.interview.edits import edited_choice
from drafter.interview.heading_sets import (
    head_offers,
    heads_choice,
    heads_retyped,
    set_adjusted,
    set_as_adjusted,
    set_offers,
)
from drafter.interview.slots import place_values
from drafter.interview.validation import accepted
from drafter.outlines.model import Question
from drafter.text.clean import clean_line
from drafter.web.desk import Desk
from drafter.web.draft_fields import kind_of
from drafter.web.draft_headings import standing_headings, standing_heads
from drafter.web.draft_sheet import stood_in
from drafter.web.forms import text_in, texts_in

Answered = dict[str, Value]


def ask_named(session: Session, key: str) -> Ask:
    """The question at ``key`` of the course as it is now. Raises UserError where there is none: an
    answer given meanwhile has taken it away."""
    found = next((ask for ask in course(session) if ask.key == key), None)
    if found is None:
        raise UserError("这一问已经不问了", "前面的答案改过，请看现在问的")
    return found


def answers_in(form: FormData, session: Session, bank: Bank, desk: Desk) -> Answered:
    """The answers that a form gives, by key. Raises UserError for what cannot be one."""
    ask = ask_named(session, text_in(form, "key"))
    return _READ[kind_of(ask.question)](form, session, ask, bank, desk)


def _typed(form: FormData, session: Session, ask: Ask, _bank: Bank, desk: Desk) -> Answered:
    typed = text_in(form, "own").strip() or text_in(form, "value")
    value = accepted(ask, typed, today=desk.today(), profile=session.profile)
    if ask.question.type == "list" and ask.question.required and not typed.strip():
        raise UserError("至少写一条，骨架要靠它")
    said = value if isinstance(value, list) else [str(value)]
    taken = {
        snippet.id: words
        for _, snippet in offered_material(session, ask)
        if (words := clean_line(snippet.text)) and any(words in line for line in said)
    }
    if not taken:
        return {ask.key: value}
    return {MATERIAL: with_material(session.answers, taken), ask.key: value}


def _place(form: FormData, session: Session, ask: Ask, bank: Bank, _desk: Desk) -> Answered:
    """A candidate, one that was mended, an own sentence, or none."""
    value, typed = text_in(form, "value"), clean_line(text_in(form, "typed"))
    if unpaired(typed):
        raise UserError("【】没有配对", "补上缺的一半")
    if value == "none":
        return {ask.key: None}
    if value == "kept":
        current = session.answers.get(ask.key)
        if not typed or not isinstance(current, dict):
            return {ask.key: current}
        choice: Choice | None = dict(current)
    else:
        choice = _choice(value, session, ask, bank)
    if choice is None:
        if not typed:
            raise UserError("没有写字", "写一句，或从候选里选；不要这一处就选“不写”")
        return {ask.key: typed}
    if not typed:
        return {ask.key: choice}
    values = place_values(ask.question, session.outline, session.answers, index=ask.index)
    return {ask.key: edited_choice(choice, typed, values)}


def _choice(value: str, session: Session, ask: Ask, bank: Bank) -> Choice | None:
    """The choice that a card stands for; None for a sentence of the writer's own. Raises UserError
    for one that is not there any more."""
    kind, _, name = value.partition(":")
    if kind == "own" and name.isascii() and name.isdigit():
        if 1 <= int(name) <= len(ask.question.own):
            return {OWN: int(name)}
    elif kind == "phrase":
        for candidate in offered(session, ask, bank):
            if candidate.choice.get(PHRASE) == name:
                return dict(candidate.choice)
        phrase = bank.phrase(name)
        if phrase is not None:
            return {PHRASE: phrase.id, PATTERN: phrase.pattern}
    elif kind in ("", "typed"):
        return None
    raise UserError("这一条已经不在候选里", "另选一条")


def _set(form: FormData, session: Session, ask: Ask, bank: Bank, _desk: Desk) -> Answered:
    """A set on offer, one of the writer's own, or the themes as they are."""
    basis, value = heading_basis(session, ask.question, bank), text_in(form, "value")
    if value.isascii() and value.isdigit():
        offers = set_offers(basis)
        if int(value) >= len(offers):
            raise UserError("这一组已经不在候选里", "另选一组")
        return {ask.key: dict(offers[int(value)].choice)}
    headings: Sequence[str] = basis.items
    if value == "ready":
        headings = [line for each in text_in(form, "own").split("\n") if (line := clean_line(each))]
        if len(headings) != len(basis.items):
            said = (
                f"有 {len(basis.items)} 个主题，要 {len(basis.items)} 条，这里有 {len(headings)} 条"
            )
            raise UserError(said)
    return {ask.key: None, **_single(session, ask.question, headings)}


def _single(session: Session, question: Question, headings: Sequence[str]) -> Answered:
    """The headings as answers to the question that edits this set."""
    every = session.outline.questions
    editing = next((each for each in every if each.edits == question.name), None)
    if editing is None:
        return {}
    return {f"{editing.name}{number}": text for number, text in enumerate(headings, start=1)}


def _headings(form: FormData, session: Session, ask: Ask, bank: Bank, _desk: Desk) -> Answered:
    """The headings of a set as they were typed over; the set that stands in is taken with them."""
    full = stood_in(session, bank)
    before = standing_headings(full, ask.question)
    typed = [clean_line(each) for each in texts_in(form, "heading")]
    if len(typed) != len(before):
        raise UserError("主题的条数变了", "看看现在的大标题再改")
    texts = [text or old for text, old in zip(typed, before, strict=True)]
    adjusted: Answered = {
        f"{ask.question.name}{number}": text for number, text in enumerate(texts, start=1)
    }
    chosen = ask.question.edits
    taken: Answered = {} if chosen in session.answers else {chosen: full.answers.get(chosen)}
    return {**taken, **adjusted}


def dealt_anew(form: FormData, session: Session, bank: Bank) -> tuple[Answered, str]:
    """The headings with those that are not locked dealt anew, and what was done, in words."""
    ask = ask_named(session, text_in(form, "key"))
    question = session.outline.question(ask.question.edits)
    full = stood_in(session, bank)
    before = list(standing_headings(full, ask.question))
    locked = [str(place) in texts_in(form, "locked") for place in range(len(before))]
    if question is None or all(locked):
        raise UserError("都锁着，没有可重配的", "去掉要换的那条前面的锁")
    shown = [line for line in text_in(form, "shown").split("\n") if line]
    basis = heading_basis(session, question, bank)
    dealt, others = set_adjusted(basis, before, locked, shown=[*shown, *before])
    if dealt is None or list(dealt.texts) == before:
        raise UserError("没有别的配法了", "可以自己改字")
    patterns = list(heading_patterns(question, full.answers)) or ["{项}"] * len(before)
    for place, is_locked in enumerate(locked):
        if not is_locked:
            before[place], patterns[place] = dealt.texts[place], dealt.patterns[place]
    answers: Answered = {question.name: set_as_adjusted(full.answers.get(question.name), patterns)}
    answers |= {f"{ask.question.name}{number}": text for number, text in enumerate(before, start=1)}
    ways = f"还有 {others} 种配法" if others else "没有别的配法了"
    return answers, f"已重配，跟锁住的各条对过；{ways}"


def _heads(form: FormData, session: Session, ask: Ask, bank: Bank, _desk: Desk) -> Answered:
    """The sub-headings of all items; those of item ``next`` in their next set."""
    full = stood_in(session, bank)
    offers = head_offers(heading_basis(full, ask.question, bank))
    patterns = standing_heads(ask.question, full, offers)
    for number, offer in enumerate(offers):
        typed = clean_line(text_in(form, f"heads{number}"))
        if not typed:
            continue
        texts = [clean_line(each) for each in typed.split(BETWEEN)]
        if len(texts) != len(offer.heads):
            raise UserError(
                f"第 {number + 1} 点要 {len(offer.heads)} 条，这里有 {len(texts)} 条", "用／隔开"
            )
        patterns[number] = heads_retyped(texts, offer, patterns[number])
    turned = text_in(form, "next")
    if turned.isascii() and turned.isdigit() and int(turned) < len(offers):
        ways = [*(each.patterns for each in offers[int(turned)].sets), ()]
        now = patterns[int(turned)]
        place = ways.index(now) if now in ways else -1
        patterns[int(turned)] = ways[(place + 1) % len(ways)]
    worded = any(offer.sets for offer in offers)
    return {ask.key: heads_choice(patterns) if worded else None}


_READ: Mapping[str, Callable[[FormData, Session, Ask, Bank, Desk], Answered]] = {
    "text": _typed,
    "lines": _typed,
    "choice": _typed,
    "length": _typed,
    "phrase": _place,
    "headings": _set,
    "edits": _headings,
    "heads": _heads,
}
"""How each kind of field is read; a literal registry."""
