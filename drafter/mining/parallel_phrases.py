"""Parallel phrases with separators: 、-separated or 和-joined runs of three and more, and rows of
quoted words. Where the outer items begin and end is found by likeness to the inner ones."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from drafter.mining.parallel import bare, likeness, shape_of
from drafter.mining.stretches import Stretch, stretches
from drafter.mining.words import Word, words

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_REMEMBERED = 1 << 13
_LISTED = re.compile(r"[^，。；：！？…\n、]*、[^，。；：！？…\n]*")
"""A clause with 、 in it."""
_JOINERS = ("和", "以及", "及", "与", "或", "或者")
_SURE_JOINERS = ("和", "以及", "及", "甚至", "乃至")
_LEAST = 2.7
_LEAST_JOINED = 3.7  # with one 、 only, a 和 may join something else
_LEAST_MIDDLE = 2.2
_ET_CETERA = re.compile(r"(?<!^)等(?![待于到候提级同])")
_MOST = 30  # pieces; more is an enumeration
_REACH = 24  # characters beyond three times an inner item's length: how far an end is sought
_NEVER_FIRST = ("得", "了", "着", "过", "起来", "得住", "得起")
_NEVER_LAST = ("能", "会", "可", "要", "应", "不能", "使", "让")
_QUOTED = re.compile(r"(?:“[^“”]{2,12}”){3,}")


def phrase_runs(text: str, start: int, end: int) -> list[Spans]:
    """The runs in ``text[start:end]`` (normalised), each with the places of its items."""
    runs: list[Spans] = []
    for listed in _LISTED.finditer(text, start, end):
        for stretch in stretches(text, *listed.span()):
            if "、" in stretch.masked:
                runs += [
                    tuple((stretch.start + a, stretch.start + b) for a, b in run)
                    for run in _runs(stretch.text, stretch.masked)
                ]
    extended = [_extended(text, run, end) for run in runs]
    return extended + _quoted(text, start, end)


def _quoted(text: str, start: int, end: int) -> list[Spans]:
    """Rows of quoted words without anything between them: “甲”“乙”“丙”."""
    return [
        tuple(item.span() for item in re.compile("“[^“”]+”").finditer(text, row.start(), row.end()))
        for row in _QUOTED.finditer(text, start, end)
    ]


def _extended(text: str, run: Spans, end: int) -> Spans:
    """``run`` with the clauses behind it that keep its frame after a comma (讲甲、讲乙，讲丙)."""
    (a, b), (c, d) = run[-2:]
    items = list(run)
    while True:
        clause = re.compile(r"，([^，。；：！？、\n]+)").match(text, items[-1][1], end)
        if (
            clause is None
            or len(clause[1]) != d - c != b - a
            or text[a] != text[c]
            or clause[1][0] != text[c]
        ):
            return tuple(items)
        items.append(clause.span(1))


@lru_cache(maxsize=_REMEMBERED)
def _runs(text: str, masked: str) -> tuple[Spans, ...]:
    """The runs of one stretch: the longest row of coherent pieces first. A shorter row counts only
    where it ends inside its outer pieces: a longer run is not cut into threes."""
    stretch = Stretch(0, text, masked)
    found = words(text)
    marks = [i for i, char in enumerate(masked) if char == "、"]
    pieces = list(zip([0, *(i + 1 for i in marks)], [*marks, len(stretch.text)], strict=True))
    runs: list[Spans] = []
    if len(pieces) > _MOST:
        return ()
    first = 0
    while first < len(pieces) - 1:
        for last in range(len(pieces) - 1, first, -1):
            run = _run(stretch, found, pieces[first : last + 1])
            if (
                run is not None
                and (first == 0 or run[0][0] > pieces[first][0])
                and (last == len(pieces) - 1 or run[-1][1] < pieces[last][1])
            ):
                runs.append(run)
                first = last
                break
        first += 1
    return tuple(runs)


def _run(stretch: Stretch, found: tuple[Word, ...], pieces: list[tuple[int, int]]) -> Spans | None:
    """The pieces as one run, its outer ends fitted to the inner pieces; None if not parallel."""
    middles, last = pieces[1:-1], pieces[-1]
    stop = _ET_CETERA.search(stretch.masked[last[0] : last[1]])
    if stop:
        last = (last[0], last[0] + stop.start())
    joints = [
        w
        for w in found
        if last[0] < w.start
        and w.end < last[1]
        and w.text in {*_JOINERS, *_SURE_JOINERS}
        and stretch.masked[w.start : w.end] == w.text
    ]
    least = _LEAST
    if not middles:
        joints = [w for w in joints if w.text in _SURE_JOINERS]
        near = pieces[0][1] - 2 * (joints[0].start - last[0]) - 2 if joints else 0
        if not joints or any(w.text in _SURE_JOINERS for w in _inside(found, near, pieces[0][1])):
            return None
        middles, last = [(last[0], joints[0].start)], (joints[0].end, last[1])
        least = _LEAST_JOINED
    elif joints and _joins(stretch, found, middles, (last[0], joints[0].start), last):
        middles, last = [*middles, (last[0], joints[0].start)], (joints[0].end, last[1])
    if not _coherent(stretch, found, middles):
        return None
    before, first = _fitted(stretch, found, pieces[0], middles, left=True)
    after, final = _fitted(stretch, found, last, middles, left=False, ends=stop is not None)
    items = (first, *middles, final)
    texts = [bare(stretch.text[a:b]) for a, b in items]
    if min(before, after) < least or len(set(texts)) < len(texts) or not all(texts):
        return None
    if least == _LEAST_JOINED and len(texts[1]) <= 2:
        kinds = {shape_of(stretch.text, found, a, b).tags[:1] for a, b in items}
        if len(kinds) > 1:
            return None
    return items


def _joins(
    stretch: Stretch,
    found: tuple[Word, ...],
    middles: list[tuple[int, int]],
    head: tuple[int, int],
    last: tuple[int, int],
) -> bool:
    """Whether the joiner after ``head`` joins a further item (甲、乙、丙和丁); 与 more often
    begins what follows (在思想上、政治上、行动上与……)."""
    joiner = next(w for w in found if w.start == head[1])
    _, fitted = _fitted(stretch, found, last, middles, left=False)
    if joiner.text in _SURE_JOINERS:
        return fitted[1] == head[1]
    beyond, _ = _fitted(stretch, found, (joiner.end, last[1]), [*middles, head], left=False)
    return fitted[1] == head[1] and beyond >= _LEAST_JOINED and joiner.text != "与"


def _inside(found: tuple[Word, ...], start: int, end: int) -> list[Word]:
    return [w for w in found if start <= w.start and w.end <= end]


def _coherent(stretch: Stretch, found: tuple[Word, ...], middles: list[tuple[int, int]]) -> bool:
    shapes = [shape_of(stretch.text, found, a, b) for a, b in middles]
    return all(likeness(one, other) >= _LEAST_MIDDLE for one, other in pairwise(shapes))


def _fitted(
    stretch: Stretch,
    found: tuple[Word, ...],
    piece: tuple[int, int],
    middles: list[tuple[int, int]],
    *,
    left: bool,
    ends: bool = False,
) -> tuple[float, tuple[int, int]]:
    """The part of ``piece`` next to the run (its end where ``left``, else its start) that is most
    like ``middles``, and how much. ``ends``: 等 follows the piece, so most likely all of it."""
    shapes = [shape_of(stretch.text, found, a, b) for a, b in middles]
    single = all(len(shape.text) == 1 for shape in shapes)
    edges = {w.start if left else w.end: w for w in found}
    glued = {w.start + 1 for w in found if left and len(w.text) > 2 and w.text[0] == "在"}
    best = (-9.0, piece)
    reach = _REACH + 3 * max(len(shape.text) for shape in shapes)
    near = range(max(piece[0], piece[1] - reach), piece[1])
    if not left:
        near = range(piece[0] + 1, min(piece[1], piece[0] + reach) + 1)
    for at in near:
        cut = (at, piece[1]) if left else (piece[0], at)
        if not _balanced(stretch.text[cut[0] : cut[1]]):
            continue
        shape = shape_of(stretch.text, found, *cut)
        score = sum(likeness(shape, other) for other in shapes) / len(shapes)
        if at == piece[0 if left else 1]:
            score += 0.2 if left else 2.0 if ends else 0.8
        elif at in glued:
            score += 0.4
        elif at not in edges:
            score -= 1.5 if _shares_an_end(shape.text, shapes[0].text, left=left) else 3.0
        elif single:
            score += 0.8 * (cut[1] - cut[0] == 1)
        else:
            beyond = next((w for w in found if (w.end if left else w.start) == at), None)
            score += _edge(edges[at], beyond, left=left)
        if score > best[0]:
            best = (score, cut)
    return best


def _shares_an_end(one: str, other: str, *, left: bool) -> bool:
    return one[:1] == other[:1] if left else one[-1:] == other[-1:]


def _edge(word: Word, beyond: Word | None, *, left: bool) -> float:
    """How well a cut stands between ``word``, the outermost of an item, and the one beyond it."""
    other = beyond.tag[0] if beyond else "x"
    tag = word.tag[0]
    if tag in ("ucy" if left else "udpc") and word.text != "地":
        return -2.0
    if word.text in (_NEVER_FIRST if left else _NEVER_LAST):
        return -2.0
    if other == "x":
        return -1.2
    if left:
        return -0.4 if other in "na" and tag == "n" else 0.4 if other in "pvucd" else 0.0
    return -0.4 if other == "n" and tag in "na" else 0.5 if other in "uvd" else 0.0


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "‘’", "（）", "《》"))
