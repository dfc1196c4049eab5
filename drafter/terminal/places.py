"""Choosing at a phrase place or among heading sets: candidates, others, search, own, none."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from rich.console import Console

from drafter.bank import Bank, phrase_warnings
from drafter.flows.offers import offered
from drafter.flows.session import Session
from drafter.interview.answers import Value
from drafter.interview.asks import Ask
from drafter.interview.edits import edited_choice
from drafter.interview.places import PAGE, Candidate, searched_candidates, used_choices
from drafter.interview.slots import place_values
from drafter.terminal.console import fitted, say
from drafter.terminal.phrase_list import short_number
from drafter.terminal.prompts import Row, chosen_row, typed_line
from drafter.terminal.running import WentBack
from drafter.text.clean import clean_line

_MORE, _SEARCH, _OWN, _NONE = "换一批", "查词库", "自己写", "不写"


class Place(Struct, frozen=True):
    """Where the interview stands: everything that asking one question needs."""

    session: Session
    ask: Ask
    bank: Bank
    console: Console
    today: date


def message(ask: Ask) -> str:
    """The first line of a prompt: its number and what is asked."""
    return f"{ask.number} {ask.prompt}"


def place_answer(place: Place) -> Value:
    """What the writer chose at a phrase place, as it is kept among the answers."""
    ask = place.ask
    found = offered(place.session, ask, place.bank)
    current = place.session.answers.get(ask.key)
    kept = frozenset(phrase.id for phrase in place.bank.favourite_phrases())
    page = 0
    while True:
        shown = found[page : page + PAGE] or found[:PAGE]
        rows = [_candidate_row(each, place.today, kept=kept) for each in shown]
        commands = [_MORE] if len(found) > PAGE else []
        commands += [_SEARCH, _OWN, _NONE]
        index, edit = chosen_row(
            message(ask),
            [*rows, *(Row(command) for command in commands)],
            start=next((n for n, each in enumerate(shown) if each.choice == current), 0),
            can_edit=True,
        )
        if index < len(shown):
            if not edit:
                return dict(shown[index].choice)
            typed = _typed(place, shown[index].text)
            if typed == shown[index].text:
                return dict(shown[index].choice)
            if typed is not None:
                values = place_values(
                    ask.question, place.session.outline, place.session.answers, index=ask.index
                )
                return edited_choice(shown[index].choice, typed, values)
            continue
        match commands[index - len(shown)]:
            case "换一批":
                page = page + PAGE if page + PAGE < len(found) else 0
            case "查词库":
                searched = _searched(place)
                found = (*searched, *(each for each in found if each not in searched))
                page = 0
            case "自己写":
                typed = _typed(place, current if isinstance(current, str) else "")
                if typed is not None:
                    return typed
            case _:
                return None


def _typed(place: Place, initial: str) -> str | None:
    """An own sentence, going on from what was half typed when the writer stopped; None when he went
    back to the list or left it empty."""
    key, half = place.session.half
    initial = half if half and key == place.ask.key else initial
    try:
        hint = "写完回车；缺的用【】占位；空着回车就回到候选。"
        return clean_line(typed_line(message(place.ask), hint=hint, initial=initial)) or None
    except WentBack:
        return None


def _searched(place: Place) -> tuple[Candidate, ...]:
    """Phrases of the whole bank that hold what was typed; empty, and said so, when there are
    none."""
    try:
        query = typed_line(f"{place.ask.number} 查词库", hint="打一两个字；几个词用空格隔开。")
    except WentBack:
        return ()
    ask, session = place.ask, place.session
    values = place_values(ask.question, session.outline, session.answers, index=ask.index)
    used = used_choices(session.outline, session.answers, but=ask.key)
    hits = place.bank.search(clean_line(query))
    found = searched_candidates(hits, values, used=used)
    if not found and used.intersection(phrase.id for phrase in hits):
        say(place.console, f"     有“{clean_line(query)}”的那条，这篇稿子里用过了")
    elif not found:
        say(place.console, f"     词库里没有合用的“{clean_line(query)}”，少打一两个字再试")
    return found


def _candidate_row(candidate: Candidate, today: date, *, kept: frozenset[str]) -> Row:
    phrase = candidate.phrase
    if phrase is None:
        return Row(fitted(f"提纲 {candidate.text}"), f"{candidate.text}　〔提纲自带〕")
    warning = "".join(f"（{text}）" for text in phrase_warnings(phrase, year=today.year))
    years = _years(phrase.first_year, phrase.last_year)
    origin = f"{short_number(phrase)}　出处：{phrase.speeches} 篇{years}"
    if phrase.id in kept:
        origin += "　已收藏"
    if candidate.open:
        origin += f"　用了它，要再问 {len(candidate.open)} 个空"
    return Row(
        fitted(f"{phrase.speeches}篇 {warning}{candidate.text}"),
        f"{candidate.text}　〔{origin}〕",
    )


def _years(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    return f"（{first}）" if first == last else f"（{first}—{last}）"
