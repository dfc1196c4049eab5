"""Where every sentence of a draft comes from, a phrase back to its source, speech and offsets."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from drafter.bank import Bank
from drafter.drafting.markdown import DraftFile
from drafter.interview.answers import MATERIAL
from drafter.model import BlockKind, Phrase


class Occurrence(Struct, frozen=True):
    """One place where a phrase was found. Offsets are code points into the decoded source;
    ``text`` is what stands there, None where the source's text is not held (原文不在本机)."""

    source: str
    sha256: str
    speech: int
    start: int
    end: int
    title: str
    year: int | None
    text: str | None


class PhraseOrigin(Struct, frozen=True):
    """The phrase behind a sentence; ``number`` is None where the bank does not have it."""

    id: str
    number: int | None
    pattern: str
    occurrences: tuple[Occurrence, ...]


class SentenceOrigin(Struct, frozen=True):
    """A sentence with its letters, the phrase that worded it, and the questions that filled it;
    ``material`` are the ids of the snippets whose words stand in it."""

    block: BlockKind
    letters: str
    text: str
    phrase: PhraseOrigin | None
    questions: tuple[str, ...]
    material: tuple[str, ...] = ()


def sentence_origins(file: DraftFile, bank: Bank) -> Iterator[SentenceOrigin]:
    """The origin of each sentence, in order."""
    known: dict[str, PhraseOrigin] = {}
    for block in file.draft.blocks:
        for sentence in block.sentences:
            origin = sentence.origin
            if origin.phrase and origin.phrase not in known:
                known[origin.phrase] = _phrase(origin.phrase, bank)
            yield SentenceOrigin(
                block.kind,
                origin.letters,
                sentence.text,
                known.get(origin.phrase),
                origin.questions,
                _snippets_in(sentence.text, file) if "M" in origin.letters else (),
            )


def _snippets_in(sentence: str, file: DraftFile) -> tuple[str, ...]:
    kept = file.answers.get(MATERIAL)
    words = kept.items() if isinstance(kept, dict) else ()
    return tuple(id_ for id_, text in words if str(text).strip("。；，") in sentence)


def _phrase(key: str, bank: Bank) -> PhraseOrigin:
    phrase = bank.phrase(key)
    if phrase is None:
        return PhraseOrigin(key, None, "", ())
    return PhraseOrigin(key, phrase.number, phrase.pattern, _occurrences(phrase, bank))


def _occurrences(phrase: Phrase, bank: Bank) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(
            each.source.name,
            each.occurrence.source,
            each.occurrence.speech,
            each.occurrence.start,
            each.occurrence.end,
            each.speech.title if each.speech else "",
            each.speech.year if each.speech else None,
            each.text,
        )
        for each in bank.occurrences(phrase)
    )
