"""The stated measure of a parallel set: length, parts of speech, verbs, metaphors.

One function judges both what the composer offers and what a writer wrote by hand:

- 字数: clause by clause, the headings differ by one character at most: 齐 where none does, else 近.
- 词性: each clause is read as a sequence of parts (动 宾, 四字, 在…上 动 宾); all headings have
  the same. Between the opening verb and the last noun the words are the item's own: one 宾.
- 动词: no opening verb twice, nor two that share a character other than 化, 好 and their like.
- 比喻: no metaphor twice; nouns of one picture (防线, 防火墙) are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from drafter.composer.words import Words, image_in
from drafter.text.tokens import tagged

_COMMAS = re.compile(r"[，,；;：:、]")
_NO_WORD = re.compile(r"[\s“”‘’《》（）()。！？!?]")
_UPON = re.compile(r"在(.{2,})上(.{2,6})")
_HELD = re.compile(r"[把将](.{2,}?)(.)[在到成](.{1,9})")
_MUST = re.compile(r"(.{2,})要(.{2,9})")
_STRICTLY = re.compile(r"(.{2,6})从(.)")
_FREE_CHARACTERS = frozenset("化从于以促一到在上为好")
_VERBAL = ("v", "vn", "vd")
_DISTANCE = 1
_LEAD, _VERB, _SHORT_PLACE = 4, 2, 2


class Clause(Struct, frozen=True):
    """One clause of a heading: its length in characters, its parts, its opening verb, the metaphor
    it ends in ("" where there is none), and the noun that says it (防火墙 says 防线)."""

    length: int
    parts: str
    verb: str = ""
    image: str = ""
    tail: str = ""


class Shape(Struct, frozen=True):
    """What the measure reads from one heading."""

    clauses: tuple[Clause, ...]

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(clause.length for clause in self.clauses)

    @property
    def parts(self) -> str:
        return "，".join(clause.parts for clause in self.clauses)

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(clause.verb for clause in self.clauses if clause.verb)

    @property
    def images(self) -> tuple[str, ...]:
        return tuple(clause.image for clause in self.clauses if clause.image)


class Figures(Struct, frozen=True):
    """The verdict on a set: whether all lengths are equal, whether they and the parts are even, and
    what is repeated."""

    equal: bool
    even: bool
    same_parts: bool
    verbs_twice: tuple[str, ...]
    images_twice: tuple[str, ...]

    @property
    def parallel(self) -> bool:
        """Whether the set is parallel by the stated measure."""
        return self.even and self.same_parts and not self.verbs_twice and not self.images_twice


def shape_of(heading: str, words: Words) -> Shape:
    """What the measure reads from a heading, composed or written by hand."""
    clauses = [_NO_WORD.sub("", clause) for clause in _COMMAS.split(heading)]
    return Shape(tuple(_clause(clause, words) for clause in clauses if clause))


def figures_of(shapes: Sequence[Shape]) -> Figures:
    """The verdict on the headings of one set."""
    counts = {len(shape.clauses) for shape in shapes}
    even = len(counts) <= 1 and all(
        max(lengths) - min(lengths) <= _DISTANCE
        for lengths in zip(*(shape.lengths for shape in shapes), strict=True)
    )
    return Figures(
        equal=len({shape.lengths for shape in shapes}) <= 1,
        even=even,
        same_parts=len({shape.parts for shape in shapes}) <= 1,
        verbs_twice=_twice([shape.verbs for shape in shapes], alike=verbs_alike),
        images_twice=_twice([shape.images for shape in shapes], alike=str.__eq__),
    )


def verdict(figures: Figures) -> str:
    """字数、词性、动词、比喻 in one Chinese line, as the measure finds them."""
    verbs = f"动词重（{'，'.join(figures.verbs_twice)}）" if figures.verbs_twice else "动词不重"
    images = f"比喻重（{'，'.join(figures.images_twice)}）" if figures.images_twice else "比喻不重"
    even = "字数齐" if figures.equal else "字数近" if figures.even else "字数不齐"
    parts = "词性齐" if figures.same_parts else "词性不齐"
    return "　".join((even, parts, verbs, images))


def verbs_alike(one: str, other: str) -> bool:
    """Whether two verbs are one to a listener: 提升 and 提高, but not 强化 and 优化 or 管好 and
    办好."""
    return one == other or bool((set(one) & set(other)) - _FREE_CHARACTERS)


def _twice(
    words: Sequence[tuple[str, ...]], *, alike: Callable[[str, str], bool]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for place, mine in enumerate(words):
        for others in words[place + 1 :]:
            for one in mine:
                for other in others:
                    if alike(one, other):
                        found[one if one == other else f"{one}、{other}"] = None
    return tuple(found)


def _clause(clause: str, words: Words) -> Clause:
    length = len(clause)
    if clause in words.leads:
        return Clause(length, f"四字{words.leads[clause]}", clause)
    if clause in words.single.get(clause[-1:], ()):
        return Clause(length, "状 动", clause)
    if upon := _UPON.fullmatch(clause):
        return Clause(length, "在…上 动宾", upon[2])
    if held := _HELD.fullmatch(clause):
        place = held[3] if len(held[3]) <= _SHORT_PLACE else ""
        return Clause(length, "把… 动 介 名", held[2] + place)
    if verb := _known_verb(clause, words):
        tail = _known_tail(clause[len(verb) :], words)
        image = tail and image_in(tail, words)
        return Clause(length, "动 宾 喻" if tail else "动 宾", verb, image, tail)
    if must := _MUST.fullmatch(clause):
        return Clause(length, "主 要 谓", must[2])
    if strictly := _STRICTLY.fullmatch(clause):
        return Clause(length, "主 从 形", strictly[2])
    if length == _LEAD:
        return Clause(length, "四字", _verb_of_four(clause, words))
    if verb := _tagged_verb(clause):
        return Clause(length, "动 宾", verb)
    return Clause(length, _tags(clause))


def _known_verb(clause: str, words: Words) -> str:
    """The verb of the tables that opens a clause with two characters or more behind it; "" else."""
    verb = clause[:_VERB]
    return verb if verb in words.verbs and len(clause) >= _VERB + 2 else ""


def _tagged_verb(clause: str) -> str:
    """What the tagger takes for the opening verb of a clause, with an object behind it; "" else."""
    first, tag = tagged(clause)[0]
    return first if tag == "v" and len(clause) > len(first) + 1 else ""


def _verb_of_four(clause: str, words: Words) -> str:
    """The verb of a clause of four characters that no form fits: its last word (隐患排查), else its
    first (服务群众), else all of it where it is one word; "" where it names things (安全责任)."""
    *before, (last, tag) = tagged(clause)
    if tag in _VERBAL or last in words.verbs:
        return last
    if not before:
        return "" if tag[0] in "nj" else clause
    first, tag = before[0]
    return first if tag in _VERBAL else ""


def _known_tail(rest: str, words: Words) -> str:
    """The metaphor that ends a clause, if it is one of the tables'."""
    for start in range(2, len(rest)):
        if rest[start:] in words.tails:
            return rest[start:]
    return ""


def _tags(clause: str) -> str:
    """Parts of a clause that fits no known form: tags in order, each run once."""
    parts: list[str] = []
    for _, tag in tagged(clause):
        part = "动" if tag in _VERBAL else "名" if tag[0] in "naljisr" else tag[0]
        if not parts or parts[-1] != part:
            parts.append(part)
    return " ".join(parts)


def figures(shape: Shape) -> str:
    """字数, the opening verb of the last clause and the metaphor: 4＋9字　拧紧　链."""
    parts = ["＋".join(map(str, shape.lengths)) + "字"]
    last = shape.clauses[-1] if shape.clauses else None
    if last and last.verb and last.parts.startswith("动"):
        parts.append(last.verb)
    return "　".join([*parts, *(clause.tail for clause in shape.clauses if clause.tail)])
