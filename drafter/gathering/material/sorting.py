"""A file's text to snippets: what is a figure, an achievement, a problem, a demand, a plan.

Rules go by the heading a sentence stands under and by the words it has; none knows any one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from drafter.gathering.lines import place_in
from drafter.gathering.material.model import Kind, Material, Role, Snippet, material_id
from drafter.gathering.notice.days import signed
from drafter.interview.dates import written_date
from drafter.model import Source
from drafter.text.normalise import normalised
from drafter.text.sentences import line_spans, sentence_spans
from drafter.text.tokens import tagged

_NUMBER = r"\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?"
_MEASURE = (
    "个?百分点|%|‰|[百千万亿]*(?:多|余)?(?:元|人次|人|户次?|家次?|个|件次?|项次?|起|处|公里|千米|米|平方米|平方公里|立方米"
    "|亩|公顷|吨|千瓦时?|台|套|场次?|次|名|条|座|所|天|小时|分钟|倍|辆|株|期|批次?|宗|例|份|篇|支|万|亿)"
)
_FIGURE = re.compile(rf"{_NUMBER}[ ]*(?:{_MEASURE})")
_WHEN = re.compile(
    r"截至(?:目前|(?:\d{4}年)?\d{1,2}月(?:底|\d{1,2}日)?)"
    r"|(?:今年|去年|\d{4}年)?(?:\d{1,2}月?[-—~～至到]\d{1,2}月份?|\d{1,2}月份?(?!\d{0,2}日)|[上下]半年"
    r"|[一二三四]季度|前[一二三1-3]个?季度)(?:以来)?|(?:今年|去年|\d{4}年)(?:以来|全年|度)?|近[\d一二三两]+年来?"
)
_WHOSE = re.compile(
    "(?:全[省市县区镇乡局州盟旗]|[我本该]?[省市县区](?=[本级直属])|[\u4e00-\u9fff]{2,10}?(?:局|委|办|县|区|镇|乡|街道|集团|公司))"
    "(?![级属])(?=[\u4e00-\u9fff])"
)
_NO_NAME = "vpdcr"
"""Tags of words that no place or office begins with: verbs, prepositions, adverbs, pronouns."""
_HEAD = re.compile(
    r"[ ]*(?:(?P<first>[一二三四五六七八九十]+、)|(?P<second>（[一二三四五六七八九十]+）))"
)
_LONGEST_HEAD = 40
_MARKER = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]+[是要](?!求)"
    r"|第[一二三四五六七八九十]+，|[（(]\d+[）)]|\d+[.、](?!\d)"
    r"|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|首先，|其次，|同时，|此外，|另外，)"
)
_PROBLEM_HEAD = re.compile("问题|不足|短板|困难|差距|薄弱")
_PLAN_HEAD = re.compile("下一步|打算|安排|计划|措施|建议|重点(?:任务|工作)|思路|意见|要求")
_DONE_HEAD = re.compile("成绩|成效|情况|做法|进展|回顾|亮点")
_PROBLEM = re.compile(
    "^有的|^个别|^少数|存在|不到位|不够|不足|薄弱|滞后|缺口|缺乏|短缺|偏[低慢少弱高]|差距|走过场|流于形式|难以"
    "|不[平强高实严清畅落稳快深]|推诿|隐患突出|瓶颈|堵点"
)
_PLAN = re.compile("^(?:下一步|我[们局市县区]将|将|计划|拟|要(?!求)|力争|到\\d{4}年)")
_DEMAND = re.compile(
    "必须|务必|坚决|严禁|不得|绝不|决不|要(?!求|素|点|害|闻|件|职|么|是)|确保|切实|始终"
)
_DONE = re.compile(
    "完成|建成|实现|新增|增长|下降|减少|提升|提高|超额|达到|累计|整改|处置|排查|投入|争取|荣?获|创建|创新|引进|签约"
    "|开工|竣工|改造|培训|发放|办结|同比|率先|突破|压减|清零|脱贫|[没未]有?发生|落实|化解|查处"
)
_BETWEEN = re.compile(r"[；;]|：(?=[一二三四五六七八九十]+[是要]|[（(]?\d{1,2}[）).、])")
_LEADS_IN = re.compile("：$|(?:以下|如下|主要有|主要是|主要表现)[^，。]{0,12}$")
_SPOKEN = re.compile(r"在(?P<meeting>[^。\n]{4,60}?(?:会议|大会|会))上的讲话")
_YEAR = re.compile(r"\d{4}年")
_HELD = re.compile(r"（(\d{4}年\d{1,2}月\d{1,2}日)）")
_STOPPED = re.compile("[。；：，]|.{30}")
_FRONT = 300  # characters in which title, speaker and day stand
_SHORTEST, _LONGEST = 6, 200
_STOPS = "。；，、：;,! ！"


class _Clause(Struct, frozen=True):
    start: int
    end: int
    topic: str
    sentence: int


def sorted_material(
    source: Source, *, role: Role | None, draft: str = "", occasion: str = "", today: date
) -> Material:
    """The file with its snippets, in the order of the text. ``role``: None reads it off the text: a
    speech is the superior's, anything else a report. A file without snippets has none."""
    text = normalised(source.text)
    spoken = _SPOKEN.search(text[:_FRONT].replace("\n", " "))
    role = role or ("上级讲话" if spoken else "报告")
    found = tuple(_snippets(source, text[: _end(text, today)], role))
    return Material(
        material_id(source.sha256, draft, occasion),
        source.name,
        source.sha256,
        role,
        source.text,
        found,
        _day(text, today),
        draft,
        occasion,
    )


