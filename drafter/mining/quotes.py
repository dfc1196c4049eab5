"""Direct quotations whose speaker is named before them."""

from __future__ import annotations

import re

from drafter.mining.words import words
from drafter.model import Quote, Speech
from drafter.text.normalise import CHINESE, normalised
from drafter.text.sentences import sentence_spans

_SAYS = (
    r"(?:指出|强调|提出|要求|说|说过|讲|讲过|告诫|叮嘱|指示|写道|认为|号召)(?:了|过|说|道|我们)?"
)
_QUOTE = re.compile(rf"{_SAYS}[，：]?[ \n]*“([^“”]{{8,400}})”")
_TITLES = "总书记|书记|主席|总理|委员长|部长|省长|市长|县长|区长|局长|主任|院长|同志|先生|女士"
_SPEAKER = re.compile(_TITLES)
_REDACTED = re.compile(r"[×*○X]+$")
_SHORT = re.compile(rf"(?:^|[，。；：、“”\s])([{CHINESE}]{{1,3}})$")
_ALONE = ("总书记", "总理", "主席", "委员长")  # offices that name their holder
_OTHERS = re.compile(r"党的[一二三四五六七八九十]{1,3}大(?:报告)?|党章|《[^《》]{2,30}》")


def quotes(text: str, speech: Speech) -> tuple[Quote, ...]:
    """The direct quotations of ``speech``, without their quotation marks, in the text's order.

    A saying verb stands right before the opening mark, and a person (or the document that speaks)
    is named earlier in the same sentence or the one before. ``text`` is the source's own; offsets
    are code points into it.
    """
    plain = normalised(text)
    found: list[Quote] = []
    sentences = sentence_spans(plain, speech.start, speech.end)
    for match in _QUOTE.finditer(plain, speech.start, speech.end):
        speaker = _speaker(plain, sentences, match.start())
        if speaker:
            start, end = match.span(1)
            found.append(Quote(start, end, speaker, text[start:end]))
    return tuple(found)


def _speaker(plain: str, sentences: list[tuple[int, int]], at: int) -> str:
    """Who is named last before ``at``, in its sentence or the one before; "" where nobody is."""
    before = [start for start, _ in sentences if start <= at][-2:]
    for start in reversed(before):
        found = (_named(plain, start, match) for match in _SPEAKER.finditer(plain, start, at))
        names = [name for name in found if name]
        names += [] if names else _OTHERS.findall(plain[start:at])
        if names:
            return str(names[-1])
    return ""


def _named(plain: str, start: int, title: re.Match[str]) -> str:
    """The title with the name before it; "" for a title that names nobody (几位同志)."""
    before = plain[max(start, title.start() - 8) : title.start()]
    redacted = _REDACTED.search(before)
    if redacted:
        return redacted[0] + title[0]
    found = words(before)
    if found and found[-1].tag.startswith("nr"):
        return found[-1].text + title[0]
    short = _SHORT.search(before)
    if short and title[0] != "同志":
        return short[1] + title[0]
    return title[0] if title[0] in _ALONE else ""
