"""Sets of parallel headings: their frame once with what varies as slots, or the set itself."""

from __future__ import annotations

import re

from drafter.mining.frames import named_frame
from drafter.mining.promotion import Context, ended, is_complaint, kept_out, promoted
from drafter.mining.refusals import KeptOut, Outcome, first_refusal
from drafter.mining.slots import is_damaged, slotted
from drafter.model import BETWEEN_HEADINGS, SLOT, MinedPhrase, Structure

_HALF = re.compile(r"(?:把|将|以|在|对|从|为)\{[^{}]+\}$")
"""A frame that breaks off before its verb."""
_LONGEST_SET = 60
_LEAST_SHARED = {1: 4, 2: 5}  # characters of a frame outside its slots, by their number


def heading_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """The phrases of each set: the set word for word (甲；乙；丙), or its headings one by one where
    it is long, and its frame (解决好“{一}”的问题) where enough of it is shared.

    The place is that of the set's first heading (of the heading itself where it stands alone).
    """
    found: list[MinedPhrase | KeptOut] = []
    for structure in context.speech.structures:
        if structure.kind != "heading":
            continue
        tried = _tried(context, structure)
        phrases = [outcome for outcome in tried if isinstance(outcome, MinedPhrase)]
        found += phrases
        if not phrases:
            reason = first_refusal(reversed(tried), none="no_frame")
            found.append(kept_out(context, "heading", structure.start, structure.end, reason))
    return found


def _tried(context: Context, structure: Structure) -> list[Outcome]:
    """What became of each wording of a set: its frame, the whole of it, single headings."""
    if is_damaged("".join(structure.items)):
        return ["damaged"]
    first = _place(context, structure, 0)
    items = tuple(_heading(context, item) for item in structure.items)
    whole = BETWEEN_HEADINGS.join(items)
    wanted = [(_frame(items), first)]
    led = {item[0] in "在从对" for item in items}
    if len(led) == 1 and (structure.frame or len(set(map(len, items))) == 1):
        wanted.append((whole, first))
    if len(whole) > _LONGEST_SET:
        wanted += [
            (item, _place(context, structure, i)) for i, item in enumerate(items) if "，" in item
        ]
    return [
        "complaint"
        if any(map(is_complaint, pattern.split(BETWEEN_HEADINGS)))
        else promoted(context, "heading", None, start, end, pattern=pattern, least=2)
        for pattern, (start, end) in wanted
        if pattern
    ]


def _heading(context: Context, item: str) -> str:
    return ended(slotted(item, topic=context.topic), "heading")


def _frame(items: tuple[str, ...]) -> str:
    """The named frame of a set, "" where too little is shared."""
    frame = named_frame(items)
    shared = len(re.sub(r"\W", "", SLOT.sub("", frame)))
    if _HALF.search(frame):
        return ""
    return frame if shared >= _LEAST_SHARED.get(len(SLOT.findall(frame)), 99) else ""


def _place(context: Context, structure: Structure, index: int) -> tuple[int, int]:
    """Where the ``index``-th item of ``structure`` stands in the source."""
    at = structure.start
    for item in structure.items[:index]:
        at = context.source.text.index(item, at) + len(item)
    at = context.source.text.index(structure.items[index], at)
    return at, at + len(structure.items[index])
