"""A notice cut up by its labels: 一、会议时间, 时间：…, a table's left column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from drafter.gathering.notice.labels import NUMBERING, OTHER, Label, labels
from drafter.text.sentences import line_spans

_COUNTED = "[名个家位项人件条次所年月日]"
"""What follows a figure of the item itself (2.6名代表), not its number."""
_NUMBER_SYSTEMS = tuple(
    re.compile(rf"[ ]*{number}")
    for number in (
        "[一二三四五六七八九十]+[、.．]", "（[一二三四五六七八九十]+）",
        rf"\d+[.、．](?!\d{{1,2}}(?!\d|{_COUNTED}))", rf"\d{{1,2}}[.．]\d{{1,2}}(?!\d|{_COUNTED})",
        r"[（(]\d+[）)]",
    )
)  # fmt: skip
_CLOCK = r"\d{1,2}[:：]\d{2}"
_MARKER = re.compile(
    rf"[ ]*(?:{NUMBERING}|第[一二三四五六七八九十]+项[：，、]?|[一二三四五六七八九十]+是"
    rf"|{_CLOCK}(?:[ ]*[-—－~～至]+[ ]*{_CLOCK})?)[ ]*"
)
_HOUR = re.compile(rf"[ ]*{_CLOCK}")
_BETWEEN = re.compile(
    r"[；;。]|(?<=[，,])(?=[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|\d+[.、])"
)
_TO_READER = re.compile("请|会议由|联系|以上|如有|另|附件|注|各[^，。；]{0,12}(?:请|要|须)")
_SAID = re.compile(
    "(?:讲话|发言|致辞|致[\u4e00-\u9fff]{1,2}辞|宣布[^。；，]*|宣读[^。；，]*|授课|点评|颁奖|[汇通]报[^。；，]*)$"
)
_OVER = re.compile("[ ]*(?:特此|专此|妥否|以上)")
_STOPS = "。；：！？;"
_RAGGED = 6  # cells by which full lines differ: a word or a bracket is not cut
_ENDING = "；;。，, "


class Section(Struct, frozen=True):
    """What stands behind a label, ``start:end`` in the normalised text; ``label``: what the label
    reads."""

    field: str
    start: int
    end: int
    label: str


def sections(text: str, *, end: int) -> tuple[Section, ...]:
    """The labelled stretches of a notice's normalised ``text`` up to ``end`` (where it is signed),
    in order; those of labels that answer nothing are left out."""
    found = _outer(list(labels(text, end)), text)
    result: list[Section] = []
    above, stop = None, 0
    for number, label in enumerate(found):
        limit = next((each.start for each in found[number + 1 :] if _ends(label, each, text)), end)
        line_end = text.find("\n", label.end)
        line_end = limit if line_end < 0 else min(line_end, limit)
        inline = bool(text[label.end : line_end].strip())
        rank = rank_of(text[label.start : label.end])
        above = rank or _last_rank(text, stop, label.start) or above
        stop = _end(text, label, line_end, limit, rank=rank or above, inline=inline)
        if text[label.start - 1 : label.start] == "“":
            stop = label.end + len(text[label.end : stop].partition("”")[0])
        if label.field != OTHER:
            result.append(Section(label.field, label.end, stop, label.words))
    return tuple(result)


def _ends(label: Label, below: Label, text: str) -> bool:
    """Whether ``below`` ends what ``label`` opens: all do but who takes the chair, named within a
    numbered agenda."""
    within = label.field == "议程" and below.field == "主持人"
    return not (
        within
        and rank_of(text[label.start : label.end])
        and not rank_of(text[below.start : below.end])
        and text[below.start - 1] == "\n"
    )


def _outer(found: Sequence[Label], text: str) -> list[Label]:
    """The labels without those that only part the list of another of their field: 三、参会对象 over
    （一）出席人员 and （二）列席人员; and without items that read like a label (（三）其他事项)."""
    kept: list[Label] = []
    ranks = [rank_of(text[each.start : each.end]) for each in found if each.field != OTHER]
    for label in found:
        above = kept[-1] if kept else None
        rank = rank_of(text[label.start : label.end])
        is_item = label.field == OTHER and text[label.end - 1] not in "：:】"
        if is_item and rank is not None and rank not in ranks:
            continue
        if above is not None and above.field == label.field and rank is not None:
            outer = rank_of(text[above.start : above.end])
            if outer is not None and outer is not rank and text[above.end - 1] not in "：: ":
                continue
        kept.append(label)
    return kept


def rank_of(line: str) -> re.Pattern[str] | None:
    """The system of numbers in which a line is numbered."""
    return next((each for each in _NUMBER_SYSTEMS if each.match(line)), None)


def _last_rank(text: str, start: int, end: int) -> re.Pattern[str] | None:
    """That of the last numbered line of ``text[start:end]``: the heading under which a label
    without a number stands."""
    ranks = [rank_of(text[a:b]) for a, b in line_spans(text, start, end)]
    return next((rank for rank in reversed(ranks) if rank), None)


def wrapped_ends(text: str, others: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The stretches between lines that are one paragraph of the normalised ``text``: its first line
    is indented, the next ones are not, and the one above fills the text's width without a stop.
    ``others``: those that are known already, left out."""
    full = max((_cells(text, end) for _, end in line_spans(text)), default=0) - _RAGGED
    found: list[tuple[int, int]] = []
    inside = False
    for (start, end), (below, below_end) in pairwise(line_spans(text)):
        inside = inside or text[start - 2 : start] == "  "
        joins = (
            inside
            and _cells(text, end) >= full
            and text[end:below] == "\n"
            and (text[end - 1] not in _STOPS or _inside_clock(text, end, below))
            and not _MARKER.match(text, below, below_end)
        )
        if joins:
            found.append((end, below))
        inside = joins
    return [gap for gap in found if gap not in others]


