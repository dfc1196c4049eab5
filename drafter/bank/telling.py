"""What the occurrences of a phrase tell a writer: where it stands, beside what, in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.bank.found import Found
from drafter.model import MOVE_LABELS, Phrase
from drafter.text.clean import displayable

_TELLING = 3  # occurrences from which on their places tell something
_EDGE, _MOST = 0.1, 0.6


def usual_place(found: Sequence[Found]) -> str:
    """Whether it belongs to the beginning or the end of a speech; "" where that is open."""
    places = [each.place for each in found if each.place is not None]
    if len(places) < _TELLING:
        return ""
    last = sum(place >= 1 - _EDGE for place in places)
    first = sum(place < _EDGE for place in places)
    for count, tenth, part in ((last, "最后一成", "结尾"), (first, "最前一成", "开头")):
        if count >= _MOST * len(places):
            return f"{len(places)} 处有 {count} 处在{tenth}，适合放{part}"
    return ""


def usual_neighbours(found: Sequence[Found]) -> str:
    """What the sentences before and after it mostly do; "" where none does so twice."""
    told = []
    for label, moves in (
        ("前一句", Counter(each.move_before for each in found if each.move_before is not None)),
        ("后一句", Counter(each.move_after for each in found if each.move_after is not None)),
    ):
        if moves:
            move, count = min(moves.items(), key=lambda item: (-item[1], item[0]))
            told += [f"{label}多是 {MOVE_LABELS[move]}（{count}）"] if count > 1 else []
    return "　".join(told)


def wordings_found(phrase: Phrase, found: Sequence[Found]) -> tuple[tuple[str, int], ...]:
    """The wordings behind a pattern with how often each stands, the commonest first; where no text
    is held, the variants merged with it. Empty where the pattern says it all."""
    texts = [each.text for each in found if each.text is not None]
    words = texts if texts or not phrase.variants else [each.pattern for each in found]
    counted = Counter(map(displayable, words))
    if set(counted) <= {phrase.pattern} or len(counted) < 2:
        return ()
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
