"""A paragraph of any text in sentences, nothing left out."""

from __future__ import annotations

from drafter.text.sentences import sentence_spans


def whole_sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text``, spaces between them kept: together they are the text."""
    ends = [end for _, end in sentence_spans(text)]
    if not ends:
        return (text,) if text else ()
    ends[-1] = len(text)
    starts = [0, *ends[:-1]]
    return tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
