"""The outline of a speech, for approval before it is written: headings, a line of intent each.

The line is the point's reason (道理句) where it has one, else the first sentence below it.
"""

from __future__ import annotations

from msgspec.structs import replace

from drafter.model import GAP, Block, Draft, DraftSentence

_FRONT = ("title", "byline", "date")
_REASON = "道理"
"""How the outlines call the question for a point's reason (道理1)."""


def outline_of(draft: Draft) -> Draft:
    """Title, byline, date and headings of ``draft``; below each heading its intent, then the run-in
    headings that stand under it, each alone. Gaps that no longer stand in the text go."""
    kept: list[Block] = []
    blocks = draft.blocks
    for place, block in enumerate(blocks):
        if block.kind in _FRONT:
            kept.append(block)
        elif block.kind.startswith("heading"):
            below = _below(blocks, place)
            kept += [block, *_intent(below)]
            kept += [replace(each, sentences=each.sentences[:1]) for each in below if each.run_in]
    names = {name for block in kept for name in GAP.findall(block.text)}
    gaps = tuple(gap for gap in draft.gaps if gap.name in names)
    return replace(draft, blocks=tuple(kept), gaps=gaps)


def _below(blocks: tuple[Block, ...], place: int) -> list[Block]:
    """The paragraphs between the heading at ``place`` and the next heading."""
    below: list[Block] = []
    for block in blocks[place + 1 :]:
        if block.kind != "paragraph":
            break
        below.append(block)
    return below


def _intent(below: list[Block]) -> list[Block]:
    sentences = [each for block in below if not block.run_in for each in block.sentences]
    chosen = next((each for each in sentences if _is_reason(each)), next(iter(sentences), None))
    return [] if chosen is None else [Block("paragraph", (chosen,))]


def _is_reason(sentence: DraftSentence) -> bool:
    return any(question.startswith(_REASON) for question in sentence.origin.questions)
