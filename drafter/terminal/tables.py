"""The bank on the screen: the page of a phrase. 80 columns, no borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from drafter.bank import Found, usual_neighbours, usual_place, wordings_found
from drafter.model import MOVE_LABELS, PART_LABELS, Part, Phrase
from drafter.terminal.console import WIDTH, cell_len, folded, padded, plain
from drafter.terminal.phrase_list import short_number, warned_lines, years
from drafter.text.clean import displayable

NOT_HELD = "原文不在本机"

_BAR = 21  # marks of the bar that shows the place in a speech
_TOPICS = 5  # topics that are named
_BEFORE = 24  # cells kept for what stands before a phrase
_SHORT = 16  # cells of wordings that stand on one line with year and place
_INDENT = 32  # cells of year and place
_LEGEND = "在文中的位置，左头右尾"


def phrase_page(
    phrase: Phrase,
    found: Sequence[Found],
    *,
    year: int,
    limit: int | None = None,
    more: str = "加 --all",
    note: str = "",
    near: Sequence[Phrase] = (),
) -> Group:
    """One phrase: where it was found, with what stands before and after, aligned on the phrase.

    ``more`` says how the occurrences over ``limit`` are seen; ``note`` is the reader's own;
    ``near`` are phrases that say nearly the same.
    """
    shown = found if limit is None else found[:limit]
    lines: list[RenderableType] = [
        _headline(phrase),
        *_labelled("词条", _warned(phrase, year=year, cells=WIDTH - 8)),
    ]
    if note:
        lines += _labelled("批注", [Text(line) for line in folded(displayable(note), WIDTH - 8)])
    variants = _variants(phrase, found)
    if variants:
        lines += _labelled("变体", [Text(line) for line in folded(variants, WIDTH - 8)])
    if near:
        told = (f"{short_number(each)} {displayable(each.pattern)}" for each in near)
        named = [Text(line) for each in told for line in folded(each, WIDTH - 8)]
        lines += _labelled("近似", named)
    lines += _aligned(shown) if shown and all(map(_is_short, shown)) else _listed(shown)
    if len(shown) < len(found):
        lines.append(plain(f"其余 {len(found) - len(shown)} 处：{more}"))
    lines += [plain(line) for line in (usual_place(found), usual_neighbours(found)) if line]
    return Group(*lines)


def part_counts(rows: Mapping[str, Mapping[Part, int]]) -> Table:
    """A table with a column a part and a named row each (新增, 现有)."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("")
    for label in PART_LABELS.values():
        table.add_column(label, justify="right", min_width=5)
    for name, counts in rows.items():
        table.add_row(f"  {name}", *(str(counts.get(part, 0)) for part in PART_LABELS))
    return table


def _headline(phrase: Phrase) -> Text:
    labels = [PART_LABELS[phrase.part]]
    if phrase.move is not None:
        labels.append(MOVE_LABELS[phrase.move])
    pieces = [
        f"{short_number(phrase)}　{'·'.join(dict.fromkeys(labels))}",
        f"{phrase.speeches} 篇 {len(phrase.occurrences)} 处",
        years(phrase) if phrase.last_year is not None else "年份不详",
    ]
    if phrase.topics:
        more = "等" if len(phrase.topics) > _TOPICS else ""
        pieces.append(f"主题 {'、'.join(phrase.topics[:_TOPICS])}{more}")
    return Text("\n".join(folded(displayable("　".join(pieces)), WIDTH - 4)), style="bold")


def _labelled(label: str, lines: Sequence[Text]) -> list[Text]:
    heads = [f"{label}  ", *["      "] * (len(lines) - 1)]
    return [Text.assemble(head, line) for head, line in zip(heads, lines, strict=True)]


def _warned(phrase: Phrase, *, year: int, cells: int) -> list[Text]:
    return [Text.assemble(*line) for line in warned_lines(phrase, year=year, cells=cells)]


def _variants(phrase: Phrase, found: Sequence[Found]) -> str:
    """The wordings that stand behind a pattern, the commonest first."""
    best = wordings_found(phrase, found)[:3]
    return "　".join(f"{_cropped(text, 20)} {count}" for text, count in best)


def _is_short(found: Found) -> bool:
    return found.text is not None and cell_len(displayable(found.text)) <= _SHORT


def _listed(found: Sequence[Found]) -> list[RenderableType]:
    """An occurrence on two lines or more: year, place and speech, then the words around it."""
    if not found:
        return []
    head = f" 年份  {padded(_LEGEND, _BAR + 2)}  哪一篇；下面是上文、词条、下文"
    lines: list[RenderableType] = [Text(head, style="dim")]
    for each in found:
        lines += [Text.assemble(_year_and_place(each), _speech(each)), _context(each)]
    return lines


def _aligned(found: Sequence[Found]) -> list[RenderableType]:
    """Short wordings one below the other, with what stands before and after; the speech below."""
    cells = WIDTH - _INDENT - 1
    before = (cells - _SHORT) // 2 + 4
    head = f" 年份  {padded(_LEGEND, _BAR + 2)}  {'上文'.rjust(before - 2)} 词条、下文"
    lines: list[RenderableType] = [Text(head, style="dim")]
    for each in found:
        left = _cropped(displayable(each.before or "")[::-1], before)[::-1]
        text = displayable(each.text or "")
        right = _cropped(displayable(each.after or ""), cells - before - 1 - cell_len(text))
        lines.append(
            Text.assemble(
                _year_and_place(each),
                (" " * (before - cell_len(left)) + left + " ", "dim"),
                (text, "bold"),
                (right, "dim"),
            )
        )
        lines.append(Text(" " * _INDENT + _speech(each), style="dim"))
    return lines


def _year_and_place(found: Found) -> Text:
    speech = found.speech
    year = "不详" if speech is None or speech.year is None else str(speech.year)
    return Text.assemble((f" {year}  ", "bold"), (f"{_bar(found.place)}  ", "dim"))


def _speech(found: Found) -> str:
    """The title of the speech and the name of its file, as far as they fit."""
    title = displayable(found.speech.title) if found.speech is not None else ""
    name = displayable(found.source.name)
    return _cropped(f"{title}（{name}）" if title else name, WIDTH - _INDENT - 2)


def _context(found: Found) -> RenderableType:
    if found.text is None or found.before is None or found.after is None:
        return Text(f"       {NOT_HELD}", style="dim")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", width=_BEFORE, no_wrap=True)
    grid.add_column(overflow="fold")
    before = _cropped(displayable(found.before)[::-1], _BEFORE)[::-1]
    after = _cropped(displayable(found.after), 24)
    grid.add_row(
        Text(before, style="dim"), Text.assemble((displayable(found.text), "bold"), (after, "dim"))
    )
    return grid


def _bar(place: float | None) -> str:
    if place is None:
        return "[" + " " * _BAR + "]"
    mark = min(_BAR - 1, max(0, int(place * _BAR)))
    return "[" + "." * mark + "#" + "." * (_BAR - 1 - mark) + "]"


def _cropped(text: str, cells: int) -> str:
    """The longest beginning of ``text`` that fits into ``cells``, with … where it was cut."""
    if cell_len(text) <= cells:
        return text
    kept = ""
    for char in text:
        if cell_len(kept) + cell_len(char) > cells - 2:
            break
        kept += char
    return f"{kept}…"
