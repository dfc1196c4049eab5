"""What is to be looked at before a draft goes out: the review and the checks of the terminal."""

from __future__ import annotations

from msgspec import Struct

from drafter.checks.rules import minutes
from drafter.export.exporters import EXPORTERS
from drafter.export.layout_files import layout_files, layout_named
from drafter.export.office import office_program
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
from drafter.flows.session import next_in
from drafter.interview.length import length_question, length_warning, target_characters
from drafter.model import Phrase
from drafter.profile.roster import names_checked
from drafter.web.draft_fields import Known
from drafter.web.draft_findings import Finding, Findings
from drafter.web.draft_fixes import fixable

_BRIEF = 26


class LayoutChoice(Struct, frozen=True):
    """A layout by name, with what it is called and for."""

    name: str
    said: str


class Review(Struct, frozen=True):
    """The review; nothing in a list means nothing to be seen to; ``length`` says what to do about a
    speech that is too short or too long. ``must`` and ``look`` are
    findings, each with whether one click can mend it; ``fixes`` counts those."""

    length: str
    fixed: int
    missing: tuple[str, ...]
    parallels: tuple[str, ...]
    names: tuple[tuple[str, bool], ...]
    unused: tuple[str, ...]
    waiting: tuple[str, ...]
    phrases: tuple[tuple[str, Phrase], ...]
    must: tuple[tuple[Finding, bool], ...]
    look: tuple[tuple[Finding, bool], ...]
    fixes: int
    layouts: tuple[LayoutChoice, ...]
    forms: tuple[tuple[str, str], ...]


def review(known: Known, findings: Findings) -> Review:
    """The review of the speech as it stands on the sheet, what stands in included."""
    session = known.full
    file = draft_of(session)
    found = tuple((each, fixable(each, known)) for each in findings.found)
    return Review(
        length=_length(known, file.draft.characters, findings),
        fixed=len(fixed_wording(file, session.outline)),
        missing=missing_wording(file, session.outline),
        parallels=parallel_notes(file.draft, composer()),
        names=names_checked(file.draft, session.profile, today=known.today),
        unused=unused_answers(file, session.outline),
        waiting=unused_edits(session),
        phrases=tuple((_brief(text), phrase) for text, phrase in phrases_used(file, known.bank)),
        must=tuple(each for each in found if each[0].must),
        look=tuple(each for each in found if not each[0].must),
        fixes=sum(mends for _, mends in found),
        layouts=tuple(
            LayoutChoice(each.name, layout_named(each.name).summary or each.name)
            for each in layout_files()
        ),
        forms=tuple((k, each.name) for k, each in EXPORTERS.items() if _possible(k)),
    )


def _length(known: Known, characters: int, findings: Findings) -> str:
    """What to do about a speech far from the length aimed at, once no question is open and where no
    rule says so; "" else."""
    outline, answers = known.session.outline, known.session.answers
    said = any(each.rule == minutes.RULE.name for each in findings.found)
    if said or next_in(known.session) is not None or length_question(outline) is None:
        return ""
    return length_warning(
        characters, target_characters(outline, answers), outline=outline, answers=answers
    )


def _possible(form: str) -> bool:
    return form != ".pdf" or bool(office_program())


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}……"
