"""Runs of parallel phrases, word for word with entities as slots."""

from __future__ import annotations

from drafter.mining.parallel import bare, shared_end, shared_start
from drafter.mining.promotion import Context, is_complaint, kept_out, promoted
from drafter.mining.refusals import KeptOut, Refusal
from drafter.mining.words import words
from drafter.model import MinedPhrase, Structure

_LONGEST_ITEM = 14
_LONGEST_IDIOMATIC = 5


def phrase_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """One phrase a structure of kind phrase that is more than a list: its items share a frame or a
    length, nothing after it says that the list goes on (等), and no longer item names a fault."""
    found: list[MinedPhrase | KeptOut] = []
    for structure in context.speech.structures:
        if structure.kind != "phrase":
            continue
        outcome = _list_only(context, structure) or promoted(
            context, "phrase", None, structure.start, structure.end,
            least=6, complete=False, idiomatic=_is_idiomatic(structure),
        )  # fmt: skip
        if isinstance(outcome, MinedPhrase):
            found.append(outcome)
        else:
            found.append(kept_out(context, "phrase", structure.start, structure.end, outcome))
    return found


def _list_only(context: Context, structure: Structure) -> Refusal | None:
    """Why a structure is no more than a list."""
    lengths = {len(bare(item)) for item in structure.items}
    joined = structure.end - structure.start == sum(map(len, structure.items))
    after = context.source.text[structure.end : structure.end + 1]
    if min(lengths) < 2:
        return "short"
    if max(lengths) > min(_LONGEST_ITEM, 2 * min(lengths)):
        return "uneven"
    if not (structure.frame or joined or (len(lengths) == 1 and min(lengths) > 2)):
        return "plain_list"
    if after == "等":
        return "goes_on"
    faults = any(len(bare(item)) > 5 and is_complaint(item) for item in structure.items)
    return "complaint" if faults else None


def _is_idiomatic(structure: Structure) -> bool:
    """Short items of one length that share a character at an end, or all say what to do or how:
    走深走心走实, 补短板、强弱项、扬优势. Such runs live by their shape, whatever the trade."""
    items = [bare(item) for item in structure.items]
    if len(set(map(len, items))) > 1 or len(items[0]) > _LONGEST_IDIOMATIC:
        return False
    if any(word.tag in ("c", "p") for item in items for word in words(item)):
        return False
    first = items[0]
    shared = all(shared_start(first, item) or shared_end(first, item) for item in items[1:])
    acting = all(words(item)[0].tag[0] in "vadziq" and len(words(item)) > 1 for item in items)
    return acting or (shared and len(first) <= 4)
