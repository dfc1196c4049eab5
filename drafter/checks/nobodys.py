"""What of a draft nobody is to answer for: the outline's own sentences. Phrases of the bank count:
those that several sources have are no source's, and a draft that takes most of one is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.interview.answers import Value, lines_of, text_of
from drafter.model import Block, DraftSentence

_OUTLINE = "O"
_ENDS = "。；;，,、.　 "


def given_places(block: Block, answers: Mapping[str, Value]) -> list[bool]:
    """For each character of the block's text whether the outline worded it, by the origin of its
    sentence; an answer that fills such a sentence is the writer's."""
    return [each for sentence in block.sentences for each in _of_sentence(sentence, answers)]


def _of_sentence(sentence: DraftSentence, answers: Mapping[str, Value]) -> list[bool]:
    text = sentence.text
    if not sentence.origin.letters.startswith(_OUTLINE):
        return [False] * len(text)
    given = [True] * len(text)
    for words in _answered(sentence, answers):
        start = text.find(words)
        if start >= 0:
            given[start : start + len(words)] = [False] * len(words)
    return given


def _answered(sentence: DraftSentence, answers: Mapping[str, Value]) -> Iterator[str]:
    for key in sentence.origin.questions:
        for line in (*lines_of(answers, key), text_of(answers, key)):
            if words := line.strip(_ENDS):
                yield words
