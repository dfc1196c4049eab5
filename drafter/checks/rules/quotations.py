"""Quotations held against the sources of the bank, by string."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.compared import compared
from drafter.checks.finding import Finding, Severity
from drafter.checks.quoted import CheckedQuotation, checked_quotations
from drafter.checks.rule import Rule
from drafter.checks.said import said
from drafter.checks.text import CheckedText

_NAME = "引文"


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    given = compared("\n".join(said(text)))
    for each in checked_quotations(text, beside.bank):
        of_ours = compared(each.quotation.text) in given
        if each.standing == "不在本库" and (of_ours or not each.quotation.speaker):
            continue
        advice = _advice(each)
        if advice:
            where = each.quotation
            yield Finding(
                _NAME,
                _severity(each),
                where.block,
                where.start,
                where.end,
                where.text,
                advice,
                mute=where.text,
            )


def _severity(each: CheckedQuotation) -> Severity:
    return "必改" if each.standing == "有出入" and each.authoritative else "建议"


def _advice(each: CheckedQuotation) -> str:
    """What is the matter with a quotation, "" where nothing is or nothing is known."""
    match each.standing:
        case "有出入":
            return f"与{each.source}有出入：{each.differs}。原文“{each.passage}”，对过再用"
        case "节引":
            verify = "" if each.authoritative else "；那是网上来的文本，须核原文"
            return f"{each.source}里是“{each.passage}”，这里引的是半句，看断得对不对{verify}"
        case "一致":
            return f"与{each.source}一致，那是网上来的文本，须核原文"
        case "不在本库":
            return "不在本库，没法核对：请对原文"
        case _:
            return ""


RULE = Rule(
    _NAME,
    "词库",
    "逐字比对词库所存原文；只有权威来源算已核对",
    _finds,
    needs="原文",
)