def _inside_clock(text: str, end: int, below: int) -> bool:
    """Whether a line was broken between the hour and its minutes (10：／00)."""
    return bool(re.match(r"\d[：:]$", text[end - 2 : end])) and text[below : below + 2].isdigit()


def _cells(text: str, end: int) -> int:
    """The width, in halves of a Chinese character, of the line up to ``end``, indent included."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return sum(1 if char.isascii() else 2 for char in line)


def is_numbered(text: str, section: Section) -> bool:
    """Whether each line of a section is an item with a number, or its one line tells several by
    一是……；二是……."""
    lines = line_spans(text, section.start, section.end)
    if len(lines) == 1:
        return len(re.findall("[一二三四五六七八九十]是", text[slice(*lines[0])])) > 1
    return bool(lines) and all(_MARKER.match(text, start, end) for start, end in lines)


def is_marked(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a number or an hour."""
    return bool(_MARKER.match(text, start, end))


def schedule_in(text: str, end: int) -> list[tuple[int, int]]:
    """The items of the first run of lines that begin with an hour (09:00 签到), without it; of a
    table whose cells are lines, the cells up to the next hour."""
    lines = [line for line in line_spans(text, 0, end) if not text[slice(*line)].isdigit()]
    hours = [n for n, line in enumerate(lines) if _HOUR.match(text, *line)]
    found: list[tuple[int, int]] = []
    most = 0
    for n, after in pairwise([*hours, len(lines)]):
        start, stop = _bare(text, *lines[n])
        if start < stop:
            found.append((start, stop))
            if after > n + 1:  # the run of lines ends here
                if len(found) > 1:
                    break
                found = []
            continue
        cells = lines[n + 1 : after if after < len(lines) else min(after, n + 1 + most)]
        most = max(most, len(cells))
        if cells:
            found.append((cells[0][0], cells[-1][1]))
    return found


def programme_in(text: str, end: int) -> list[tuple[int, int]]:
    """The items of the first run of lines numbered alike of which most say who speaks: an agenda
    without a label."""
    run: list[tuple[int, int]] = []
    rank = None
    for line in [*line_spans(text, 0, end), (end, end)]:
        here = rank_of(text[slice(*line)])
        if here is not None and here is rank:
            run.append(line)
            continue
        said = sum(bool(_SAID.search(text[slice(*each)])) for each in run)
        if len(run) > 2 and 2 * said > len(run):
            return [_bare(text, *each) for each in run]
        run, rank = [line] if here else [], here
    return []


def items_in(text: str, section: Section) -> list[tuple[int, int]]:
    """The items of a section without their numbers and stops: a line each; of one line its parts
    between semicolons."""
    lines = line_spans(text, section.start, section.end)
    if len(lines) == 1:
        start, end = lines[0]
        breaks = [(m.start(), m.end()) for m in _BETWEEN.finditer(text, start, end)]
        starts = [start, *(stop for _, stop in breaks)]
        ends = [*(begin for begin, _ in breaks), end]
        lines = list(zip(starts, ends, strict=True))
    bare = (_bare(text, start, end) for start, end in lines)
    return [(start, end) for start, end in bare if start < end]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] in _ENDING:
        end -= 1
    return start, end


def _end(
    text: str,
    label: Label,
    line_end: int,
    limit: int,
    *,
    rank: re.Pattern[str] | None,
    inline: bool,
) -> int:
    """Where the value ends: with its line, and the items below it that are numbered; without words
    on the label's line at the next point of the ``rank`` at which the label stands."""
    stop = line_end if inline else label.end
    in_numbers = False
    for start, end in line_spans(text, line_end, limit):
        head = text[start:end]
        if _OVER.match(head) or (rank and rank.match(head)):
            break
        numbered = _MARKER.match(head)
        if not numbered and (inline or (in_numbers and not _goes_on(text, stop, head))):
            break
        if not inline and stop > line_end and "\n\n" in text[stop:start].replace(" ", ""):
            break
        in_numbers = in_numbers or bool(numbered)
        stop = end
    return stop


def _goes_on(text: str, above: int, line: str) -> bool:
    """Whether a line without a number is one of the list that ends at ``above``: what stands below
    a heading (（一）主会场) or a semicolon; no sentence to the reader."""
    return text[above - 1] != "。" and not _TO_READER.match(line)
