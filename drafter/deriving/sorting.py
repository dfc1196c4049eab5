"""What each sentence of a sample becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from drafter.deriving.places import formula_of, known_formulas
from drafter.deriving.sample import Sample, SampleSentence
from drafter.mining.entities import entities
from drafter.model import Part, Phrase

_FIGURES = 2  # in one sentence: then it reports, and is asked whole
_POINT = re.compile(
    r"(?:^|[；：。，])(?:第?[一二三四五六七八九十]+(?:是|要|、|，)|（[一二三四五六七八九十]+）|首先|其次|再次|最后)"
)
_FAULTS = re.compile(r"(?P<lead>.*?[：，])?(?P<list>有的[^；。！？]+(?:；有的[^；。！？]+)+)[。！]")
_OURS = re.compile("[全我本][省市县区镇乡局校院]|我们|[省市县区]级机关")
_PAST = re.compile(
    "[^，。]{0,8}(?:近年来|[一几两三]年来|过去的?[一几]年|(?:去年|今年|年初)以来|去年[，，]|上半年)(?![^。]*(?:要|必须))"
)
"""How a sentence begins that looks back in the middle of a speech."""
_CENTRE = re.compile("党中央|习近平|总书记|国务院")
_MASK = re.compile("[×○*X]")
_PLACED: dict[str, tuple[Part, ...]] = {
    "opening": ("opening", "transition", "sentence"),
    "body": ("sentence",),
    "closing": ("closing", "transition", "sentence"),
}
"""Which parts of the bank may stand where."""


class Kind(Struct, frozen=True):
    """``asked``: ``whole``, the sentence is a line of an answer; ``faults``, its 有的……；有的…… are
    the lines of one; ``facts``, only what is concrete in it. ``phrase``: the formula of the bank
    that it is, then its place is one for phrases."""

    asked: Literal["whole", "faults", "facts"] = "facts"
    phrase: Phrase | None = None


def sorted_sentences(sample: Sample, phrases: Iterable[Phrase]) -> dict[str, Kind]:
    """Every sentence of ``sample`` by its wording, and what becomes of it."""
    formulas = known_formulas(phrases)
    kinds: dict[str, Kind] = {}
    for sentence in (s for block in sample.blocks for s in block.sentences):
        parts = _PLACED[sentence.place]
        if sentence.move == "transition":
            parts = ("transition",)
        fitting = (each for each in formulas if each.phrase.part in parts)
        phrase = None if _POINT.search(sentence.text) else formula_of(sentence.text, fitting)
        kinds[sentence.text] = Kind("facts" if phrase else _asked(sentence), phrase)
    return kinds


def _asked(sentence: SampleSentence) -> Literal["whole", "faults", "facts"]:
    if faults_in(sentence.text):
        return "faults"
    return "whole" if _reports(sentence) else "facts"


def faults_in(text: str) -> tuple[str, list[str]] | None:
    """A sentence that lists what is wrong (……短板：有的……；有的……。) as what leads up to the list
    and the faults without 有的; None for any other."""
    match = _FAULTS.fullmatch(text)
    if not match:
        return None
    return match["lead"] or "", [item.removeprefix("有的") for item in match["list"].split("；")]


def _reports(sentence: SampleSentence) -> bool:
    """Whether a sentence tells what was achieved, or two figures and more. One that numbers
    points, opens or closes carries the structure and stays, and so does one about the centre."""
    if _POINT.search(sentence.text) or sentence.quotes:
        return False
    if sentence.move not in (None, "review", "situation", "other"):
        return False
    about_centre = _CENTRE.search(sentence.text) and not _OURS.search(sentence.text)
    if sentence.move == "review" or (_PAST.match(sentence.text) and not sentence.move):
        return not about_centre
    figures = [
        each
        for each in entities(sentence.text)
        if each.slot == "数量" and not _MASK.search(each.text)
    ]
    return len(figures) >= _FIGURES
