"""Runs of parallel clauses, word for word with entities as slots."""

from __future__ import annotations

import re

from drafter.mining.demands import demand_phrases
from drafter.mining.promotion import Context, is_complaint, kept_out, promoted
from drafter.mining.refusals import KeptOut, first_promoted
from drafter.model import MinedPhrase, Structure
from drafter.text.normalise import normalised

_PROHIBITS = re.compile(r"不(?:搞|做|能|得|准|许)")
_SUBJECT = re.compile(
    r"(?:^|(?<=[，。；：！？\n \u3000]))(?![这那其需]|[一二三四五六七八九]是)"
    r"[^，。；：！？、“”\n]{1,14}\Z"
)


def sentence_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """One phrase a structure of kind sentence, with the words before it in its first clause where
    the whole is still general, then what ``demand_phrases`` gives; lists of faults are left out."""
    found: list[MinedPhrase] = []
    out: list[KeptOut] = []
    for structure in context.speech.structures:
        if structure.kind != "sentence":
            continue
        starts = [_clause_start(context, structure), structure.start]
        outcome = first_promoted(
            promoted(context, "sentence", None, start, structure.end, least=9)
            for start in dict.fromkeys([] if _is_of_faults(structure) else starts)
        )
        if isinstance(outcome, MinedPhrase):
            found.append(outcome)
        else:
            reason = outcome or "complaint"
            out.append(kept_out(context, "sentence", structure.start, structure.end, reason))
    return [*found, *demand_phrases(context, known=found), *out]


def _is_of_faults(structure: Structure) -> bool:
    """Whether an item names a fault, in a row that does not forbid it (不搞……，不影响……)."""
    return not _PROHIBITS.match(structure.items[0]) and any(map(is_complaint, structure.items))


def _clause_start(context: Context, structure: Structure) -> int:
    """Where the clause begins in which the first item stands: its subject, or who is told."""
    before = context.source.text[max(structure.start - 24, context.speech.start) : structure.start]
    subject = _SUBJECT.search(normalised(before))
    return structure.start - len(subject[0]) if subject else structure.start
