"""From a place in a speech to a mined phrase; what all miners share."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from drafter.mining.context import Circumstances
from drafter.mining.gate import refusal
from drafter.mining.refusals import KeptOut, Outcome, Refusal
from drafter.mining.slots import is_damaged, slotted
from drafter.mining.words import words
from drafter.model import MinedPhrase, Move, Occurrence, Part, Source, Speech
from drafter.text.normalise import normalised

_QUOTED = re.compile("“[^“”]*”|（[^（）]*）|\\([^()]*\\)")
_ANEW = re.compile(
    r" *(?:[^，。]{0,3}[×○XＸ*某][^，。]{0,20}同志作了"
    r"|我们?(?:要|必须|一定|将|代表)|让我们|希望(?:大家|同志|全体|各)|大家要"
    r"|在[^，。]{2,20}下，|面对|当前|新时代|以[^，。]{4,20}(?:精神|作风|态度|业绩|成绩)|努力|奋力|不断)"
)
_COMPLAINT = re.compile(
    r"^(?:不(?!忘|断|做|搞)|没有?|无|缺乏|认为|存在)|有的|有些|一些|个别|少数|弱化|缺失|淡薄|涣散|不力|不强|不高|不足|不够|不坚决|不到位|不主动|不认真"
    r"|不敢|没有[用将拿摆]|出现了|问题突出|主要是"
)
_HANGING = re.compile(
    r"^ *(?:身处|处在|处于|从|在|对|面对|通过|为了?|围绕|结合|根据|按照|随着|以|经|受|关于"
    r"|由于|尽管|虽然|不仅|不但|既|如果|一旦|只有|只要"
    r"|每(?![^，]*(?:必须|要有))|各位|今天|刚才|借此|同志|总之|当前|目前|同时|近年|近期|表现在|认为|作为)[^。]*$"
    r"|(?:上|下|中|时|后|来|以来|里|之际|方面|过程|原因|问题|要求|会议|认识到|看到|指出|强调|要求|考虑|发现|说|的)$"
    r"|^[^，]{0,3}$|有没有|能否|是否|^这?既"
)
_DONE = re.compile(
    r"^ *(?!在|对|面对|通过|为|围绕|结合|根据|按照|随着|以)"
    r"[^，]*(?:召开|举行|贯彻|落实)(?!的)[^，]{4,}(?:会议|要求|精神)$"
)
"""A clause that says what was done, whatever noun it ends with."""
_CLOSES = re.compile(
    r"(?:具有[^，]*意义|作出了[^，]*贡献|提出了[^，]*要求|得到了[^，]*提高|各项工作|作表率|准备"
    r"|(?:^|，)需要我们[^，]*)[。！]?$"
)
"""Last clauses that go with the first whatever stands between."""
_NAMED_AGAIN = re.compile(r"这些[^，]{2,10}$")
"""A clause that only names what the sentence is about (这些问题和不足，……)."""
_JOINED = re.compile(r" *(?:也|更|又|还|而|但|并|以|从而|同时|使|且|其|都)")
_HEARTFELT = re.compile(r"感谢|谢意|问候|敬意|祝贺|祝|谢谢|让我们|奋斗|篇章|献礼|致敬|辛苦")
_END_MARKS = re.compile(r"[，。；：！？、…—\s]+$")


class Context(Struct, frozen=True):
    """A speech being mined, with what it is about: ``topic`` in all its wordings, ``topics`` the
    key words kept with each phrase, ``circumstances`` what the title tells of the meeting."""

    source: Source
    speech: Speech
    topic: tuple[str, ...]
    topics: tuple[str, ...]
    circumstances: Circumstances = Circumstances()


def promoted(
    context: Context,
    part: Part,
    move: Move | None,
    start: int,
    end: int,
    *,
    least: int = 4,
    complete: bool = True,
    idiomatic: bool = False,
    pattern: str = "",
) -> Outcome:
    """The phrase found at ``start:end`` of the source, or why it is kept out.

    ``pattern`` is worked out from the text there unless it is given (then of wording that the
    caller has found undamaged).
    """
    text = context.source.text[start:end]
    if is_damaged(pattern or text):
        return "damaged"
    if any(quote.start < end and start < quote.end for quote in context.speech.quotes):
        return "quoted"
    pattern = ended(pattern or slotted(text, topic=context.topic), part)
    reason = refusal(pattern, least=least, complete=complete, idiomatic=idiomatic)
    if reason is not None:
        return reason
    place = Occurrence(context.source.sha256, context.speech.start, start, end)
    told = context.circumstances
    return MinedPhrase(
        part, move, pattern, place, context.topics, told.occasion, told.level, told.speaker
    )


def kept_out(context: Context, part: Part, start: int, end: int, reason: Refusal) -> KeptOut:
    """What stands at ``start:end`` and gave no phrase."""
    return KeptOut(part, context.speech.start, start, end, reason)


def _states(part: str) -> bool:
    """Whether the beginning of a sentence says something by itself: it has a verb, and a subject
    before it where it is one clause only."""
    found = [word for word in words(part) if word.tag != "x"]
    acts = [i for i, word in enumerate(found) if word.tag in ("v", "vd", "vi", "i")]
    return bool(acts) and ("，" in part or acts[0] > 0)


def is_complaint(item: str) -> bool:
    """Whether an item of a list names a fault of the audience (有的…, 缺乏…, …意识不强)."""
    return _COMPLAINT.search(item) is not None


def apart(one: MinedPhrase, other: MinedPhrase) -> bool:
    """Whether the two were found in places that do not overlap."""
    here, there = one.occurrence, other.occurrence
    return here.end <= there.start or there.end <= here.start


def ended(pattern: str, part: Part) -> str:
    """``pattern`` with the one end mark its part has, so that equal wordings meet: none for
    headings and phrases, ！ for thanks, wishes and appeals, else 。."""
    body = _END_MARKS.sub("", pattern)
    if part in ("heading", "phrase"):
        return body
    return body + ("！" if part in ("opening", "closing") and _HEARTFELT.search(body) else "。")


def windows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The whole of a sentence and the parts of it that may stand alone: from its start, or from a
    clause that begins anew, to a comma behind a predicate or to its end; longest first."""
    inside, marks = _marks(text, start, end)
    heads = [
        (start, start + mark)
        for before, mark in pairwise(marks)
        if _may_end(inside, before, mark)
        and ("；" not in inside[:mark] or inside[mark] == "；")
        and _states(inside[:mark])
        and ("对于" not in inside[:mark] or re.search("意义|作用", inside[:mark]))
    ]
    anew = [mark + 1 for mark in marks[1:] if _ANEW.match(inside, mark + 1)]
    tails = [(start + at, end) for at in anew]
    middles = [
        (start + at, start + mark)
        for at in anew
        for before, mark in pairwise(marks)
        if before >= at - 1 and _may_end(inside, before, mark)
    ]
    parts = [*heads, *tails, *middles]
    return [(start, end), *sorted(parts, key=lambda span: (span[0] - span[1], span))]


