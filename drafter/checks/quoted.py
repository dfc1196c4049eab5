"""What a text quotes, and how each quotation stands in the sources that the bank holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.checks.alignment import Aligned, aligned, difference, stripped
from drafter.checks.attributed import attribution
from drafter.checks.compared import compared
from drafter.checks.held import Held, held, holds_texts, state_of
from drafter.checks.text import CheckedText
from drafter.mining.quotes import quotes
from drafter.model import Speech

LEAST = 8
"""Characters of a quotation; what is shorter in quotation marks is a term."""

_SAYS = (
    "(?:指出|强调|提出|要求|说|讲|告诫|叮嘱|指示|写道|写的|认为|号召|所言|有言|教导|规定|明确|载明"
    "|记载)"
)
_SAID = re.compile(
    rf"(?:{_SAYS}(?:了|过|说|道|我们|的)?|(?:》|章程|宪法|党章|规定|条)中?)[，：:,]?\s*“([^“”]{{{LEAST},400}})”"
)

Standing = Literal["已核对", "一致", "节引", "有出入", "不在本库", "未检查"]
"""已核对: equal to an authoritative source; 一致: equal to another; 节引: cut out of a clause;
有出入: near, and the difference is told; 不在本库: in no source held; 未检查: no source is held."""


class Quotation(Struct, frozen=True):
    """A quotation without its marks, ``block.text[start:end]``, and who is named as its speaker
    ("" where only a word of saying stands before it)."""

    block: int
    start: int
    end: int
    text: str
    speaker: str = ""


class CheckedQuotation(Struct, frozen=True):
    """A quotation and how it stands: in which source, what stands there, how it differs."""

    quotation: Quotation
    standing: Standing
    source: str = ""
    passage: str = ""
    differs: str = ""
    authoritative: bool = False


def quotations(text: CheckedText) -> tuple[Quotation, ...]:
    """What stands in quotation marks after a named speaker or document, or a word of saying."""
    found: dict[tuple[int, int], Quotation] = {}
    for number, block in text.paragraphs():
        for match in _SAID.finditer(block.text):
            speaker = attribution(block.text[: match.start(1) - 1])
            found[number, match.start(1)] = Quotation(number, *match.span(1), match[1], speaker)
        for each in quotes(block.text, Speech(0, len(block.text))):
            found[number, each.start] = Quotation(
                number, each.start, each.end, each.text, each.speaker
            )
    return tuple(found[place] for place in sorted(found))


def checked_quotations(text: CheckedText, bank: Bank | None) -> tuple[CheckedQuotation, ...]:
    """Every quotation of ``text`` and how it stands in the sources that ``bank`` holds."""
    found = quotations(text)
    if bank is None or not found or not holds_texts(bank):
        return tuple(CheckedQuotation(each, "未检查") for each in found)
    return _held_against(found, bank, state_of(bank))


@lru_cache(maxsize=1)  # a report asks twice, for findings and for the figure
def _held_against(
    found: tuple[Quotation, ...], bank: Bank, _state: tuple[int, int]
) -> tuple[CheckedQuotation, ...]:
    best: dict[Quotation, tuple[Held, Aligned]] = {}
    for source in held(bank):
        for each in found:
            if each in best and _rank(*best[each]) == _BEST:
                continue
            stands = aligned(compared(each.text), source.text, edges=source.edges)
            if stands and (each not in best or _rank(source, stands) < _rank(*best[each])):
                best[each] = (_light(source), stands)
    return tuple(
        _checked(each, *best[each]) if each in best else CheckedQuotation(each, "不在本库")
        for each in found
    )


def _light(source: Held) -> Held:
    """The source without its text."""
    return Held(source.record, "")


_BEST = (0, 0, False)


def _rank(source: Held, stands: Aligned) -> tuple[int, int, bool]:
    """Equal before a cut before the nearest; among equals an authoritative source first."""
    order = ("equal", "excerpt", "near").index(stands.likeness)
    return order, stands.edits, source.record.grade != "权威"


def _checked(quotation: Quotation, source: Held, stands: Aligned) -> CheckedQuotation:
    authoritative = source.record.grade == "权威"
    plain = stripped(compared(quotation.text))
    if stands.likeness == "equal":
        standing: Standing = "已核对" if authoritative else "一致"
    else:
        standing = "节引" if stands.likeness == "excerpt" else "有出入"
    differs = difference(plain, stands.passage) if standing == "有出入" else ""
    return CheckedQuotation(
        quotation, standing, source.name, stands.passage, differs, authoritative
    )
