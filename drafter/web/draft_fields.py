"""What a question is as a field of the page's form: plain values, one kind of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from drafter.bank import Bank
from drafter.flows.session import Session
from drafter.interview.asks import Ask
from drafter.outlines.model import Question

STAGES: Mapping[str, str] = {
    "会议": "先问事实，会议通知和议程上都有。",
    "立意": "骨架先立，开头后写。",
    "措辞": "候选已代入您的答案，【】还空着；“3 篇”是几篇讲话里用过。",
    "审阅": "看全文，补缺处，出稿。",
}
"""The stages with what each is about; the last has no questions."""

REVIEW = "审阅"


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
    """The sub-headings of one item as they stand."""

    number: int
    label: str
    text: str
    verdict: str


class Field(Struct, frozen=True, kw_only=True):
    """One question. ``kind`` names the template that shows it; ``value`` is what was answered as it
    is typed, ``note`` what was understood by it, ``noticed`` what the notice says of it
    (``proposed``: it stands in the field); ``plain``: no set on offer is the themes alone, so that
    is a choice of its own. The lists are empty but for their own kind."""

    ask: Ask
    kind: str
    id: str
    hint: str
    value: str = ""
    proposed: bool = False
    noticed: str = ""
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
    plain: bool = False
    unknown: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    verdict: str = ""
    heads: tuple[HeadsLine, ...] = ()
