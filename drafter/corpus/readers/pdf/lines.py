"""The lines on a page of a PDF, with where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from pypdf import PageObject

from drafter.text.clean import clean_text

_RADICALS = {
    code: folded
    for code in range(0x2E80, 0x2FE0)
    if (folded := unicodedata.normalize("NFKC", chr(code))) != chr(code)
} | str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Radicals that fonts give in the place of the characters they look like (⼀ for 一); Unicode folds
those of the Kangxi dictionary, for the simplified ones it has no rule."""

_SAME_LINE = 0.4  # of the type size; a raised note number stays on its line
_GAP = 0.9
"""Of the type size; Word sets a quarter between Chinese and Latin by itself, widths are rough."""

_UPRIGHT = 0.1  # slant of a line over which it is a watermark
_BLANKS = " \t\u3000\u00a0"


class Line(Struct, frozen=True):
    """A line of text: its edges and type size in points, ``left`` behind any leading blanks."""

    text: str
    left: float
    right: float
    size: float


class _Piece(Struct, frozen=True):
    text: str
    left: float
    height: float
    size: float

    @property
    def right(self) -> float:
        return self.left + self.size * width(self.text)


def width(text: str) -> float:
    """The width of ``text`` in Chinese characters, roughly: a letter or digit is half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def page_lines(page: PageObject) -> list[Line]:
    """The upright lines of a page in the order in which the file draws them; the pieces of one line
    from left to right. Raises what pypdf raises."""
    pieces: list[_Piece] = []

    def take(
        text: str, page_matrix: Sequence[float], matrix: Sequence[float], _: object, size: float
    ) -> None:
        pieces.extend(_pieces(text, page_matrix, matrix, size))

    page.extract_text(visitor_text=take)
    lines: list[list[_Piece]] = []
    for piece in pieces:
        if lines and abs(lines[-1][0].height - piece.height) < _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_line(sorted(line, key=lambda piece: piece.left)) for line in lines]


def _pieces(
    text: str, page_matrix: Sequence[float], matrix: Sequence[float], size: float
) -> list[_Piece]:
    a, b, c, d, e, f = (float(each) for each in page_matrix)
    ta, tb, _, td, x, y = (float(each) for each in matrix)
    if abs(ta * b + tb * d) > _UPRIGHT * abs(ta * a + tb * c):
        return []
    size = abs(float(size) * td * d) or 1.0
    found = []
    for part in clean_text(text.translate(_RADICALS)).split("\n"):
        stripped = part.strip(_BLANKS)
        if stripped:
            blank = part[: len(part) - len(part.lstrip(_BLANKS))]
            left = x * a + y * c + e + size * width(blank)
            found.append(_Piece(stripped, left, x * b + y * d + f, size))
    return found


def _line(pieces: list[_Piece]) -> Line:
    texts = [pieces[0].text]
    for before, piece in pairwise(pieces):
        texts.append(" " if piece.left - before.right > _GAP * piece.size else "")
        texts.append(piece.text)
    last = pieces[-1]
    return Line("".join(texts), pieces[0].left, last.right, max(piece.size for piece in pieces))
