"""Headings that run into their prose unmarked, where a text has lost its line ends."""

from __future__ import annotations

import re

from drafter.corpus.markers import Marker
from drafter.text.tokens import tagged

_SENTENCE_END = re.compile(r"[。！？；\n]")
_COMMA = re.compile(r"[，,]")
MAY_RUN_IN = ("part", "han", "bracket")
"""Systems whose headings can run into their prose unmarked."""

_NOUNS = (
    "工作|建设|责任|任务|领导|作用|水平|问题|成效|保障|格局|落实|质量|能力|意识|合力|氛围|"
    "基础|防线|作风|队伍|形象|局面|优势|实效|活力|动力|关系|意义|要求|目标|方向|重点|措施|"
    "机制|体系|制度|治理|稳定|安全|生态|环境|文化|教育|回顾|总结|情况|形势|打算|安排|部署|"
    "考虑|意见|建议|部分|成绩|经验|特点|规律|原则|思路|道路|力量|精神|信心|担当|使命|根基|"
    "底线|纪律|人才|经济|民生|振兴|突破|效能|效果|效益|进步|繁荣|和谐|幸福|未来|篇章|贡献|"
    "步伐|事业|阵地|平台|品牌|大局|全局|中心|关键|抓手|支撑|引擎|短板|弱项|困难|矛盾|风险|"
    "挑战|机遇|认识|行动|自觉|表率|先锋|模范|前列|到位|见效|有力|有序|提速|增效|升级|融合|"
    "协调|开放|合作|廉洁|廉政|清廉|奋进|前进|责任制|着力点|主动权|积极性|战斗力|凝聚力|生命线|"
    "排头兵|走在前|实处|实际|责任感|使命感|紧迫感|主动性|自觉性|重要性|必要性|攻坚战|持久战"
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
    r"|面对|通过|按照|根据|由于|自|这|那|作为|做好|实践|历史|事实|\*|×|一是|一要|第一"
)
LEAST_RUN_IN = 6  # characters between a marker and where unmarked prose can begin
_LEAST_SUBJECT = 6  # characters of the shortest sentence that prose can begin with
_ENOUGH = 2  # more than this ends a heading
_OPENING_TAGS = ("t", "r", "nr", "ns", "nt", "nrfg")
"""Tags of words that open a sentence and do not go on with a phrase: times, pronouns, names."""
_OPENS_PROSE = re.compile(
    r"这|那|我们|我(?!国|市|县|省|区)|大家|有的|今年|去年|近年|近期|当前|目前|过去|现在|今天|一年来|各级|各地|各部门|各单位|各乡镇|全市|全县|全省|全区"
    r"|要|必须|随着|由于|同志们|习近平|总书记|党中央|应当|可以说"
)
"""Words that open a sentence wherever they stand after a phrase that can be a heading."""
_BOUND_TAGS = ("p", "c", "uj", "d", "m", "ul", "uz")
"""Tags of words that the next word belongs to: prepositions, conjunctions, particles, adverbs."""
_LEAST_EVEN = 4  # characters of a heading known by its siblings' length
_UNEVEN = 3  # characters by which such headings differ
_PREDICATES = ("是", "指出", "强调", "要求", "明确")
"""Words that a sentence of prose has and a heading has not; past one no heading ends."""
_PROSE = re.compile(r"[^，：]{2,}[，：].{2}|.{14}")
LONGEST_RUN_IN = 60


