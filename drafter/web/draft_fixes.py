"""Mechanical fixes of findings carried out in a draft that is being written, one click each.

Where the words come from one answer the answer is mended, so that the sentence keeps its origin and
the fault does not come back; else the sentence is rewritten and is the writer's own then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from drafter.checks.fixing import Change, blocks_after, fixed
from drafter.checks.text import CheckedText
from drafter.drafting.compose import FRONT
from drafter.flows.answering import with_sentence_rewritten
from drafter.flows.check import text_of_file
from drafter.flows.draft import draft_of
from drafter.flows.session import Session
from drafter.flows.session_files import saved
from drafter.interview.answers import Value, question_of
from drafter.interview.heads import head_and_body
from drafter.model import Block, DraftSentence
from drafter.outlines.model import Outline
from drafter.web.draft_fields import Known
from drafter.web.draft_findings import Finding, report_of
from drafter.web.draft_own import own_numbers

_AROUND = ((6, 6), (2, 2), (1, 1), (0, 6), (6, 0), (0, 2), (2, 0))
"""Characters before and behind by which a fault is found again in an answer, where it must be once;
it may begin or end there."""

_MENDED = ("text", "lines", "items")  # types of questions whose answers are mended
_MOST_TURNS = 8


def fixable(finding: Finding, known: Known) -> bool:
    """Whether one click can carry the fix out: a rule knows one, and the words are in the draft by
    now and no part of title, name or date."""
    if finding.fix is None:
        return False
    block = draft_of(known.full).draft.blocks[finding.block]
    if block.kind in FRONT:
        return False
    own, first = _own(known), _first_of(draft_of(known.full).draft.blocks, finding.block)
    touched = _touched(block, finding.start, finding.end)
    return all(first + number in own for number, _ in touched)


def with_fix(known: Known, finding: Finding) -> Session:
    """The session with one finding's fix carried out, on disk."""
    blocks = draft_of(known.full).draft.blocks
    block, first = blocks[finding.block], _first_of(blocks, finding.block)
    before = block.text[finding.start : finding.end]
    change = Change(
        0, finding.start, finding.end, before, finding.fix or "", finding.label, finding.place, ""
    )
    own = _own(known)
    return _with_change(known.session, block, change, lambda number: own[first + number])


def with_all_fixes(known: Known) -> tuple[Session, int]:
    """The session with every mechanical fix carried out, on disk, and how many there were."""
    session, count = known.session, 0
    for _ in range(_MOST_TURNS):
        text = text_of_file(draft_of(session))
        changes = _changes(replace(known, session=session), text)
        if not changes:
            break
        first = [each for each in changes if _answer_mended(session, *_within(text, each))]
        blocks = text.blocks
        for change in reversed(first or changes):  # a sentence is rewritten once its answers stand
            begins = _first_of(blocks, change.block)
            alone = replace(change, block=0)
            session = _with_change(session, blocks[change.block], alone, begins.__add__)
            blocks = blocks_after(blocks, [change])
        count += len(first or changes)
    return session, count


def _within(text: CheckedText, change: Change) -> tuple[Block, Change]:
    """The block of a change, and the change as it counts that block as number 0."""
    return text.blocks[change.block], replace(change, block=0)


def _changes(known: Known, text: CheckedText) -> tuple[Change, ...]:
    """One turn of fixes."""
    mechanical = report_of(known, text).mechanical
    turns = fixed(text, lambda now: mechanical if now is text else ()).turns
    first = turns[0] if turns else ()
    return tuple(each for each in first if text.blocks[each.block].kind not in FRONT)


def _with_change(
    session: Session, block: Block, change: Change, number_of: Callable[[int], int]
) -> Session:
    """The session with one change to a block; ``change`` counts the block as number 0;
    ``number_of`` gives the number in the draft of the block's sentences."""
    mended = _answer_mended(session, block, change)
    if mended:
        return saved(replace(session, answers={**session.answers, **mended}))
    for number, after in reversed(tuple(_rewritten(block, change))):
        session = with_sentence_rewritten(session, number_of(number), after)
    return session


def _own(known: Known) -> dict[int, int]:
    """The numbers that the sheet's sentences have in the draft itself."""
    return own_numbers(draft_of(known.session).draft, draft_of(known.full).draft)


def _first_of(blocks: Sequence[Block], at: int) -> int:
    """The number in the draft of the first sentence of block ``at``."""
    return sum(len(block.sentences) for block in blocks[:at])


def _answer_mended(session: Session, block: Block, change: Change) -> dict[str, Value]:
    """The one answer in which the words stand, with the change; empty where none or several do."""
    keys = {
        key
        for _, sentence in _touched(block, change.start, change.end)
        for key in sentence.origin.questions
        if (question := question_of(key, session.outline)) and question.type in _MENDED
    }
    answers = {key: session.answers[key] for key in sorted(keys) if key in session.answers}
    for before, behind in _AROUND:
        head = block.text[max(0, change.start - before) : change.start]
        tail = block.text[change.end : change.end + behind]
        words = f"{head}{change.before}{tail}"
        if sum(line.count(words) for line in _lines(answers)) == 1:
            changed = _replaced(answers, words, f"{head}{change.after}{tail}")
            return (
                changed
                if _heads(changed, session.outline)
                == _heads({key: answers[key] for key in changed}, session.outline)
                else {}
            )
    return {}


def _lines(answers: Mapping[str, Value]) -> Iterator[str]:
    for value in answers.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from map(str, value)


def _replaced(answers: Mapping[str, Value], words: str, by: str) -> dict[str, Value]:
    """The answers that hold ``words``, without them."""
    changed: dict[str, Value] = {}
    for key, value in answers.items():
        if isinstance(value, str) and words in value:
            changed[key] = value.replace(words, by)
        elif isinstance(value, list) and any(words in str(line) for line in value):
            changed[key] = [str(line).replace(words, by) for line in value]
    return changed


def _heads(answers: Mapping[str, Value], outline: Outline) -> list[str]:
    """The run-in heads of items: sets of sub-headings were made for them."""
    items = {
        key: value
        for key, value in answers.items()
        if (question := question_of(key, outline)) and question.type == "items"
    }
    return [head_and_body(line)[0] for line in _lines(items)]


def _rewritten(block: Block, change: Change) -> Iterator[tuple[int, str]]:
    """Each sentence of the block that the change touches, by its number there, as it is to be."""
    for number, sentence in _touched(block, change.start, change.end):
        place = sum(len(each.text) for each in block.sentences[:number])
        start, end = max(0, change.start - place), change.end - place
        if end <= 0:
            continue
        begins = change.start >= place
        within = replace(
            change, start=start, end=min(end, len(sentence.text)),
            after=change.after if begins else "",
        )  # fmt: skip
        alone = replace(block, sentences=(sentence,))
        yield number, blocks_after([alone], [within])[0].text


def _touched(block: Block, start: int, end: int) -> Iterator[tuple[int, DraftSentence]]:
    """The sentences of a block in which ``start`` to ``end`` lies, with their numbers there."""
    place = 0
    for number, sentence in enumerate(block.sentences):
        if place < max(end, start + 1) and start < place + len(sentence.text):
            yield number, sentence
        place += len(sentence.text)
