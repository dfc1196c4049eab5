"""A phrase place as a field: candidates a page at a time, a search of the bank, what is chosen."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.bank import phrase_warnings
from drafter.flows.offers import offered
from drafter.interview.answers import EDITED, OWN, PHRASE
from drafter.interview.asks import Ask, chosen_pattern
from drafter.interview.places import PAGE, Candidate, searched_candidates, used_choices
from drafter.interview.slots import filled, place_values
from drafter.text.clean import clean_line
from drafter.web.draft_fields import Card, Field, Known

_SEARCHED = 60


def place_field(known: Known, field: Field) -> Field:
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
