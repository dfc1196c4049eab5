"""From an outline and answers to a draft: pure, and the same for the same arguments."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby, pairwise

from msgspec import Struct

from drafter.drafting.blocks import runs_in, sentence_starts, sentences_of, shaped
from drafter.drafting.gaps import gaps_in
from drafter.drafting.marks import Tag, Tagged, plain, tagged
from drafter.drafting.origins import origin_of, questions_in
from drafter.drafting.rewriting import rewritten
from drafter.drafting.values import template_values, title_text
from drafter.drafting.wording import tidied
from drafter.interview.answers import Answers, material_words, text_of
from drafter.interview.sentence_edits import Place, Source, sentence_edits
from drafter.interview.speaker import speaker_of
from drafter.model import Block, BlockKind, Draft, DraftSentence
from drafter.outlines.model import Outline
from drafter.outlines.render import rendered
from drafter.text.titles import title_lines

FRONT = ("title", "byline", "date", "salutation")
"""Blocks that stand as the answers give them; a sentence is rewritten elsewhere."""


class Composition(Struct, frozen=True):
    """A draft, and where each of its sentences comes from; of title, byline, date and salutation
    the sources are no place of an edit (their number is 0). ``used``: the places of the edits that
    are carried out in it."""

    draft: Draft
    sources: tuple[Source, ...]
    used: frozenset[Place]


def composed(outline: Outline, answers: Answers) -> Draft:
    """The draft that ``answers`` give. Facts come only from answers; a required one that is missing
    stands as 【待补：…】 and is listed. Raises OutlineError when the template is broken."""
    return composition(outline, answers).draft


def composition(outline: Outline, answers: Answers) -> Composition:
    """The draft that ``answers`` give (see ``composed``), with the sources of its sentences."""
    values, asked = template_values(outline, answers)
    lines = [tagged(line) for line in rendered(outline, values).split("\n")]
    blocks: list[Block] = []
    sources: list[Source] = []
    everything: list[Tagged] = []
    edits = _Edits(answers)
    words_of_material = material_words(answers)
    for kind, raw in shaped(lines):
        characters = _with_material(tidied(raw), words_of_material)
        if kind == "title":
            characters = _broken_title(characters)
        characters, whence, whom = edits.applied(kind, characters)
        if not characters:
            continue
        asked |= whom
        sources += whence
        sentences = sentences_of(kind, characters)
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
    draft = Draft(
        outline=outline.kind,
        blocks=tuple(blocks),
        speaker=_speaker(outline, answers),
        day=day_of(outline, answers),
        gaps=gaps_in(everything, asked),
    )
    return Composition(draft, tuple(sources), frozenset(edits.used))


class _Edits:
    """The edits among some answers, carried out block by block (``used``: so far); it counts which
    of several sentences of the same words each is."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._edits = sentence_edits(answers)
        self._counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.used: set[Place] = set()

    def applied(
        self, kind: BlockKind, characters: list[Tagged]
    ) -> tuple[list[Tagged], list[Source], dict[str, str]]:
        """The characters of a block after its edits, the sources of the sentences they make, and
        whom to ask for what they leave open."""
        sentences = sentences_of(kind, characters)
        places = [self._place(kind, sentence) for sentence in sentences]
        edited = self._edits.keys() & places
        self.used |= edited
        if not edited:
            return characters, [Source(place) for place in places], {}
        texts = [self._edits.get(place) for place in places]
        pieces, asked = rewritten(sentences, texts, self._answers)
        characters = [char for piece in pieces for char in piece]
        return characters, _sources(kind, places, pieces), asked

    def _place(self, kind: BlockKind, sentence: list[Tagged]) -> Place:
        """Where the edit of a sentence is kept: counted among those with the same answers, unless
        one that was counted over the whole draft is there."""
        text = plain(sentence)
        if kind in FRONT:
            return Place(text, 0)
        of_all = self._counted_on(text, ())
        questions = questions_in(sentence)
        if not questions:
            return of_all
        place = self._counted_on(text, questions)
        return of_all if of_all in self._edits and place not in self._edits else place

    def _counted_on(self, text: str, questions: tuple[str, ...]) -> Place:
        self._counted[text, questions] += 1
        return Place(text, self._counted[text, questions], questions=questions)


def _sources(
    kind: BlockKind, places: Sequence[Place], pieces: Sequence[list[Tagged]]
) -> list[Source]:
    """The sources of a block's sentences, of which ``pieces`` stand at ``places``. A piece may be
    several sentences or, without a stop at its end, one with what follows it."""
    parts: list[Source] = []
    begins: list[int] = []
    characters: list[Tagged] = []
    for place, piece in zip(places, pieces, strict=True):
        for number, start in enumerate(sentence_starts(kind, piece)):
            parts.append(Source(place, number))
            begins.append(len(characters) + start)
        characters += piece
    firsts = [bisect_right(begins, start) - 1 for start in sentence_starts(kind, characters)]
    return [
        parts[first]._replace(joined=tuple(parts[first + 1 : end]))
        for first, end in pairwise((*firsts, len(parts)))
    ]


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
