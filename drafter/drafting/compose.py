"""From an outline and answers to a draft: pure, and the same for the same arguments."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import groupby

from drafter.drafting.blocks import runs_in, sentences_of, shaped
from drafter.drafting.gaps import gaps_in
from drafter.drafting.marks import Tag, Tagged, plain, tagged
from drafter.drafting.origins import origin_of
from drafter.drafting.rewriting import rewritten
from drafter.drafting.values import template_values, title_text
from drafter.drafting.wording import tidied
from drafter.interview.answers import Answers, material_words, text_of
from drafter.interview.sentence_edits import sentence_edits
from drafter.interview.speaker import speaker_of
from drafter.model import Block, Draft, DraftSentence
from drafter.outlines.model import Outline
from drafter.outlines.render import rendered
from drafter.text.titles import title_lines

FRONT = ("title", "byline", "date", "salutation")
"""Blocks that stand as the answers give them; a sentence is rewritten elsewhere."""


def composed(outline: Outline, answers: Answers) -> Draft:
    """The draft that ``answers`` give. Facts come only from answers; a required one that is missing
    stands as 【待补：…】 and is listed. Raises OutlineError when the template is broken."""
    values, asked = template_values(outline, answers)
    lines = [tagged(line) for line in rendered(outline, values).split("\n")]
    blocks: list[Block] = []
    everything: list[Tagged] = []
    edits = sentence_edits(answers)
    words_of_material = material_words(answers)
    for kind, raw in shaped(lines):
        characters = _with_material(tidied(raw), words_of_material)
        if kind == "title":
            characters = _broken_title(characters)
        sentences = sentences_of(kind, characters)
        if kind not in FRONT and any(plain(sentence) in edits for sentence in sentences):
            characters, whom = rewritten(sentences, edits, answers)
            asked |= whom
            sentences = sentences_of(kind, characters)
        if not characters:
            continue
        texts = [plain(sentence) for sentence in sentences]
        everything += characters
        blocks.append(
            Block(
                kind,
                tuple(
                    DraftSentence(text, origin_of(sentence))
                    for text, sentence in zip(texts, sentences, strict=True)
                ),
                runs_in(kind, texts),
            )
        )
    return Draft(
        outline=outline.kind,
        blocks=tuple(blocks),
        speaker=_speaker(outline, answers),
        day=day_of(outline, answers),
        gaps=gaps_in(everything, asked),
    )


def _with_material(characters: list[Tagged], words: Collection[str]) -> list[Tagged]:
    """The characters, those of answers whose words are a snippet's tagged as material."""
    if not words:
        return characters
    result: list[Tagged] = []
    for tags, run in groupby(characters, key=lambda each: each[1]):
        together = list(run)
        if tags and tags[-1].letter == "A" and plain(together) in words:
            told = (*tags[:-1], Tag("M", tags[-1].key))
            together = [(char, told) for char, _ in together]
        result += together
    return result


def _broken_title(characters: list[Tagged]) -> list[Tagged]:
    """The title's characters with line breaks where it is broken by sense; a break takes the place
    of a space."""
    result: list[Tagged] = []
    place = 0
    for number, line in enumerate(title_lines(plain(characters))):
        if number:
            while result[-1][0].isspace():
                result.pop()
            result.append(("\n", ()))
        result += characters[place : place + len(line)]
        place += len(line)
    return result


def _speaker(outline: Outline, answers: Answers) -> str:
    for question in outline.questions:
        if question.slot == "人名":
            name = speaker_of(text_of(answers, question.name)).name
            return "" if "【" in name else name
    return ""


def day_of(outline: Outline, answers: Answers) -> date | None:
    """The speech's day, from its date question; None while it is open."""
    for question in outline.questions:
        if question.type == "date":
            try:
                return date.fromisoformat(text_of(answers, question.name))
            except ValueError:
                return None
    return None


def file_title(outline: Outline, answers: Answers) -> str:
    """A short name of the speech for lists and file names: 全市安全生产工作会议讲话."""
    return title_text(outline.file_title, outline, answers)
