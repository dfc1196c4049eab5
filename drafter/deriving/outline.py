"""From a sample to an outline: facts are asked anew, structure and formulas stay.

A sentence of the sample becomes one of three things: a phrase place, where it is a formula that the
bank knows; a line of a question, where it reports figures (last year's achievements are this year's
only by mistake); else the outline's own words, with a question for every fact in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from drafter.deriving.facts import Facts, facts_of, main_meeting
from drafter.deriving.questions import (
    SALUTATION,
    SPEAKER,
    TIME,
    TITLE,
    fact_question,
    faults_question,
    front_questions,
    heading_question,
    lines_question,
    place_question,
    salutation_question,
)
from drafter.deriving.sample import Sample, SampleBlock, SampleSentence
from drafter.deriving.sorting import Kind, faults_in, sorted_sentences
from drafter.deriving.told import Told, left_over
from drafter.drafting.blocks import escaped
from drafter.interview.answers import OWN
from drafter.interview.dates import full_date
from drafter.model import MOVE_LABELS, Phrase
from drafter.outlines.model import Outline, Question

_CLOSERS = "。；;，,、.　 "
_REFERS_BACK = re.compile(
    "(?:对|面对|所有)?(?:这些|上述|以上)(?:问题|不足|差距|短板|现象|成绩|成效|进步|变化)"
)
"""How a sentence begins that says nothing without the one before it."""
_LABELS = {"review": "成绩"}


class Derived(Struct, frozen=True):
    """What a sample gave: ``answers`` are its own, for example.yaml; ``told`` is for the writer."""

    outline: Outline
    template: str
    answers: dict[str, object]
    told: Told


class _Part(Struct, frozen=True):
    """A piece of the template with the questions and answers that come with it."""

    text: str
    questions: tuple[Question, ...] = ()
    answers: dict[str, object] = {}
    alone: str = ""
    """The question without which nothing of this piece is left."""


def derived(sample: Sample, phrases: Iterable[Phrase], *, kind: str) -> Derived:
    """The outline that ``sample`` becomes, of the kind ``kind``; ``phrases`` are the bank's."""
    known = sorted_sentences(sample, phrases)
    opening = [s.text for b in sample.blocks for s in b.sentences if s.place == "opening"]
    meeting = main_meeting(sample.title, opening)
    facts = facts_of(_wordings(sample, known), meeting=meeting, topic=sample.topic)
    parts = [*_front(sample, facts), *_Body(facts, known).parts(sample.blocks)]
    questions, answers = _facts_asked(facts)
    front = front_questions(sample, meeting=meeting)
    every = [*front, *questions, *(q for part in parts for q in part.questions)]
    answers |= _front_answers(sample) | {k: v for part in parts for k, v in part.answers.items()}
    title = facts.pattern(sample.title) or ("在{会议全称}上的讲话" if meeting else f"{{{TITLE}}}")
    outline = Outline(
        kind=kind,
        summary=f"仿照“{sample.title or kind}”：层次和说法照旧，事实重新问",
        title=title,
        file_title="{会议全称}讲话" if meeting else title,
        questions=tuple(sorted(every, key=lambda q: ("会议", "立意", "措辞").index(q.stage))),
        roles=_roles(sample),
    )
    return Derived(outline, _template(parts), answers, left_over(sample, facts, known))


