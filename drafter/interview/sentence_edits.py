"""Sentences of a draft that the writer rewrote, kept among its answers.

``改句1: {原句: what the answers gave, 改作: what stands there now}``; an empty 改作 leaves it
out. Kept by its words, not by its place: where an answer changes so that the sentence is not made
any more, the edit waits, unused, and the review says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.interview.answers import (
    EDITED,
    PATTERN,
    SENTENCE_EDIT,
    Answers,
    Value,
    is_sentence_edit,
)
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans


def sentence_edits(answers: Answers) -> dict[str, str]:
    """What stands instead of which sentence, by the sentence's words; "" for one left out."""
    return {original: text for _, original, text in _edits(answers)}


def without_sentence_edits(answers: Answers) -> dict[str, Value]:
    """The answers as they were before any sentence was rewritten."""
    return {key: value for key, value in answers.items() if not is_sentence_edit(key)}


def with_sentence_edit(answers: Answers, sentence: str, text: str) -> dict[str, Value]:
    """The answers with ``sentence``, as it stands in the draft, rewritten to ``text``.

    One that was rewritten before, or is one of the sentences that another became, keeps the words
    it had first; rewritten back to them, it is no edit any more.
    """
    changed = dict(answers)
    for key, original, now in _edits(answers):
        rewritten = _with_part_rewritten(now, sentence, text)
        if rewritten is None:
            continue
        del changed[key]
        if rewritten != original:
            changed[key] = {PATTERN: original, EDITED: rewritten}
        return changed
    if text != sentence:
        changed[_free_key(answers)] = {PATTERN: sentence, EDITED: text}
    return changed


def _with_part_rewritten(now: str, sentence: str, text: str) -> str | None:
    """``now`` with the part of it that reads ``sentence`` in the draft as ``text``; None where no
    part does. The other parts stay as they were typed, with whom to ask."""
    if now and with_gaps(now)[0] == sentence:
        return text
    parts = [now[start:end] for start, end in sentence_spans(now)]
    stands = [with_gaps(part)[0] for part in parts]
    if sentence not in stands:
        return None
    parts[stands.index(sentence)] = text
    return "".join(parts)


def _free_key(answers: Mapping[str, object]) -> str:
    number = 1
    while f"{SENTENCE_EDIT}{number}" in answers:
        number += 1
    return f"{SENTENCE_EDIT}{number}"


def _edits(answers: Answers) -> Iterator[tuple[str, str, str]]:
    for key, value in answers.items():
        if is_sentence_edit(key) and isinstance(value, dict):
            yield key, str(value.get(PATTERN, "")), str(value.get(EDITED) or "")
