"""A notice cut up by its labels: 一、会议时间, 时间：…, a table's left column."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from drafter.text.sentences import line_spans

_KIND = "(?:会议|活动|开会|培训|学习|集中)?"
_OTHER = "其他"
_LABELS: dict[str, str] = {
    "会议名称": "(?:会议|活动)(?:名称|全称)",
    "时间地点": f"{_KIND}时间[、和及与]?地点",
    "时间": f"{_KIND}(?:召开|举行|举办)?时间",
    "地点": f"{_KIND}(?:召开|举行|举办)?(?:地点|地址|场所)",
    "参会人员": "(?:参会|参加|出席|与会|列席|参训|参学)(?:会议)?(?:人员|范围|对象|单位|领导|嘉宾)"
    "(?:范围)?|人员范围",
    "议程": f"(?:主要)?{_KIND}(?:主要)?(?:议程|议题|程序|流程)(?:安排)?|[\u4e00-\u9fff]{{2,4}}议程",
    "内容": "会议(?:主要)?内容",
    "主持人": "(?:会议)?主持人?",
    "讲话人": "讲话(?:人|领导)",
    "主讲人": "(?:主讲|授课)人",
    _OTHER: "报[到名](?:时间|地点|方式)?|会期|联系(?:人|方式|电话)|备注"
    "|着装(?:要求)?|附件|食宿(?:安排)?"
    "|(?:有关|会议|工作|相关|其他|其它|注意|参会|几点)(?:要求|事项|事宜|纪律|安排)|请假(?:要求)?"
    "|(?:学习|培训)内容|(?:材料|名单)报送|发言(?:要求|安排|单位|人员|材料|时间|提纲)|要求",
}
"""What a label reads, by the field that it opens; what opens none ends the one before."""

_SET_APART = ("时间", "地点", "议题", "议程", "主持人")


def _spaced(words: str) -> str:
    """A label's pattern that also fits where its characters are set apart (时 间)."""
    for word in _SET_APART:
        words = words.replace(word, "[ ]*".join(word))
    return words


_NUMBERING = (
    "(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[（(]\\d+[）)]|\\d+[.、]|[①-⑳●■◆★▲·])"
)
_LABEL = re.compile(
    rf"(?:^[ ]*{_NUMBERING}?[ ]*|(?<=[；。，])[ ]*|(?<=[ ][ ])){{1}}【?(?:"
    + "|".join(f"(?P<{field}>{_spaced(words)})" for field, words in _LABELS.items())
    + r")(?:】?[ ]*[：:]|】|[ ]*$|(?P<gap>[ ]+))",
    re.MULTILINE,
)
_NUMBER_SYSTEMS = tuple(
    re.compile(rf"[ ]*{number}")
    for number in (
        "[一二三四五六七八九十]+、", "（[一二三四五六七八九十]+）", r"\d+[.、]", r"[（(]\d+[）)]",
    )
)  # fmt: skip
_CLOCK = r"\d{1,2}[:：]\d{2}"
_MARKER = re.compile(
    rf"[ ]*(?:{_NUMBERING}|第[一二三四五六七八九十]+项[：，、]?|[一二三四五六七八九十]+是"
    rf"|{_CLOCK}(?:[ ]*[-—－~～至]+[ ]*{_CLOCK})?)[ ]*"
)
_BETWEEN = re.compile(
    r"[；;。]|(?<=[，,])(?=[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|\d+[.、])"
)
_OVER = re.compile("[ ]*(?:特此|专此|妥否|以上)")
_STOPS = "。；：！？;"
_RAGGED = 6  # cells by which full lines differ: a word or a bracket is not cut
_ENDING = "；;。，, "


class Section(Struct, frozen=True):
    """What stands behind a label, ``start:end`` in the normalised text; ``inline``: on its line."""

    field: str
    start: int
    end: int
    inline: bool


def sections(text: str, *, end: int) -> tuple[Section, ...]:
    """The labelled stretches of a notice's normalised ``text`` up to ``end`` (where it is signed),
    in order; those of labels that answer nothing are left out."""
    labels = [match for match in _LABEL.finditer(text, 0, end) if _stands_alone(text, match)]
    result: list[Section] = []
    for number, match in enumerate(labels):
        field = next(field for field in _LABELS if match[field])
        limit = labels[number + 1].start() if number + 1 < len(labels) else end
        line_end = text.find("\n", match.end())
        line_end = limit if line_end < 0 else min(line_end, limit)
        inline = bool(text[match.end() : line_end].strip())
        if field != _OTHER:
            stop = _end(text, match, line_end, limit, inline=inline)
            result.append(Section(field, match.end(), stop, inline))
    return tuple(result)


def wrapped_ends(text: str) -> list[tuple[int, int]]:
    """The stretches between lines that are one paragraph of the normalised ``text``: its first line
    is indented, the next ones are not, and the one above fills the text's width without a stop."""
    full = max((_cells(text, end) for _, end in line_spans(text)), default=0) - _RAGGED
    found: list[tuple[int, int]] = []
    inside = False
    for (start, end), (below, below_end) in pairwise(line_spans(text)):
        inside = inside or text[start - 2 : start] == "  "
        joins = (
            inside
            and _cells(text, end) >= full
            and text[end:below] == "\n"
            and text[end - 1] not in _STOPS
            and not _MARKER.match(text, below, below_end)
        )
        if joins:
            found.append((end, below))
        inside = joins
    return found


def _cells(text: str, end: int) -> int:
    """The width, in halves of a Chinese character, of the line up to ``end``, indent included."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return sum(1 if char.isascii() else 2 for char in line)


def is_numbered(text: str, section: Section) -> bool:
    """Whether each line of a section is an item with a number."""
    lines = line_spans(text, section.start, section.end)
    return len(lines) > 1 and all(_MARKER.match(text, start, end) for start, end in lines)


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


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """A label that only a space parts from its value is one at the head of a line (a table)."""
    if match["gap"] is None:
        return True
    line = text.rfind("\n", 0, match.start(0) + 1) + 1
    return not text[line : match.start()].strip()


def _end(text: str, label: re.Match[str], line_end: int, limit: int, *, inline: bool) -> int:
    """Where the value ends: with its line, and the items below it that are numbered; without words
    on the label's line at the next point of the label's own rank."""
    rank = next((each for each in _NUMBER_SYSTEMS if each.match(label[0])), None)
    stop = line_end if inline else label.end()
    in_numbers = False
    for start, end in line_spans(text, line_end, limit):
        head = text[start:end]
        if _OVER.match(head) or (rank and rank.match(head)):
            break
        numbered = _MARKER.match(head)
        if not numbered and (inline or in_numbers):
            break
        if not inline and stop > line_end and "\n\n" in text[stop:start].replace(" ", ""):
            break
        in_numbers = bool(numbered)
        stop = end
    return stop
