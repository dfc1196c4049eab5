"""Why something that was found in a speech does not stand in the bank."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from drafter.model import MinedPhrase, Part

Refusal = Literal[
    "damaged", "quoted", "complaint", "short", "long", "slots", "left_over", "unbalanced", "slip",
    "asserts", "particular", "campaign", "numbered", "entity", "trade", "points_back", "half",
    "in_a_list", "plain_list", "uneven", "goes_on", "no_frame", "unclear",
]  # fmt: skip

REFUSAL_LABELS: dict[Refusal, str] = {
    "damaged": "有字被网站滤成了 ***",
    "quoted": "在引文里，是别人的话",
    "complaint": "列的是毛病和问题",
    "short": "太短，成不了句式",
    "long": "太长，照搬就是抄一家的话",
    "slots": "空位太多，剩下的话太少",
    "left_over": "还有数字、字母、书名或打码的字",
    "unbalanced": "引号或括号缺一半",
    "slip": "像有错字",
    "asserts": "说的是那里已经办了的事",
    "particular": "专指一项工程、一个人或一类单位",
    "campaign": "专指一时的大事",
    "numbered": "带数字的提法，只合一地一时",
    "entity": "像有人名、地名或机构名",
    "trade": "行业的词多，别的单位用不上",
    "points_back": "接着上文说，单独不成话",
    "half": "话没说完，只引出下文",
    "in_a_list": "是“一是……二是……”里的一项",
    "plain_list": "只是罗列，没有共同的字，字数也不齐",
    "uneven": "几项长短差得多",
    "goes_on": "后面有“等”，没有列完",
    "no_frame": "共同的字太少，连不成框架",
    "unclear": "看不出这句起什么作用",
}
"""For a clerk: short enough for a column."""


class KeptOut(Struct, frozen=True):
    """A structure, or a sentence of an opening or closing, that gave no phrase: where it stands in
    the source, the start of its speech, and the rule that kept it out."""

    part: Part
    speech: int
    start: int
    end: int
    refusal: Refusal


Outcome = MinedPhrase | Refusal
"""What became of a wording that was put to the gate."""


def first_refusal(outcomes: Iterable[Outcome], *, none: Refusal = "half") -> Refusal:
    """Why the first wording among what was tried was kept out; ``none`` where nothing was."""
    return next((each for each in outcomes if not isinstance(each, MinedPhrase)), none)


def first_promoted(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The first phrase among what was tried, else why the first wording was kept out; None where
    nothing was tried. What comes after the first phrase is not tried."""
    reason: Refusal | None = None
    for outcome in outcomes:
        if isinstance(outcome, MinedPhrase):
            return outcome
        reason = reason or outcome
    return reason
