"""Gives the keys that answer a question as it was once answered, whatever is on offer for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.bank import Bank
from drafter.flows.offers import heading_basis, offered
from drafter.flows.session import Session, course, next_in
from drafter.interview.answers import EDITED, PATTERN, Value
from drafter.interview.asks import BETWEEN, Ask, heading_set
from drafter.interview.heading_sets import head_offers, set_offers
from drafter.interview.places import PAGE, Candidate, searched_candidates, used_choices
from drafter.interview.slots import place_values
from drafter.model import SLOT
from drafter.outlines.model import Outline
from tests.terminal.stage import DOWN, ENTER, LINE_EMPTY, SPACE, Writer

_SETS_SHOWN = 3
_QUERY = re.compile(r"[\u4e00-\u9fff]{2,4}")


class Answerer:
    """A writer who wants the answers ``wanted``, key by key, and knows the ``bank``."""

    def __init__(
        self, writer: Writer, outline: Outline, wanted: Mapping[str, Value], bank: Bank
    ) -> None:
        self.writer = writer
        self.outline = outline
        self.wanted = wanted
        self.bank = bank

    def session(self) -> Session:
        """The interview as it is on disk; one without answers before there is any."""
        kept = self.writer.home.unfinished()
        return kept[0] if kept else Session(self.outline, {})

    def stands_before(self, ask: Ask) -> bool:
        """Waits until this question is asked; False where there was nothing to ask about it and the
        program went on."""
        self.writer.sees(f"{ask.number} {ask.prompt}")
        if not ask.question.of:
            return True
        offers = head_offers(heading_basis(self.session(), ask.question, self.bank))
        return any(offer.sets for offer in offers) or ask.key not in self.session().answers

    def answers(self, ask: Ask, *, after: str = "") -> str:
        """Answers the question that stands there; ``after`` clears a line that was begun. What was
        typed."""
        typed = ""
        for keys, shown in self._steps(ask):
            self.writer.types(after + keys)
            typed, after = typed + keys, ""
            if shown:
                self.writer.sees(shown)
        self.writer.sees(f"✓ {ask.number} ")
        return typed

    def answers_all(self) -> None:
        """Answers everything that is still asked, each found on disk before the next."""
        while (ask := next_in(self.session())) is not None:
            if self.stands_before(ask):
                self.answers(ask)
            assert ask.key in self.session().answers

    def _steps(self, ask: Ask) -> Iterator[tuple[str, str]]:
        """What is typed, each with what must be seen before the next ("": the question's ✓)."""
        value, kind = self.wanted.get(ask.key), ask.question.type
        if kind == "phrase":
            yield from self._place(ask, value)
        elif kind == "headings":
            yield from self._heads(ask, value) if ask.question.of else self._set(ask, value)
        elif ask.question.edits:
            yield from self._edits(ask)
        elif kind in ("choice", "length"):
            values = [choice.value for choice in ask.question.choices]
            if value == ask.default:
                yield ENTER, ""
            elif value in values:
                yield f"{values.index(str(value)) + 1}{ENTER}", ""
            else:
                yield f"{len(values) + 1}{ENTER}", "写 8分钟"
                yield f"{LINE_EMPTY}{value}{ENTER}", ""
        elif isinstance(value, list):
            yield "".join(f"{line}{ENTER}" for line in value) + ENTER, ""
        else:
            text = "" if value is None or value == ask.default else str(value)
            yield text + ENTER, ""

    def _place(self, ask: Ask, value: Value) -> Iterator[tuple[str, str]]:
        found = offered(self.session(), ask, self.bank)
        if isinstance(value, str):
            yield from self.own_sentence(ask, value)
            return
        if value is None:
            yield f"{_rows(found) + 3 + (len(found) > PAGE)}{ENTER}", ""
            return
        if not any(each.choice == value for each in found):
            query = _query(value)
            yield from self.searched(ask, query)
            found = self.found_for(ask, query)
        yield from self.chosen(ask, value, found)

    def own_sentence(self, ask: Ask, text: str) -> Iterator[tuple[str, str]]:
        found = offered(self.session(), ask, self.bank)
        yield f"{_rows(found) + 2 + (len(found) > PAGE)}{ENTER}", "写完回车"
        yield f"{text}{ENTER}", ""

    def searched(self, ask: Ask, query: str) -> Iterator[tuple[str, str]]:
        found = offered(self.session(), ask, self.bank)
        yield f"{_rows(found) + 1 + (len(found) > PAGE)}{ENTER}", "打一两个字"
        yield f"{query}{ENTER}", f"{ask.number} {ask.prompt}"

    def found_for(self, ask: Ask, query: str) -> tuple[Candidate, ...]:
        """What stands at a place after a search."""
        session = self.session()
        values = place_values(ask.question, session.outline, session.answers, index=ask.index)
        used = used_choices(session.outline, session.answers, but=ask.key)
        hits = searched_candidates(self.bank.search(query), values, used=used)
        found = offered(session, ask, self.bank)
        return (*hits, *(each for each in found if each not in hits))

    def chosen(
        self, ask: Ask, value: Value, found: tuple[Candidate, ...]
    ) -> Iterator[tuple[str, str]]:
        place = next(n for n, each in enumerate(found) if each.choice == value)
        for _ in range(place // PAGE):
            yield from self.others(ask)
        yield ENTER if place == 0 else f"{place % PAGE + 1}{ENTER}", ""

    def others(self, ask: Ask) -> Iterator[tuple[str, str]]:
        yield f"{PAGE + 1}{ENTER}", f"{ask.number} {ask.prompt}"

    def _set(self, ask: Ask, value: Value) -> Iterator[tuple[str, str]]:
        session = self.session()
        offers = set_offers(heading_basis(session, ask.question, self.bank))
        if value is None:
            shown = min(_SETS_SHOWN, len(offers)) + (len(offers) > _SETS_SHOWN)
            yield f"{shown + 1}{ENTER}", "一行一条"
            yield "".join(f"{line}{ENTER}" for line in self._headings(session, ask)) + ENTER, ""
            return
        place = next(n for n, each in enumerate(offers) if each.choice == value)
        for _ in range(place // _SETS_SHOWN):
            yield f"{_SETS_SHOWN + 1}{ENTER}", f"{ask.number} {ask.prompt}"
        yield ENTER if place == 0 else f"{place % _SETS_SHOWN + 1}{ENTER}", ""

    def _headings(self, session: Session, ask: Ask) -> list[str]:
        question = next(q for q in session.outline.questions if q.edits == ask.question.name)
        items = heading_set(session.outline, session.answers, ask.question.name)
        return [
            str(self.wanted.get(f"{question.name}{n}") or item)
            for n, item in enumerate(items, start=1)
        ]

    def _edits(self, ask: Ask) -> Iterator[tuple[str, str]]:
        """The headings of a set as they shall stand, each that differs typed over."""
        session, question = self.session(), ask.question
        standing = heading_set(session.outline, session.answers, question.edits)
        at = 0
        for number, heading in enumerate(standing, start=1):
            wanted = str(self.wanted.get(f"{question.name}{number}") or heading)
            if wanted != heading:
                yield DOWN * (number - 1 - at) + "\t", "改完回车"
                yield f"{LINE_EMPTY}{wanted}{ENTER}", f"{ask.number} {ask.prompt}"
                at = number - 1
        yield ENTER, ""

    def _heads(self, ask: Ask, value: Value) -> Iterator[tuple[str, str]]:
        """Each item's next set until it is the one wanted, or its own words."""
        offers = head_offers(heading_basis(self.session(), ask.question, self.bank))
        patterns = value.get(PATTERN) if isinstance(value, dict) else None
        kept = patterns if isinstance(patterns, list) else [""] * len(offers)
        turns: list[int] = []
        for offer, words in zip(offers, kept, strict=True):
            ways = [each.patterns for each in offer.sets]
            if ways:
                turns.append(ways.index(tuple(words.split(BETWEEN))) if words else len(ways))
        at = 0
        while any(turns):
            keys = ""
            for row, left in enumerate(turns):
                if left:
                    keys += (DOWN if row > at else "\x1b[A") * abs(row - at) + SPACE
                    turns[row], at = left - 1, row
            yield keys + ENTER, "换了一组"
        if turns:
            yield ENTER, ""


def _rows(found: tuple[Candidate, ...]) -> int:
    return min(PAGE, len(found))


def _query(value: Value) -> str:
    """A few characters of a phrase to find it by."""
    assert isinstance(value, dict)
    words = SLOT.sub(" ", str(value.get(EDITED) or value[PATTERN]))
    return str(max(_QUERY.findall(words), key=len))


def place_asks(session: Session) -> list[Ask]:
    """The phrase places of a session, in order."""
    return [ask for ask in course(session) if ask.question.type == "phrase"]
