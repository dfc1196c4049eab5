"""Where an opening ends."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from drafter.corpus.addressees import readdressed
from drafter.corpus.announcing import announces
from drafter.corpus.markers import begins_with_marker
from drafter.corpus.moves import opening_move
from drafter.corpus.sections import Point
from drafter.text.sentences import sentence_spans

_SHARE = 0.45  # of a speech, in which the transition to its points is looked for
_LONGEST = 3200  # characters of an opening; the longest seen has 2,100
_NO_POINTS = 900  # characters to look at in a speech without points
_FAR = 1500  # characters to a first point that nothing announced; a point of the body
_GAP = 240  # characters between two sentences of such an opening
_BRINGS_GREETINGS = re.compile(
    r"(?:在此|在这里|首先|借此机会|此时此刻|值此)?，?(?:请允许)?我(?:谨|们)?[^，。]{0,6}代表|在此，|首先，"
)
_ENDING = re.compile(r"最后，|让我们|希望|[祝愿]|预祝|谢谢|衷心")
"""Words that open what follows an opening where no point stands between."""
_TOP = ("part", "headline", "han")  # markers that only points of the whole speech have
_OUTLINE = re.compile(r"第[一二三四五六七八九十]|[一二三四五六七八九]是")


class Opening(Struct, frozen=True):
    """The sentences of an opening as (start, end); ``why`` says in Chinese what ends it."""

    sentences: tuple[tuple[int, int], ...] = ()
    why: str = "没有开头：一开始就是要点"


def opening(text: str, start: int, end: int, found: list[Point]) -> Opening:
    """The opening of a speech whose first sentence is at ``start``.

    Up to and including the sentence that announces the points (and what it lists), else up to the
    first point; in a speech without points, the paragraphs that greet, name the occasion or thank.
    """
    horizon = min(end, start + max(1200, min(_LONGEST, int((end - start) * _SHARE))))
    sentences = _sentences(text, start, horizon, found)
    if not sentences:
        return Opening()
    top = next((p.start for p in found if p.marker.system in _TOP), end)
    announcing = [
        i
        for i, (s, e) in enumerate(sentences)
        if e <= top and announces(text[s:e]) and _leads_to_points(i, sentences, found)
    ]
    if announcing:
        until = _after_outline(text, announcing[0], sentences, found) + 1
        return Opening(tuple(sentences[:until]), "开头到宣布要点的句子为止")
    unannounced = _without_points(text, sentences)
    first = next((p.start for p in found if p.start < horizon), None)
    if first is None or (unannounced and first - start > _FAR):
        return Opening(tuple(unannounced), "开头没有宣布要点，到问候、缘由、致谢的段落为止")
    before = tuple(span for span in sentences if span[1] <= first)
    return Opening(before, "开头没有宣布要点，到第一个要点之前为止")


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
    """In a speech without points: the paragraphs that greet, thank or name the occasion, before the
    listeners are addressed anew.

    It ends with the first paragraph that does none of these (in a text without line ends after
    some sentences), unless the speaker then still brings greetings (在此，我代表…).
    """
    first = sentences[0][0]
    last = -1
    for i, (start, end) in enumerate(sentences):
        if i and (readdressed(text, start) or start - first > _NO_POINTS):
            break
        if begins_with_marker(text[start:end]) or (last >= 0 and _ENDING.match(text, start)):
            break
        opens = opening_move(text[start:end]) in ("greeting", "occasion", "thanks", "transition")
        if opens and (last < 0 or _near(text, sentences, last, i)):
            last = i
    if last < 0:
        return []
    return sentences[: _paragraph_end(text, sentences, last) + 1]


def _near(text: str, sentences: list[tuple[int, int]], last: int, i: int) -> bool:
    """Whether sentence ``i`` belongs to the opening whose last sentence so far is ``last``."""
    if _BRINGS_GREETINGS.match(text, sentences[i][0]):
        return True
    between = text[sentences[last][1] : sentences[i][0]]
    return between.count("\n") <= 1 and len(between) <= _GAP


def _paragraph_end(text: str, sentences: list[tuple[int, int]], last: int) -> int:
    """The index of the last sentence of the paragraph, where a paragraph's end comes soon and
    before the speech begins to close."""
    for end in range(last, len(sentences) - 1):
        if "\n" in text[sentences[end][1] : sentences[end + 1][0]]:
            return end
        following, stop = sentences[end + 1]
        ends = readdressed(text, following) or _ENDING.match(text, following)
        if ends or stop - sentences[last][1] > _GAP:
            break
    return last