def shortened(text: str, start: int, end: int) -> list[str]:
    """The sentence without a row of its inner clauses, the longest first: what it is about and how
    it ends (开好这次会议，对于……，具有十分重要的意义).

    Only where the last clause goes with the first whatever stands between.
    """
    inside, marks = _marks(text, start, end)
    body = text[start:end]
    cuts = [mark for mark in marks[1:] if mark < len(body) - 1]
    if not cuts or not _CLOSES.search(inside[cuts[-1] + 1 :]):
        return []
    found = [
        body[:first] + body[second:]
        for i, first in enumerate(cuts)
        for second in cuts[i + 1 :]
        if not _JOINED.match(inside, second + 1)
        and (_states(inside[:first]) or _NAMED_AGAIN.match(inside[:first]))
        and (
            not _HANGING.search(inside[max(cuts[i - 1], 0) + 1 if i else 0 : first])
            or "对于" in body[:first]
        )
    ]
    return sorted(found, key=lambda one: (-len(one), one))


def _marks(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The sentence with what is quoted covered, and where its clauses end; -1 before the first."""
    inside = _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), normalised(text[start:end]))
    return inside, [-1, *(i for i, char in enumerate(inside) if char in "，；：")]


def may_end(clause: str) -> bool:
    """Whether a sentence may end with ``clause``."""
    return _DONE.search(clause) is not None or not _HANGING.search(clause)


def _may_end(inside: str, before: int, mark: int) -> bool:
    """Whether a sentence may end with the clause between two marks."""
    return inside[mark] != "：" and may_end(inside[before + 1 : mark])
