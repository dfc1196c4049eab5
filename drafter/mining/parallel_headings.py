"""Parallel headings: siblings under one parent, numbered or known by wording alone."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from drafter.mining.enumerations import counted_runs
from drafter.mining.parallel import bare, shared_end
from drafter.model import Heading, Speech
from drafter.text.sentences import line_spans, sentence_spans

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_FIRST = re.compile(r"[（(]?第?[一1１首]")
_END_MARKS = "，。；：！？,;:!? \u3000\n"
_ASPECT = re.compile(r"从[^，。；：、]{2,14}看(?=，)")
_ON = re.compile(r"[^，。；：、]{2,10}(?:上|方面|中)，([^，。；“‘]{2})[^，。；]{4,31}")
_LEAD_LONGEST = 40
_LEAD = re.compile(r"(?:要|必须|坚持|进一步|着力|切实|不断)[^，。；：！？]{4,40}(?=[，。；])")
_SHORT_DEMAND = re.compile(r"要[^，。；：！？]{4,22}。")
_LEAST_DEMAND = 4  # characters that two demands share at their start


def heading_runs(text: str, speech: Speech) -> list[Spans]:
    """The runs in ``speech``, each with the places of its items, markers left out.

    ``text`` is the source normalised.
    """
    places = {heading.start: _item(text, heading) for heading in speech.headings}
    counted = [tuple(r) for r in counted_runs(text, speech.start, speech.end, known=places)]
    taken = {item for run in counted for item in run}
    numbered = [
        tuple(places[heading.start] for heading in group)
        for group in _siblings(speech.headings)
        if len(group) >= 3 and not any(places[heading.start] in taken for heading in group)
    ]
    known = {place for run in (*counted, *numbered) for item in run for place in item}
    runs = [*counted, *numbered]
    for run in _unnumbered(text, speech):
        if not any(place in known for item in run for place in item):
            runs.append(run)
            known |= {place for item in run for place in item}
    return sorted(runs)


def _siblings(headings: tuple[Heading, ...]) -> list[list[Heading]]:
    """Headings of one level with none of a higher level between them; numbering that begins anew
    begins a new group."""
    groups: list[list[Heading]] = []
    open_groups: dict[int, list[Heading]] = {}
    for heading in headings:
        open_groups = {lv: group for lv, group in open_groups.items() if lv <= heading.level}
        group = open_groups.get(heading.level)
        if group is None or (_FIRST.match(heading.marker) and group):
            group = []
            groups.append(group)
            open_groups[heading.level] = group
        group.append(heading)
    return groups


def _item(text: str, heading: Heading) -> tuple[int, int]:
    """The place of a heading without its marker and end punctuation."""
    start, end = heading.start + len(heading.marker), heading.end
    while start < end and text[start] in _END_MARKS:
        start += 1
    while end > start and text[end - 1] in "，。；：！ \n":
        end -= 1
    return start, end


def _unnumbered(text: str, speech: Speech) -> list[Spans]:
    """Siblings known by wording: 从…看, …上，主要是…, and short lead sentences in one frame."""
    marks = sorted(heading.start for heading in speech.headings)
    edges = [speech.start, *marks, speech.end]
    runs: list[Spans] = []
    for start, end in pairwise(edges):
        for pattern, signs in ((_ASPECT, ("看，",)), (_ON, ("上，", "方面，", "中，"))):
            if sum(text.count(sign, start, end + 1) for sign in signs) >= 3:
                runs += _beginning_alike(text, pattern, start, end)
        runs += _lead_sentences(text, start, end)
        runs += _demands(text, start, end)
        runs += _lead_demands(text, start, end)
    return runs


def _beginning_alike(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[Spans]:
    """Three and more sentences that begin in one form, going on with the same word where the form
    captures it (思想上，主要是……。组织上，主要是……。)."""
    groups: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for match in pattern.finditer(text, start, end):
        if _leads(text, match.start()):
            groups[match.groups()].append(match.span())
    return [tuple(group) for group in groups.values() if len(group) >= 3]


def _leads(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``."""
    before = text[:at].rstrip(" \u3000")[-1:]
    return before in ("", "\n", "。", "！", "？", "；", "”")


def _lead_sentences(text: str, start: int, end: int) -> list[Spans]:
    """Short sentences, others between them, that share their frame; at the start of a line the
    first character is enough."""
    groups: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for a, b in sentence_spans(text, start, end):
        body = bare(text[a:b])
        if not 4 <= len(body) <= _LEAD_LONGEST or text[b - 1] not in "。？":
            continue
        if (a == 0 or text[a - 1] in "\n \u3000") and len(body) <= 14 and "，" not in text[a:b]:
            groups["line", body[0]].append((a, b - 1))
        elif len(body) <= 24 and "，" not in text[a:b] and body[-1] == "了":
            groups["short", body[-1]].append((a, b - 1))
        if len(body) > 14:
            groups["long", body[-6:]].append((a, b - 1))
    return [tuple(group) for group in groups.values() if _framed(text, group)]


def _demands(text: str, start: int, end: int) -> list[Spans]:
    """Sentences, others between them, that begin with one demand (要着力发挥……。要着力发挥……。):
    the first clause of each."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for a, b in sentence_spans(text, start, end):
        lead = _LEAD.match(text, a, b)
        if lead and lead.end() - a >= _LEAST_DEMAND + 2:
            groups[text[a : a + _LEAST_DEMAND]].append((a, lead.end()))
    return [tuple(group) for group in groups.values() if len(group) >= 3]


def _lead_demands(text: str, start: int, end: int) -> list[Spans]:
    """Three and more short sentences 要……。 of one paragraph, each followed by what it asks for in
    a longer sentence (要强化领导。进一步……。要激发活力。进一步……。)."""
    runs: list[Spans] = []
    for line_start, line_end in line_spans(text, start, end):
        sentences = sentence_spans(text, line_start, line_end)
        leads = [
            (a, b - 1)
            for (a, b), (c, d) in pairwise(sentences)
            if _SHORT_DEMAND.fullmatch(text, a, b)
            and not _SHORT_DEMAND.fullmatch(text, c, d)
            and d - c > b - a
        ]
        if len(leads) >= 3:
            runs.append(tuple(leads))
    return runs


def _framed(text: str, group: list[tuple[int, int]]) -> bool:
    bodies = [text[a:b] for a, b in group]
    if len(set(bodies)) < 3 or len(set(bodies)) < len(bodies):
        return False
    if bodies[0][-1] == "了" and set.intersection(*map(_ending_pairs, bodies)):
        return True
    return bodies[0][0] == bodies[1][0] or min(shared_end(bodies[0], b) for b in bodies[1:]) >= 6


def _ending_pairs(body: str) -> set[str]:
    """The pairs of characters just before the end of a sentence (得更 in 站位提得更高了)."""
    ending = body[-6:-1]
    return {ending[i : i + 2] for i in range(len(ending) - 1)}
