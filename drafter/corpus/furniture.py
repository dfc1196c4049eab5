"""Furniture of a page that is known by coming back in the files of one site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from drafter.corpus.addressees import is_salutation_line
from drafter.corpus.markers import begins_with_marker
from drafter.model import Source
from drafter.text.normalise import CHINESE, normalised
from drafter.text.sentences import line_spans
from drafter.text.simplified import simplified

LEAST_FILES = 3
_EDGE = 12  # lines at each end of a file in which furniture stands
_LONGEST = 60  # characters
_LEAST = 5  # Chinese characters; a shorter line may be a speaker's name
_DATE = re.compile(r"\d年.{0,3}月")
_CHINESE = re.compile(f"[{CHINESE}]")
_DIGITS = re.compile(r"\d+")
_OF_A_SPEECH = re.compile(
    r"[。！？：；，]$|(?:讲话|致辞|致词|发言|演讲|报告|贺词|祝词|献词|主持词|总结|党课)稿?$|[—-]{1,3}.*[上中]$|[谢祝]"
)


def line_key(line: str) -> str:
    """What is compared of a line: without spaces, every number as one 0."""
    return _DIGITS.sub("0", "".join(line.split()))


def repeated_chrome(sources: Iterable[Source]) -> frozenset[str]:
    """The lines (as ``line_key`` gives them) that come back at the edges of three and more of the
    ``sources``, and that no speech needs: no sentence, salutation, numbered point or title.

    For ``reading``'s ``chrome``. Sources with the same bytes count once.
    """
    once = {source.sha256: source for source in sources}
    return repeated_lines(edge_lines(source) for source in once.values())


def edge_lines(source: Source) -> frozenset[str]:
    """The lines at the edges of a source that may be furniture, as ``line_key`` gives them."""
    plain = simplified(normalised(source.text))
    spans = line_spans(plain)
    edges = {*spans[:_EDGE], *spans[-_EDGE:]}
    lines = {plain[start:end] for start, end in edges if end - start <= _LONGEST}
    return frozenset(line_key(line) for line in lines if _may_be_furniture(line))


def repeated_lines(files: Iterable[Iterable[str]]) -> frozenset[str]:
    """Of the ``edge_lines`` of each source, those that three and more have."""
    counts: Counter[str] = Counter()
    for lines in files:
        counts.update(lines)
    return frozenset(key for key, count in counts.items() if count >= LEAST_FILES)


def _may_be_furniture(line: str) -> bool:
    if len(_CHINESE.findall(line)) < _LEAST or _DATE.search(line):
        return False
    return not (_OF_A_SPEECH.search(line) or begins_with_marker(line) or is_salutation_line(line))
