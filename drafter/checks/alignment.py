"""A quotation held against a text: equal, a cut out of its middle, or nearly so and how it differs.

Equal is what is equal as a string and stands there between two marks or line ends, so that nothing
at either end was dropped. Near is what up to three insertions, deletions and replacements lead to
(Levenshtein distance): of so few edits one of ``edits + 1`` parts of the quotation is untouched
(Wu and Manber, Fast text searching allowing errors, 1992), and those parts are what is looked for.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from msgspec import Struct

Likeness = Literal["equal", "excerpt", "near"]

MARKS = "，。；：！？、“”（）《》…—·,.;:!?()"
"""What may stand on both sides of a quotation that is whole."""

_SHORT, _EDITS_OF_SHORT, _EDITS = 12, 2, 3
"""A quotation of fewer than 12 characters has two edits at most, else any two would be near."""


class Aligned(Struct, frozen=True):
    """How a quotation stands in a text. ``passage`` is what stands there (the whole clause, where
    the quotation is cut out of one), ``edits`` how many characters differ."""

    likeness: Likeness
    passage: str
    edits: int = 0


def stripped(quotation: str) -> str:
    """A quotation without the marks at its ends, which depend on the sentence around it."""
    return quotation.strip(MARKS)


Edges = Callable[[], frozenset[int]]
"""Where lines begin and end in a text whose line ends are gone; asked only where that decides."""


def no_edges() -> frozenset[int]:
    """A text of one line."""
    return frozenset()


def aligned(quotation: str, text: str, *, edges: Edges = no_edges) -> Aligned | None:
    """Where ``quotation`` stands in ``text`` (both as they are compared), best first; None where
    nothing is near. With …… in it, each part is looked for by itself."""
    parts = [part for each in quotation.split("……") if (part := stripped(each))]
    if not parts:
        return None
    if len(parts) > 1:
        return _in_parts(parts, text, edges)
    return _whole(parts[0], text, edges) or _nearest(parts[0], text)


def _in_parts(parts: list[str], text: str, edges: Edges) -> Aligned | None:
    found = [_whole(part, text, edges) or _nearest(part, text) for part in parts]
    known = [each for each in found if each is not None]
    if len(known) < len(parts):
        return None
    edits = sum(each.edits for each in known)
    worst = max(known, key=lambda each: ("equal", "excerpt", "near").index(each.likeness))
    return Aligned(worst.likeness, "……".join(each.passage for each in known), edits)


def _whole(part: str, text: str, edges: Edges) -> Aligned | None:
    """Equal, or cut out of a clause; equal comes first wherever it stands."""
    cut: Aligned | None = None
    at = text.find(part)
    while at >= 0:
        end = at + len(part)
        begins = at == 0 or text[at - 1] in MARKS or at in edges()
        if begins and (end == len(text) or text[end] in MARKS or end in edges()):
            return Aligned("equal", part)
        cut = cut or Aligned("excerpt", _clause(text, at, end))
        at = text.find(part, at + 1)
    return cut


def _clause(text: str, start: int, end: int) -> str:
    """``text[start:end]`` out to the nearest marks, no more than 20 characters on either side."""
    first, last = max(0, start - 20), min(len(text), end + 20)
    while start > first and text[start - 1] not in MARKS:
        start -= 1
    while end < last and text[end] not in MARKS:
        end += 1
    return text[start:end]


def _nearest(part: str, text: str) -> Aligned | None:
    most = _EDITS if len(part) >= _SHORT else _EDITS_OF_SHORT
    best: Aligned | None = None
    pairs = _pairs(part)
    seen: set[int] = set()
    for offset, piece in _split(part, most + 1):
        at = text.find(piece)
        while at >= 0:
            start = max(0, at - offset - most)
            at = text.find(piece, at + 1)
            if start in seen:
                continue
            seen.add(start)
            window = text[start : start + len(part) + 2 * most]
            if len(pairs - _pairs(window)) > 2 * most:
                continue
            found = _edited(part, window, most)
            if found and (best is None or found.edits < best.edits):
                best = found
                if best.edits == 1:
                    return best
    return best


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _split(part: str, count: int) -> list[tuple[int, str]]:
    """``part`` in ``count`` pieces of like length, each with where it begins."""
    edges = [len(part) * each // count for each in range(count + 1)]
    return [(a, part[a:b]) for a, b in pairwise(edges) if a < b]


def _edited(part: str, window: str, most: int) -> Aligned | None:
    """The stretch of ``window`` that the fewest edits make of ``part``, if ``most`` are enough."""
    # Sellers' algorithm: the distance to the best stretch that ends at each place, and its start.
    row = [(0, place) for place in range(len(window) + 1)]
    for count, char in enumerate(part, 1):
        following = [(count, row[0][1])]
        for place, other in enumerate(window, 1):
            changed, start = row[place - 1]
            following.append(
                min(
                    (changed + (char != other), start),
                    (row[place][0] + 1, row[place][1]),
                    (following[-1][0] + 1, following[-1][1]),
                )
            )
        row = following
    edits, start, end = min((edits, start, end) for end, (edits, start) in enumerate(row))
    return Aligned("near", window[start:end], edits) if 0 < edits <= most else None


def difference(quotation: str, passage: str, *, rather: str = "原作") -> str:
    """How a quotation differs from the passage it is near to, in Chinese:
    “世界”原作“历史”；漏“的”. ``rather``: how what stands there is said."""
    said: list[str] = []
    for here, there in _changes(quotation, passage):
        if here and there:
            said.append(f"“{here}”{rather}“{there}”")
        else:
            said.append(f"多“{here}”" if here else f"漏“{there}”")
    return "；".join(said)


def _changes(here: str, there: str) -> list[tuple[str, str]]:
    """The stretches in which two texts differ, by the fewest edits, neighbours together."""
    table = [[0] * (len(there) + 1) for _ in range(len(here) + 1)]
    for i in range(len(here), -1, -1):
        for j in range(len(there), -1, -1):
            if i == len(here) or j == len(there):
                table[i][j] = len(here) - i + len(there) - j
            else:
                table[i][j] = min(
                    table[i + 1][j + 1] + (here[i] != there[j]),
                    table[i + 1][j] + 1,
                    table[i][j + 1] + 1,
                )
    changes: list[tuple[str, str]] = []
    i = j = 0
    together = False
    while i < len(here) or j < len(there):
        a, b = i, j
        both = i < len(here) and j < len(there)
        if both and here[i] == there[j] and table[i][j] == table[i + 1][j + 1]:
            i, j, together = i + 1, j + 1, False
            continue
        if both and table[i][j] == table[i + 1][j + 1] + 1:
            i, j = i + 1, j + 1
        elif i < len(here) and table[i][j] == table[i + 1][j] + 1:
            i += 1
        else:
            j += 1
        before = changes.pop() if together else ("", "")
        changes.append((before[0] + here[a:i], before[1] + there[b:j]))
        together = True
    return changes
