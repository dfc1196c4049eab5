"""A phrase of the writer's own, put into the bank by hand."""

from __future__ import annotations

import hashlib

from drafter.bank import Bank
from drafter.bank.wording import checked_pattern
from drafter.errors import UserError
from drafter.model import MinedPhrase, Move, Occurrence, Part, Phrase, SourceRecord, phrase_id

OWN_SOURCE = "自己加的"
"""The name of the source that such a phrase has: its own words, in no speech."""


def own_phrase_added(bank: Bank, words: str, *, part: Part, move: Move | None = None) -> Phrase:
    """Puts ``words`` into ``bank`` as a phrase and gives it; it goes out and in with the bank as
    what was mined does. Raises UserError for words that make no pattern, BankError."""
    pattern = checked_pattern(words, slots=())
    identity = phrase_id(part, pattern)
    if (held := bank.phrase(identity)) is not None:
        raise UserError(f"词库里已有这一条，编号 {held.number:04d}", "不用再加")
    put_by_hand(bank, pattern, part=part, move=move)
    phrase = bank.phrase(identity)
    if phrase is None:
        raise UserError("这一条以前定过不要", "先把它取回：drafter bank review --dropped")
    return phrase


def put_by_hand(bank: Bank, pattern: str, *, part: Part, move: Move | None) -> None:
    """Puts a pattern into ``bank`` as a source of its own. Raises BankError."""
    sha256 = hashlib.sha256(f"{part}\n{pattern}".encode()).hexdigest()
    mined = MinedPhrase(part, move, pattern, Occurrence(sha256, 0, 0, len(pattern)))
    bank.add_source(SourceRecord(sha256, OWN_SOURCE, "utf-8", (), pattern), [mined])
