"""Quotations held against the sources of the bank, by string."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.compared import compared
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.missing import without_texts
from drafter.checks.quoted import CheckedQuotation, checked_quotations
from drafter.checks.rule import Rule
from drafter.checks.said import said
from drafter.checks.text import CheckedText

_INNER = str.maketrans("“”", "‘’")


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    given = compared("\n".join(said(text)))
    for each in checked_quotations(text, beside.bank):
        of_ours = compared(each.quotation.text) in given
        if each.standing == "不在本库" and (of_ours or not each.quotation.speaker):
            continue
        advice = _advice(each)
        if advice:
            where = each.quotation
            yield finding_at(
                where.block,
                text.blocks[where.block].text,
                (where.start, where.end),
                advice,
                severity=_severity(each),
            )


def _severity(each: CheckedQuotation) -> Severity:
    return "必改" if each.standing == "有出入" and each.authoritative else "建议"


def _inside(passage: str) -> str:
    """A passage as it stands within quotation marks: its own marks single and in pairs."""
    missing = passage.count("“") - passage.count("”")
    whole = "“" * max(0, -missing) + passage + "”" * max(0, missing)
    return f"“{whole.translate(_INNER)}”"


def _advice(each: CheckedQuotation) -> str:
    """What is the matter with a quotation, "" where nothing is or nothing is known."""
    match each.standing:
        case "有出入":
            return f"与{each.source}有出入：{each.differs}。原文{_inside(each.passage)}，对过再用"
        case "节引":
            verify = "" if each.authoritative else "；那是网上来的文本，须核原文"
            return f"{each.source}里是{_inside(each.passage)}，这里引的是半句，看断得对不对{verify}"
        case "一致":
            return f"与{each.source}一致，那是网上来的文本，须核原文"
        case "不在本库":
            return "不在本库，没法核对：请对原文"
        case _:
            return ""


def _figure(text: CheckedText, beside: Beside) -> str:
    standing = Counter(each.standing for each in checked_quotations(text, beside.bank))
    return "，".join(f"{name} {count} 处" for name, count in standing.items())


RULE = Rule(
    name="引文",
    family="引文",
    authority="词库",
    source="逐字比对词库所存原文；只有权威来源算已核对",
    finds=_finds,
    unchecked=without_texts,
    figure=_figure,
)
