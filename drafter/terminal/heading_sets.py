"""The screens for heading sets: choose a set, adjust it heading by heading, sub-headings at once.

A screen here may answer several questions: what it gives is a mapping of answers by key.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.bank import phrase_warnings
from drafter.composer.composer import Composer, judged
from drafter.composer.measure import figures, shape_of, verdict
from drafter.flows.offers import heading_basis
from drafter.interview.answers import Value, text_of
from drafter.interview.asks import BETWEEN, heading_patterns, heading_set
from drafter.interview.heading_sets import (
    Basis,
    HeadSets,
    Offer,
    gives_items_alone,
    head_offers,
    heads_choice,
    heads_filled,
    heads_retyped,
    not_covered,
    set_adjusted,
    set_as_adjusted,
    set_offers,
    told_origin,
)
from drafter.outlines.model import Question
from drafter.terminal.console import fitted, say
from drafter.terminal.places import Place, message
from drafter.terminal.prompts import Row, chosen_row, typed_line, typed_lines
from drafter.terminal.running import WentBack
from drafter.text.clean import clean_line
from drafter.text.numerals import numeral_of

Answered = dict[str, Value]

_PAGE = 3
_MORE, _READY, _PLAIN = "换一批", "我有现成的", "只列主题，不排比"
_ADJUST = "● 锁住；按空格变 ○，回车就重配这一条；Tab 改字。都好就回车。"
_HEADS = "每点一组，● 锁住；按空格变 ○，回车就重配这一组；Tab 改字。都好就回车。"


# --- a set -------------------------------------------------------------------------------------


def set_answer(place: Place) -> Answered:
    """The set chosen; a set of one's own answers the single headings too."""
    ask, session = place.ask, place.session
    basis = heading_basis(session, ask.question, place.bank)
    offers = set_offers(basis)
    if not any(offer.composed for offer in offers) and len(basis.items) > 1:
        _say_not_covered(place, basis)
    page = 0
    while True:
        shown = offers[page : page + _PAGE]
        rows = [_offer_row(offer, place, basis) for offer in shown]
        commands = [_MORE] if len(offers) > _PAGE else []
        commands += [_READY] if gives_items_alone(offers, basis) else [_READY, _PLAIN]
        current = session.answers.get(ask.key)
        start = next((n for n, offer in enumerate(shown) if offer.choice == current), 0)
        index, _ = chosen_row(message(ask), [*rows, *map(Row, commands)], start=start)
        if index < len(shown):
            return {ask.key: dict(shown[index].choice)}
        match commands[index - len(shown)]:
            case "换一批":
                page = page + _PAGE if page + _PAGE < len(offers) else 0
            case "我有现成的":
                typed = _typed_set(place, basis)
                if typed is not None:
                    return typed
            case _:
                return {ask.key: None, **_single(place, basis.items)}


def _say_not_covered(place: Place, basis: Basis) -> None:
    unknown = not_covered(basis)
    which = f"（{'、'.join(unknown)}）" if unknown else "（长短差得多，配不齐）"
    say(place.console, f"! 词库无合适搭配{which}：下面是套在您原话上的框架", "yellow")


def _typed_set(place: Place, basis: Basis) -> Answered | None:
    """Headings of the writer's own, one a line; None when he goes back."""
    count = len(basis.items)

    def problem(text: str) -> str:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) == count:
            return ""
        return f"有 {count} 个主题，要 {count} 条，这里有 {len(lines)} 条"

    try:
        typed = typed_lines(message(place.ask), hint="一行一条，照主题的先后。", problem=problem)
    except WentBack:
        return None
    lines = [line for each in typed.split("\n") if (line := clean_line(each))]
    return {place.ask.key: None, **_single(place, lines)}


def _single(place: Place, headings: Sequence[str]) -> Answered:
    """The headings as answers to the question that edits this set."""
    editing = _editing(place, place.ask.question)
    if editing is None:
        return {}
    return {f"{editing.name}{number}": text for number, text in enumerate(headings, start=1)}


def _editing(place: Place, question: Question) -> Question | None:
    questions = place.session.outline.questions
    return next((each for each in questions if each.edits == question.name), None)


def _offer_row(offer: Offer, place: Place, basis: Basis) -> Row:
    phrase = offer.phrase
    count = "" if phrase is None else f"{phrase.speeches}篇 "
    warnings = phrase_warnings(phrase, year=place.today.year) if phrase else ()
    label = fitted(count + "".join(f"（{w}）" for w in warnings) + "／".join(offer.headings))
    origin = told_origin(offer)
    return Row(label, f"{set_pane(offer.headings, basis.composer)}\n{origin}")


def set_pane(headings: Sequence[str], composer: Composer) -> str:
    """The headings, numbered, each with its figures, and the verdict of the measure."""
    shapes = [shape_of(heading, composer.words) for heading in headings]
    lines = [
        f"{numeral_of(number)}、{heading}　{figures(shape)}"
        for number, (heading, shape) in enumerate(zip(headings, shapes, strict=True), start=1)
    ]
    return "\n".join([*lines, verdict(judged(composer, headings))])


# --- heading by heading ------------------------------------------------------------------------