def run_in_end(text: str, marker: Marker, limit: int, commas: int | None = None) -> int | None:
    """Where a heading ends that runs into its prose unmarked (一、…的重大责任习近平总书记指出).

    After a word that ends headings, where what follows opens a sentence or takes up the heading's
    words rather than goes on with the phrase; where the siblings agree on a number of clauses, with
    that number. None where the sentence shows no such place.
    """
    start = marker.end
    end = min(sentence_end(text, marker, limit), start + LONGEST_RUN_IN + 20)
    best, best_score, weak = None, _ENOUGH, None
    place, before = start, ("", "")
    for word in tagged(text[start:end]):
        inside = LEAST_RUN_IN <= place - start <= LONGEST_RUN_IN
        if inside and not _GOES_ON.match(text, place) and end - place >= _LEAST_SUBJECT:
            score = _run_in_score(text, start, place, before, word)
            score -= not _PROSE.match(text, place, end)
            if commas is not None and score >= _ENOUGH:
                score += 1 if len(_COMMA.findall(text, start, place)) == commas else -2
            if score > best_score:
                best, best_score = place, score
            elif score == _ENOUGH and weak is None:
                weak = place
        if word[0] in _PREDICATES and (best or weak):
            return best or weak
        place += len(word[0])
        before = word if word[0] != "”" else (before[0], "n")
    return best


def _run_in_score(
    text: str, start: int, place: int, before: tuple[str, str], after: tuple[str, str]
) -> int:
    """How much speaks for a heading from ``start`` to end at ``place``; 3 and more is enough."""
    tail = text[max(start, place - 4) : place].rstrip("”")
    if _ENDS_A_HEADING.search(tail):
        score = 3
    elif _MAY_END_A_HEADING.search(tail):
        score = 1
    elif text[place - 1] == "”" or (before[1][:1] in ("n", "l", "i") and after[1] in _OPENING_TAGS):
        score = 2
    elif before[1][:1] in ("n", "l", "i"):
        score = 1
    else:
        return 0
    if text.count("“", start, place) != text.count("”", start, place):
        return 0
    quoted = text[place] == "“" and not before[1].startswith("n")
    score -= 2 * bool(quoted or _ONE_OF_THESE.fullmatch(after[0]))
    opens = _OPENS_A_SENTENCE.match(text, place) or after[1] in _OPENING_TAGS
    score += 2 * bool(opens) - 2 * (not opens and after[1][:1] in ("v", "d"))
    return score + 2 * (text[place : place + 2] in text[start:place])


def even_ends(text: str, found: tuple[Marker, ...], end: int) -> tuple[tuple[int, int], ...]:
    """Where the headings of a run end if they run into their prose and are all of one length, give
    or take a few characters; nothing where one of them has no such place."""
    places = [_openings_of_prose(text, marker, after) for marker, after in pairs_of(found, end)]
    if len(found) < 2 or not all(places):
        return ()
    for first in places[0]:
        length = first - found[0].end
        chosen = [
            min(ends, key=lambda place, m=marker: abs(place - m.end - length))  # type: ignore[misc]
            for marker, ends in zip(found, places, strict=True)
        ]
        if all(
            abs(place - m.end - length) <= _UNEVEN for m, place in zip(found, chosen, strict=True)
        ):
            return tuple((m.start, place) for m, place in zip(found, chosen, strict=True))
    return ()


def _openings_of_prose(text: str, marker: Marker, limit: int) -> list[int]:
    """The places after a marker, on one line with it, where a word clearly opens a sentence."""
    start = marker.end
    end = min(sentence_end(text, marker, limit), start + LONGEST_RUN_IN)
    places = []
    place, before = start, ("", "")
    for word in tagged(text[start:end]):
        opens = _OPENS_PROSE.match(text, place) or word[1] in ("t", "ns")
        far = place - start >= _LEAST_EVEN and end - place >= _LEAST_SUBJECT
        if opens and far and before[1] not in _BOUND_TAGS and text[place - 1] not in "，、":
            places.append(place)
        place += len(word[0])
        before = word
    return places


def sentence_end(text: str, marker: Marker, limit: int) -> int:
    """Where the first sentence after a marker ends, its stop not included."""
    match = _SENTENCE_END.search(text, marker.end, limit)
    return match.start() if match else limit


def pairs_of(found: tuple[Marker, ...], end: int) -> list[tuple[Marker, int]]:
    """The markers of a run, each with where its item ends."""
    return list(zip(found, [*(marker.start for marker in found[1:]), end], strict=True))
