"""Parallel clauses: three and more neighbours between commas or semicolons in one frame."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise

from drafter.mining.clauses import (
    Clause,
    are_akin,
    clause_spans,
    clauses_at,
    end_of,
    kinship,
    kinship_over,
    may_be_akin,
)
from drafter.mining.climbs import climbing_runs
from drafter.mining.forms import End, Form, ends_of, form_of_end
from drafter.mining.matching import match_ratio
from drafter.mining.parallel import bare
from drafter.mining.semicolons import alike_runs, semicolon_runs
from drafter.mining.words import Word
from drafter.text.sentences import sentence_spans

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_REMEMBERED = 1 << 14
_CLIMBS = re.compile("既|不仅|从")
_MARKS = "，；：。！？"
_LEAST = 2.4
_TRIMMING = 0.8  # what leaving out leading words costs
_UNGOVERNED = 1.2  # and where no verb or adverb before them governs a list
_LEAST_APART = 2.0  # between items that are not neighbours
_WEAK = 3.2  # a first link this weak gives way to a much stronger second
_MOST = 60  # clauses of a row that are looked at
_MOST_PIECES = 150
"""Pieces of one sentence; the longest in the five corpus files has 44. More is a transcript without
full stops, where a row means nothing and each clause would be tried against all."""
_LEAST_MIXED = 3.6  # where commas and 、 are mixed
_VALLEY = 0.5  # a link this much weaker than those beside it ends a row
_LONGEST_EVEN = 12
_LEAST_EVEN = 0.3
_NO_GOVERNORS = frozenset(["把", "将", "和", "与", "即使", "虽然", "如果", "一些"])
_STATE = frozenset(["在于", "是", "做到", "实现", "达到", "需要", "确保", "使", "让", "保证"])
"""Verbs that govern a row of statements (关键在于领导有力，责任到位，措施落实)."""
_PLAIN = re.compile(r"^[^，]{1,6}们$|[百千万]分之|\d")
"""Those addressed, and figures one after another: a row, but none of rhetoric."""
_QUOTED = re.compile("“([^“”]*，[^“”]*，[^“”]*)”")
_SOME = re.compile(r"(?:一些|部分|有些|有的|少数|个别)")


def sentence_runs(text: str, start: int, end: int) -> list[Spans]:
    """The runs in ``text[start:end]`` (normalised), each with the places of its items."""
    runs = {
        tuple((a + c, a + d) for c, d in run)
        for a, b in _passages(text, start, end)
        for run in _passage_runs(text[a:b])
    }
    return sorted(runs)


def _passage_runs(text: str) -> list[Spans]:
    """The runs of one passage."""
    mixed = "、" in text and "，" in text
    spans = pieces = clause_spans(text, 0, len(text), marks=_MARKS)
    if mixed or len(text) > 2 * _MOST_PIECES:
        pieces = clause_spans(text, 0, len(text), marks=_MARKS + "、")
    if len(pieces) < 3 or len(pieces) > _MOST_PIECES:
        return []
    runs: list[Spans] = []
    taken: set[int] = set()
    found: list[Spans] = []
    if mixed and _may_hold_akin(text, pieces, _LEAST_MIXED):
        found = _mixed(clauses_at(text, pieces))
    if len(spans) >= 3 and (
        text.count("；") > 1
        or _CLIMBS.search(text)
        or len({bare(text[at:end])[0] for at, end in spans}) <= len(spans) - 2
        or _may_hold_akin(text, spans, _LEAST)
    ):
        clauses = clauses_at(text, spans)
        found = [*chain.from_iterable(find(clauses) for find in _FINDERS), *found]
    for run in found:
        if all(_PLAIN.search(text[c:d]) for c, d in run):
            continue
        places = range(run[0][0], run[-1][1])
        if taken.isdisjoint(places):
            taken.update(places)
            runs.append(run)
    return runs


def _may_hold_akin(text: str, spans: list[tuple[int, int]], least: float) -> bool:
    """Whether a row of three clauses may stand at ``spans``: two of them beside one another are
    akin, the first clause aside, which may have words before the row; or of one length."""
    bodies = [text[at:end] for at, end in spans]
    return any(may_be_akin(one, other, least) for one, other in pairwise(bodies[1:]))


def _passages(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences, joined where a line breaks after ；, and what stands in quotation marks."""
    joined: list[tuple[int, int]] = []
    for a, b in sentence_spans(text, start, end):
        if joined and text[joined[-1][1] - 1] == "；":
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined + [match.span(1) for match in _QUOTED.finditer(text, start, end)]


