"""The sheet beside the form: always a whole speech, what is not chosen yet standing in, grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from drafter.bank import Bank
from drafter.drafting.compose import FRONT
from drafter.drafting.deadlines import Deadline, deadlines
from drafter.drafting.parts import Part, letters_counted, parts
from drafter.flows.draft import draft_of
from drafter.flows.export import reading_time
from drafter.flows.gaps import gap_key
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session, course, next_in, questions_in
from drafter.interview.asks import answered_numbers
from drafter.interview.length import (
    length_question,
    minutes_range,
    pace_of,
    target_characters,
)
from drafter.model import LETTER_LABELS, BlockKind, Draft, Gap
from drafter.web.draft_findings import Finding
from drafter.web.draft_own import own_numbers

_LINE, _LINES = 28, 22  # GB/T 9704-2012, 5.2.1: characters a line, lines a page


class Stretch(Struct, frozen=True):
    """Characters of a sentence; ``found`` is the finding whose words they are."""

    text: str
    found: Finding | None = None


class SheetSentence(Struct, frozen=True):
    """A sentence on the sheet: ``number`` counts from 0 over the whole draft; ``decided`` False:
    it stands in until one is chosen."""

    number: int
    stretches: tuple[Stretch, ...]
    letters: str
    decided: bool


class SheetBlock(Struct, frozen=True):
    """A paragraph or heading of the sheet; beside it the facts missing in it and what the rules
    say of it."""

    kind: BlockKind
    run_in: bool
    sentences: tuple[SheetSentence, ...]
    gaps: tuple[tuple[Gap, str], ...]
    notes: tuple[Finding, ...]


class Sheet(Struct, frozen=True):
    """The whole speech and what it comes to; ``target`` 0: nobody said how long it is to be.
    ``open``: about how many questions are without an answer; ``gaps`` with the key of the answer
    that fills each."""

    blocks: tuple[SheetBlock, ...]
    title: str
    characters: int
    decided: int
    time: str
    range: str
    target: int
    minutes: int
    pages: int
    open: int
    gaps: tuple[tuple[Gap, str], ...]
    letters: tuple[tuple[str, str, int], ...]
    deadlines: tuple[Deadline, ...]
    parts: tuple[Part, ...]


def stood_in(session: Session, bank: Bank) -> Session:
    """The session with the default wherever nothing is answered yet; nothing is written."""
    return with_defaults(session, bank) if next_in(session) is not None else session


def sheet(session: Session, full: Session, found: Sequence[Finding]) -> Sheet:
    """The sheet of a session; ``full`` is it as ``stood_in`` gives it, ``found`` what the rules say
    of that."""
    draft = draft_of(full).draft
    own = draft if full is session else draft_of(session).draft
    answered = {key for key in session.answers if session.answers[key] is not None}
    gaps = [(gap, gap_key(gap, full.outline, full.answers)) for gap in draft.gaps]
    pace = pace_of(session.answers)
    timed = length_question(session.outline) is not None
    target = target_characters(session.outline, session.answers) if timed else 0
    letters = letters_counted(own)  # of what stands in nothing is said yet
    return Sheet(
        blocks=_blocks(draft, own, {gap.name: (gap, key) for gap, key in gaps}, found),
        title=draft.title,
        characters=draft.characters,
        decided=own.characters,
        time=reading_time(draft.characters, pace=pace),
        range=minutes_range(draft.characters),
        target=target,
        minutes=max(1, round(target / pace)) if target else 0,
        pages=_pages(draft),
        open=questions_in(session) - answered_numbers(course(session), session.answers),
        gaps=tuple((gap, key) for gap, key in gaps if not key or key in answered),
        letters=tuple((k, label, letters[k]) for k, label in LETTER_LABELS.items() if letters[k]),
        deadlines=deadlines(draft),
        parts=parts(draft),
    )


def _blocks(
    draft: Draft, own: Draft, missing: dict[str, tuple[Gap, str]], found: Sequence[Finding]
) -> tuple[SheetBlock, ...]:
    """The blocks, each sentence counted; one that the answers alone do not give stands in."""
    given = own_numbers(own, draft)
    number, blocks = 0, []
    for count, block in enumerate(draft.blocks):
        notes = tuple(each for each in found if each.block == count)
        sentences, place = [], 0
        for sentence in block.sentences:
            stretches = tuple(_stretches(sentence.text, place, notes))
            letters = sentence.origin.letters
            sentences.append(SheetSentence(number, stretches, letters, number in given))
            number += 1
            place += len(sentence.text)
        here = [name for name in missing if f"【待补：{name}】" in block.text]
        gaps = tuple(missing.pop(name) for name in here)  # at its first place only
        blocks.append(SheetBlock(block.kind, block.run_in, tuple(sentences), gaps, notes))
    return tuple(blocks)


def _stretches(text: str, place: int, notes: Sequence[Finding]) -> Iterator[Stretch]:
    """A sentence that begins at ``place`` of its block, cut where a finding's words begin and end;
    of two that overlap the first has them."""
    at = 0
    for note in sorted(notes, key=lambda each: (each.start, each.end)):
        start, end = max(at, note.start - place), min(len(text), note.end - place)
        if start >= end:
            continue
        if at < start:
            yield Stretch(text[at:start])
        yield Stretch(text[start:end], note)
        at = end
    if at < len(text):
        yield Stretch(text[at:])


def sentence_at(draft: Draft, number: int) -> tuple[str, str, str, tuple[str, ...], bool] | None:
    """Words, letters, phrase and questions of the ``number``-th sentence (from 0), and whether it
    may be rewritten by itself (not title, byline, date); None beyond the last."""
    place = 0
    for block in draft.blocks:
        for sentence in block.sentences:
            if place == number:
                origin = sentence.origin
                free = block.kind not in FRONT
                return sentence.text, origin.letters, origin.phrase, origin.questions, free
            place += 1
    return None


def _pages(draft: Draft) -> int:
    """About how many pages it has in the standard's layout, by its characters a line."""
    lines = sum(-(-(len(block.text) + 2) // _LINE) for block in draft.blocks)
    return max(1, -(-lines // _LINES))
