"""What changed inside a sentence, character by character, as a reader would mark it.

Characters, not words: a segmenter cuts the same words differently in two sentences, and what it
cuts apart would show as changed. Numbers and Latin words are one piece each (11.3%, not 1[1→2].3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

Op = Literal["same", "cut", "new"]

_TOKEN = re.compile(r"\d+(?:[.,:：/]\d+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
_STOPS = "，。；：、！？,;.!?"
_MOST_CELLS = 4_000_000
_LONGEST_ISLAND = 3  # characters: a word of four is worth keeping
_LEAST_SAME = 0.25
_LEAST_ALIKE = 2  # characters in all that a rewritten sentence has to share


class Piece(Struct, frozen=True):
    """A stretch of text that stands in both versions, only in the old one, or only in the new."""

    op: Op
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """How ``before`` becomes ``after``: the texts of what is same and cut make the one, of what is
    same and new the other. Where next to nothing stayed, the whole is cut and written anew."""
    if before == after:
        return (Piece("same", before),) if before else ()
    found = _joined(_without_islands(_opcodes(before, after)))
    kept = sum(len(piece.text) for piece in found if piece.op == "same")
    if kept < max(_LEAST_ALIKE, _LEAST_SAME * min(len(before), len(after))):
        found = _joined([("", before, after)])
    return tuple(_slid(found))


_Step = tuple[str, str, str]
"""What is the same, else what was cut and what is new."""


def _opcodes(before: str, after: str) -> list[_Step]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = end = 0
    room = min(len(old), len(new))
    while start < room and old[start] == new[start]:
        start += 1
    while end < room - start and old[-1 - end] == new[-1 - end]:
        end += 1
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    steps: list[_Step] = [(head, "", "")]
    if len(old) * len(new) > _MOST_CELLS:
        steps.append(("", "".join(old), "".join(new)))
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            one, other = "".join(old[a:b]), "".join(new[c:d])
            steps.append((one, "", "") if tag == "equal" else ("", one, other))
    steps.append((tail, "", ""))
    return [step for step in steps if any(step)]


def _without_islands(steps: Sequence[_Step]) -> list[_Step]:
    """A few characters that happen to be the same between two changes are no help to a reader
    (diff-match-patch calls it semantic clean-up): they become part of one change."""
    found = list(steps)
    place = 1
    while place < len(found) - 1:
        (same, _, _), left, right = found[place], found[place - 1], found[place + 1]
        beside = not left[0] and not right[0]
        size = min(_size(left), _size(right))
        if same and beside and len(same) <= _LONGEST_ISLAND and len(same) <= size:
            joined = ("", left[1] + same + right[1], left[2] + same + right[2])
            found[place - 1 : place + 2] = [joined]
            place = max(1, place - 1)
        else:
            place += 1
    return found


def _size(step: _Step) -> int:
    return max(len(step[1]), len(step[2]))


def _joined(steps: Sequence[_Step]) -> list[Piece]:
    found: list[Piece] = []
    for same, cut, new in steps:
        if same:
            found.append(Piece("same", same))
        found += [Piece("cut", cut)] if cut else []
        found += [Piece("new", new)] if new else []
    return found


def _slid(found: Sequence[Piece]) -> Iterator[Piece]:
    """A change that could as well stand a few characters further on (，备好 + ， or 备好， ) begins
    where a clause begins."""
    pieces = list(found)
    for place in range(1, len(pieces) - 1):
        left, here, right = pieces[place - 1 : place + 2]
        if left.op != "same" or right.op != "same" or here.op == "same":
            continue
        steps = _slides(left.text, here.text, right.text)
        one, middle, other = max(steps, key=lambda step: _fit(*step))
        pieces[place - 1 : place + 2] = [
            Piece("same", one),
            Piece(here.op, middle),
            Piece("same", other),
        ]
    return (piece for piece in pieces if piece.text)


def _slides(left: str, here: str, right: str) -> list[_Step]:
    """The places at which a change can stand, that where it was found first."""
    steps = [(left, here, right)]
    one, middle, other = left, here, right
    while one and one[-1] == middle[-1]:
        one, middle, other = one[:-1], middle[-1] + middle[:-1], one[-1] + other
        steps.append((one, middle, other))
    one, middle, other = left, here, right
    while other and other[0] == middle[0]:
        one, middle, other = one + middle[0], middle[1:] + other[0], other[1:]
        steps.append((one, middle, other))
    return steps


def _fit(left: str, here: str, right: str) -> int:
    """Better where the change is a whole clause: begins behind a stop and ends with one."""
    begins = not left or left[-1] in _STOPS
    ends = here[-1] in _STOPS or not right
    return 2 * begins + ends
