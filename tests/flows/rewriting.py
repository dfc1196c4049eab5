"""A sentence of a draft rewritten as a writer points at it: by its words."""

from __future__ import annotations

from drafter.flows.answering import with_sentence_rewritten
from drafter.flows.draft import draft_of
from drafter.flows.session import Session


def with_rewritten(session: Session, sentence: str, text: str, *, number: int = 1) -> Session:
    """The session with the ``number``-th (from 1) of its draft's sentences that read ``sentence``
    rewritten."""
    texts = draft_of(session).draft.texts
    places = [place for place, each in enumerate(texts) if each == sentence]
    return with_sentence_rewritten(session, places[number - 1], text)
