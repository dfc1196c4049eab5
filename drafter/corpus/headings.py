"""Where a point's heading ends and its prose begins."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from drafter.corpus.markers import HEADLINES, RANK, Marker
from drafter.corpus.run_in import (
    LEAST_RUN_IN,
    LONGEST_RUN_IN,
    MAY_RUN_IN,
    even_ends,
    pairs_of,
    run_in_end,
    sentence_end,
)

_SENTENCE_END = re.compile(r"[。！？；\n]")
_COMMA = re.compile(r"[，,]")
_ADVERBIAL = re.compile(
    r"(?:[年月日底初末内]|(?<!走在)前|后|时|中|下|以来|期间|之际|前提下|[^一-龥]\d+)$"
    r"|^(?:在|当|从|随着|按照|根据|通过|围绕|面对|针对|对于|为了|为)[^，]{0,30}$"
    r"|^(?:第|这次|今年|去年|明年)[^，]{0,3}$"
)
_LONGEST_SENTENCE = 48
"""A sentence up to this many characters (marker included) is a heading as a whole; a longer one is
cut at its first comma."""
_MOST_COMMAS = 3  # of a sentence that is a heading as a whole
_LONGEST_OWN_LINE = 90  # characters of a heading that is a sentence on a line of its own
_LEAST_PROSE = 20  # characters of what stands below it
_LEAST_CUT = 4  # characters of a heading after its marker
_SPACE = re.compile(r"(?<=[一-龥”）]) +(?=[一-龥“（])")


class Shape(Struct, frozen=True):
    """What the headings of one run have in common: ``own_lines``, each is a whole line above its
    prose; ``commas``, how many a heading holds where they run into their prose unmarked; ``cut``,
    they are cut at a comma even where a sentence is short; ``shared``, the length of a first clause
    that all have alike and that is no heading by itself; ``even``, for each marker (by its start)
    where its heading ends if all headings of the run are of one length before a word that opens a
    sentence."""

    own_lines: bool = False
    commas: int | None = None
    cut: bool = False
    shared: int = 0
    even: tuple[tuple[int, int], ...] = ()


def shape_of(text: str, found: tuple[Marker, ...], end: int) -> Shape:
    """The common shape of the headings that the markers of one run open before ``end``."""
    if found[0].system in HEADLINES:
        return Shape()
    own = sum(_above_its_prose(text, marker, after) for marker, after in pairs_of(found, end))
    if own * 2 > len(found):
        return Shape(own_lines=True)
    cut = _mostly_long(text, found, end)
    shared = _shared_clause(text, found)
    if found[0].system not in MAY_RUN_IN:
        return Shape(cut=cut, shared=shared)
    counts = Counter(
        len(_COMMA.findall(text, marker.end, place))
        for marker, after in pairs_of(found, end)
        if (place := run_in_end(text, marker, after)) is not None
    )
    (commas, times), *_ = counts.most_common(1) or [(0, 0)]
    agreed = times >= 2 and times * 2 > counts.total()
    return Shape(
        commas=commas if agreed else None, cut=cut, shared=shared, even=even_ends(text, found, end)
    )


def _mostly_long(text: str, found: tuple[Marker, ...], end: int) -> bool:
    """Whether half and more of the first sentences are too long for a heading, so that the shorter
    ones are no headings as a whole either."""
    long = sum(
        sentence_end(text, marker, after) - marker.start > _LONGEST_SENTENCE
        for marker, after in pairs_of(found, end)
    )
    return long * 2 >= len(found)


def _shared_clause(text: str, found: tuple[Marker, ...]) -> int:
    """The length of the first clause, its comma included, where all markers open the same one."""
    comma = _COMMA.search(text, found[0].end, found[0].end + _LONGEST_SENTENCE)
    clause = text[found[0].end : comma.end()] if comma else ""
    same = len(found) > 1 and all(text.startswith(clause, marker.end) for marker in found)
    return len(clause) if same else 0


def _above_its_prose(text: str, marker: Marker, limit: int) -> bool:
    """Whether a marker's line is one sentence and the next line is not the next point."""
    line_end = _own_line_end(text, marker)
    return line_end is not None and len(text[line_end:limit].strip()) >= _LEAST_PROSE


def _own_line_end(text: str, marker: Marker) -> int | None:
    """The end of a marker's line where the line is one sentence, not too long for a heading."""
    line_end = text.find("\n", marker.end, marker.end + _LONGEST_OWN_LINE)
    if marker.place != "line" or line_end < 0:
        return None
    line = text[marker.end : line_end].rstrip()
    return line_end if line and not re.search(r"[。！？].", line) else None


def heading_end(text: str, marker: Marker, limit: int, shape: Shape) -> int:
    """Where the heading that ``marker`` opens ends, its final punctuation not included.

    A heading is its line, or a short sentence, or the first clause of a long one (a clause that
    only names a time or place does not count). ``limit``: where the next marker or the section
    ends; ``shape``: what the headings of its run have in common.
    """
    if marker.system in HEADLINES:
        return marker.end
    line_end = _own_line_end(text, marker) if shape.own_lines else None
    if line_end is not None:
        return _stripped(text, marker.end, _cut_at_space(text, marker.end, line_end))
    match = _SENTENCE_END.search(text, marker.end, limit)
    end = match.start() if match else limit
    spaced = _cut_at_space(text, marker.end, _line_end(text, marker.end, limit))
    if marker.place == "line" and marker.system in RANK and spaced < end:
        return _stripped(text, marker.end, spaced)
    line = match is None or match[0] == "\n"
    if marker.place == "line" and line and end - marker.start <= LONGEST_RUN_IN + 20:
        return _stripped(text, marker.end, _cut_at_space(text, marker.end, end))
    if match is not None and match[0] == "？" and marker.system in MAY_RUN_IN:
        return end + 1
    if marker.system in MAY_RUN_IN and not _on_its_line(marker, end):
        run_in = run_in_end(text, marker, limit, shape.commas) or dict(shape.even).get(marker.start)
        if run_in is not None:
            return run_in
    colon = text.find("：", marker.end + 2, end)
    if colon >= 0:
        end = colon
    clauses = len(_COMMA.findall(text, marker.end, end))
    longest = _LONGEST_SENTENCE + shape.shared
    cut = shape.cut and not shape.shared
    if end - marker.start <= longest and clauses <= _MOST_COMMAS and not cut:
        return _stripped(text, marker.end, end)
    return _first_clause_end(text, marker.end + shape.shared, end)


def _on_its_line(marker: Marker, end: int) -> bool:
    """Whether a marker opens a line and its first sentence is no longer than a heading."""
    return marker.place == "line" and end - marker.start <= _LONGEST_SENTENCE


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, min(limit, start + 400))
    return end if end >= 0 else min(limit, start + 400)


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " 。；，：！、":
        end -= 1
    return end


def _cut_at_space(text: str, start: int, end: int) -> int:
    """Before a space that parts a heading from the prose on its line."""
    for match in _SPACE.finditer(text, start, end):
        if match.start() - start >= LEAST_RUN_IN and end - match.end() > 30:
            return match.start()
    return end


def _first_clause_end(text: str, start: int, end: int) -> int:
    clause = start
    for comma in _COMMA.finditer(text, start, end):
        long_enough = comma.start() - start >= _LEAST_CUT
        if long_enough and not _ADVERBIAL.search(text[clause : comma.start()]):
            return comma.start()
        clause = comma.end()
        if comma.start() - start > LONGEST_RUN_IN:
            return comma.start()
    return _stripped(text, start, end)
