"""Breaking a long title by sense.

GB/T 9704-2012 (7.3.1) wants a title of several lines whole in its words and well proportioned, in
the shape of a trapezium or a rhombus. So a break is weighed by the words on both sides of it, by
how even the lines come out, and by whether a line is narrower than both its neighbours.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from drafter.text.tokens import words

LONGEST_LINE = 20
"""Chinese characters of 2号 (22 pt) that fit the 156 mm of a line."""

_HALF = 0.6  # width of a digit or Latin letter, in Chinese characters, on the safe side

_NUMERAL = "0-9〇零一二三四五六七八九十百"
_OCCASIONS = (
    "工作|现场|视频|电视电话|动员|部署|推进|推动|调度|攻坚|落实|总结|表彰|表扬|通报|交流|座谈|研讨|"
    "启动|誓师|观摩|约谈|述职|述廉|专题|培训|学习|扩大"
)
_GATHERINGS = "会议|大会|现场会|会|仪式|活动|典礼|[训讨]班"
_FIELDS = (
    "乡村振兴|脱贫攻坚|安全生产|基层治理|社会治理|营商环境|生态环境|人居环境|项目建设|城市更新|"
    "食品安全|公共卫生|文明创建|深化改革|对外开放|民族团结|信访稳定|防汛抗旱|森林防火|思想政治|"
    "意识形态|党风廉政|反腐败工作|主题教育|平安建设|法治建设|数字经济|实体经济|民营经济|科技创新"
)
_WHOLE = re.compile(
    "“[^“”]*”|‘[^‘’]*’|《[^《》]*》|〈[^〈〉]*〉|（[^（）]*）|【[^【】]*】|「[^「」]*」"
    f"|第?[{_NUMERAL}]{{1,8}}(?:年度|[年月日届次期批个]|周年)(?:[{_NUMERAL}]{{1,3}}(?:[月日]|中全会))*"
    "|[A-Za-z0-9][A-Za-z0-9.%&+/-]*"
    "|——|……|暨"
    f"|{_FIELDS}"
    "|(?:排查|改造|专项|集中|综合|源头)(?:整治|治理|改造|提升)|(?:能力|水平|质量|效能)提升"
    f"|(?:{_OCCASIONS})+(?:{_GATHERINGS})(?=[上中时暨]|$)"
    "|(?:(?<=[省市县区])|(?<=暨)[省市县区])(?:(?!会议|大会)[^，、。：；“”《》（） 的在暨]){2,12}?"
    "(?:局|厅|委员会|办公室|系统|指挥部|领导小组)"
    "|[上中时]的[^的，、；：。 ]{0,4}(?:讲话|致辞|致词|发言|报告|讲稿)$"
)
"""What is never divided unless it is longer than a line: quoted names, numbers with their unit,
Latin words, an organisation's name, the name of a field of work (安全生产), the kind of a meeting
with all that belongs to it (工作推进会), and the tail 上的讲话."""

_CLOSING = "”’》〉）】」』，、；：。！？…"
_OPENING = "“‘《〈（【「『"
_MEETING = re.compile(r"(?:会议|(?<!委)(?<!委员)会|活动|仪式|典礼|论坛|[训讨]班|开班式)$")
_HOST = re.compile(
    r"[^全各本][省市县区镇乡局厅]$|(?:系统|委员会|办公室|指挥部|小组|工作[队组]|工作专班|中心组)$"
)
"""Whose meeting it is: what stands before its name."""
_WORK = "工作|精神|任务|建设|发展|教育|治理|整治|改革|事业|攻坚|行动"
_WORK_END = re.compile(f"(?:{_WORK})$")
_LEANS_BACK = re.compile(
    "[的上中时里下暨和与及省市县区镇乡村局委办会]|[上中时]的.*"
    f"|会议|大会|全会|会上|活动|仪式|典礼|开班式|{_WORK}"
    "|改造|整改|创建|防治|防控|工作[队组]|工作专班|中心组"
    "|成果|成效|战略|体系|能力|水平|机制"
)
"""A word that belongs to the one before it, so that no line should begin with it."""
_LEANS_ON = re.compile(
    rf"[在于为对向从把被全各省市县区和与及]|关于|围绕|.+年|第[{_NUMERAL}]+|第.+[次届期批]|.+性"
    "|推进|加强|深化|优化|提升|实施|巩固|拓展|做好|抓好|全面|深入|扎实|持续|进一步"
)
"""A word that belongs to the one after it, so that no line should end with it."""
_EVERYWHERE = re.compile("[全各本我][省市县区镇乡局]")
_YEAR = re.compile(r"\d{4}年")

_BEST, _GOOD, _DECENT, _FAIR, _POOR, _WORST = 0.0, 1.0, 2.5, 4.0, 9.0, 60.0
_JOINED = 7.0  # before 和, which stands better at the beginning of a line than at its end
_UNEVENNESS = 0.25  # a character off the mean length, twice this for a pair of lines
_EXTRA_LINE = 6.0
_SLACK = 2.0  # characters that a line may be narrower or wider and still look alike
_STUB = 6.0  # a line of less than half the mean length: neither shape has one
_WAIST = 5.0  # a line narrower than both neighbours, which is neither 梯形 nor 菱形


def title_lines(title: str, *, longest: int = LONGEST_LINE) -> tuple[str, ...]:
    """The lines a title is set in, each at most ``longest`` Chinese characters wide; joined they
    are ``title``. A digit or Latin letter counts as 0.6 of a character.

    A line break in ``title`` stays; a line that fits is left alone. Otherwise a subtitle (——……)
    begins a line of its own, and a line is broken best after 暨 or punctuation, then after
    whose meeting it is or its whole name, then after 工作 and its like, else between words, and so
    that the lines are of like length. A quoted name, a number, a Latin word, a field of work
    (乡村振兴), a kind of meeting (工作推进会) is divided only where it alone is longer than a line.
    """
    return tuple(part for line in title.split("\n") if line for part in _broken(line, longest))


def _broken(line: str, longest: int) -> list[str]:
    width = [0.0, *accumulate(_HALF if char.isascii() else 1.0 for char in line)]
    if width[-1] <= longest:
        return [line]
    subtitle = _subtitle_start(line, longest)
    if subtitle:
        return [*_broken(line[:subtitle], longest), *_broken(line[subtitle:], longest)]
    prices = _break_prices(line, longest)
    ends = _cheapest_ends(width, prices, longest)
    return [line[start:end] for start, end in pairwise([0, *ends])]


class _Last(NamedTuple):
    """The last line of a title broken so far: where it stands, and whether it is narrower than the
    one before it."""

    start: int
    end: int
    narrower: bool


def _cheapest_ends(width: list[float], prices: dict[int, float], longest: int) -> list[int]:
    """Where the lines end that cost least, breaks, unevenness and waists counted."""
    whole = len(width) - 1
    target = width[whole] / -(-width[whole] // longest)
    best: dict[_Last, tuple[float, _Last | None]] = {_Last(0, 0, narrower=False): (0.0, None)}
    within = list(best)  # the last lines that end no more than a line's length back
    for end in [*sorted(prices), whole]:
        within = [each for each in within if width[end] - width[each.end] <= longest]
        found: dict[_Last, tuple[float, _Last | None]] = {}
        for before in within:
            size, size_before = (
                width[end] - width[before.end],
                width[before.end] - width[before.start],
            )
            narrower = bool(before.end) and size < size_before - _SLACK
            cost = best[before][0] + _EXTRA_LINE + _UNEVENNESS * abs(size - target)
            cost += prices.get(end, 0.0)
            cost += _STUB if size < target / 2 else 0.0
            cost += _WAIST if before.narrower and size > size_before + _SLACK else 0.0
            last = _Last(before.end, end, narrower)
            if last not in found or cost < found[last][0]:
                found[last] = (cost, before)
        # what a last line does to the shape costs two waists at most: dearer ways need no following
        bound = min(cost for cost, _ in found.values()) + 2 * _WAIST
        kept = {last: way for last, way in found.items() if way[0] <= bound}
        best |= kept
        within += kept
    ends: list[int] = []
    step: _Last | None = min(
        (each for each in within if each.end == whole), key=lambda each: best[each][0]
    )
    while step is not None and step.end:
        ends.append(step.end)
        step = best[step][1]
    return ends[::-1]


def _subtitle_start(line: str, longest: int) -> int:
    """Where the dash before a subtitle stands; 0 where there is none, or nothing before it."""
    place = 0
    for unit in _units(line, longest):
        if place and unit == "——":
            return place
        place += len(unit)
    return 0


def _break_prices(line: str, longest: int) -> dict[int, float]:
    """What a break costs at each place of ``line`` where there may be one, offset to price."""
    units = _units(line, longest)
    inside = _inside_pairs(units)
    prices: dict[int, float] = {}
    place = 0
    for number, (before, after) in enumerate(pairwise(units)):
        place += len(before)
        price = _price(before, after, so_far=line[max(0, place - 4) : place])
        prices[place] = max(price, _POOR) if number in inside else price
    return prices


def _inside_pairs(units: list[str]) -> set[int]:
    """The indexes of the units behind which a break would part a pair: words of two characters in
    a row are read in fours (火灾防控, 今冬明春火灾防控), where they come out even."""
    inside: set[int] = set()
    start = 0
    for number in range(len(units) + 1):
        if number < len(units) and _is_paired(units[number]):
            continue
        if (number - start) % 2 == 0:
            inside.update(range(start, number, 2))
        start = number + 1
    return inside


def _is_paired(unit: str) -> bool:
    leans = _LEANS_BACK.fullmatch(unit) or _LEANS_ON.fullmatch(unit) or _EVERYWHERE.fullmatch(unit)
    return len(unit) == 2 and unit.isalpha() and not unit.isascii() and not leans


def _price(before: str, after: str, *, so_far: str) -> float:
    if after[0] in _CLOSING or after.isspace() or before[-1] in _OPENING:
        return _WORST
    if before.endswith("暨") or before.isspace() or before[-1] in "，；：、":
        return _BEST
    if _YEAR.match(after) and before[-1] in "省市县区":
        return _DECENT
    if after in "和与及":
        return _JOINED
    if _LEANS_BACK.fullmatch(after) or _LEANS_ON.fullmatch(before):
        return _POOR
    if _MEETING.search(so_far) or _HOST.search(so_far):
        return _GOOD
    return _DECENT if _WORK_END.search(so_far) else _FAIR


def _units(line: str, longest: int) -> list[str]:
    """``line`` in words, with what _WHOLE names as one unit; none longer than a line."""
    found = (match.span() for match in _WHOLE.finditer(line))
    whole = [(start, end) for start, end in found if end - start <= longest]
    inside = {place for start, end in whole for place in range(start + 1, end)}
    edges = {edge for span in whole for edge in span}
    word_ends = set(accumulate(len(word) for word in words(line)))
    cuts = sorted((word_ends | edges | {0, len(line)}) - inside)
    return [
        line[place : min(place + longest, end)]
        for start, end in pairwise(cuts)
        for place in range(start, end, longest)
    ]
