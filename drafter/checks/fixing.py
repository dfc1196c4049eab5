"""Mechanical findings carried out: what changes, where, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from drafter.checks.checking import Found
from drafter.checks.text import CheckedText
from drafter.model import Block, DraftSentence

_MOST_TURNS = 8
"""How often what a fix has uncovered is fixed in turn (a space behind a stop that was one)."""

Checker = Callable[[CheckedText], Iterable[Found]]


class Change(Struct, frozen=True):
    """One mechanical change: in which block and where its text had ``before`` and has ``after``;
    ``label`` is what it is called, ``place`` what a writer calls the block, ``context`` the words
    round it as they were."""

    block: int
    start: int
    end: int
    before: str
    after: str
    label: str
    place: str
    context: str


class Fixed(Struct, frozen=True):
    """A text after its mechanical findings were carried out. ``turns`` are the changes, turn by
    turn: each turn's places are those of the text that the turn before has left."""

    text: CheckedText
    turns: tuple[tuple[Change, ...], ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, in the order in which they were made."""
        return tuple(change for turn in self.turns for change in turn)


def fixed(text: CheckedText, checker: Checker) -> Fixed:
    """``text`` with everything changed that ``checker`` finds and knows a mechanical fix for; of
    two that overlap the first. What would leave a block without a character is not done."""
    turns: list[tuple[Change, ...]] = []
    while len(turns) < _MOST_TURNS:
        turn = _turn(text, checker(text))
        if not turn:
            break
        turns.append(turn)
        text = replace(text, blocks=blocks_after(text.blocks, turn))
    return Fixed(text, tuple(turns))


def _turn(text: CheckedText, found: Iterable[Found]) -> tuple[Change, ...]:
    changes: list[Change] = []
    for each in sorted(found, key=lambda one: (one.finding.block, one.finding.start)):
        finding = each.finding
        if finding.fix is None or finding.fix == finding.text:
            continue
        last = changes[-1] if changes else None
        if last is not None and last.block == finding.block and finding.start < last.end:
            continue
        words = text.blocks[finding.block].text
        changes.append(
            Change(
                finding.block,
                finding.start,
                finding.end,
                finding.text,
                finding.fix,
                finding.label or each.rule.name,
                text.place_of(finding.block),
                words[max(0, finding.start - 4) : finding.end + 4],
            )
        )
    emptied = {
        number
        for number, block in enumerate(blocks_after(text.blocks, changes))
        if not block.text and text.blocks[number].text
    }
    return tuple(each for each in changes if each.block not in emptied)


def blocks_after(blocks: Sequence[Block], changes: Sequence[Change]) -> tuple[Block, ...]:
    """``blocks`` with one turn's changes; a sentence that changed keeps its origin."""
    kept = list(blocks)
    for change in reversed(changes):
        kept[change.block] = _block_after(kept[change.block], change)
    return tuple(kept)


def _block_after(block: Block, change: Change) -> Block:
    """What is put in goes to the sentence in which the change begins."""
    sentences: list[DraftSentence] = []
    place = 0
    for sentence in block.sentences:
        end = place + len(sentence.text)
        start_here = max(0, change.start - place)
        end_here = max(0, min(change.end, end) - place)
        begins = place <= change.start < end
        if start_here < end_here:
            put_in = change.after if begins else ""
            text = sentence.text[:start_here] + put_in + sentence.text[end_here:]
            sentence = replace(sentence, text=text)
        sentences.append(sentence)
        place = end
    return replace(block, sentences=tuple(each for each in sentences if each.text))