def adjusted_set(place: Place) -> Answered:
    """The headings of a set as they shall stand: locked, dealt anew or typed over."""
    editing = place.ask.question
    answers, outline = place.session.answers, place.session.outline
    question = outline.question(editing.edits)
    offered = heading_set(outline, answers, editing.edits)
    keys = [f"{editing.name}{number}" for number in range(1, len(offered) + 1)]
    headings = [text_of(answers, key) or offered[n] for n, key in enumerate(keys)]
    if question is None:
        return dict(zip(keys, headings, strict=True))
    basis = heading_basis(place.session, question, place.bank)
    patterns = list(heading_patterns(question, answers)) or ["{项}"] * len(offered)
    locks, start, told, shown = [True] * len(offered), 0, "", list(headings)
    while True:
        rows = [
            Row(f"{numeral_of(n)}、{heading}", set_pane(headings, basis.composer))
            for n, heading in enumerate(headings, start=1)
        ]
        hint = f"{told}　{_ADJUST}" if told else _ADJUST
        start, edits = chosen_row(
            message(place.ask), rows, hint=hint, start=start, can_edit=True, locks=locks
        )
        if edits:
            headings[start] = _typed_over(place, headings[start])
            locks[start], told = True, verdict(judged(basis.composer, headings))
        elif all(locks):
            kept = set_as_adjusted(answers.get(question.name), patterns)
            return {question.name: kept, **dict(zip(keys, headings, strict=True))}
        else:
            told = _dealt_anew(basis, headings, patterns, locks, shown)


def _dealt_anew(
    basis: Basis,
    headings: list[str],
    patterns: list[str],
    locks: list[bool],
    shown: list[str],
) -> str:
    """Deals the unlocked headings anew, in place, and locks them; what was done, in words."""
    freed = [place for place, locked in enumerate(locks) if not locked]
    dealt, others = set_adjusted(basis, headings, locks, shown=shown)
    named = "、".join(f"第{numeral_of(place + 1)}条" for place in freed)
    locks[:] = [True] * len(locks)
    if dealt is None or all(dealt.texts[place] == headings[place] for place in freed):
        return f"{named}没有别的配法了，可以按 Tab 自己改。"
    for place in freed:
        headings[place], patterns[place] = dealt.texts[place], dealt.patterns[place]
        shown.append(headings[place])
    ways = f"还有 {others} 种配法" if others else "没有别的配法了"
    return f"{named}已重配，跟其余各条对过；{ways}。"


def _typed_over(place: Place, text: str) -> str:
    try:
        typed = typed_line(message(place.ask), hint="改完回车。", initial=text)
    except WentBack:
        return text
    return clean_line(typed) or text


# --- sub-headings ------------------------------------------------------------------------------


def heads_answer(place: Place) -> Answered:
    """The sub-headings of all items, from one screen; nothing is asked where none can be worded."""
    ask = place.ask
    basis = heading_basis(place.session, ask.question, place.bank)
    offers = head_offers(basis)
    worded = [offer for offer in offers if offer.sets]
    if not worded:
        return {ask.key: None}
    patterns = _patterns_now(ask.question, place, offers)
    locks, start, told = [True] * len(worded), 0, ""
    turns = dict.fromkeys(range(len(worded)), 0)
    while True:
        rows = [_heads_row(offer, offers.index(offer), patterns, basis) for offer in worded]
        hint = f"{told}　{_HEADS}" if told else _HEADS
        start, edits = chosen_row(
            message(ask), rows, hint=hint, start=start, can_edit=True, locks=locks
        )
        if edits:
            item = offers.index(worded[start])
            patterns[item] = _heads_typed(place, worded[start], patterns[item])
            told = ""
        elif all(locks):
            return {ask.key: heads_choice(patterns)}
        else:
            told = _next_sets(offers, worded, patterns, locks, turns)


def _patterns_now(
    question: Question, place: Place, offers: Sequence[HeadSets]
) -> list[tuple[str, ...]]:
    """The patterns chosen before, else the best set of each item; empty: as it was typed."""
    before = heading_patterns(question, place.session.answers)
    if before:
        return [tuple(each.split(BETWEEN)) if each else () for each in before]
    return [offer.sets[0].patterns if offer.sets else () for offer in offers]


def _heads_row(
    offer: HeadSets, item: int, patterns: Sequence[tuple[str, ...]], basis: Basis
) -> Row:
    texts = heads_filled(offer, patterns[item])
    lengths = " ".join(str(len(text)) for text in texts)
    label = fitted(f"{numeral_of(item + 1)}　{BETWEEN.join(texts)}　{lengths}")
    return Row(label, set_pane(texts, basis.composer))


def _next_sets(
    offers: Sequence[HeadSets],
    worded: Sequence[HeadSets],
    patterns: list[tuple[str, ...]],
    locks: list[bool],
    turns: dict[int, int],
) -> str:
    """Takes the next set of each unlocked item (at the end its own words), and locks it again."""
    told: list[str] = []
    for place, offer in enumerate(worded):
        if locks[place]:
            continue
        item, ways = offers.index(offer), (*(each.patterns for each in offer.sets), ())
        turns[place] = (turns[place] + 1) % len(ways)
        patterns[item] = ways[turns[place]]
        own = "" if patterns[item] else "，用您的原话"
        told.append(f"第{numeral_of(item + 1)}点换了一组{own}，共 {len(ways)} 种。")
    locks[:] = [True] * len(locks)
    return "".join(told)


def _heads_typed(place: Place, offer: HeadSets, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The sub-headings of one item typed over, kept as patterns where they are unchanged."""
    before = heads_filled(offer, patterns)

    def problem(text: str) -> str:
        count = len([part for part in text.split(BETWEEN) if part.strip()])
        wanted = len(offer.heads)
        return "" if count == wanted else f"要 {wanted} 条，用／隔开，这里有 {count} 条"

    try:
        typed = typed_line(
            message(place.ask),
            hint="几条之间用／隔开。",
            initial=BETWEEN.join(before),
            problem=problem,
        )
    except WentBack:
        return patterns
    return heads_retyped([clean_line(part) for part in typed.split(BETWEEN)], offer, patterns)
