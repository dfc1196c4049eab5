"""From a file to what a careful colleague would say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from drafter import paths
from drafter.bank import Bank
from drafter.checks.beside import Beside
from drafter.checks.checking import Found, Report, checked
from drafter.checks.formulations import own_formulations, shipped_formulations
from drafter.checks.registry import RULES
from drafter.checks.rule import Rule
from drafter.checks.settings import Settings
from drafter.checks.settings_file import settings_in, settings_text, text_with_muted
from drafter.checks.text import CheckedText
from drafter.drafting.markdown import DraftFile
from drafter.errors import UserError
from drafter.export.remarks import Remark
from drafter.flows.export import opened
from drafter.flows.finished import used_words
from drafter.flows.foreign import foreign, is_foreign
from drafter.flows.material import material_for
from drafter.flows.offers import composer
from drafter.interview.length import length_question, pace_of, target_characters
from drafter.model import Block, Draft
from drafter.outlines.load import outline_named
from drafter.outlines.yaml_file import yaml_text
from drafter.profile.model import Profile
from drafter.storage.files import atomic_write

_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


class Checked(Struct, frozen=True):
    """A file that was checked. ``file`` is None for a text that is no draft of ours; ``lost`` says
    what of it is no text and was not looked at."""

    name: str
    text: CheckedText
    report: Report
    draft: Draft
    file: DraftFile | None = None
    lost: tuple[str, ...] = ()


def checked_file(path: Path, *, beside: Beside, settings: Settings) -> Checked:
    """What the rules say of a draft (.md) or any other text. Raises UserError where it cannot be
    read."""
    if is_foreign(path):
        found = foreign(path)
        text = text_of(found.draft, pace=beside.profile.pace)
        report = report_on(text, beside=beside, settings=settings)
        return Checked(path.name, text, report, found.draft, lost=found.lost)
    file = opened(path)
    text = text_of_file(file)
    report = report_on(text, beside=beside, settings=settings)
    return Checked(path.name, text, report, file.draft, file)


def report_on(
    text: CheckedText,
    *,
    beside: Beside,
    settings: Settings,
    rules: Iterable[Rule] = tuple(RULES.values()),
) -> Report:
    """What ``rules`` say of a text."""
    return checked(text, beside, rules, settings=settings)


def text_of_file(file: DraftFile) -> CheckedText:
    """A draft of ours as the rules read it, with its answers, material, pace and length."""
    draft = file.draft
    return CheckedText(
        blocks=draft.blocks,
        outline=draft.outline,
        speaker=draft.speaker,
        day=draft.day,
        ours=True,
        answers=file.answers,
        material=material_for(file),
        pace=pace_of(file.answers),
        target=_target(file),
    )


def text_of(draft: Draft, *, pace: int) -> CheckedText:
    """A text from elsewhere as the rules read it."""
    return CheckedText(
        blocks=draft.blocks, speaker=draft.speaker, day=_day(draft.blocks), pace=pace
    )


def beside_of(
    *, profile: Profile, bank: Bank | None, settings: Settings, today: date | None = None
) -> Beside:
    """What a text is held against on this machine."""
    own, _ = own_formulations(paths.own_formulations())
    changed = (*shipped_formulations(), *own)
    return Beside(profile, bank, composer(), settings.limits, today, changed, used=used_words())


def remarks_of(report: Report, draft: Draft) -> tuple[Remark, ...]:
    """The findings as remarks for Word comments, each at its words; on the whole block where it
    has none of its own."""
    return tuple(_remark(each, draft) for each in report.found)


def _remark(found: Found, draft: Draft) -> Remark:
    finding = found.finding
    end = finding.end or len(draft.blocks[finding.block].text)
    told = f"{finding.severity}·{found.rule.name}（{found.rule.authority}）：{finding.advice}"
    return Remark(finding.block, finding.start, end, told)


def json_of(found: Checked) -> dict[str, object]:
    """A check as one JSON object: the file, what was found, what passed, what was not checked."""
    return {
        "file": found.name,
        "characters": found.text.characters,
        "findings": [_entry(each, found.text) for each in found.report.found],
        "passed": [rule.name for rule, _ in found.report.passed],
        "unchecked": [{"rule": rule.name, "why": why} for rule, why in found.report.unchecked],
        "muted": found.report.muted,
    }


def _entry(found: Found, text: CheckedText) -> dict[str, object]:
    finding, rule = found.finding, found.rule
    return {
        "rule": rule.name,
        "family": rule.family,
        "authority": rule.authority,
        "source": rule.source,
        "clause": finding.clause,
        "severity": finding.severity,
        "place": finding.place or text.place_of(finding.block),
        "block": finding.block,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "advice": finding.advice,
        "fix": finding.fix,
    }


def read_settings(path: Path | None = None) -> Settings:
    """What the user wants of checks; the usual where he has no file. Raises UserError."""
    path = path or paths.user_checks()
    return settings_in(yaml_text(path), name=path.name) if path.exists() else Settings()


def write_settings(settings: Settings, path: Path | None = None) -> None:
    """Keeps what the user mutes; the rest of a file that is there stays. Raises UserError."""
    path = path or paths.user_checks()
    there = yaml_text(path) if path.exists() else ""
    changed = text_with_muted(there, settings, name=path.name) if there.strip() else None
    atomic_write(path, settings_text(settings) if changed is None else changed)


def _target(file: DraftFile) -> int:
    """The characters aimed at; 0 where the outline is gone or asks no length."""
    try:
        outline = outline_named(file.draft.outline)
    except UserError:
        return 0
    return target_characters(outline, file.answers) if length_question(outline) else 0


def _day(blocks: tuple[Block, ...]) -> date | None:
    """The date under a title, where it is one."""
    for block in blocks:
        match = _DAY.search(block.text) if block.kind == "date" else None
        if match is not None:
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
    return None
