"""Clauses of a sentence, and how far two of them are set in one frame."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from drafter.mining.forms import (
    FRAMING,
    LINKING,
    Core,
    End,
    Form,
    form_of,
    form_of_end,
)
from drafter.mining.matching import match_ratio, matched
from drafter.mining.parallel import bare

_LONGEST = 60
_SHORT = 13
_ROUNDING = 1e-6
_ASPECT = re.compile(r"[^在]{2,4}上")  # 思想上……，行动上……，结果上……
_OPEN, _CLOSE = "“‘（《「", "”’）》」"
_GOVERNORS = frozenset(
    [
        "要",
        "应",
        "应该",
        "必须",
        "切实",
        "进一步",
        "不断",
        "努力",
        "着力",
        "始终",
        "真正",
        "力争",
        "全力",
        "奋力",
        "持续",
        "务必",
        "需要",
        "可以",
    ]
)
"""Words that begin a new row where the clause before does not begin with them."""
_TO_WHAT_END = frozenset(
    [
        "为",
        "以",
        "使",
        "让",
        "从而",
        "确保",
        "推动",
        "促使",
        "以便",
        "否则",
        "因此",
        "所以",
        "但",
        "这",
    ]
)
"""Words that begin the purpose or outcome of a row."""


class Clause(Struct, frozen=True, gc=False):
    """A clause at ``start:end`` with its form and ``mark``, the punctuation behind it."""

    start: int
    end: int
    form: Form
    mark: str = ""

    @property
    def text(self) -> str:
        return self.form.text

    @property
    def bare(self) -> str:
        return self.form.bare

    @property
    def words(self) -> tuple[str, ...]:
        return self.form.words

    @property
    def tags(self) -> str:
        return self.form.tags


def clauses_at(text: str, spans: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of ``text`` that stand at ``spans``."""
    return [Clause(at, end, form_of(text[at:end]), text[end : end + 1]) for at, end in spans]


def clause_spans(text: str, start: int, end: int, *, marks: str) -> list[tuple[int, int]]:
    """Where the clauses of ``text[start:end]`` stand."""
    found: list[tuple[int, int]] = []
    depth, at = 0, start
    for match in _breaks(marks).finditer(text, start, end):
        char = match[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif depth <= 0:
            i = match.start()
            _add_piece(found, text, at, i)
            at, depth = i + 1, 0
    _add_piece(found, text, at, end)
    return found


@lru_cache(maxsize=8)
def _breaks(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{marks}{_OPEN}{_CLOSE}]")


def _add_piece(found: list[tuple[int, int]], text: str, at: int, end: int) -> None:
    """Adds the stretch, without the spaces before it, where it holds something."""
    body = text[at:end]
    if not body.isalnum():
        body = body.lstrip()
        if not bare(body):
            return
    found.append((end - len(body), end))


def end_of(one: Clause, end: End) -> Clause:
    """The clause that is left of ``one`` from one of its words on."""
    return Clause(one.start + end.start, one.end, form_of_end(one.form, end), one.mark)


@lru_cache(maxsize=4096)
def kinship(first: Form, second: Form) -> float:
    """How far two neighbours share a frame: first and last word, length, words in order, kinds of
    words. 2.4 is about where a reader begins to see one; the strongest reach 8."""
    score = kinship_over(first, second, None)
    return 0.0 if score is None else score


def are_akin(first: Form, second: Form, least: float) -> bool:
    """Whether ``kinship`` is ``least`` or more; 0.0 is less than any ``least``."""
    return (kinship_over(first, second, least - _ROUNDING) or 0.0) >= least


def may_be_akin(one: str, other: str, least: float) -> bool:
    """Whether the kinship of two clauses with these texts may be ``least`` or more, by what can be
    seen without their words."""
    a, b = bare(one), bare(other)
    if a[0] in LINKING or b[0] in LINKING:
        return True
    length, width = len(a), len(b)
    shorter, longer = (length, width) if length < width else (width, length)
    if shorter < 3 or longer > _LONGEST:
        return False
    same_start = a[0] == b[0]
    most = 1.4 + _ROUNDING + _evenness(length, width, same_start=same_start)
    most += 2.6 if same_start else 0.0
    most += 3.0 * sum(map(a.count, set(b))) / longer
    if a[-1] == b[-1]:
        most += 1.2
    if most >= least:
        return True
    if "上" in a and "上" in b:
        most += 1.4
    if one[-1] == other[-1] == "”":
        most += 0.8
    most += 0.8 * min(2, sum(word in a and word in b for word in FRAMING))
    return most + (1.4 if longer <= _SHORT else 0.6) >= least


def kinship_over(first: Form, second: Form, least: float | None) -> float | None:
    """``kinship`` where it may be more than ``least``: None where length, first and last words say
    that it cannot be, before characters and kinds of words are compared one by one."""
    one, other = first.core, second.core
    if not one.words or not other.words:
        return 0.0
    a, b = one.bare, other.bare
    length, width = len(a), len(b)
    shorter, longer = (length, width) if length < width else (width, length)
    if shorter < 3 or longer > _LONGEST:
        return 0.0
    same_start = one.words[0] == other.words[0]
    score = _evenness(length, width, same_start=same_start)
    if same_start:
        score += 1.8 if len(one.words[0]) == 1 else 2.6
    elif a[0] == b[0]:
        score += 1.2
    if "上" in a and "上" in b:
        score += 1.4 if _ASPECT.match(a) and _ASPECT.match(b) else 0.0
    if one.ends_quoted and other.ends_quoted:
        score += 0.8
    if a[-1] == b[-1]:
        score += 1.2 if a[-2] == b[-2] else 0.6
    if one.framed and other.framed:
        score += 0.8 * min(len(one.framed & other.framed), 2)
    if one.disposes != other.disposes:
        score -= 0.8
    lined_up, anew = _lined_up(one, other), 0.0 if same_start else _begins_anew(one, other)
    if least is not None:
        most = score + 1.4 + lined_up - anew + _ROUNDING
        if most + 3.0 * shorter / longer <= least:
            return None
        if most + 3.0 * sum(map(a.count, set(b))) / longer <= least:
            return None
    score += 3.0 * matched(a, b) / longer
    score += 1.4 * match_ratio(one.tags, other.tags) + lined_up
    return score - anew


def _evenness(a: int, b: int, *, same_start: bool) -> float:
    gap = abs(a - b)
    if not gap:
        return 1.4 if a > 6 else 1.8
    if gap == 1:
        return 0.8
    return 0.3 if gap <= 0.3 * max(a, b) else 0.0 if same_start else -0.5


def _lined_up(one: Core, other: Core) -> float:
    """What it adds that both begin with a verb of the genre."""
    if one.verb and other.verb:
        return 1.4 if max(len(one.bare), len(other.bare)) <= _SHORT else 0.6
    return 0.6 if (one.verb or other.verb) and one.acts and other.acts else 0.0


def _begins_anew(one: Core, other: Core) -> float:
    """What it takes away that the second begins a row, or the outcome of one, or speaks of it."""
    if other.words[0] in _GOVERNORS and one.words[0] not in _GOVERNORS:
        return 1.6
    if other.tags[0] == "r" or one.tags[0] == "r":
        return 1.0
    return 0.8 if other.words[0] in _TO_WHAT_END and len(other.bare) > 6 else 0.0
