"""Which version of a draft a text that comes back began with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.model import Draft
from drafter.text.likeness import character_pairs, overlap

_SHORTEST = 8  # characters of a sentence that tells a draft by


def nearest(came: Draft, versions: Sequence[Draft]) -> int:
    """The index in ``versions`` of the one that ``came`` is an edited copy of: it shares most of
    its sentences and paragraphs (Dice's coefficient). Of several, the one whose other words are
    more like; then the first, because what came later is then shown and not written over. One that
    reads as the last does is the last."""
    texts = _texts(came)
    scores = [_alike(texts, _texts(version)) for version in versions]
    best = scores.index(max(scores))
    return len(versions) - 1 if is_same_text(versions[best], versions[-1]) else best


def share_standing_in(text: str, draft: Draft) -> float:
    """The share of the sentences of ``draft`` that stand in ``text``, white space aside; those that
    would stand in any speech (同志们：) are not counted."""
    bare = _bare(text)
    told = [_bare(s.text) for s in draft.sentences if len(s.text) >= _SHORTEST]
    return sum(each in bare for each in told) / len(told) if told else 0.0


def is_same_text(one: Draft, other: Draft) -> bool:
    """Whether two drafts read alike, paragraph by paragraph."""
    return [(b.kind, b.text) for b in one.blocks] == [(b.kind, b.text) for b in other.blocks]


def _bare(text: str) -> str:
    return "".join(text.split())


def _texts(draft: Draft) -> Counter[str]:
    paragraphs = [block.text for block in draft.blocks if len(block.sentences) > 1]
    return Counter([*draft.texts, *paragraphs])


def _alike(one: Counter[str], other: Counter[str]) -> tuple[float, float]:
    shared = (one & other).total()
    rest = ("".join((one - other).elements()), "".join((other - one).elements()))
    return (
        2 * shared / max(1, one.total() + other.total()),
        overlap(character_pairs(rest[0]), character_pairs(rest[1])),
    )
