"""How well a phrase suits this speech, and an order in which the first few differ.

The weights are judgements made beforehand, not fitted to any speech: ``bench/suggest.py`` measures
what they are worth. Sums are exact (``fsum``), so the order never hangs on how a set is walked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import fsum, log, log2

from msgspec import Struct

from drafter.bank.warnings import STALE_AFTER
from drafter.model import Phrase
from drafter.text.likeness import character_pairs, overlap
from drafter.text.tokens import content_words

ALIKE = 0.6
"""Two patterns that share this much of their character pairs are one thing said twice."""

_WORDS = 4.0  # all of a phrase's words are this speech's
_TOPICS = 1.0
_OCCASION, _LEVEL = 0.5, 0.3
_SPEECHES, _SPEAKERS = 0.5, 0.2  # each time the count doubles
_BY_SPEAKER, _BY_UNIT = 1.0, 0.5
_STALE = _OPEN_SLOT = 0.5
_NEAR = 2.0  # a word of the very item counts for two of the speech's
_SMOOTHING = 2.0  # words of ordinary weight that no speech shares: one match of one is no proof
_RELATED = 0.1  # one common word in a long sentence is chance
_DIFFERENCE = 1.0  # what being wholly like one that stands before it takes away


class Query(Struct, frozen=True):
    """What a place wants, as far as the answers and the bank tell.

    ``words`` are the content words of the whole speech, ``near`` those of the item this place is
    asked for; ``year`` is the speech's; ``by_speaker`` the speeches (source, start) that this
    speaker gave, ``of_unit`` the sources the user brought; ``favourites`` are content ids.
    """

    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    year: int | None = None
    by_speaker: frozenset[tuple[str, int]] = frozenset()
    of_unit: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()


class Suitability(Struct, frozen=True):
    """``score``: more is better. ``related``: a good part of its words, or a topic of it, are this
    speech's, or its speaker used it."""

    score: float
    related: bool


def suitability(
    phrase: Phrase, text: str, query: Query, weights: Mapping[str, float], *, open_slots: int = 0
) -> Suitability:
    """How well ``phrase``, which reads ``text`` with the answers filled in, suits ``query``.

    ``weights`` are those of ``word_weights`` over all that is on offer at the place.
    """
    shared = _shared(content_words(text), query, weights)
    topic = _topic(phrase, query)
    occasion = bool(query.occasions.intersection(phrase.occasions))
    speaker = any((each.source, each.speech) in query.by_speaker for each in phrase.occurrences)
    unit = any(each.source in query.of_unit for each in phrase.occurrences)
    score = fsum(
        (
            _WORDS * shared,
            _TOPICS * topic,
            _OCCASION * occasion,
            _LEVEL * bool(query.levels.intersection(phrase.levels)),
            _SPEECHES * log2(max(1, phrase.speeches)),
            _SPEAKERS * log2(max(1, phrase.speakers)),
            _BY_SPEAKER * speaker,
            _BY_UNIT * unit,
            -_STALE * _is_stale(phrase, query),
            -_OPEN_SLOT * open_slots,
        )
    )
    return Suitability(score, shared >= _RELATED or bool(topic) or speaker)


def word_weights(texts: Iterable[str]) -> dict[str, float]:
    """The weight of each content word: the fewer of ``texts`` have it, the more it tells."""
    every = [content_words(text) for text in texts]
    counted = Counter(word for words in every for word in words)
    return {word: log(1 + len(every) / count) for word, count in counted.items()}


def in_varied_order(
    patterns: Sequence[str], scores: Sequence[float], *, beside: Collection[str], most: int
) -> list[int]:
    """Indexes of ``patterns``, at most ``most``: each next one is the best that is left, less what
    it is like those before it and those ``beside`` it (maximal marginal relevance).

    One nearly like another (``ALIKE``) is left out. Among equals the earlier index leads.
    """
    pairs = [character_pairs(pattern) for pattern in patterns]
    others = [character_pairs(pattern) for pattern in beside]
    likeness = [max((overlap(one, other) for other in others), default=0.0) for one in pairs]
    left = list(range(len(patterns)))
    order: list[int] = []
    while len(order) < most:
        left = [each for each in left if likeness[each] < ALIKE]
        if not left:
            break
        best = max(left, key=lambda each: (scores[each] - _DIFFERENCE * likeness[each], -each))
        order.append(best)
        left.remove(best)
        for each in left:
            likeness[each] = max(likeness[each], overlap(pairs[each], pairs[best]))
    return order


def _shared(words: frozenset[str], query: Query, weights: Mapping[str, float]) -> float:
    """The share, by weight, of ``words`` that this speech has too: 0 to near 1."""
    known = {word: weights.get(word, 0.0) for word in words}
    if not known or not any(known.values()):
        return 0.0
    near = fsum(known[word] for word in words & query.near)
    far = fsum(known[word] for word in (words & query.words) - query.near)
    ordinary = fsum(weights.values()) / len(weights)
    return min(1.0, (_NEAR * near + far) / (fsum(known.values()) + _SMOOTHING * ordinary))


def _topic(phrase: Phrase, query: Query) -> float:
    """The share of the phrase's topics of which this speech has a word."""
    here = query.words | query.near
    touched = [topic for topic in phrase.topics if content_words(topic) & here]
    return len(touched) / len(phrase.topics) if phrase.topics else 0.0


def _is_stale(phrase: Phrase, query: Query) -> bool:
    return (
        query.year is not None
        and phrase.last_year is not None
        and query.year - phrase.last_year >= STALE_AFTER
    )