def _neighbours(clauses: list[Clause]) -> list[Spans]:
    """Runs of single clauses, each akin to the next; the first may begin inside its clause."""
    runs = []
    at = 0
    while at + 2 < len(clauses):
        items: list[Clause] = []
        if are_akin(clauses[at + 1].form, clauses[at + 2].form, _LEAST):  # else there are no three
            items, links = _row(clauses, at)
        if len(items) >= 3 and links[0] < _WEAK:
            _, later = _row(clauses, at + 1)
            if later and links[0] < _VALLEY * max(later):
                items = []
        if len(items) >= 3:
            items = _with_same_start(clauses, items, at)
            runs.append(tuple((c.start, c.end) for c in items))
            at += len(items)
        else:
            at += 1
    return runs


def _row(
    clauses: list[Clause], first: int, *, least: float = _LEAST
) -> tuple[list[Clause], list[float]]:
    """The clauses from the ``first`` on that are akin each to the next, and how far they are."""
    if first + 1 >= len(clauses):
        return clauses[first:], []
    items = [_trimmed(clauses[first], clauses[first + 1])]
    links: list[float] = []
    for at in range(first + 1, min(len(clauses), first + _MOST)):
        near = kinship(items[-1].form, clauses[at].form)
        if near < least or not are_akin(items[0].form, clauses[at].form, _LEAST_APART):
            break
        if len(links) > 1 and near < _VALLEY * min(links):
            break
        items.append(clauses[at])
        links.append(near)
    return items, links


def _with_same_start(clauses: list[Clause], items: list[Clause], at: int) -> list[Clause]:
    """``items``, which begin at ``clauses[at]``, with the clauses before and after that begin with
    the character all of them begin with, or are as long as all of them: a longer run is not cut
    into threes."""
    start, length = items[-1].bare[0], len(items[-1].bare)
    alike = all(item.bare[0] == start for item in items)
    even = all(len(item.bare) == length for item in items)
    if len(items) < 3 or not (alike or even):
        return items
    shared = [len(set(chars)) == 1 for chars in zip(*(item.bare for item in items), strict=False)]

    def goes_on(one: Clause) -> bool:
        if even and len(one.bare) == length:
            same = zip(shared, one.bare, items[0].bare, strict=True)
            return _even_pair(items[-1].form, one.form) or any(
                kept and a == b for kept, a, b in same
            )
        return alike and one.bare[0] == start

    after = at + len(items)
    before = at - 1 if items[0].start == clauses[at].start else -1
    ahead: list[Clause] = []
    while before >= 0 and len(ahead) < _MOST and goes_on(clauses[before]):
        ahead.append(clauses[before])
        before -= 1
    behind: list[Clause] = []
    while after < len(clauses) and len(behind) < _MOST and goes_on(clauses[after]):
        behind.append(clauses[after])
        after += 1
    return [*reversed(ahead), *items, *behind]


def _trimmed(one: Clause, following: Clause) -> Clause:
    """``one`` without leading words its neighbour has no part in (全局工作事关…，事关…)."""
    form, other = one.form, following.form
    chosen: End | None = None
    most = kinship(form, other)
    for end, governed, some in _ends_that_may_begin(form):
        same = form.words[end.gone] == other.words[0]
        if not (same or governed or some or other.framed):
            continue
        shorter = form_of_end(form, end)
        penalty = 0.0
        if not (same and shorter.acts) and not (governed and shorter.acts == other.acts):
            if not some and shorter.framed.isdisjoint(other.framed):
                continue
            penalty = _UNGOVERNED
        near = kinship_over(shorter, other, most + _TRIMMING + penalty)
        if near is not None and near - _TRIMMING - penalty > most:
            chosen, most = end, near - _TRIMMING - penalty
    return one if chosen is None else end_of(one, chosen)


