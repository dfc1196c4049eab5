"""A sentence that the writer rewrote, with tags that say what is left of where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.drafting.marks import Tag, Tagged, plain
from drafter.drafting.origins import sentences_of_phrases
from drafter.interview.answers import Answers
from drafter.interview.edits import is_still
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans

_SHORTEST_KEPT = 4
"""Characters in a row that are the same by more than chance."""


def rewritten(
    sentences: Sequence[list[Tagged]], texts: Sequence[str | None], answers: Answers
) -> tuple[list[list[Tagged]], dict[str, str]]:
    """The sentences of a block with ``texts`` in their place, None leaving one as it is, and whom
    to ask for the gaps that they leave open. One may have become several, or nothing."""
    pieces: list[list[Tagged]] = []
    asked: dict[str, str] = {}
    for sentence, text in zip(sentences, texts, strict=True):
        if text is None:
            pieces.append(sentence)
            continue
        text, gaps = with_gaps(text)
        asked |= {gap.name: gap.ask for gap in gaps if gap.ask}
        pieces.append(_retagged(sentence, text, answers))
    return pieces, asked


def _stands(sentence: list[Tagged], text: str) -> range:
    """Where in ``text`` the whole sentence still stands as one of its sentences."""
    words = plain(sentence)
    spans = (range(*span) for span in sentence_spans(text))
    return next((span for span in spans if text[span.start : span.stop] == words), range(0))


def _retagged(sentence: list[Tagged], text: str, answers: Answers) -> list[Tagged]:
    """``text`` as typed by hand, or still as the phrase of ``sentence`` where few of its words
    changed; what an answer said in the same words is still the answer's, and so is the sentence
    itself where only others were put beside it."""
    phrases = {tag.key for _, tags in sentence for tag in tags if tag.letter == "P"}
    known = sentences_of_phrases(answers)
    outer = Tag("T", "")
    for phrase in sorted(phrases):
        if any(is_still(pattern, text) for pattern in known.get(phrase, ())):
            outer = Tag("P", phrase)
    kept: dict[int, tuple[Tag, ...]] = {}
    same = SequenceMatcher(None, plain(sentence), text, autojunk=False).get_matching_blocks()
    for block in same:
        if block.size >= _SHORTEST_KEPT:
            for place in range(block.size):
                tags = sentence[block.a + place][1]
                kept[block.b + place] = tuple(tag for tag in tags if tag.letter in "AM")
    whole = _stands(sentence, text)
    return [
        sentence[place - whole.start] if place in whole else (char, (outer, *kept.get(place, ())))
        for place, char in enumerate(text)
    ]
