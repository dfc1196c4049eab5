"""Where a point's heading ends and its prose begins."""

from __future__ import annotations

import re

from drafter.corpus.markers import HEADLINES, Marker
from drafter.text.tokens import words

_SENTENCE_END = re.compile(r"[。！？；\n]")
_COMMA = re.compile(r"[，,]")
_ADVERBIAL = re.compile(
    r"(?:[年月日]|后|时|中|下|以来|期间|之际|前提下|[^一-龥]\d+)$"
    r"|^(?:在|当|从|随着|按照|根据|通过|围绕|面对|针对|对于|为了|为)[^，]{0,30}$"
    r"|^(?:第|这次|今年|去年|明年)[^，]{0,3}$"
)
_LONGEST_SENTENCE = 48
"""A sentence up to this many characters (marker included) is a heading as a whole; a longer one is
cut at its first comma."""
_LEAST_CUT = 4  # characters of a heading after its marker
_SPACE = re.compile(r"(?<=[一-龥”）]) +(?=[一-龥“（])")

_NOUNS = (
    "工作|建设|责任|任务|领导|作用|水平|问题|成效|保障|格局|落实|质量|能力|意识|合力|氛围|"
    "基础|防线|作风|队伍|形象|局面|优势|实效|活力|动力|关系|意义|要求|目标|方向|重点|措施|"
    "机制|体系|制度|治理|稳定|安全|生态|环境|文化|教育|回顾|总结|情况|形势|打算|安排|部署|"
    "考虑|意见|建议|部分|成绩|经验|特点|规律|原则|思路|道路|力量|精神|信心|担当|使命|根基|"
    "底线|纪律|人才|经济|民生|振兴|突破|效能|效果|效益|进步|繁荣|和谐|幸福|未来|篇章|贡献|"
    "步伐|事业|阵地|平台|品牌|大局|全局|中心|关键|抓手|支撑|引擎|短板|弱项|困难|矛盾|风险|"
    "挑战|机遇|认识|行动|自觉|表率|先锋|模范|前列|到位|见效|有力|有序|提速|增效|升级|融合|"
    "协调|开放|合作|廉洁|廉政|清廉|奋进|前进|责任制|着力点|主动权|积极性|战斗力|凝聚力|生命线|"
    "排头兵|走在前"
)
"""Words that headings end with and that seldom take an object."""

_VERBS = (
    "发展|改革|创新|监督|管理|服务|学习|思想|干部|提高|提升|加强|完善|深化|推进|巩固|增强|"
    "转型|共享|交流|奋斗|开展|实施|攻坚|防控"
)
"""Words that end a heading only where prose clearly begins after them."""

_ENDS_A_HEADING = re.compile(rf"(?:{_NOUNS})$")
_MAY_END_A_HEADING = re.compile(rf"(?:{_VERBS})$")
_ONE_OF_THESE = re.compile(f"{_NOUNS}|{_VERBS}")
_GOES_ON = re.compile(
    r"[的和与及、，。；：！？）”上下里内之等以于]|中(?![央国共])|方面|过程|基础上|问题上|同时"
)
_OPENS_A_SENTENCE = re.compile(
    r"习近平|总书记|党中央|中央|省委|市委|县委|区委|当前|目前|近年|今年|去年|过去|一年来|这些年|我们|我市|我县"
    r"|我省|我区|我国|全[市县省区国党局]|各级|各地|各部门|各单位|要|必须|应当|坚持|大家|同志们|在|从|对|为|随着"
    r"|面对|通过|按照|根据|由于|自|这|那|作为|做好|实践|历史|事实|“|\*|×|一是|一要|第一"
)
_LEAST_RUN_IN = 6  # characters between a marker and where unmarked prose can begin
_PROSE = re.compile(r"[^，：]{2,}[，：].{2}|.{25}")
_LONGEST_RUN_IN = 60


def heading_end(text: str, marker: Marker, limit: int) -> int:
    """Where the heading that ``marker`` opens ends, its final punctuation not included.

    A heading is its line, or a short sentence, or the first clause of a long one (a clause that
    only names a time or place does not count). ``limit``: where the next marker or the section
    ends.
    """
    if marker.system in HEADLINES:
        return marker.end
    match = _SENTENCE_END.search(text, marker.end, limit)
    end = match.start() if match else limit
    line = match is None or match[0] == "\n"
    if marker.place == "line" and line and end - marker.start <= _LONGEST_RUN_IN + 20:
        return _stripped(text, marker.end, _cut_at_space(text, marker.end, end))
    if match is not None and match[0] == "？" and marker.system in ("part", "han", "bracket"):
        return end + 1
    if marker.system in ("part", "han", "bracket") and marker.place != "line":
        run_in = _run_in_end(text, marker.end, min(end, marker.end + _LONGEST_RUN_IN + 20))
        if run_in is not None:
            return run_in
    colon = text.find("：", marker.end + 2, end)
    if colon >= 0:
        end = colon
    if end - marker.start <= _LONGEST_SENTENCE:
        return _stripped(text, marker.end, end)
    return _first_clause_end(text, marker.end, end)


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " 。；，：！、":
        end -= 1
    return end


def _cut_at_space(text: str, start: int, end: int) -> int:
    """Before a space that parts a heading from the prose on its line."""
    for match in _SPACE.finditer(text, start, end):
        if match.start() - start >= _LEAST_RUN_IN and end - match.end() > 30:
            return match.start()
    return end


def _first_clause_end(text: str, start: int, end: int) -> int:
    clause = start
    for comma in _COMMA.finditer(text, start, end):
        long_enough = comma.start() - start >= _LEAST_CUT
        if long_enough and not _ADVERBIAL.search(text[clause : comma.start()]):
            return comma.start()
        clause = comma.end()
        if comma.start() - start > _LONGEST_RUN_IN:
            return comma.start()
    return _stripped(text, start, end)


def _run_in_end(text: str, start: int, end: int) -> int | None:
    """Where a heading ends that runs into its prose unmarked (一、…的重大责任习近平总书记指出).

    After a word that ends headings, where what follows opens a sentence or takes up the heading's
    words rather than goes on with the phrase. None where the sentence shows no such place.
    """
    best, best_score = None, 2
    place = start
    for word in words(text[start:end])[:-1]:
        place += len(word)
        if place - start < _LEAST_RUN_IN or place - start > _LONGEST_RUN_IN:
            continue
        if _GOES_ON.match(text, place) or not _PROSE.match(text, place, end):
            continue
        score = _run_in_score(text, start, place)
        if score > best_score:
            best, best_score = place, score
    return best


def _run_in_score(text: str, start: int, place: int) -> int:
    """How much speaks for a heading from ``start`` to end at ``place``; 3 and more is enough."""
    tail = max(start, place - 3)
    if _ENDS_A_HEADING.search(text, tail, place):
        score = 3
    elif _MAY_END_A_HEADING.search(text, tail, place):
        score = 1
    else:
        return 0
    score -= 2 * bool(_ONE_OF_THESE.match(text, place))
    score += 2 * bool(_OPENS_A_SENTENCE.match(text, place))
    return score + 2 * (text[place : place + 2] in text[start:place])
