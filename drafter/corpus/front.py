"""What stands before the first sentence of a speech: title, date, name, salutation."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.corpus.addressees import is_salutation_line, salutation_at, salutation_within
from drafter.corpus.markers import begins_with_marker
from drafter.text.joined_titles import GENRE, lines_joined
from drafter.text.numerals import NUMERAL, number_of
from drafter.text.sentences import line_spans

_NOTE = r"(?:\s*[（(][^（）()\n]{0,40}[）)])"
_NUMBER = rf"(?:\s*[（(]?(?:\d{{1,2}}|[{NUMERAL}]{{1,3}})[）)]?)"
_TITLE = re.compile(rf"(?P<title>[^。！；\n]{{0,90}}?{GENRE})(?:{_NOTE}{{0,2}}|{_NUMBER})[:：]?$")
_TITLE_AND_PLACE = re.compile(
    rf"(?P<title>[^。！；\n]{{0,60}}{GENRE} ?[—-]+[^。！；\n]{{4,60}}(?:上|会议|大会))"
    rf"{_NOTE}{{0,2}}$"
)
_END_OF_A_GLUED_TITLE = re.compile(
    rf"{GENRE}(?![会的和与及、，；。组厅台员人团上中里时后稿]|精神|内容|要求|指出|强调)"
)
_GLUED_OCCASION = re.compile(
    r" ?[—-]{1,3}[^。！；\n]{4,60}?(?:会议|大会|全会|仪式|活动|[会式]|班)上(?!的)"
)
_LONGEST_GLUED_TITLE = 110
_NUMBER_AFTER = re.compile(r"\s*[（(]?\d{1,2}[）)]?(?=[\u4e00-\u9fff])(?!年|月|日)")
_SUBTITLE = re.compile(r"[—-]{1,3}\s*\S")
_DATE = re.compile(
    rf"[（(]?\s*(?:\d{{4}}|[{NUMERAL}○]{{4}})\s*[年./-]\s*[\d{NUMERAL}]{{1,3}}\s*[月./-]?.{{0,24}}[）)]?$"
)
_ABOUT = re.compile(
    r"(?:来源|时间|日期|作者|发布|文章|字号|字体|浏览|点击|责编|编辑|主持(?![词辞])人?|地点|【)|.{0,20}(?:记者|摄)$"
)
_BYLINE = re.compile(
    r"(?:\S{0,24}(?:总理|主席|书记|省长|市长|县长|区长|州长|主任|局长|部长|院长|校长"
    r"|董事长|总经理|总裁|委员长|代表) ?)?"
    r"[\u4e00-\u9fff·×X*]{1,3} ?[\u4e00-\u9fff×X*]{1,2}$"
)
_OPENS_A_TITLE = re.compile(r"在|(?:关于|中共).{4}")
"""What no name begins with, though the line may end like one (中共云岭县第九次代表|大会)."""
_UNIT_AND_NAME = re.compile(
    r"\S{2,20}(?:[省市县区乡镇村局委办厅处科部院校会司社队组所站系班]|街道|中心|公司"
    r"|集团) [\u4e00-\u9fff·]{2,4}$"
)
_PART_NUMBER = re.compile(
    rf"[【\[]?(?:第(?:\d{{1,2}}|[{NUMERAL}]{{1,3}})篇|(?:篇|范文|例文|文稿|之)(?:\d{{1,2}}|[{NUMERAL}]{{1,3}}))[】\]]?\s*[：、]?\s*"
)
_BODY = re.compile(r"[。！？：；…]”?$")
_YEAR = re.compile(rf"((?:19|20)\d{{2}}|[一二][{NUMERAL}○]{{3}})\s*(?:年|[./-]\d)")
_LONGEST_FRONT_LINE = 80
_MOST_FRONT_LINES = 24
_LOOK_AHEAD = 900  # characters in which title and salutation stand
_LONGEST_BARE_TITLE = 40


class Front(Struct, frozen=True):
    """Where a speech begins and what stands before its first sentence, as (start, end);
    ``title_why`` says in Chinese how the title was known."""

    start: int
    body: int
    title: tuple[int, int] | None = None
    salutation: tuple[int, int] | None = None
    year: int | None = None
    title_why: str = ""


def front(text: str, start: int, end: int) -> Front:
    """Title, salutation and the place of the first sentence of the speech in ``text[start:end]``.

    A speech may have no title, no salutation, or neither. The title keeps its subtitle, not its
    number in a compilation, date or speaker.
    """
    start = _after_page_title(text, start, end)
    lines = _front_lines(text, start, end)
    salutation = _salutation(text, lines)
    before = _lines_before(text, lines, salutation)
    title = _title(text, before, salutated=salutation is not None)
    if salutation is not None:
        body = salutation[1]
    else:
        after = title[1] if title else start
        rest = [line for line in lines if line[0] >= after and line not in before]
        body = rest[0][0] if rest else (before[-1][1] if before else start)
        if title and before and title[1] < before[-1][1] and body < title[1]:
            body = title[1]
        number = _NUMBER_AFTER.match(text, body) if title and body == title[1] else None
        body = number.end() if number else body
    while body < end and text[body].isspace():
        body += 1
    begin = title[0] if title else (salutation[0] if salutation else body)
    return Front(
        begin,
        body,
        title,
        salutation,
        _year(text, title, before, body if salutation is None else salutation[0]),
        _title_why(text, title),
    )


def _title_why(text: str, title: tuple[int, int] | None) -> str:
    if title is None:
        return ""
    word = re.search(GENRE, text[slice(*title)])
    return f"标题里有“{word[0]}”" if word else "正文之前单独成行的短句"


def _after_page_title(text: str, start: int, end: int) -> int:
    """Where the first line comes back as the start of a later one: the first is then the page's
    title, and what stands between the two is the page's."""
    lines = _front_lines(text, start, end)
    if not lines or not _TITLE.match(text[lines[0][0] : lines[0][1]]):
        return start
    title = text[lines[0][0] : lines[0][1]]
    return next((s for s, _ in reversed(lines[1:]) if text.startswith(title, s)), start)


