"""Lines of pages into paragraphs."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers.pdf.lines import Line
from drafter.errors import ReadError
from drafter.model import Place

_EDGE = 2  # lines at the top and at the bottom of a page where headers and page numbers stand
_LEAST_REPEATS = 2  # pages on which a header stands
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―·•~～\s]*\d{1,4}[-—–―·•~～\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[。！？；：…!?;:][”’」』」）)》]*\s*$")
_MARKER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[．、]"
    r"|\d{1,2}\.(?!\d)|第[一二三四五六七八九十\d]{1,3}[章节条])"
)
_TITLE_END = re.compile(r"(?:讲话|致辞|致词|发言|报告|讲稿|演讲)$")
_LETTER = re.compile(r"[A-Za-z]")

_ALMOST = 1.6
"""Characters by which a full line may fall short: a mark that may not begin a line takes the
character before it along."""

_ALMOST_WITH_INDENTS = 3.5
"""The same where indents tell the paragraphs, so that a line of two such marks and a number, whose
width is an estimate, is full too."""

_INDENT = 1.2  # characters from the margin on which a line begins a paragraph; two are the custom
_LEAST_INDENTED = 0.04  # share of the lines; below it paragraphs are not told by indents
_OUTLIERS = 50  # one line in so many may stand out to the right
_SHORTEST_FULL = 10.0  # characters; narrower than any page of running text
_OTHER_SIZE = 1.15  # how much larger a title's type is than that of the line beside it


class _Shape(Struct, frozen=True):
    """How the pages are set: where full lines end, in points from the left margin, and whether
    paragraphs begin with an indent."""

    right: float
    indents: bool


def text_of_pages(pages: list[list[Line]], *, name: str) -> ReadText:
    """The pages' paragraphs as lines, without page numbers and what repeats at the edges.

    A full line runs on into the next, over a page's end too, unless the next begins a paragraph:
    by its indent; in a text without indents by its number or by the full line's ending a sentence.
    Raises ReadError where nothing is left.
    """
    set_pages = [_from_margin(page) for page in _without_edges(pages)]
    shape = _shape([line for page in set_pages for line in page])
    pieces: list[str] = []
    places: list[Place] = []
    length = 0
    before: Line | None = None
    for number, page in enumerate(set_pages, 1):
        for at, line in enumerate(page):
            joint = "" if before is None else _joint(before, line, shape)
            if at == 0:
                places.append(Place(length + len(joint), f"第 {number} 页"))
            pieces += [joint, line.text]
            length += len(joint) + len(line.text)
            before = line
    if not pieces:
        raise ReadError(name, "没有文字")
    return ReadText("".join(pieces), "pdf", tuple(places))


def _from_margin(page: list[Line]) -> list[Line]:
    """The lines with their edges counted from the page's left margin, which may change sides."""
    margin = min((line.left for line in page), default=0.0)
    return [Line(x.text, x.left - margin, x.right - margin, x.size) for x in page]


def _shape(lines: list[Line]) -> _Shape:
    if not lines:
        return _Shape(0.0, indents=False)
    edges = sorted((line.right for line in lines), reverse=True)
    narrowest = _SHORTEST_FULL * min(line.size for line in lines)
    right = max(edges[len(edges) // _OUTLIERS], narrowest)
    indented = sum(_is_indented(line) and line.left < 4 * line.size for line in lines)
    return _Shape(right, indents=indented >= max(2, _LEAST_INDENTED * len(lines)))


def _is_indented(line: Line) -> bool:
    return line.left >= _INDENT * line.size


def _joint(before: Line, line: Line, shape: _Shape) -> str:
    """What stands between two lines: nothing where the first runs on, else a line end."""
    almost = _ALMOST_WITH_INDENTS if shape.indents else _ALMOST
    full = before.right >= shape.right - almost * before.size
    larger, smaller = max(before.size, line.size), min(before.size, line.size)
    if not full or larger > _OTHER_SIZE * smaller:
        return "\n"
    if shape.indents:
        begins = _is_indented(line)
    else:
        begins = bool(_MARKER.match(line.text) or _SENTENCE_END.search(before.text))
    if begins:
        return "\n"
    return " " if _LETTER.match(before.text[-1]) and _LETTER.match(line.text) else ""


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the headers and footers that repeat; the first
    of those that reads like a title stays, since a title may be the header of the later pages."""
    repeated = Counter(
        shape for page in pages for shape in {_worded(page[at]) for at in _edges(page)}
    )
    least = max(_LEAST_REPEATS, len(pages) // 2)
    titles: set[str] = set()
    kept: list[list[Line]] = []
    for page in pages:
        edges = _edges(page)
        lines: list[Line] = []
        for at, line in enumerate(page):
            furniture = at in edges and repeated[_worded(line)] >= least
            if furniture and _TITLE_END.search(line.text) and line.text not in titles:
                titles.add(line.text)
                furniture = False
            if not furniture and not (at in edges and _PAGE_NUMBER.fullmatch(line.text)):
                lines.append(line)
        kept.append(lines)
    return kept


def _edges(page: list[Line]) -> set[int]:
    """Places of the lines at the top and at the bottom."""
    last = len(page)
    return {at for at in range(last) if at < _EDGE or at >= last - _EDGE}


def _worded(line: Line) -> str:
    """A line with its numbers taken as one, since headers count."""
    return _DIGITS.sub("#", line.text)
