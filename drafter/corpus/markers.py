"""The markers of points: 一、 （一） 1. 第一， 一是 一要 首先 —— and the runs they form."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from drafter.text.numerals import NUMERAL, number_of
from drafter.text.sentences import line_spans

System = str
"""Which numbering a marker belongs to: ``part`` (第一部分) ``han`` (一、) ``bracket`` (（一）)
``arabic`` (1.) ``arabic-bracket`` (（1）) ``headline`` ``subhead`` (a line without a number)
``ordinal`` (第一，) ``qi`` (其一，) ``first`` (首先，) ``dash`` (——), or
the character after the numeral (是 of 一是)."""

RANK: dict[System, int] = {
    "part": 0,
    "headline": 1,
    "han": 2,
    "subhead": 3,
    "bracket": 4,
    "arabic": 5,
    "arabic-bracket": 6,
}
"""What stands above what wherever both occur; the other systems nest as the text nests them."""

HEADLINES = ("headline", "subhead")
"""Headings without a number, on a line of their own: above 一、 where its numbers start anew under
them, else below it. Their "marker" is the line itself."""

_HAN = r"[一二三四五六七八九十]{1,3}"
_MORE_NUMERALS = rf"[{NUMERAL}]+(?:[、是]|产|线|楼|班|级|等|月|号|类|日|环|两)"
"""What shows that 一、 joins numerals (二、三产业) and opens no point (一、五年来的工作)."""
_KEYS = (
    "靠抓看讲查管严促强在做把学练防治保稳建创树比盯问守重聚亮推拓转求带想干用联评考优提敢争打补育"
)
"""What may stand after the numeral besides 是 and 要, where it comes back (一抓…二抓…三抓)."""
_ITEM = "(?:个?(?:方面|问题|句话|件事|关键词|希望|要求|建议|意见|体会|层意思)|点|条|层|项)?"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_MARKER = re.compile(
    r"(?P<at>^ {0,6}|(?<=[。！？；：，”）)…]) {0,6})(?:"
    rf"第(?P<part>{_HAN})(?:部分|章|编)[，、：\s]*"
    rf"|(?P<han>{_HAN})、(?!{_MORE_NUMERALS})"
    rf"|[（(](?P<bracket>{_HAN})[）)]、?"
    r"|(?P<arabic>\d{1,2})(?:[.、](?!\d)|、(?=\d{4}年)|．|[)）](?=[\u4e00-\u9fff]))"
    r"|[（(](?P<arabic_bracket>\d{1,2})[）)](?!年)"
    rf"|(?P<circled>[{_CIRCLED}])"
    rf"|第(?P<ordinal>{_HAN})(?:{_ITEM}(?:[，、：:]|是)|(?=要))"
    r"|(?P<first>首先|其次|再次|再者|最后|第三)(?:[，、：]|是|要)"
    rf"|其(?P<qi>{_HAN})(?:[，、：]|是)"
    rf"|(?P<keyed>{_HAN})(?P<key>[是要]|[{_KEYS}](?![{NUMERAL}]))"
    r"|(?P<dash>——)(?=\S)"
    r")",
    re.MULTILINE,
)
_GLUED = re.compile(
    r"(?P<at>(?<=[\u4e00-\u9fff”？\d]))(?:"
    rf"(?<![第{NUMERAL}])(?P<han>{_HAN})、(?![{NUMERAL}])"
    rf"|[（(](?P<bracket>{_HAN})[）)]、?"
    rf"|(?<![第之其唯统专单同万不{NUMERAL}])(?P<keyed>{_HAN})(?P<key>[是要])"
    r")"
)
"""Markers right after a word, where a heading has lost the line end after it."""
_LINES_OF_ONE = 1000  # characters a line; a text of longer ones has lost its line ends
_FIRSTS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "第三": 3, "最后": 99}
_COMMON_KEYS = "是要"
_ALONE = ("是", "要", "ordinal")  # systems whose first marker can be told from other words
_HEADLINE = re.compile(r"[\u4e00-\u9fff“《][^。！？；：，…\n]{3,32}(?<![：，、])$")
_STOP = re.compile(r"[。！？”）：；]$")
_LEAST_PARAGRAPH = 30  # characters of what a heading without a number stands above
_MOST_OPEN = 12  # runs that wait for their next number; nesting is never that deep
_STRONG = re.compile(r"[。！？\n][”’）)]?\s*$")
_AT_LINE_START = re.compile(rf"(?:第?{_HAN}(?:、|是|要|，)|[（(]{_HAN}[）)]|\d{{1,2}}[.、]\D|——)")


class Marker(Struct, frozen=True):
    """A marker in normalised text: its span, system and number. ``place``: ``line`` at the start
    of a line, ``sentence`` after a full stop, ``clause`` after anything weaker."""

    start: int
    end: int
    system: System
    number: int
    place: Literal["line", "sentence", "clause"]


class Run(Struct, frozen=True):
    """Markers of one system that count up: 一是 … 二是 … 三是."""

    system: System
    markers: tuple[Marker, ...]


def begins_with_marker(line: str) -> bool:
    """Whether a line begins like a numbered point."""
    return _AT_LINE_START.match(line) is not None


def markers(text: str, start: int, end: int) -> list[Marker]:
    """Every place in ``text[start:end]`` that looks like a marker, in order."""
    found = []
    for match in _MARKER.finditer(text, start, end):
        begin = match.end("at")
        system, number = _system_and_number(match)
        if number is None:
            continue
        place = _place(text, begin, start)
        if system == "dash" and place == "clause":
            continue
        found.append(Marker(begin, match.end(), system, number, place))
    if text.count("\n", start, end) * _LINES_OF_ONE < end - start:
        found = _with_glued(text, start, end, found)
    return sorted([*found, *_headlines(text, start, end, found)], key=lambda m: m.start)


def _with_glued(text: str, start: int, end: int, found: list[Marker]) -> list[Marker]:
    """``found`` and the markers that stand right after a word of a text without line ends."""
    for match in _GLUED.finditer(text, start, end):
        system = "han" if match["han"] else "bracket" if match["bracket"] else match["key"]
        number = number_of(match["han"] or match["bracket"] or match["keyed"])
        place: Literal["sentence", "clause"] = "clause" if match["key"] else "sentence"
        if number is not None:
            found.append(Marker(match.start(), match.end(), system, number, place))
    return sorted(found, key=lambda marker: marker.start)


def _headlines(text: str, start: int, end: int, found: list[Marker]) -> list[Marker]:
    """The short lines without a stop that stand above a paragraph, where there are two and more."""
    lines = line_spans(text, start, end)
    numbered = {m.start for m in found}
    spans = [
        line
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if line[0] not in numbered
        and _HEADLINE.match(text[line[0] : line[1]])
        and _STOP.search(text[before[0] : before[1]])
        and after[1] - after[0] >= _LEAST_PARAGRAPH
    ]
    if len(spans) < 2:
        return []
    firsts = [m for m in found if m.system == "han" and m.number == 1 and m.place == "line"]
    above = not firsts or len(firsts) > 1 or spans[0][0] < firsts[0].start
    system = "headline" if above else "subhead"
    return [Marker(s, e, system, 0, "line") for s, e in spans]


def _system_and_number(match: re.Match[str]) -> tuple[System, int | None]:
    for name in ("part", "han", "bracket", "arabic", "arabic_bracket", "ordinal", "qi"):
        if match[name]:
            return name.replace("_", "-"), number_of(match[name])
    if match["circled"]:
        return "arabic-bracket", _CIRCLED.index(match["circled"]) + 1
    if match["first"]:
        return "first", _FIRSTS[match["first"]]
    if match["keyed"]:
        return match["key"], number_of(match["keyed"])
    return "dash", 0


def _place(text: str, begin: int, start: int) -> Literal["line", "sentence", "clause"]:
    before = text[max(start, begin - 6) : begin]
    stripped = before.rstrip(" ")
    if (begin - start <= 6 and not stripped) or stripped.endswith("\n"):
        return "line"
    return "sentence" if _STRONG.search(before) else "clause"


def runs(found: list[Marker], *, truncated: bool = False) -> list[Run]:
    """The runs among ``found``, ordered by their first marker.

    A run counts up from one (a number left out or given twice is forgiven) within one system; a
    run may stand inside an item of another of its system. A higher marker (一、) closes the runs
    below it. Single markers make no run, except 一、 and its like at the start of a line, and the
    last of a ``truncated`` text.
    """
    open_runs: list[list[Marker]] = []
    done: list[list[Marker]] = []
    for marker in found:
        rank = RANK.get(marker.system)
        home = _home(open_runs, marker) or _reopened(open_runs, done, marker)
        if rank is not None and marker.place != "clause":
            kept = [r for r in open_runs if RANK.get(r[0].system, 9) <= rank or r is home]
            done += [r for r in open_runs if r not in kept]
            open_runs = kept
        if home is not None:
            home.append(marker)
        elif marker.number <= 1 and not (marker.system == "first" and marker.number != 1):
            open_runs.append([marker])
            if len(open_runs) > _MOST_OPEN:
                done.append(open_runs.pop(0))
    done += open_runs
    alone = [r for r in done if truncated and r[0].place != "clause" and r[0].system in _ALONE]
    last = max(alone, key=lambda r: r[0].start, default=[])
    kept_runs = [Run(r[0].system, tuple(r)) for r in done if r is last or _counts(r)]
    return sorted(kept_runs, key=lambda run: run.markers[0].start)


def _reopened(
    open_runs: list[list[Marker]], done: list[list[Marker]], marker: Marker
) -> list[Marker] | None:
    """The closed run that ``marker`` goes on with at the start of a line, where all that has been
    opened since its last marker stands inside its last item (第一、 with 一、 二、 under it)."""
    if marker.place != "line" or marker.number < 2 or marker.system in RANK:
        return None
    for place in range(len(done) - 1, max(-1, len(done) - 1 - _MOST_OPEN), -1):
        last = done[place][-1]
        goes_on = last.system == marker.system and last.number == marker.number - 1
        if not goes_on or last.place != "line":
            continue
        since = [run for run in open_runs if run[-1].start > last.start]
        if any(run[0].start < last.start for run in since):
            return None
        run = done.pop(place)
        open_runs[:] = [other for other in open_runs if other[-1].start <= last.start] + [run]
        done += since
        return run
    return None


def _home(open_runs: list[list[Marker]], marker: Marker) -> list[Marker] | None:
    """The open run that ``marker`` goes on with: the latest whose last number is one less; else,
    at the start of a line, the latest it leaves a gap in or repeats."""
    same = [r for r in reversed(open_runs) if r[0].system == marker.system]
    if marker.system == "dash" or marker.system in HEADLINES:
        return same[0] if same else None
    for run in same:
        if run[-1].number == marker.number - 1 or (marker.number == 99 and len(run) > 1):
            return run
    if marker.place == "line" and marker.number > 1:
        for run in same:
            if run[0].place == "line" and 0 <= marker.number - run[-1].number <= 2:
                return run
    return None


def _counts(run: list[Marker]) -> bool:
    if len(run) >= 3:
        return True
    if run[0].system in HEADLINES:
        return True
    if run[0].system in RANK:
        return len(run) == 2 or run[0].place == "line"
    return len(run) == 2 and (run[0].system in _COMMON_KEYS or len(run[0].system) > 1)
