"""小题：内容, the lines of an items question: what is the head and what the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_HEAD = 30
_COLON = re.compile(r"(?<!\d)[：:](?!//)|[：:](?!\d|//)")
"""What parts a measure's head from its body; not the colon of a time, a ratio or an address."""


def head_and_body(line: str) -> tuple[str, str]:
    """The two halves of 小题：内容; a line without a head is all body."""
    colon = _COLON.search(line)
    head, body = (line[: colon.start()], line[colon.end() :]) if colon else ("", line)
    return ("", line) if len(head) > _LONGEST_HEAD or "【" in head else (head.strip(), body)


def heads_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The heads of an item's lines, in order; a line that has none gives none."""
    return tuple(head for line in lines if (head := head_and_body(line)[0]))
