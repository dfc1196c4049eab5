"""What is to be looked at before a draft goes out: the review and the checks of the terminal."""

from __future__ import annotations

from msgspec import Struct

from drafter.bank import Bank
from drafter.checks.checking import Found
from drafter.export.exporters import EXPORTERS
from drafter.export.layout_files import layout_files, layout_named
from drafter.export.office import office_program
from drafter.flows.check import beside_of, read_settings, report_on, text_of_file
from drafter.flows.draft import (
    draft_of,
    fixed_wording,
    missing_wording,
    phrases_used,
    unused_answers,
    unused_edits,
)
from drafter.flows.offers import composer
from drafter.flows.parallels import parallel_notes
from drafter.model import Phrase
from drafter.profile.roster import names_checked
from drafter.web.draft_fields import Known

_FORMS = {".docx": "Word", ".md": "Markdown", ".txt": "纯文本", ".html": "网页", ".pdf": "PDF"}
_BRIEF = 26


class LayoutChoice(Struct, frozen=True):
    """A layout by name, with what it is called and for."""

    name: str
    said: str


class Remark(Struct, frozen=True):
    """One finding of a check: ``place`` is the number of its first sentence on the sheet."""

    severity: str
    rule: str
    text: str
    advice: str
    place: int


class Review(Struct, frozen=True):
    """The review; nothing in a list means nothing to be seen to. ``passed`` are the rules that
    found nothing, ``unchecked`` those that could not be asked, with the reason."""

    fixed: int
    missing: tuple[str, ...]
    parallels: tuple[str, ...]
    names: tuple[tuple[str, bool], ...]
    unused: tuple[str, ...]
    waiting: tuple[str, ...]
    phrases: tuple[tuple[str, Phrase], ...]
    must: tuple[Remark, ...]
    look: tuple[Remark, ...]
    passed: tuple[str, ...]
    unchecked: tuple[tuple[str, str], ...]
    layouts: tuple[LayoutChoice, ...]
    forms: tuple[tuple[str, str], ...]


def review(known: Known, bank: Bank) -> Review:
    """The review of the speech as it stands on the sheet, what stands in included."""
    session = known.full
    file = draft_of(session)
    settings = read_settings()
    beside = beside_of(profile=session.profile, bank=bank, settings=settings, today=known.today)
    report = report_on(text_of_file(file), beside=beside, settings=settings)
    starts, count = [], 0
    for block in file.draft.blocks:
        starts.append(count)
        count += len(block.sentences)
    mechanical = [each for each in report.mechanical if each not in report.must]
    return Review(
        fixed=len(fixed_wording(file, session.outline)),
        missing=missing_wording(file, session.outline),
        parallels=parallel_notes(file.draft, composer()),
        names=names_checked(file.draft, session.profile, today=known.today),
        unused=unused_answers(file, session.outline),
        waiting=unused_edits(session),
        phrases=tuple((_brief(text), phrase) for text, phrase in phrases_used(file, bank)),
        must=_remarks(report.must, starts),
        look=_remarks((*report.look, *mechanical), starts),
        passed=tuple(
            f"{rule.name}{f'（{figure}）' if figure else ''}" for rule, figure in report.passed
        ),
        unchecked=tuple((rule.name, why) for rule, why in report.unchecked),
        layouts=tuple(
            LayoutChoice(each.name, layout_named(each.name).summary or each.name)
            for each in layout_files()
        ),
        forms=tuple((k, v) for k, v in _FORMS.items() if k in EXPORTERS and _possible(k)),
    )


def _remarks(found: tuple[Found, ...], starts: list[int]) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            each.finding.severity,
            each.rule.name,
            each.finding.text,
            each.finding.advice,
            starts[each.finding.block] if 0 <= each.finding.block < len(starts) else 0,
        )
        for each in found
    )


def _possible(form: str) -> bool:
    return form != ".pdf" or bool(office_program())


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}……"
