"""Sources with their texts, put into a bank for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.bank import Bank, Grade, open_bank
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord
from drafter.text.same_words import words_key


def put(
    bank: Bank,
    text: str,
    *,
    title: str = "",
    year: int | None = None,
    grade: Grade = "网络",
    phrase: str = "",
    same_words: bool = False,
    speech: int = 0,
) -> None:
    """Puts one source with one speech into the bank, and a phrase that it has. ``same_words``: the
    key of its words is kept; ``speech``: its characters, by default all."""
    sha256 = hashlib.sha256(f"{title}{year}{text}".encode()).hexdigest()
    end = speech or len(text)
    words = words_key(text[:end]) if same_words else ""
    held = SpeechRecord(0, end, title, year, words=words)
    record = SourceRecord(sha256, f"{sha256[:6]}.txt", "utf-8", (held,), text, grade)
    found = [MinedPhrase("sentence", None, phrase, Occurrence(sha256, 0, 0, 1))] if phrase else []
    bank.add_source(record, found)


@contextmanager
def bank_of(folder: Path, *texts: str, grade: Grade = "网络") -> Iterator[Bank]:
    """A bank that holds these texts."""
    with open_bank(folder / "bank.db") as bank:
        for number, text in enumerate(texts):
            put(bank, text, title=f"在第{number + 1}次会上的讲话", year=2023, grade=grade)
        yield bank
