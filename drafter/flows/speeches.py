"""Speeches whose text a bank holds, read again to be looked at."""

from __future__ import annotations

from msgspec import Struct

from drafter.bank import Bank
from drafter.errors import UserError
from drafter.flows.derive import SampleSpeech
from drafter.flows.inspect import inspected_source
from drafter.flows.own_phrases import OWN_SOURCE
from drafter.model import Source, SourceRecord, SpeechRecord


class HeldSpeech(Struct, frozen=True):
    """A speech of a bank with the source it is in."""

    source: SourceRecord
    speech: SpeechRecord


def held_speeches(bank: Bank) -> tuple[HeldSpeech, ...]:
    """Every speech whose text is held, the newest first, then by name."""
    texts = bank.holdings.with_text()
    found = [
        HeldSpeech(source, speech)
        for source in bank.sources()
        if source.name != OWN_SOURCE and source.sha256 in texts
        for speech in source.speeches
    ]
    found.sort(key=lambda each: (-(each.speech.year or 0), each.source.name, each.speech.start))
    return tuple(found)


def speech_read(bank: Bank, key: str, start: int) -> SampleSpeech:
    """The speech that begins at ``start`` of the source whose sha256 begins with ``key``, read as
    it was when it was mined. Raises UserError where there is none or its text is not held."""
    found = bank.holdings.named(key)
    text = bank.text(found[0].sha256) if len(found) == 1 else None
    if text is None:
        raise UserError("这篇讲话的原文不在本机", "把文件放进“采稿”，采过就能看")
    record = found[0]
    source = Source(record.name, record.sha256, record.encoding, text)
    speeches = inspected_source(source, as_speech=True).speeches
    exact = [speech for speech in speeches if speech.start == start]
    around = [speech for speech in speeches if speech.start <= start < speech.end]
    if not (chosen := exact or around):
        raise UserError(f"{record.name} 里没有从这里开始的讲话", "从单子里另选一篇")
    return SampleSpeech(source, chosen[0])