def _front_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The first lines, enough to hold title, date, name and salutation."""
    window = min(end, start + _LOOK_AHEAD)
    line_end = text.find("\n", window, end)
    number = _PART_NUMBER.match(text, start)
    start = number.end() if number else start
    return line_spans(text, start, end if line_end < 0 else line_end)[:_MOST_FRONT_LINES]


def _salutation(text: str, lines: list[tuple[int, int]]) -> tuple[int, int] | None:
    for start, end in lines:
        found = salutation_at(text, start)
        if found is not None:
            return start, found
        glued = salutation_within(text, start, min(end, start + 260))
        if glued is not None and _is_front(text[start : glued[0]], alone=glued[1] == end):
            return glued
        if _is_body(text[start:end]):
            return None
    return None


def _is_front(prefix: str, *, alone: bool) -> bool:
    """Whether what stands before a salutation on its line can be title, date, name or caption."""
    if alone:
        return True
    return not re.search(r"[。！？；]", prefix) and not begins_with_marker(prefix)


def _is_body(line: str) -> bool:
    short = len(line) <= _LONGEST_FRONT_LINE
    if short and (_ABOUT.match(line) or _SUBTITLE.match(line) or _DATE.match(line)):
        return False
    if begins_with_marker(line):
        return True
    return len(line) > _LONGEST_FRONT_LINE or _BODY.search(line) is not None


def _lines_before(
    text: str, lines: list[tuple[int, int]], salutation: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """The lines before the salutation (or the first line of the body), the last cut at it."""
    if salutation is not None:
        return [(s, min(e, salutation[0])) for s, e in lines if s < salutation[0]]
    before: list[tuple[int, int]] = []
    for start, end in lines:
        if _is_body(text[start:end]):
            glued = _glued_title_end(text, start, end)
            if glued and not before and _opens_like_a_title(text[start:glued]):
                before.append((start, glued))
            break
        before.append((start, end))
    return before


def _glued_title_end(text: str, start: int, end: int) -> int | None:
    """Where the title ends that opens the line ``text[start:end]`` and is glued to what follows."""
    stop = re.compile(r"[。！；\n]").search(text, start, min(end, start + _LONGEST_GLUED_TITLE))
    limit = stop.start() if stop else min(end, start + _LONGEST_GLUED_TITLE)
    match = _END_OF_A_GLUED_TITLE.search(text, start + 2, limit)
    if match is None:
        return None
    occasion = _GLUED_OCCASION.match(text, match.end(), limit)
    return occasion.end() if occasion else match.end()


def _opens_like_a_title(title: str) -> bool:
    return (
        re.search(r"(?:^|——|书记|长|同志)?在.{4,70}上的", title) is not None and "，" not in title
    )


def _title(text: str, lines: list[tuple[int, int]], *, salutated: bool) -> tuple[int, int] | None:
    for i in range(len(lines) - 1, -1, -1):
        start, end = lines[i]
        line = text[start:end].rstrip()
        if _ABOUT.match(line) or (_DATE.match(line) and not _TITLE.match(line)):
            continue
        match = _TITLE_AND_PLACE.match(line) or _TITLE.match(line)
        if match is not None:
            return _with_neighbours(text, lines, i, start + match.end("title"))
        if i == len(lines) - 1 or len(line) > _LONGEST_FRONT_LINE:
            glued = _glued_title_end(text, start, end)
            if glued is not None:
                return _with_neighbours(text, lines, i, glued)
    return _bare_title(text, lines, salutated=salutated)


def _with_neighbours(text: str, lines: list[tuple[int, int]], i: int, end: int) -> tuple[int, int]:
    """A title's span with the lines that belong to it: those that are one phrase with it, what a
    subtitle or 暨 continues, and the line ——…会议上 after it."""
    first = joined = i - _lines_joined(text, lines, i, end)
    while first and re.match(r"[—-]{1,3}|暨|的", text[lines[first][0] : lines[first][1]]):
        first -= 1
    if first < joined:
        first = _first_title_line(text, lines, first)
    last = i
    if last + 1 < len(lines) and _is_subtitle(text[lines[last + 1][0] : lines[last + 1][1]]):
        last += 1
        line = text[lines[last][0] : lines[last][1]]
        if last + 1 < len(lines) and not re.search(r"[上）)会]$", line):
            following = text[lines[last + 1][0] : lines[last + 1][1]]
            last += following.endswith("上")
    if last > i:
        end = lines[last][1]
    return lines[first][0], end


def _lines_joined(text: str, lines: list[tuple[int, int]], i: int, end: int) -> int:
    """How many lines before the ``i``-th, a title up to ``end``, are one phrase with it."""
    before: list[str] = []
    for start, stop in reversed(lines[:i]):
        line = text[start:stop]
        if not _can_be_of_a_title(line):
            break
        before.insert(0, line)
    return lines_joined([*before, text[lines[i][0] : end]])


def _can_be_of_a_title(line: str) -> bool:
    if _ABOUT.match(line) or _DATE.match(line) or _UNIT_AND_NAME.match(line):
        return False
    if _BYLINE.match(line) and not _OPENS_A_TITLE.match(line):
        return False
    marked = begins_with_marker(line) and not _SUBTITLE.match(line)
    return not (marked or _TITLE.match(line) or is_salutation_line(line))


def _first_title_line(text: str, lines: list[tuple[int, int]], first: int) -> int:
    """The first of the short lines that make up a title above its subtitle; a line that is a title
    by itself is a label of the page."""
    least = max(0, first - 2)
    while first > least:
        line = text[lines[first - 1][0] : lines[first - 1][1]]
        if not _is_plain(line) or _TITLE.match(line) or len(line) > _LONGEST_BARE_TITLE:
            break
        first -= 1
    return first


def _is_plain(line: str) -> bool:
    """Whether a line of the front is neither about the page, nor a date, nor a name, nor prose."""
    about = _ABOUT.match(line) or _DATE.match(line) or _BYLINE.match(line)
    return not (about or _UNIT_AND_NAME.match(line) or re.search(r"[。！？；：]$", line))


def _is_subtitle(line: str) -> bool:
    return bool(_SUBTITLE.match(line)) and len(line) <= 60 and not line.endswith("。")


def _bare_title(
    text: str, lines: list[tuple[int, int]], *, salutated: bool
) -> tuple[int, int] | None:
    """A title without a word for its kind: the short lines that open the text, where a salutation
    follows them or one line alone stands above the body."""
    taken: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end]
        if not _is_plain(line) or len(line) > _LONGEST_BARE_TITLE:
            break
        taken.append((start, end))
    if not taken or len(taken) > (3 if salutated else 1) or taken[0][1] - taken[0][0] < 5:
        return None
    return taken[0][0], taken[-1][1]


def _year(
    text: str, title: tuple[int, int] | None, lines: list[tuple[int, int]], until: int
) -> int | None:
    """The year that a date line of the front names, or else the title with what stands between it
    and the salutation or body (at ``until``)."""
    dated = [text[s:e] for s, e in lines if _DATE.match(text[s:e]) or _SUBTITLE.match(text[s:e])]
    for piece in [*dated, text[title[0] : until] if title else ""]:
        match = _YEAR.search(piece)
        year = number_of(match[1].replace("○", "〇")) if match else None
        if year is not None and 1900 <= year <= 2099:
            return year
    return None
