"""What a listener would hear limp in a set of headings, by the composer's reading of them.

Headings that were never meant to be parallel (履职情况, 问题和不足) say nothing about one another,
so a remark needs a set that is parallel but for one: the others of one length, or a verb or a
picture that two of them share in the same place and the rest do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.composer.composer import Composer
from drafter.composer.measure import Shape, shape_of
from drafter.text.numerals import numeral_of

_NEAR, _FAR = 1, 3
"""Characters by which headings of one length may differ; from which one that differs is heard."""
_LEAST = 3
_VERB = 2


def limping(texts: Sequence[str], composer: Composer) -> str:
    """What limps in a set of headings without their numbers (13、13、17 字；第一、三条都用“压实”),
    "" where nothing does, or the set was not meant to be parallel."""
    if len(texts) < _LEAST:
        return ""
    shapes = [shape_of(text, composer.words) for text in texts]
    lengths = [sum(shape.lengths) for shape in shapes]
    remarks = []
    if _odd_one(lengths, shapes):
        remarks.append(f"{'、'.join(map(str, lengths))} 字")
    if _meant(lengths, shapes):
        remarks += _twice([_openers(shape) for shape in shapes])
        remarks += _twice([shape.images for shape in shapes])
    return "；".join(dict.fromkeys(remarks))


def _meant(lengths: Sequence[int], shapes: Sequence[Shape]) -> bool:
    """Whether all but one at most are of one length, and of as many clauses."""
    usual = sorted(lengths)[len(lengths) // 2]
    near = [n for n, length in enumerate(lengths) if abs(length - usual) <= _NEAR]
    return len(near) >= len(lengths) - 1 and len({len(shapes[n].clauses) for n in near}) == 1


def _odd_one(lengths: Sequence[int], shapes: Sequence[Shape]) -> bool:
    """Whether exactly one heading is of another length than all the others, which are alike."""
    usual = sorted(lengths)[len(lengths) // 2]
    odd = [length for length in lengths if abs(length - usual) > _NEAR]
    near = {
        shape.parts
        for length, shape in zip(lengths, shapes, strict=True)
        if abs(length - usual) <= _NEAR
    }
    apart = len(odd) == 1 and abs(odd[0] - usual) >= _FAR
    return apart and len(near) == 1 and _meant(lengths, shapes)


def _openers(shape: Shape) -> tuple[str, ...]:
    """The verbs of a heading by the place of their clause."""
    return tuple(
        f"{place}{clause.verb}"
        for place, clause in enumerate(shape.clauses)
        if len(clause.verb) == _VERB and clause.parts.startswith("动")
    )


def _twice(words: Sequence[tuple[str, ...]]) -> list[str]:
    """What two headings and more share, but not all: what all share is the frame."""
    counts = Counter(word for each in words for word in set(each))
    remarks = []
    for word, count in counts.items():
        if 1 < count < len(words):
            places = [n for n, each in enumerate(words, start=1) if word in each]
            told = "、".join(numeral_of(n) for n in places)
            remarks.append(f"第{told}条都用“{word.lstrip('0123456789')}”")
    return remarks
