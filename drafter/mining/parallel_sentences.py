"""Parallel clauses: three and more neighbours between commas or semicolons in one frame."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from msgspec import Struct

from drafter.mining.parallel import bare
from drafter.mining.words import Word, words
from drafter.text.sentences import sentence_spans

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_LEAST = 2.4
_TRIMMING = 0.8  # what leaving out leading words costs
_LEAST_APART = 2.0  # between items that are not neighbours
_LONGEST = 60
_LONGEST_EVEN = 12
_LEAST_EVEN = 0.3
_ASPECT = re.compile(r"[^在]{2,4}上")  # 思想上……，行动上……，结果上……
_CLIMBS = (
    ("既", "也", "更"), ("既", "也", "还"), ("既", "又", "更"), ("既", "又", "还"),
    ("不仅", "也", "更"), ("不仅", "还", "更"), ("从", "到", "再到"),
)  # fmt: skip
_OPEN, _CLOSE = "“‘（《「", "”’）》」"


class _Clause(Struct, frozen=True):
    """A clause at ``start:end``, its words, their kinds (n, v …) and its text without marks."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    tags: str
    bare: str


def sentence_runs(text: str, start: int, end: int) -> list[Spans]:
    """The runs in ``text[start:end]`` (normalised), each with the places of its items."""
    runs: list[Spans] = []
    for a, b in _passages(text, start, end):
        clauses = _clauses(text, a, b)
        taken: set[int] = set()
        for find in (_climbs, _neighbours, _even, _regular):
            for run in find(clauses):
                places = set(range(run[0][0], run[-1][1]))
                if not taken & places:
                    taken |= places
                    runs.append(run)
    return sorted(runs)