def _day(text: str, today: date) -> str:
    day = signed(text, today=today)
    if day is not None and day.dated:
        return written_date(day.day)
    year = _YEAR.search(text, 0, _FRONT)
    held = _HELD.search(text, 0, _FRONT)
    return held[1] if held else year[0] if year else ""


def _end(text: str, today: date) -> int:
    """Where the body ends: above the day it is signed with and the unit over that."""
    day = signed(text, today=today)
    if day is None:
        return len(text)
    above = line_spans(text, 0, day.start)
    is_unit = above and not _STOPPED.search(text[slice(*above[-1])])
    return above[-1][0] if is_unit else day.start


def _snippets(source: Source, text: str, role: Role) -> Iterator[Snippet]:
    if role == "上级讲话" and (spoken := _SPOKEN.search(text, 0, _FRONT)):
        yield _snippet(source, *spoken.span("meeting"), "精神", "", "")
    when, whose, sentence = "", "", -1
    for clause in _clauses(text, role):
        words = text[clause.start : clause.end]
        if clause.sentence != sentence:
            when, whose, sentence = "", "", clause.sentence
        said = _WHEN.search(words)
        when = said[0] if said else when
        whose = _whose(
            words[said.end() :].lstrip("，") if said and not said.start() else words
        ) or (whose)
        kind = _kind(words, clause.topic, role)
        if kind is not None and not _LEADS_IN.search(words):
            yield _snippet(source, clause.start, clause.end, kind, when, whose)


def _whose(words: str) -> str:
    """The place or office that ``words`` begin with; "" where it is a deed (组建县级)."""
    subject = _WHOSE.match(words)
    if subject is None or subject[0].endswith("乡镇") or words.startswith("镇", subject.end()):
        return ""
    if subject[0][0] in "全我本该":
        return subject[0]
    doing = any(tag[:1] in _NO_NAME for _, tag in tagged(subject[0])[:1])
    return "" if doing else subject[0]


def _snippet(source: Source, start: int, end: int, kind: Kind, when: str, whose: str) -> Snippet:
    words = source.text[start:end]
    spans = (match.span() for match in _FIGURE.finditer(normalised(words)))
    figures = tuple(dict.fromkeys(words[begin:stop] for begin, stop in spans))
    id_ = material_id(source.sha256, str(start), str(end))
    place = place_in(source, start)
    return Snippet(id_, kind, start, end, words, place, figures, when, whose)


def _clauses(text: str, role: Role) -> Iterator[_Clause]:
    """The clauses of the text between stops and semicolons, bare of their numbers, each with the
    topic of the heading it stands under; headings of speeches are clauses of their own."""
    topic, above, number = "", "", 0
    for line_start, line_end in line_spans(text):
        line = text[line_start:line_end]
        head = _HEAD.match(line)
        if head and len(line) <= _LONGEST_HEAD and line[-1] not in "。；！？：":
            here = _topic(line)
            above = here if head["first"] else above
            topic = here or above
            if role != "报告":
                yield from _bare(text, line_start, line_end, "题", number)
            continue
        inside = topic
        for start, end in sentence_spans(text, line_start, line_end):
            number += 1
            if head and start == line_start and end - start <= _LONGEST_HEAD:
                inside = _topic(text[start:end]) or topic
                if end < line_end:  # a heading that runs on into its paragraph
                    continue
            for a, b in _parts(text, start, end):
                yield from _bare(text, a, b, inside, number)


def _topic(heading: str) -> str:
    for pattern, topic in ((_PROBLEM_HEAD, "问题"), (_PLAN_HEAD, "打算"), (_DONE_HEAD, "成绩")):
        if pattern.search(heading):
            return topic
    return ""


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BETWEEN.finditer(text, start, end):
        yield begin, match.start()
        begin = match.end()
    yield begin, end


def _bare(text: str, start: int, end: int, topic: str, sentence: int) -> Iterator[_Clause]:
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    shortest = 2 if topic == "题" else _SHORTEST
    if shortest <= end - start <= _LONGEST:
        yield _Clause(start, end, topic, sentence)


def _kind(words: str, topic: str, role: Role) -> Kind | None:
    if topic == "题":
        return "要求" if role == "上级讲话" else "旧稿"
    if role == "上级讲话":
        return "要求" if _DEMAND.search(words) else None
    if topic in ("问题", "打算"):
        return "问题" if topic == "问题" else "打算"
    if _PLAN.search(words):
        return "打算"
    figures = _FIGURE.search(words)
    if _PROBLEM.search(words) and not figures:
        return "问题"
    if _DONE.search(words) and (figures or topic == "成绩"):
        return "成绩"
    if role == "去年讲话" and _DEMAND.search(words):
        return "打算"
    return "数字" if figures else None
