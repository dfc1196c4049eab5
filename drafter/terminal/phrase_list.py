"""A list of phrases, one row each; without rich, for a search must answer at once."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.bank.warnings import phrase_warnings
from drafter.model import MOVE_LABELS, PART_LABELS, Phrase
from drafter.terminal.console import WIDTH, Line, cell_len, folded, padded
from drafter.text.clean import displayable


def phrase_lines(phrases: Sequence[Phrase], *, year: int) -> list[Line]:
    """One row a phrase under a head; the pattern last, with its warnings before it. ``year`` is
    today's."""
    heads = ["编号", "部分", "语步", "篇数", "年份"]
    rows = [
        [
            short_number(phrase),
            PART_LABELS[phrase.part],
            "-" if phrase.move is None else MOVE_LABELS[phrase.move],
            f"{phrase.speeches:>4}",
            years(phrase),
        ]
        for phrase in phrases
    ]
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    indent = sum(widths) + 2 * len(widths)
    lines: list[Line] = [((_cells([*heads, "词条"], widths), "dim"),)]
    for phrase, row in zip(phrases, rows, strict=True):
        first, *rest = warned_lines(phrase, year=year, cells=WIDTH - 2 - indent)
        lines.append(((_cells([*row, ""], widths), ""), *first))
        lines += [((" " * indent, ""), *line) for line in rest]
    return lines


def warned_lines(phrase: Phrase, *, year: int, cells: int) -> list[Line]:
    """The pattern with its warnings before it, in lines of at most ``cells``."""
    warnings = phrase_warnings(phrase, year=year)
    head = f"（{'；'.join(warnings)}）" if warnings else ""
    first, *rest = folded(head + displayable(phrase.pattern), cells)
    size = len(head)
    return [((first[:size], "yellow"), (first[size:], "")), *(((line, ""),) for line in rest)]


def short_number(phrase: Phrase) -> str:
    """The phrase's number as it is read and typed: four digits at least."""
    return f"{phrase.number:04d}"


def years(phrase: Phrase) -> str:
    """First and last year seen, 不详 where no speech was dated."""
    if phrase.first_year is None or phrase.last_year is None:
        return "不详"
    if phrase.first_year == phrase.last_year:
        return str(phrase.first_year)
    return f"{phrase.first_year}-{phrase.last_year}"


def _cells(texts: Sequence[str], widths: Sequence[int]) -> str:
    """Texts in columns of these widths, two spaces between; the last has no width."""
    *columns, last = texts
    cells = (padded(text, width) for text, width in zip(columns, widths, strict=True))
    return "  ".join([*cells, last])
