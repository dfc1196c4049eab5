"""One way of writing for matching, without losing the place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

CHINESE = "\u3400-\u4dbf\u4e00-\u9fff〇々"
"""Chinese characters, for use inside a regular expression's brackets."""

_BESIDE_CHINESE = re.compile(f"[{CHINESE}“”‘’。、《》…—×*○＊]")
_HALF_PUNCTUATION = re.compile(r"[,:;!?()]+")
_TO_FULL = str.maketrans(",:;!?()", "，：；！？（）")

_SINGLE = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},  # digits
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF21, 0xFF3B)},  # A-Z
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)},  # a-z
    **dict.fromkeys("\u00a0\u3000\u2002\u2003\u2009\u202f\t", " "),
    **dict.fromkeys("\v\f\u0085\u2028\u2029", "\n"),
    "－": "-",
    "％": "%",
    "．": ".",
}
_TRANSLATED = re.compile(f"[{''.join(_SINGLE)}]")
_CARRIAGE_RETURN = re.compile(r"\r(\n?)")


@lru_cache(maxsize=256)
def normalised(text: str) -> str:
    """``text`` in one way of writing, of the same length, so that its offsets are the original's.

    Half-width ``, : ; ! ? ( )`` beside Chinese become full-width, full-width digits and Latin
    letters half-width, every space a plain one, every line end ``\\n`` (the ``\\r`` of a pair a
    space).
    """
    if _TRANSLATED.search(text):
        text = _TRANSLATED.sub(_translated, text)
    if "\r" in text:
        text = _CARRIAGE_RETURN.sub(lambda m: " \n" if m[1] else "\n", text)

    def full(match: re.Match[str]) -> str:
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        beside = _BESIDE_CHINESE.match(before) or _BESIDE_CHINESE.match(after)
        return match[0].translate(_TO_FULL) if beside else match[0]

    return _HALF_PUNCTUATION.sub(full, text)


def _translated(match: re.Match[str]) -> str:
    return _SINGLE[match[0]]


class MappedText(Struct, frozen=True):
    """A text with stretches left out; ``offsets[i]`` is where its i-th character stood before."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``text[start:end]`` came from (left-out parts inside
        it included); for an empty stretch an empty one."""
        if start >= end:
            place = self.offsets[start] if start < len(self.offsets) else self._length()
            return place, place
        return self.offsets[start], self.offsets[end - 1] + 1

    def _length(self) -> int:
        return self.offsets[-1] + 1 if self.offsets else 0


def without(text: str, gaps: Iterable[tuple[int, int]]) -> MappedText:
    """``text`` without the ``gaps`` (start, end), which may overlap and come in any order."""
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for start, end in sorted(gaps):
        if start > place:
            pieces.append(text[place:start])
            offsets.extend(range(place, start))
        place = max(place, end)
    pieces.append(text[place:])
    offsets.extend(range(place, len(text)))
    return MappedText("".join(pieces), tuple(offsets))
