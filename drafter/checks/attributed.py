"""Who or what is named right before a quotation: a person by name, a document by title."""

from __future__ import annotations

import re

from drafter.mining.words import Word, words
from drafter.text.normalise import CHINESE
from drafter.text.surnames import DOUBLE_SURNAMES, is_name_shaped

_ADVERBS = (
    "(?:曾经|经常|常常|多次|反复|一再|再次|特别|深刻|明确|专门|早就|曾|常|就|也|还|都|又|总|所)"
    "{0,2}"
)
_AT = "(?:在[^，。；：“”]{2,24}?[上时中里])?"
"""在全县干部大会上, 在第五条中."""
_END = r"(?:了|过|道|我们)?[，：:,]?\s*$"
_PERSON = re.compile(
    rf"([{CHINESE}]{{2,24}}?)(?:同志|书记)?{_AT}{_ADVERBS}(?:指出|强调|提出|要求|说|讲){_END}"
)
_DOCUMENT = re.compile(
    r"(《[^《》]{2,60}》)(?:（[^（）]{1,20}）)?(?:第[〇零一二三四五六七八九十百千\d条章款项第、和]{2,24})?"
    rf"[中里]?{_AT}{_ADVERBS}(?:规定|要求|指出|提出|明确|强调){_END}"
)
_NO_NAMES = frozenset(("和尚", "师傅", "明文", "严正", "温馨", "顾客", "易经", "史载", "华为"))
"""Words with a surname at their head that the segmenter takes for names."""
_OFFICES = re.compile("[县市区乡镇村庄院局委会部厅署处科室书报社]$")
_FEWEST_OF_OFFICE = 3


def attribution(before: str) -> str:
    """The name or the title that says what is quoted behind ``before``; "" where it ends with
    neither (会议指出, 有人说)."""
    document = _DOCUMENT.search(before)
    if document:
        return document[1]
    person = _PERSON.search(before[-64:])
    return _name(words(person[1])) if person else ""


def _name(found: tuple[Word, ...]) -> str:
    """The name that a row of words ends with, "" where it ends with none."""
    if not found or not found[-1].tag.startswith("nr"):
        return ""
    name = found[-1].text
    if len(found) > 1 and found[-2].text in DOUBLE_SURNAMES:
        name = found[-2].text + name
    is_office = len(name) >= _FEWEST_OF_OFFICE and _OFFICES.search(name)
    return name if is_name_shaped(name) and name not in _NO_NAMES and not is_office else ""
