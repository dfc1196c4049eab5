"""The draft that a session's answers give, and what of them it does not use."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.bank import Bank
from drafter.drafting.compose import composed
from drafter.drafting.markdown import DraftFile
from drafter.flows.session import Session
from drafter.gathering.hand_edits import Merged, merged
from drafter.gathering.rewording import with_sentences
from drafter.interview.answers import (
    PATTERN,
    Answers,
    is_answered,
    is_sentence_edit,
    lines_of,
    question_aside,
    question_of,
)
from drafter.interview.sentence_edits import sentence_edits, without_sentence_edits
from drafter.model import Phrase
from drafter.outlines.model import Outline


def draft_of(session: Session) -> DraftFile:
    """The draft that the session's answers give; of one that hands were at, with what they did."""
    if session.edited is None:
        draft = composed(session.outline, session.answers)
        return DraftFile(draft, session.answers, session.seed)
    file = session.edited.file
    draft = with_sentences(merged_again(session).draft, _new_edits(session.answers, file.answers))
    return replace(file, draft=draft, answers=_edits_used(session))


def merged_again(session: Session) -> Merged:
    """The draft that is gone over again, its hand edits merged with what the answers give now."""
    assert session.edited is not None
    file = session.edited.file
    return merged(
        composed(session.outline, file.answers),
        file.draft,
        composed(session.outline, session.answers),
        for_answers=session.edited.for_answers,
    )


def _new_edits(answers: Answers, before: Answers) -> dict[str, str]:
    """What was rewritten since ``before``, by the words that stood in the draft. Those of before
    are in its text already."""
    old = sentence_edits(before)
    return {
        old.get(original) or original: text
        for original, text in sentence_edits(answers).items()
        if old.get(original) != text
    }


def _edits_used(session: Session) -> Answers:
    """The answers without the newly rewritten sentences that only a hand's sentence bore: the text
    has them now. One of before waits where its sentence is not made any more."""
    assert session.edited is not None
    known = sentence_edits(session.edited.file.answers)
    plain = composed(session.outline, without_sentence_edits(session.answers))
    made = {sentence.text for block in plain.blocks for sentence in block.sentences} | set(known)
    return {
        key: value
        for key, value in session.answers.items()
        if not is_sentence_edit(key) or (isinstance(value, dict) and value.get(PATTERN) in made)
    }


def unused_edits(session: Session) -> tuple[str, ...]:
    """Rewritten sentences that wait: what they stood for is not made by the answers any more."""
    edits = sentence_edits(session.answers)
    if not edits:
        return ()
    plain = composed(session.outline, without_sentence_edits(session.answers))
    made = {sentence.text for block in plain.blocks for sentence in block.sentences}
    return tuple(text or original for original, text in edits.items() if original not in made)


def phrases_used(file: DraftFile, bank: Bank) -> tuple[tuple[str, Phrase], ...]:
    """Each phrase of the bank in the draft, with the first words of its sentence, in order."""
    used: dict[str, tuple[str, Phrase]] = {}
    for sentence in (sentence for block in file.draft.blocks for sentence in block.sentences):
        key = sentence.origin.phrase
        if key and key not in used:
            phrase = bank.phrase(key)
            if phrase is not None:
                used[key] = (sentence.text, phrase)
    return tuple(used.values())


def unused_answers(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """Names of the facts that were answered and stand in no sentence of the draft; of an item's
    answers those whose item is not in its list (要点3, 要点〔质量管护〕)."""
    used = {
        key
        for block in file.draft.blocks
        for sentence in block.sentences
        for key in sentence.origin.questions
    }
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
