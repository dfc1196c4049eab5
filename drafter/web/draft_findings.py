"""What ``drafter check`` says of the draft on the sheet: each finding at the sentence it concerns,
with what can be done about it by one click."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from drafter.checks.checking import Found, Report
from drafter.checks.rules import minutes
from drafter.checks.settings import entry
from drafter.checks.text import CheckedText
from drafter.flows.check import beside_of, read_settings, report_on, text_of_file
from drafter.flows.draft import draft_of
from drafter.flows.session import next_in
from drafter.model import Block
from drafter.web.draft_fields import Known

_GAP = "【待补："
_AROUND = 6  # characters


class Finding(Struct, frozen=True):
    """One finding. ``key`` names it as long as the text stays; ``start`` and ``end`` are places in
    the text of block ``block``, ``sentence`` is the number of the first sentence it touches.
    ``around``: some characters before and behind; ``fix``: what would stand there instead, None
    where no rule knows; ``mute``: what silences it
    alone (人名:周兰), "" where it has no words of its own."""

    key: str
    severity: str
    rule: str
    authority: str
    source: str
    place: str
    text: str
    around: tuple[str, str]
    advice: str
    fix: str | None
    label: str
    mute: str
    block: int
    start: int
    end: int
    sentence: int

    @property
    def must(self) -> bool:
        return self.severity == "必改"


class Findings(Struct, frozen=True):
    """All that the rules say; what is missing (残留 of a gap) has its own place on the page and is
    not among them; nor is the length of a speech of which questions are open. ``passed``,
    ``unchecked``: rules by name, with a figure or the reason; ``muted`` what the writer does not
    want to see, ``hidden`` how many findings that leaves out."""

    found: tuple[Finding, ...]
    passed: tuple[str, ...]
    unchecked: tuple[tuple[str, str], ...]
    muted: tuple[str, ...]
    hidden: int

    def named(self, key: str) -> Finding | None:
        """The finding of that key; None where the text has changed under it."""
        return next((each for each in self.found if each.key == key), None)


def findings_of(known: Known) -> Findings:
    """What the rules say of the speech as it stands on the sheet. Raises UserError where the
    user's own settings are broken."""
    text = text_of_file(draft_of(known.full))
    report = report_of(known, text)
    starts, count = [], 0
    for block in text.blocks:
        starts.append(count)
        count += len(block.sentences)
    found = (
        _finding(each, text.place_of(each.finding.block), text.blocks, starts)
        for each in report.found
        if not each.finding.text.startswith(_GAP)
        and not (each.rule is minutes.RULE and next_in(known.session) is not None)
    )
    return Findings(
        tuple(found), _passed(report), _unchecked(report), read_settings().muted, report.muted
    )


def report_of(known: Known, text: CheckedText) -> Report:
    """What the rules say of a text, beside the bank and the profile."""
    settings, profile = read_settings(), known.session.profile
    beside = beside_of(profile=profile, bank=known.bank, settings=settings, today=known.today)
    return report_on(text, beside=beside, settings=settings)


def _finding(found: Found, place: str, blocks: Sequence[Block], starts: Sequence[int]) -> Finding:
    finding, rule = found.finding, found.rule
    about = finding.mute or finding.text
    named = (rule.name, finding.block, finding.start, finding.end, finding.text, finding.advice)
    words = blocks[finding.block].text
    fix = finding.fix if finding.fix != finding.text else None
    return Finding(
        key=hashlib.sha256(repr(named).encode()).hexdigest()[:12],
        severity=finding.severity,
        rule=rule.name,
        authority=rule.authority,
        source=" ".join(filter(None, (rule.source, finding.clause))),
        place=finding.place or place,
        text=finding.text,
        around=(
            words[max(0, finding.start - _AROUND) : finding.start],
            words[finding.end : finding.end + _AROUND],
        ),
        advice=finding.advice,
        fix=fix,
        label=finding.label,
        mute=entry(f"{rule.name}:{about}") if about.strip() else "",
        block=finding.block,
        start=finding.start,
        end=finding.end,
        sentence=starts[finding.block] + _sentence_at(blocks[finding.block], finding.start),
    )


def _sentence_at(block: Block, start: int) -> int:
    """The number in its block of the sentence in which ``start`` lies."""
    end = 0
    for number, sentence in enumerate(block.sentences):
        end += len(sentence.text)
        if start < end:
            return number
    return 0


def _passed(report: Report) -> tuple[str, ...]:
    return tuple(f"{rule.name}{f'（{told}）' if told else ''}" for rule, told in report.passed)


def _unchecked(report: Report) -> tuple[tuple[str, str], ...]:
    """What was not checked, the rules of one reason together."""
    reasons: dict[str, list[str]] = {}
    for rule, why in report.unchecked:
        reasons.setdefault(why, []).append(rule.name)
    return tuple(("、".join(names), why) for why, names in reasons.items())