def _wordings(sample: Sample, known: dict[str, Kind]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that facts are lifted out of: not what is asked whole."""
    yield sample.title, ()
    yield from ((line, ()) for line in sample.salutation)
    for block in sample.blocks:
        if block.heading:
            yield block.heading, ()
        for sentence in block.sentences:
            asked = known[sentence.text].asked
            faults = faults_in(sentence.text) if asked == "faults" else None
            if asked != "whole":
                yield (faults[0] if faults else sentence.text), sentence.quotes


def _facts_asked(facts: Facts) -> tuple[list[Question], dict[str, object]]:
    asked: dict[str, Question] = {}
    answers: dict[str, object] = {}
    for fact in facts.by_key.values():
        asked.setdefault(fact.name, fact_question(fact))
        answers.setdefault(fact.name, fact.text)
    return list(asked.values()), answers


def _front(sample: Sample, facts: Facts) -> list[_Part]:
    byline, day = f"{{{{ {SPEAKER} }}}}", f"（{{{{ {TIME} }}}}）"
    parts = [
        _Part("# {{ 题目 }}"),
        _Part(byline, alone=SPEAKER),
        _Part(day, alone=TIME),
    ]
    for number, line in enumerate(sample.salutation, start=1):
        name = SALUTATION if number == 1 else f"{SALUTATION}{number}"
        bare = line.strip(_CLOSERS)
        tail = line[len(bare) :] if line.startswith(bare) else ""
        last = number == len(sample.salutation)
        end = "：" if last or tail not in "，、" else tail
        question = salutation_question(name, facts.pattern(bare), bare)
        parts.append(_Part(f"{{{{ {name} }}}}{end}", (question,), {name: bare}))
    return parts


def _front_answers(sample: Sample) -> dict[str, object]:
    given: dict[str, object] = {}
    day = full_date(sample.date) if sample.date else None
    if sample.byline:
        given[SPEAKER] = sample.byline
    if day:
        given[TIME] = day.isoformat()
    return given


class _Body:
    """Makes the template of the body; counts the names it gives out."""

    def __init__(self, facts: Facts, known: dict[str, Kind]) -> None:
        self._facts = facts
        self._known = known
        self._names: Counter[str] = Counter()
        self._headings = 0
        self._section = "开头"
        self._told = ""
        """The question for what was told last, which 这些问题 and 这些成绩 speak of."""

    def parts(self, blocks: Iterable[SampleBlock]) -> list[_Part]:
        return [
            self._heading(block) if block.heading else self._paragraph(block) for block in blocks
        ]

    def _heading(self, block: SampleBlock) -> _Part:
        prefix = f"{'#' * (block.level + 1)} {block.marker}"
        pattern = self._facts.pattern(block.heading)
        if block.level > 1:
            return _Part(f"{prefix}{self._printed(block.heading)}{block.tail}")
        self._headings += 1
        self._told = ""
        self._section = f"{block.marker}{block.heading}"
        name = f"大标题{self._headings}"
        question = heading_question(name, self._headings, pattern, block.heading)
        heading = block.heading.strip(_CLOSERS)
        return _Part(f"{prefix}{{{{ {name} }}}}{block.tail}", (question,), {name: heading})

    def _paragraph(self, block: SampleBlock) -> _Part:
        pieces: list[_Part] = []
        figures: list[SampleSentence] = []
        for sentence in block.sentences:
            kind = self._known[sentence.text]
            if kind.asked == "whole":
                figures.append(sentence)
                continue
            pieces += self._lines(figures)
            figures = []
            pieces.append(self._sentence(sentence, kind))
        pieces += self._lines(figures)
        text = "".join(piece.text for piece in pieces)
        return _Part(
            escaped(text),
            tuple(question for piece in pieces for question in piece.questions),
            {key: value for piece in pieces for key, value in piece.answers.items()},
            alone=pieces[0].alone if len(pieces) == 1 else "",
        )

    def _sentence(self, sentence: SampleSentence, kind: Kind) -> _Part:
        about = self._told if _REFERS_BACK.match(sentence.text) else ""
        if kind.phrase:
            return self._place(sentence, kind.phrase, when=about)
        faults = faults_in(sentence.text) if kind.asked == "faults" else None
        if faults:
            return self._faults(*faults)
        text = self._printed(sentence.text, sentence.quotes)
        return _Part(f"{{% if {about} %}}{text}{{% endif %}}" if about else text)

    def _faults(self, lead: str, faults: list[str]) -> _Part:
        name = self._told = self._name("问题")
        loop = (
            f"{{% for 现象 in {name} %}}有的{{{{ 现象 }}}}"
            '{{ "；" if not loop.last else "。" }}{% endfor %}'
        )
        text = f"{{% if {name} %}}{self._printed(lead)}{loop}{{% endif %}}"
        question = faults_question(name, self._section, faults)
        return _Part(text, (question,), {name: faults})

    def _printed(self, text: str, quotes: tuple[str, ...] = ()) -> str:
        return "".join(
            piece if isinstance(piece, str) else f"{{{{ {piece.name} }}}}"
            for piece in self._facts.pieces(text, quotes=quotes)
        )

    def _place(self, sentence: SampleSentence, phrase: Phrase, *, when: str) -> _Part:
        label = MOVE_LABELS[phrase.move] if phrase.move else "道理"
        name = self._name(label)
        own = self._facts.pattern(sentence.text, quotes=sentence.quotes)
        question = place_question(name, phrase, own, when=when)
        return _Part(f"{{{{ {name} }}}}", (question,), {name: {OWN: 1}})

    def _lines(self, figures: list[SampleSentence]) -> list[_Part]:
        if not figures:
            return []
        label = _LABELS.get(figures[0].move or "", "数据")
        name = self._told = self._name(label)
        texts = [sentence.text.strip(_CLOSERS) for sentence in figures]
        loop = f"{{% for 句 in {name} %}}{{{{ 句 }}}}。{{% endfor %}}"
        question = lines_question(name, label, self._section, texts)
        return [_Part(loop, (question,), {name: texts}, alone=name)]

    def _name(self, label: str) -> str:
        self._names[label] += 1
        number = self._names[label]
        return label if number == 1 else f"{label}{number}"


def _template(parts: list[_Part]) -> str:
    """The pieces as paragraphs; one that a question left empty takes no line."""
    lines = []
    for part in parts:
        # A line end right behind a block tag is dropped, hence the one more.
        end = "\n" if part.text.endswith("%}") else ""
        text = f"{part.text}{end}\n"
        if part.alone:
            text = f"{{% if {part.alone} %}}\n{text}{{% endif %}}\n"
        lines.append(text)
    return "\n".join(lines)


def _roles(sample: Sample) -> tuple[str, ...]:
    levels = sorted({block.level for block in sample.blocks if block.level})
    salutation = ("salutation",) if sample.salutation else ()
    headings = tuple(f"heading{level}" for level in levels)
    return ("title", "byline", "date", *salutation, *headings, "paragraph")
