"""Expressions that very many phrases have: a count of them is known before it is asked for.

A list is never counted beyond a limit. To count so far through the index takes longest just for
what is in a tenth of all phrases, the fixed words of formulas. These are few, and a word within one
of them has as many phrases at least, so they are looked for once, when the index is made: likely
ones in a sample, and then in the phrases themselves until there are enough.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_SHORTEST = 3  # characters; shorter words are terms of the index
_SAMPLE = 4000  # phrases
_MARGIN = 1.2  # times as often in the sample as is needed: chance must not decide
_AT_ONCE = 5000  # phrases that are looked through together
_OWN = "SELECT pattern FROM phrase WHERE dropped = 0 AND family = number"


def widespread(connection: sqlite3.Connection, *, least: int) -> tuple[str, ...]:
    """Expressions of three characters and more, none within another, that ``least`` phrases have;
    not all there are, but no other."""
    (total,) = connection.execute(f"SELECT count(*) FROM ({_OWN})").fetchone()
    if total < least:
        return ()
    step = max(1, total // _SAMPLE)
    sample = connection.execute(f"{_OWN} AND number % ? = 0", (step,))
    likely = _frequent([pattern for (pattern,) in sample], least=int(_MARGIN * least / step) + 1)
    return tuple(_confirmed(likely, connection.execute(_OWN), least=least))


def _frequent(texts: Sequence[str], *, least: int) -> list[str]:
    """The longest expressions that so many of the texts have, from those of three characters on:
    one can be frequent only if its beginning and its end are."""
    found, known = list[str](), set[str]()
    length = _SHORTEST
    while True:
        counts = Counter[str]()
        for text in texts:
            pieces = {text[at : at + length] for at in range(len(text) - length + 1)}
            if length > _SHORTEST:
                pieces = {each for each in pieces if each[1:] in known and each[:-1] in known}
            counts.update(pieces)
        longer = {piece for piece, count in counts.items() if count >= least}
        within = {part for piece in longer for part in (piece[1:], piece[:-1])}
        found += sorted(known - within)
        if not longer:
            return found
        known, length = longer, length + 1


def _confirmed(likely: Iterable[str], rows: Iterable[tuple[str]], *, least: int) -> Iterator[str]:
    """Those of the expressions that so many phrases have."""
    left = dict.fromkeys(likely, least)
    for text in _joined(rows):
        for expression in tuple(left):
            left[expression] -= _lines_with(expression, text)
            if left[expression] <= 0:
                del left[expression]
                yield expression
        if not left:
            return


def _joined(rows: Iterable[tuple[str]]) -> Iterator[str]:
    """The texts, one a line, many together."""
    lines = list[str]()
    for (pattern,) in rows:
        lines.append(pattern.replace("\n", " "))
        if len(lines) == _AT_ONCE:
            yield "\n".join((*lines, ""))
            lines.clear()
    yield "\n".join((*lines, ""))


def _lines_with(expression: str, text: str) -> int:
    count, at = 0, text.find(expression)
    while at >= 0:
        count += 1
        at = text.find(expression, text.index("\n", at))
    return count