def _passages(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences, joined where a line breaks after ；."""
    joined: list[tuple[int, int]] = []
    for a, b in sentence_spans(text, start, end):
        if joined and text[joined[-1][1] - 1] == "；":
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _clauses(text: str, start: int, end: int) -> list[_Clause]:
    """The clauses of ``text[start:end]``, cut at ，；： outside brackets."""
    found = []
    depth = 0
    at = start
    for i in range(start, end + 1):
        char = text[i] if i < end else "，"
        depth += (char in _OPEN) - (char in _CLOSE)
        if i == end or (char in "，；：。！？" and depth <= 0):
            while at < i and text[at].isspace():
                at += 1
            if bare(text[at:i]):
                found.append(_clause(text[at:i], at))
            at = i + 1
            depth = 0
    return found


def _clause(body: str, start: int) -> _Clause:
    inner = [w for w in words(body) if bare(w.text)]
    return _Clause(
        start, start + len(body), body,
        tuple(w.text for w in inner),
        "".join("n" if w.tag == "vn" else w.tag[0] for w in inner), bare(body),
    )  # fmt: skip


def _kinship(one: _Clause, other: _Clause) -> float:
    """How far two clauses share a frame: their first and last word, length, words in order."""
    if not one.words or not other.words:
        return 0.0
    a, b = one.bare, other.bare
    longer, gap = max(len(a), len(b)), abs(len(a) - len(b))
    if min(len(a), len(b)) < 3 or longer > _LONGEST:
        return 0.0
    score = 1.4 if not gap else 0.8 if gap == 1 else 0.3 if gap <= 0.3 * longer else -0.5
    if one.words[0] == other.words[0]:
        score += 1.8 if len(one.words[0]) == 1 else 2.6
    elif a[0] == b[0]:
        score += 1.2
    score += 1.4 if _ASPECT.match(a) and _ASPECT.match(b) else 0.0
    score += 0.8 if one.text[-1] == other.text[-1] == "”" else 0.0
    score += 1.2 if one.words[-1] == other.words[-1] else 0.6 if a[-1] == b[-1] else 0.0
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    score += 3.0 * sum(block.size for block in matcher.get_matching_blocks()) / longer
    return score + 1.4 * _tag_likeness(one, other)


def _neighbours(clauses: list[_Clause]) -> list[Spans]:
    """Runs of single clauses, each akin to the next; the first may begin inside its clause."""
    runs = []
    at = 0
    while at + 2 < len(clauses):
        head = _trimmed(clauses[at], clauses[at + 1])
        items = [head]
        for clause in clauses[at + 1 :]:
            near = _kinship(items[-1], clause) >= _LEAST
            if not near or _kinship(items[0], clause) < _LEAST_APART:
                break
            items.append(clause)
        items = _with_same_start(clauses, items)
        if len(items) >= 3:
            runs.append(tuple((c.start, c.end) for c in items))
            at += len(items)
        else:
            at += 1
    return runs


def _with_same_start(clauses: list[_Clause], items: list[_Clause]) -> list[_Clause]:
    """``items`` with the clauses before and after that begin with the character all of them begin
    with, or are as long as all of them: a longer run is not cut into threes."""
    start, length = items[-1].bare[0], len(items[-1].bare)
    alike = all(item.bare[0] == start for item in items)
    even = all(len(item.bare) == length for item in items)
    if len(items) < 3 or not (alike or even):
        return items

    def goes_on(clause: _Clause) -> bool:
        if even and len(clause.bare) == length:
            columns = zip(clause.bare, *(item.bare for item in items), strict=True)
            return _even_pair(items[-1], clause) or any(len(set(chars)) == 1 for chars in columns)
        return alike and clause.bare[0] == start

    places = [clause.start for clause in clauses]
    before = [c for c in clauses if c.start < items[0].start and c.end < items[0].start]
    after = clauses[places.index(items[-1].start) + 1 :]
    while before and goes_on(before[-1]):
        items = [before.pop(), *items]
    for clause in after:
        if not goes_on(clause):
            break
        items.append(clause)
    return items


def _trimmed(clause: _Clause, following: _Clause) -> _Clause:
    """``clause`` without leading words its neighbour has no part in (全局工作事关…，事关…)."""
    best, most = clause, _kinship(clause, following)
    found = words(clause.text)
    for before, word in pairwise(found):
        shorter = _clause(clause.text[word.start :], clause.start + word.start)
        if not shorter.words or shorter.tags[0] in "ucy":
            continue
        if shorter.text[0] in "、“”和与":
            continue
        same = shorter.words[0] == following.words[0] and shorter.tags[0] == "v"
        if not same and not (_governs(before) and _alike_starts(shorter, following)):
            continue
        if shorter.text.count("”") != shorter.text.count("“") or before.text == "、":
            continue
        score = _kinship(shorter, following) - _TRIMMING
        if score > most:
            best, most = shorter, score
    return best


def _even(clauses: list[_Clause]) -> list[Spans]:
    """Runs of clauses of one length whose first words are of one length too; the first may follow
    a word or two that govern them all (始终知敬畏，存戒惧，守底线)."""
    runs = []
    at = 1
    while at + 1 < len(clauses):
        second = clauses[at]
        items = [second]
        for clause in clauses[at + 1 :]:
            if not _even_pair(second, clause):
                break
            items.append(clause)
        head = _even_head(clauses[at - 1], second)
        if head:
            items = [head, *items]
        if len(items) >= 3 and 3 <= len(second.bare) <= _LONGEST_EVEN:
            runs.append(tuple((c.start, c.end) for c in items))
        at += max(len(items) - 1, 1)
    return runs


def _even_pair(one: _Clause, other: _Clause) -> bool:
    return (
        len(one.bare) == len(other.bare)
        and bool(one.words and other.words)
        and one.tags[0] not in "rcm"
        and other.tags[0] not in "rcm"
        and (
            (_quotes(one) and _quotes(one) == _quotes(other))
            or min(len(one.words), len(other.words)) == 1
            or (
                len(one.words[0]) == len(other.words[0])
                and _tag_likeness(one, other) >= _LEAST_EVEN
            )
        )
    )


def _governs(word: Word) -> bool:
    """Whether what follows ``word`` may be a list that it governs."""
    return word.tag[0] in "dvpcm" or word.tag == "ad"


def _alike_starts(one: _Clause, other: _Clause) -> bool:
    """Whether both begin with a verb or adverb, or both with a noun."""
    if not one.words or not other.words:
        return False
    acts = "vadilz"
    return (one.tags[0] in acts) == (other.tags[0] in acts)


def _quotes(clause: _Clause) -> tuple[int, ...]:
    return tuple(i for i, char in enumerate(clause.text) if char in "“”")


def _tag_likeness(one: _Clause, other: _Clause) -> float:
    return difflib.SequenceMatcher(None, one.tags, other.tags, autojunk=False).ratio()


def _even_head(clause: _Clause, following: _Clause) -> _Clause | None:
    """The end of ``clause`` that is even with ``following``; None if there is none."""
    found = words(clause.text)
    for i, word in enumerate(found):
        end = _clause(clause.text[word.start :], clause.start + word.start)
        governed = i == 0 or _governs(found[i - 1])
        if (
            governed
            and _even_pair(end, following)
            and _alike_starts(end, following)
            and "、" not in clause.text
        ):
            return end
    return None


def _regular(clauses: list[_Clause]) -> list[Spans]:
    """Runs of units of two or three clauses that begin with the same word."""
    runs = []
    for size in (2, 3):
        at = 0
        while at + 3 * size <= len(clauses):
            opening = clauses[at].words[0]
            count = 1
            while (
                at + (count + 1) * size <= len(clauses)
                and clauses[at + count * size].words[:1] == (opening,)
                and _kinship(clauses[at], clauses[at + count * size]) >= _LEAST
            ):
                count += 1
            if count >= 3:
                runs.append(
                    tuple(
                        (clauses[at + k * size].start, clauses[at + (k + 1) * size - 1].end)
                        for k in range(count)
                    )
                )
                at += count * size
            else:
                at += 1
    return runs


def _climbs(clauses: list[_Clause]) -> list[Spans]:
    """既是……，也是……，更是……: three steps, each one clause or more, the last to the end of its
    own clause."""
    runs: list[Spans] = []
    for steps in _CLIMBS:
        at = 0
        for i, clause in enumerate(clauses):
            if i < at:
                continue
            first = re.search(steps[0], clause.text)
            if not first:
                continue
            second = _step(clauses, i + 1, steps[1])
            third = _step(clauses, second + 1, steps[2]) if second else 0
            if third:
                start = clause.start + first.start()
                runs.append(
                    (
                        (start, clauses[second - 1].end),
                        (clauses[second].start, clauses[third - 1].end),
                        (clauses[third].start, clauses[third].end),
                    )
                )
                at = third + 1
    return runs


def _step(clauses: list[_Clause], at: int, word: str) -> int:
    """The next clause that begins with ``word``, at most two clauses on; 0 if none."""
    return next(
        (i for i in range(at, min(at + 2, len(clauses))) if clauses[i].text.startswith(word)), 0
    )
