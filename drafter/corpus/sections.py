"""The section tree: headings with their levels, by a stack."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from msgspec import Struct

from drafter.corpus.addressees import readdressed
from drafter.corpus.announcing import restarts_the_points
from drafter.corpus.headings import Shape, heading_end, shape_of
from drafter.corpus.markers import HEADLINES, RANK, Marker, Run, markers, runs
from drafter.text.sentences import sentence_spans

_LEAST_BODY = 12  # characters of prose that make an item a point and not one of an enumeration
_DEEPEST = 4
_FOLLOWING = 8  # runs after a run's start that are looked at for ones inside it
_FAR_LONGER = 3
_ANNOUNCED_WITHIN = 600  # characters before a run in which it can be announced


class Point(Struct, frozen=True):
    """A heading in normalised text: its span, level, the marker that opens it, the number of its
    run (points of one run are siblings) and, in Chinese, the rule behind it."""

    start: int
    end: int
    level: int
    marker: Marker
    run: int
    why: str


def points(text: str, start: int, end: int, *, truncated: bool = False) -> list[Point]:
    """The numbered points of ``text[start:end]`` with their levels by nesting.

    A run of markers is one of points when most of its items hold prose beyond their heading;
    otherwise it is an enumeration inside a sentence and left out. Where the text is
    ``truncated``, a first item may stand alone at its end.
    """
    every = runs(markers(text, start, end), truncated=truncated)
    found = [run for run in every if _is_of_points(text, run, end)]
    return _with_levels(text, found, end)


def _is_of_points(text: str, run: Run, end: int) -> bool:
    if run.system == "dash" and not (_adjacent_lines(text, run) or _alike(text, run)):
        return False
    if run.system in HEADLINES:
        return True
    if run.system in ("part", "han") and run.markers[0].place == "line":
        return True
    if sum(marker.place == "clause" for marker in run.markers[1:]) * 2 >= len(run.markers):
        return False
    return sum(_has_body(text, run, i, end) for i in range(len(run.markers))) * 2 >= len(
        run.markers
    )


def _adjacent_lines(text: str, run: Run) -> bool:
    """Whether at least two dashes stand at the start of consecutive lines."""
    pairs = pairwise(run.markers)
    return any(text.count("\n", a.end, b.start) <= 1 for a, b in pairs)


def _alike(text: str, run: Run) -> bool:
    """Whether three and more dashes open sentences that begin with the same words."""
    heads = Counter(text[m.end : m.end + 2] for m in run.markers)
    return len(run.markers) >= 3 and heads.most_common(1)[0][1] * 2 > len(run.markers)


def _item_end(text: str, run: Run, i: int, end: int) -> int:
    """Where the i-th item ends: at the next one, the last one with its paragraph."""
    if i + 1 < len(run.markers):
        return run.markers[i + 1].start
    marker = run.markers[i]
    line_end = text.find("\n", marker.end, end)
    if line_end >= 0 and marker.place == "line" and line_end - marker.start < 60:
        line_end = text.find("\n", line_end + 1, end)
    return end if line_end < 0 else line_end


def _has_body(text: str, run: Run, i: int, end: int) -> bool:
    item_end = _item_end(text, run, i, end)
    heading = heading_end(text, run.markers[i], item_end, Shape())
    return len(text[heading:item_end].strip(" \n。；")) >= _LEAST_BODY


def _with_levels(text: str, found: list[Run], end: int) -> list[Point]:
    order = sorted(
        (m.start, r, i) for r, run in enumerate(found) for i, m in enumerate(run.markers)
    )
    tight = [_tight(text, run) for run in found]
    begin = min((run.markers[0].start for run in found), default=end)
    addressed = [s for s, _ in sentence_spans(text, begin, end) if readdressed(text, s)]
    shapes = [shape_of(text, run.markers, end) for run in found]
    under_paragraphs = _under_paragraphs(text, found)
    stack: list[int] = []
    result: list[Point] = []
    for place, (_, r, i) in enumerate(order):
        if r in stack:
            del stack[stack.index(r) + 1 :]
        else:
            while stack and not _holds(
                text,
                found[stack[-1]],
                found[r],
                tight=tight[stack[-1]],
                addressed=addressed,
                alike=_encloses(found, stack[-1], found[r].system),
            ):
                stack.pop()
            stack.append(r)
        limit = order[place + 1][0] if place + 1 < len(order) else end
        marker = found[r].markers[i]
        heading = heading_end(text, marker, limit, shapes[r])
        level = len(stack) + (len(stack) == 1 and r in under_paragraphs)
        if heading > marker.end or marker.system in HEADLINES:
            why = _why(found[r], marker, len(stack))
            result.append(Point(marker.start, heading, min(level, _DEEPEST), marker, r, why))
    return result


_PLACES = {"line": "在行首", "sentence": "在句首", "clause": "在句中"}


def _why(run: Run, marker: Marker, depth: int) -> str:
    if run.system in HEADLINES:
        return f"独占一行的小标题，全篇{len(run.markers)}个"
    return f"{_PLACES[marker.place]}的序号，同组{len(run.markers)}个，套在{depth - 1}层之内"


def _under_paragraphs(text: str, found: list[Run]) -> set[int]:
    """The runs that stand inside paragraphs which follow one another and hold one such run each:
    there the paragraphs are the points, known by their wording alone."""
    deeper: set[int] = set()
    for r, (a, b) in enumerate(pairwise(found)):
        inside = a.system == b.system and "line" not in (a.markers[0].place, b.markers[0].place)
        last, first = a.markers[-1].end, b.markers[0].start
        if inside and last < first and text.count("\n", last, first) == 1:
            deeper |= {r, r + 1}
    return deeper


def _holds(
    text: str, outer: Run, inner: Run, *, tight: bool, addressed: list[int], alike: bool
) -> bool:
    """Whether ``inner`` stands inside an item of ``outer`` (``tight``: its items are a paragraph
    each; ``addressed``: where the listeners are addressed; ``alike``: a run like ``inner`` stands
    inside an earlier item of ``outer``)."""
    first, last = inner.markers[0], outer.markers[-1]
    if last.start > inner.markers[-1].start:
        return True
    higher, lower = RANK.get(outer.system, 9), RANK.get(inner.system, 9)
    if lower < higher:
        return alike
    before = text[max(last.end, first.start - _ANNOUNCED_WITHIN) : first.start]
    if higher < 9 and "\n" in before:
        before = before.rstrip("\n").rpartition("\n")[2]
        if re.search(r"[。！？].", before):
            before = ""
    if restarts_the_points(before, after_a_section=higher < 9):
        return False
    if higher == 9 and _over(outer, first.start, addressed):
        return False
    line_end = text.find("\n", last.end, first.start)
    if outer.system == inner.system:
        return line_end < 0 and last.place == "line" and first.place != "line"
    if higher < lower and higher < 9:
        readdressed_since = _addressed_between(last.end, first.start, addressed)
        return not (higher >= RANK["bracket"] and lower == 9 and readdressed_since)
    if outer.markers[0].place != "line" and first.place == "line":
        return False
    next_line = not text[line_end : first.start].strip() and first.place == "line"
    return line_end < 0 or not tight or next_line


def _encloses(found: list[Run], outer: int, system: str) -> bool:
    """Whether one of the runs that follow the one at ``outer`` stands inside it and has this
    ``system``."""
    last = found[outer].markers[-1].start
    following = found[outer + 1 : outer + 1 + _FOLLOWING]
    return any(run.system == system and run.markers[-1].start < last for run in following)


def _over(run: Run, place: int, addressed: list[int]) -> bool:
    """Whether the last item of a run has ended before ``place``: the listeners are addressed anew
    (at the places in ``addressed``) in between, or it would be far longer than the others."""
    last = run.markers[-1]
    if _addressed_between(last.end, place, addressed):
        return True
    longest = max(b.start - a.start for a, b in pairwise(run.markers)) if run.markers[1:] else 0
    return longest > 0 and place - last.start > _FAR_LONGER * longest


def _addressed_between(start: int, end: int, addressed: list[int]) -> bool:
    return bisect_left(addressed, start) < bisect_left(addressed, end)


def _tight(text: str, run: Run) -> bool:
    """Whether the items of a run are (most of them) one paragraph each, so that the last one ends
    with its own."""
    pairs = list(pairwise(run.markers))
    return sum(text.count("\n", a.end, b.start) <= 1 for a, b in pairs) * 2 >= len(pairs)
