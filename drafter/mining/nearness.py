"""Near wordings: pairs of patterns that have most of their character trigrams in common.

Two patterns are near where the Jaccard similarity of their trigrams is ``NEAR`` and more. Between
short texts that is, but for a few, one change in one place, and such a change has its price: within
a text it parts four trigrams besides one for each of its characters, at an end these only. So

- a short pattern can have changed at an end only: it has nearly all of its beginning, or of its
  end, in common with what it is near to;
- a longer one has changed within one of its clauses, and all its other clauses stand in the other
  pattern too, or a short clause was put before.

Patterns are grouped by what they then have in common, by one key for each clause that may be the
changed one; a group that is large is grouped anew by the beginnings and the ends of what differs.
Where two patterns of a group begin and cease to differ tells how many trigrams can be in one only,
so every pair that is given is near, though no sets of trigrams are compared. Of all near pairs, a
few that differ in several places, by a mark between clauses or in the order of these are missed
(``python -m bench near`` prints the share that is found). The work grows as the patterns and their
near pairs do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from statistics import median_low

from msgspec import Struct

NEAR = 0.8
"""Jaccard similarity from which two patterns are near."""
_ONE_IN = round((1 + NEAR) / (1 - NEAR))
"""Of so many trigrams, counted in both patterns, one at most may stand in one pattern only."""

_END_MARKS = "。！？；，："
"""The mark at the end may be another, or none, besides a change."""
_CLAUSE_MARKS = "、；："
_COMMA = "，"

_WITHIN = 24
"""Characters from which a pattern may be near to another with a change within."""
_AT_ENDS = 28
"""Characters up to which a pattern may be near to one that has fewer than ``_WITHIN``."""
_LEAD = 5  # characters of a first clause that may be put before as a whole
_MANY = 16  # members of a group from which on it is grouped anew
_LONGEST = 400  # characters; of what is longer no larger share is looked at than of this
_WIDTH = 32  # bits of a character


class _Group(Struct, frozen=True, gc=False):
    """Numbers of patterns (one may come twice), and how many characters at the beginning and at the
    end of their cores they have in common."""

    members: list[int]
    left: int
    right: int


_Stem = tuple[int, int, str, int, int, int]
"""The number of a pattern; the length of what stands before the marks at its end, and these; that
as a number, its first character lowest; the length of the longest among those it is compared with;
the number of as many characters, the last one highest."""


def near_pairs(patterns: Sequence[str]) -> list[tuple[int, int]]:
    """The places of near patterns in ``patterns`` (distinct ones), the smaller first, sorted."""
    cores = [_core(pattern) for pattern in patterns]
    count, trigrams = len(patterns), _Trigrams(patterns)
    found = {
        one * count + other if one < other else other * count + one
        for group in _groups(cores)
        for one, other in _near_in(group.members, patterns, trigrams)
    }
    return [divmod(code, count) for code in sorted(found)]


def jaccard(one: str, other: str) -> float:
    """The share of trigrams that two patterns have in common; 0 where there is none."""
    mine, theirs = _trigrams_of(one), _trigrams_of(other)
    shared = len(mine & theirs)
    return shared / max(1, len(mine) + len(theirs) - shared)


def _trigrams_of(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}


class _Trigrams(dict[int, int]):
    """How many trigrams a pattern has, by its number; counted when it is asked for."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns

    def __missing__(self, number: int) -> int:
        count = self[number] = len(_trigrams_of(self._patterns[number]))
        return count


def _core(pattern: str) -> str:
    """The pattern without marks at its end, and with commas for all marks between its clauses."""
    core = pattern.rstrip(_END_MARKS) or pattern
    for mark in _CLAUSE_MARKS:
        core = core.replace(mark, _COMMA)
    return core


def _groups(cores: Sequence[str]) -> Iterator[_Group]:
    """Groups of which a near pair shares one but for a few pairs; hardly any is large."""
    short = [number for number, core in enumerate(cores) if 2 < len(core) <= _AT_ENDS]
    short_ones = _by_ends(cores, _Group(short, 0, 0), _NEARLY_ALL)
    for group in chain(short_ones, _by_clauses(cores), _by_leads(cores)):
        yield from _split(cores, group)


def _by_clauses(cores: Sequence[str]) -> Iterator[_Group]:
    """Groups of patterns that may have a change within, with the same clauses but for one."""
    alike = defaultdict[int, list[int]](list)
    for number, core in enumerate(cores):
        if len(core) >= _WITHIN:
            alike[core.count(_COMMA)].append(number)
    yield _Group(alike.pop(0, []), 0, 0)
    for numbers in alike.values():
        first: dict[int, int] = {}
        groups: dict[int, _Group] = {}
        for number in numbers:
            clauses = cores[number].split(_COMMA)
            hashes = list(map(hash, clauses))
            whole = sum(hashes)  # in any order: where two differ is looked at anyway
            for own in hashes:
                holder = first.setdefault(whole - own, number)
                if holder == number:
                    continue
                if (group := groups.get(whole - own)) is None:
                    at = hashes.index(own)
                    left = sum(map(len, clauses[:at])) + at
                    right = len(cores[number]) - left - len(clauses[at])
                    group = groups[whole - own] = _Group([holder], left, right)
                group.members.append(number)
        yield from groups.values()


