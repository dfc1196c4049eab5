"""The draft that a session's answers give, and what of them it does not use."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.bank import Bank
from drafter.drafting.compose import Composition, composed, composition
from drafter.drafting.markdown import DraftFile
from drafter.flows.session import Edited, Session
from drafter.gathering.hand_edits import Merged, merged, sources_in
from drafter.gathering.rewording import with_sentences
from drafter.interview.answers import (
    Answers,
    is_answered,
    lines_of,
    question_aside,
    question_of,
)
from drafter.interview.sentence_edits import (
    Source,
    sentence_edits,
    without_hand_edits,
)
from drafter.model import Draft, Phrase
from drafter.outlines.model import Outline


def draft_of(session: Session) -> DraftFile:
    """The draft that the session's answers give; of one that hands were at, with what they did."""
    draft = _composition(session).draft
    if session.edited is None:
        return DraftFile(draft, session.answers, session.seed)
    return replace(session.edited.file, draft=draft, answers=without_hand_edits(session.answers))


def sources_of(session: Session) -> tuple[Source, ...]:
    """Where each sentence of ``draft_of`` comes from: what an edit of it is kept under."""
    return _composition(session).sources


def _composition(session: Session) -> Composition:
    one = _before_hand_edits(session)
    if session.edited is None:
        return one
    edits = sentence_edits(session.answers)
    draft, sources = with_sentences(one.draft, one.sources, edits)
    return replace(one, draft=draft, sources=sources)


def _before_hand_edits(session: Session) -> Composition:
    """What the answers give, merged with what hands did, before what hands wrote is reworded."""
    new = composition(session.outline, session.answers)
    if session.edited is None:
        return new
    one = _merged(session.edited, session.outline, new.draft)
    return replace(new, draft=one.draft, sources=sources_in(one, new.sources))


def merged_again(session: Session) -> Merged:
    """The draft that is gone over again, its hand edits merged with what the answers give now."""
    assert session.edited is not None
    return _merged(session.edited, session.outline, composed(session.outline, session.answers))


def _merged(edited: Edited, outline: Outline, new: Draft) -> Merged:
    base = composed(outline, edited.file.answers)
    return merged(base, edited.file.draft, new, for_answers=edited.for_answers)


def unused_edits(session: Session) -> tuple[str, ...]:
    """Rewritten sentences that wait: what they stood for is not in the draft any more."""
    edits = sentence_edits(session.answers)
    if not edits:
        return ()
    one = _before_hand_edits(session)
    there = one.used | {source.place for source in one.sources if source.place.by_hand}
    return tuple(text or place.original for place, text in edits.items() if place not in there)


def phrases_used(file: DraftFile, bank: Bank) -> tuple[tuple[str, Phrase], ...]:
    """Each phrase of the bank in the draft, with the first words of its sentence, in order."""
    used: dict[str, tuple[str, Phrase]] = {}
    for sentence in file.draft.sentences:
        key = sentence.origin.phrase
        if key and key not in used:
            phrase = bank.phrase(key)
            if phrase is not None:
                used[key] = (sentence.text, phrase)
    return tuple(used.values())


def unused_answers(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """Names of the facts that were answered and stand in no sentence of the draft; of an item's
    answers those whose item is not in its list (要点3, 要点〔质量管护〕)."""
    used = {key for sentence in file.draft.sentences for key in sentence.origin.questions}
    facts = tuple(
        question.name
        for question in outline.questions
        if question.type in ("text", "date", "lines")
        and not question.each
        and not question.verbatim
        and not question.default
        and is_answered(file.answers, question.name)
        and question.name not in used
    )
    return facts + _without_item(file.answers, outline)


def _without_item(answers: Answers, outline: Outline) -> tuple[str, ...]:
    """Keys of what the writer himself said of an item that is not there."""
    found: list[str] = []
    for key, value in answers.items():
        question = question_of(key, outline)
        beyond = question is not None and question.each and key != question.name
        if beyond and question is not None:
            number = int(key.removeprefix(question.name))
            beyond = number > len(lines_of(answers, question.each))
        if (beyond or question_aside(key, outline)) and isinstance(value, str | list) and value:
            found.append(key)
    return tuple(found)


def fixed_wording(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """The lines that must stand in the draft unchanged (必写提法)."""
    return tuple(
        line
        for question in outline.questions
        if question.verbatim
        for line in lines_of(file.answers, question.name)
    )


def missing_wording(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """Those of ``fixed_wording`` that do not stand in the draft."""
    body = "".join(block.text for block in file.draft.blocks)
    return tuple(line for line in fixed_wording(file, outline) if line not in body)
