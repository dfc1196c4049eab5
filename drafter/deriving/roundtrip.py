"""Does an outline give the skeleton of its sample back? Both are read by the same rules."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from drafter.corpus.reading import reading
from drafter.drafting.compose import composed
from drafter.interview.answers import Value
from drafter.model import Draft, Source, Speech
from drafter.outlines.model import Outline
from drafter.text.normalise import normalised
from drafter.text.sentences import sentence_spans

_NOT_WORDS = re.compile(r"[\W_]+")

Element = tuple[str, str]
"""What it is (题目, 称谓, 标题2, 开头句 …) and its words."""


class Restored(Struct, frozen=True):
    """How many elements of the skeleton came back, of how many; the ``missing`` ones in words."""

    kept: int
    total: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.kept / self.total if self.total else 1.0


def restored(outline: Outline, answers: Mapping[str, Value], speech: Speech) -> Restored:
    """The skeleton of the sample against that of the draft that ``answers`` give.

    The elements: title, salutation, every heading with level and number, the first and last
    sentence of opening and closing, every transition. The draft's text is read anew, as a speech.
    Raises OutlineError when the template is broken.
    """
    text = text_of_draft(composed(outline, answers))
    again = reading(_source(text), as_speech=True).speeches
    there = Counter(element for each in again for element in _read_elements(each))
    sentences = Counter(_bare(text[start:end]) for start, end in sentence_spans(normalised(text)))
    missing, total = [], 0
    for what, words in _read_elements(speech):
        total += 1
        if there[(what, words)] > 0:
            there[(what, words)] -= 1
        else:
            missing.append(f"{what}　{words}")
    for what, words in _sentences(speech):
        total += 1
        if not any(words in sentence for sentence in sentences):
            missing.append(f"{what}　{words}")
    return Restored(total - len(missing), total, tuple(missing))


def text_of_draft(draft: Draft) -> str:
    """The draft's text, a block a line, the title on one."""
    return "\n".join(block.text.replace("\n", "") for block in draft.blocks)


def _read_elements(speech: Speech) -> Iterator[Element]:
    if speech.title:
        yield "题目", _bare(speech.title.text)
    if speech.salutation:
        yield "称谓", _bare(speech.salutation.text)
    for heading in speech.headings:
        yield f"标题{heading.level}", _bare(heading.text)


def _sentences(speech: Speech) -> Iterator[Element]:
    for what, moved in (("开头句", speech.opening), ("结尾句", speech.closing)):
        last = len(moved) - 1
        for place, sentence in enumerate(moved):
            if place in (0, last) or sentence.move == "transition":
                yield what, _bare(sentence.text)


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", normalised(text))


def _source(text: str) -> Source:
    return Source("套回.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)