def _by_leads(cores: Sequence[str]) -> Iterator[_Group]:
    """Pairs of which one has a short clause before all that the other has."""
    rests = {
        core[lead:]: number
        for number, core in enumerate(cores)
        if (lead := core.find(_COMMA, 0, _LEAD + 1) + 1)
    }
    for number, core in enumerate(cores):
        if (longer := rests.get(core)) is not None:
            yield _Group([number, longer], 0, len(core))


def _split(cores: Sequence[str], group: _Group) -> Iterator[_Group]:
    """The group, or if it is large, those it falls into."""
    members, left, right = group.members, group.left, group.right
    if len(members) <= _MANY:
        yield group
        return
    usual = median_low(len(cores[number]) for number in members)
    differing = usual - left - right
    if _price(2 * differing, left, right) * _ONE_IN <= 2 * (usual + 1) - 4:
        yield group  # most of its pairs are near
        return
    for number in members:
        if len(cores[number]) == left + right:  # is near to all that have a little put in here
            yield from (_Group([number, other], left, right) for other in members)
    for part in _by_ends(cores, group, _NEARLY_HALF):
        yield from _split(cores, part)


def _shares(twentieths: int, growth: float) -> list[tuple[int, int]]:
    """For each length so many twentieths of it, as the next lower of a few steps, each ``growth``
    times the one before; and the step before that, which is that of a somewhat shorter text."""
    steps, step = [0] * (_LONGEST + 1), 1
    while step <= _LONGEST:
        steps[step:] = [step] * (_LONGEST + 1 - step)
        step = max(step + 1, int(step * growth))
    own = [steps[max(min(1, length), length * twentieths // 20)] for length in range(_LONGEST + 1)]
    return [(share, steps[max(0, share - 1)]) for share in own]


_NEARLY_ALL = _shares(16, 1 / NEAR)
_NEARLY_HALF = _shares(9, 2)


def _by_ends(
    cores: Sequence[str], group: _Group, shares: Sequence[tuple[int, int]]
) -> Iterator[_Group]:
    """Groups within a group that have a share of what may differ in common, at its beginning or at
    its end."""
    left, right = group.left, group.right
    spans = [cores[number][left : len(cores[number]) - right] for number in group.members]
    known = [shares[min(len(span), _LONGEST)] for span in spans]
    for is_end in (False, True):
        first: dict[int, int] = {}
        groups: dict[int, _Group] = {}
        for is_lower in (False, True):
            for number, span, both in zip(group.members, spans, known, strict=True):
                if not (share := both[is_lower]):
                    continue
                key = hash(span[-share:] if is_end else span[:share])
                holder = first.get(key, number) if is_lower else first.setdefault(key, number)
                if holder == number:
                    continue
                if (found := groups.get(key)) is None:
                    more = (left, right + share) if is_end else (left + share, right)
                    found = groups[key] = _Group([holder], *more)
                found.members.append(number)
        yield from groups.values()


def _near_in(
    members: Sequence[int], patterns: Sequence[str], trigrams: _Trigrams
) -> Iterator[tuple[int, int]]:
    """The near pairs of some patterns."""
    for one, other in combinations(_stems(members, patterns), 2):
        parted = _parted(one, other) * _ONE_IN
        mine, theirs = one[0], other[0]
        if (
            parted <= len(patterns[mine]) + len(patterns[theirs]) - 4  # were all their trigrams one
            and mine != theirs
            and parted <= trigrams[mine] + trigrams[theirs]
        ):
            yield mine, theirs


def _stems(members: Sequence[int], patterns: Sequence[str]) -> list[_Stem]:
    stems = [patterns[number].rstrip(_END_MARKS) for number in members]
    longest = max(map(len, stems), default=0)
    coded = [int.from_bytes(stem.encode("utf-32-le"), "little") for stem in stems]
    return [
        (number, len(stem), patterns[number][len(stem) :], code, longest,
         code << (longest - len(stem)) * _WIDTH)
        for number, stem, code in zip(members, stems, coded, strict=True)
    ]  # fmt: skip


def _parted(one: _Stem, other: _Stem) -> int:
    """How many trigrams at most stand in one of two patterns only, if they differ in one stretch
    and the marks at their ends."""
    _, length, marks, code, longest, shifted = one
    _, their_length, their_marks, their_code, _, their_shifted = other
    least = length if length < their_length else their_length
    differing = code ^ their_code
    left = ((differing & -differing).bit_length() - 1) // _WIDTH if differing else least
    right = longest - ((shifted ^ their_shifted).bit_length() + _WIDTH - 1) // _WIDTH
    if left + right > least:
        right = least - left
    changed = length + their_length - 2 * (left + right)
    if marks == their_marks:
        return _price(changed, left, right + len(marks))
    return _price(changed, left, right) + len(marks) + len(their_marks)


def _price(changed: int, left: int, right: int) -> int:
    """How many trigrams a change of so many characters, taken out and put in, parts where so many
    on its left and on its right stay."""
    return changed + 2 * ((left if left < 2 else 2) + (right if right < 2 else 2)) - 4
