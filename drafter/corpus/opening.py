"""Where an opening ends."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.corpus.addressees import readdressed
from drafter.corpus.announcing import announces
from drafter.corpus.markers import begins_with_marker
from drafter.corpus.moves import opening_move
from drafter.corpus.sections import Point
from drafter.text.sentences import sentence_spans

_SHARE = 0.45  # of a speech, in which the transition to its points is looked for
_LONGEST = 3200  # characters of an opening; the longest seen has 2,100
_NO_POINTS = 900  # characters to look at in a speech without points
_TOP = ("part", "headline", "han")  # markers that only points of the whole speech have
_OUTLINE = re.compile(r"第[一二三四五六七八九十]|[一二三四五六七八九]是")


def opening_spans(text: str, start: int, end: int, found: list[Point]) -> list[tuple[int, int]]:
    """The sentences of the opening of a speech whose first sentence is at ``start``.

    Up to and including the sentence that announces the points (and what it lists), else up to the
    first point; in a speech without points, the paragraphs that greet, name the occasion or thank.
    """
    horizon = min(end, start + max(1200, min(_LONGEST, int((end - start) * _SHARE))))
    sentences = _sentences(text, start, horizon, found)
    if not sentences:
        return []
    top = next((p.start for p in found if p.marker.system in _TOP), end)
    announcing = [
        i
        for i, (s, e) in enumerate(sentences)
        if e <= top and announces(text[s:e]) and _leads_to_points(i, sentences, found)
    ]
    if announcing:
        return sentences[: _after_outline(text, announcing[0], sentences, found) + 1]
    first = next((p.start for p in found if p.start < horizon), None)
    if first is not None:
        return [span for span in sentences if span[1] <= first]
    return _without_points(text, sentences)


def _sentences(text: str, start: int, end: int, found: list[Point]) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, cut also where a point begins (讲三点意见：一、…)."""
    cuts = [start, *(p.start for p in found if start < p.start < end), end]
    pairs = pairwise(cuts)
    return [span for begin, stop in pairs for span in sentence_spans(text, begin, stop)]


def in_lists(text: str, spans: list[tuple[int, int]], found: list[Point]) -> list[bool]:
    """For each sentence whether it stands in an item of a list: from a point's start to the end of
    its paragraph."""
    result = []
    starts = sorted(p.start for p in found)
    for start, _ in spans:
        before = [s for s in starts if s <= start][-1:]
        result.append(bool(before) and text.find("\n", before[0], start) < 0)
    return result


def _leads_to_points(i: int, sentences: list[tuple[int, int]], found: list[Point]) -> bool:
    """Whether points follow an announcing sentence before long, or there are none at all."""
    if not found:
        return True
    after = [p for p in found if p.start >= sentences[i][0]]
    if not after:
        return False
    distance = after[0].start - sentences[i][1]
    return distance < 400


def _after_outline(text: str, i: int, sentences: list[tuple[int, int]], found: list[Point]) -> int:
    """The index of the last sentence of the list that an announcing sentence gives (第一、…)."""
    starts = {p.start for p in found}
    while i + 1 < len(sentences):
        start, end = sentences[i + 1]
        if start in starts or not _OUTLINE.match(text, start) or end - start > 120:
            break
        if not any(p.start >= end for p in found):
            break
        i += 1
    return i


def _without_points(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In a speech without points: up to the paragraph's end after the last sentence that greets,
    thanks or names the occasion, before the listeners are addressed anew."""
    first = sentences[0][0]
    last = -1
    for i, (start, end) in enumerate(sentences):
        if i and (readdressed(text, start) or start - first > _NO_POINTS):
            break
        if begins_with_marker(text[start:end]):
            break
        if opening_move(text[start:end]) in ("greeting", "occasion", "thanks", "transition"):
            last = i
    if last < 0:
        return []
    while (
        last + 1 < len(sentences) and "\n" not in text[sentences[last][1] : sentences[last + 1][0]]
    ):
        if sentences[last + 1][1] - first > _NO_POINTS or readdressed(text, sentences[last + 1][0]):
            break
        last += 1
    return sentences[: last + 1]