@lru_cache(maxsize=_REMEMBERED)
def _ends_that_may_begin(form: Form) -> tuple[tuple[End, bool, bool], ...]:
    """The ends of a clause that may begin a row, each with whether the word before it may govern
    one, and whether what is before it opens with 一些 or its like."""
    found = []
    some = _SOME.match(form.text)
    for end in ends_of(form):
        if end.gone == len(form.words) or "、" in form.text[: end.start]:
            break
        rest = form.text[end.start :]
        if form.tags[end.gone] in "ucy" or rest[0] in "、“”和与":
            continue
        if rest.count("”") == rest.count("“"):
            found.append((end, _governs(end.before), some is not None and some.end() <= end.start))
    return tuple(found)


def _even(clauses: list[Clause]) -> list[Spans]:
    """Runs of clauses of one length whose first words are of one length too; the first may follow
    a word or two that govern them all (始终知敬畏，存戒惧，守底线)."""
    runs = []
    at = 1
    while at + 1 < len(clauses):
        second = clauses[at]
        items = [second]
        while at + len(items) < len(clauses) and _even_pair(
            second.form, clauses[at + len(items)].form
        ):
            items.append(clauses[at + len(items)])
        if len(items) > 1:  # else there are no three
            head = _even_head(clauses[at - 1], second)
            items = [head, *items] if head else items
            if len(items) >= 3 and 3 <= len(second.bare) <= _LONGEST_EVEN:
                runs.append(tuple((c.start, c.end) for c in items))
        at += max(len(items) - 1, 1)
    return runs


def _even_pair(one: Form, other: Form) -> bool:
    return (
        len(one.bare) == len(other.bare)
        and bool(one.words and other.words)
        and one.tags[0] not in "rcm"
        and other.tags[0] not in "rcm"
        and (one.acts == other.acts or match_ratio(one.tags, other.tags) >= _LEAST_EVEN)
        and (one.text[0] == "“") <= (other.text[0] == "“")
    )


def _governs(word: Word) -> bool:
    """Whether what follows ``word`` may be a list that it governs."""
    return (word.tag[0] in "dvpcm" or word.tag == "ad") and word.text not in _NO_GOVERNORS


def _may_head(before: Word, end: Form) -> bool:
    """Whether ``end`` may begin a row right behind ``before``."""
    return _governs(before) and (end.acts or before.text in _STATE)


def _even_head(one: Clause, following: Clause) -> Clause | None:
    """The end of ``one`` that is even with ``following``; None if there is none."""
    form, other = one.form, following.form
    if "、" in form.text:
        return None
    if _even_pair(form, other) and form.acts == other.acts:
        return one
    for end in ends_of(form):
        if len(end.bare) == len(other.bare):
            rest = form_of_end(form, end)
            if _may_head(end.before, rest) and _even_pair(rest, other) and rest.acts == other.acts:
                return end_of(one, end)
    return None


def _regular(clauses: list[Clause]) -> list[Spans]:
    """Runs of units of two or three clauses that begin with the same word, the clauses inside a
    unit with others (克服……，锤炼……，克服……，锻造……)."""
    runs = []
    firsts = [c.words[0] for c in clauses]
    if len(set(firsts)) > len(firsts) - 2:  # no word begins three clauses
        return []
    for size in (2, 3):
        at = 0
        while at + 3 * size <= len(clauses):
            opening = firsts[at]
            count = 1
            while at + (count + 1) * size <= len(clauses) and (
                firsts[at + count * size] == opening
                and are_akin(clauses[at].form, clauses[at + count * size].form, _LEAST)
            ):
                count += 1
            if (
                count >= 3
                and clauses[at].tags[0] not in "mr"
                and opening
                not in {firsts[at + k * size + i] for k in range(count) for i in range(1, size)}
            ):
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


def _mixed(pieces: list[Clause]) -> list[Spans]:
    """Runs whose items are parted by commas and by 、 (甲有了起色，乙有了变化、丙有了进展)."""
    runs = []
    at = 0
    while at + 2 < len(pieces):
        items: list[Clause] = []
        if are_akin(pieces[at + 1].form, pieces[at + 2].form, _LEAST_MIXED):
            items, _ = _row(pieces, at, least=_LEAST_MIXED)
        if len(items) >= 3 and {one.mark for one in items[:-1]} == {"，", "、"}:
            runs.append(tuple((c.start, c.end) for c in items))
            at += len(items)
        else:
            at += 1
    return runs


_FINDERS = (climbing_runs, alike_runs, _regular, _neighbours, _even, semicolon_runs)
