"""Leaves one speech out, ranks the other speeches' phrases for its places, and counts the hits.

usage: python bench/suggest.py [--texts FILE|FOLDER ...] [--seed N] [--hits]

A place is a sentence of the speech that is left out: one of its opening or closing (ranked among
phrases of the same move), an announcing one (transition), or the first after a heading (sentence).
The bank is mined from the other speeches alone; the query is made of the left-out speech's title
and headings, as a writer would have typed them, never of its sentences. A hit is a candidate among
the first five that has at least 60% of the sentence's content words. Beside it: the five of most
speeches, and five drawn at random from the phrases that fit the place (the exact expectation, no
draw). The second table has the share of the words itself, which tells more than hits where few
places have any phrase that would be one. Intervals are a bootstrap over speeches, 95%. No weight of
the ranking was fitted to these figures.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import comb
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.bank import open_bank
from drafter.corpus.announcing import announces
from drafter.corpus.readers import read_source
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.interview.places import PAGE, Candidate, candidates
from drafter.interview.query import telling_words
from drafter.interview.ranking import Query
from drafter.interview.slots import OPENING_MOVES, SlotValue
from drafter.mining import mined_phrases
from drafter.mining.context import circumstances_of, level_of, occasion_of
from drafter.mining.topics import topic_of
from drafter.model import (
    Heading,
    MinedPhrase,
    Move,
    Part,
    Phrase,
    Source,
    SourceRecord,
    Speech,
    SpeechRecord,
)
from drafter.outlines.model import Question
from drafter.text.normalise import normalised
from drafter.text.numerals import numeral_of
from drafter.text.sentences import sentence_spans
from drafter.text.tokens import content_words

SHARED_WORDS = 0.6
LEAST_PLACES = 30
"""Fewer places than this tell nothing of a ranking."""
PARTS: tuple[Part, ...] = ("opening", "transition", "sentence", "closing")
_DRAWS = 2000
_MEETING = re.compile(r"在(?P<name>.{2,60}?)上?的?(?:重要)?(?:讲话|发言|致辞|报告|表态)")


class Place(Struct, frozen=True):
    """A sentence to suggest for: its part, its move (None: any), the heading it stands under."""

    part: Part
    move: Move | None
    text: str
    heading: Heading | None = None


class Outcome(Struct, frozen=True):
    """What came of one place, each as a share of its sentence's content words: the best of the
    first five by the ranking, by count, the expected best of five drawn at random, and the best of
    all ``fitting`` phrases. ``chance`` is that of a hit among five drawn at random."""

    speech: int
    part: Part
    sentence: str
    ranked: float
    count: float
    random: float
    chance: float
    reach: float
    fitting: int
    suggested: str = ""

    @property
    def telling(self) -> bool:
        """Whether a ranking can do better or worse here than another: something fits, and not
        everything that fits is shown."""
        return self.reach >= SHARED_WORDS and self.fitting > PAGE


class Read(Struct, frozen=True):
    """A speech of the corpus with what is mined from it."""

    source: Source
    speech: Speech
    phrases: tuple[MinedPhrase, ...]


Measures = tuple[Callable[[Outcome], float], ...]
HITS: Measures = (lambda o: is_hit(o.ranked), lambda o: is_hit(o.count), lambda o: o.chance)
SHARES: Measures = (lambda o: o.ranked, lambda o: o.count, lambda o: o.random)


def share(sentence: str, suggested: str) -> float:
    """The share of the content words of ``sentence`` that ``suggested`` has too; it has some."""
    wanted = content_words(sentence)
    return len(wanted & content_words(suggested)) / len(wanted)


def is_hit(share: float) -> bool:
    """Whether a candidate with this share of a sentence's words is a hit."""
    return share >= SHARED_WORDS


def expected_best(values: Sequence[float]) -> float:
    """The expected greatest of five drawn from ``values`` without replacement."""
    if len(values) <= PAGE:
        return max(values, default=0.0)
    ways = [comb(place, PAGE) for place in range(len(values) + 1)]
    grown = (after - before for before, after in pairwise(ways))
    return sum(value * way for value, way in zip(sorted(values), grown, strict=True)) / ways[-1]


def speeches_read(paths: Sequence[Path]) -> list[Read]:
    """Every speech in the files under ``paths``."""
    found: list[Read] = []
    files = [f for p in paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]
    for path in files:
        try:
            source = read_source(path)
        except ReadError:
            continue
        for speech in inspected_source(source).speeches:
            found.append(Read(source, speech, mined_phrases(source, speech)))
    return found


def places(read: Read) -> Iterator[Place]:
    """The sentences of a speech that a phrase place could stand for."""
    speech, plain = read.speech, normalised(read.source.text)
    for sentence in speech.opening:
        is_announcement = sentence.move == "transition" or announces(normalised(sentence.text))
        part: Part = "transition" if is_announcement else "opening"
        yield Place(part, "transition" if is_announcement else sentence.move, sentence.text)
    last = speech.closing[0].start if speech.closing else speech.end
    ends = [*(each.start for each in speech.headings[1:]), last]
    for heading, end in zip(speech.headings, ends, strict=False):
        for start, stop in sentence_spans(plain, heading.end, max(end, heading.end)):
            if content_words(read.source.text[start:stop]):
                yield Place("sentence", None, read.source.text[start:stop], heading)
                break
    for sentence in speech.closing:
        yield Place("closing", sentence.move, sentence.text)


def query_of(read: Read, place: Place) -> Query:
    """The query that the title and the headings of a speech give for one of its places."""
    title = _title(read)
    headings = read.speech.headings
    words = [title, *(_words_of(each) for each in headings if each.level == 1)]
    under: list[Heading] = []
    if place.heading is not None:
        after = headings[headings.index(place.heading) + 1 :]
        level = place.heading.level
        cut = next((i for i, each in enumerate(after) if each.level <= level), len(after))
        under = [place.heading, *after[:cut]]
    return Query(
        words=telling_words(words),
        near=telling_words(map(_words_of, under)),
        occasions=frozenset([occasion_of(title)]) - {""},
        levels=frozenset([level_of(_meeting(title) or title)]) - {""},
        year=read.speech.year,
    )


def values_of(read: Read, place: Place) -> dict[str, SlotValue]:
    """What title and headings say of the slots: the meeting where the place opens it, the matter,
    the number of points."""
    speech = replace(read.speech, opening=(), closing=())
    topic = topic_of(read.source.text, speech)
    points = sum(each.level == 1 for each in speech.headings)
    announces_points = place.part == "transition" and points > 0
    told = {
        "会议名称": _meeting(_title(read)) if place.move in OPENING_MOVES else "",
        "事项": topic[0] if topic else "",
        "数量": ("两" if points == 2 else numeral_of(points)) if announces_points else "",
    }
    return {slot: SlotValue(text, slot) for slot, text in told.items() if text}


def outcomes(read: Sequence[Read], *, seed: int) -> list[Outcome]:
    """What comes of every place of every speech, each ranked from the other speeches' phrases."""
    found: list[Outcome] = []
    for number, held_out in enumerate(read):
        with tempfile.TemporaryDirectory() as folder:
            phrases = _bank_without(held_out, read, Path(folder) / "fold.db")
        for place in places(held_out):
            if content_words(place.text):
                found.append(_outcome(number, held_out, place, phrases, seed=seed))
    return found


def _outcome(
    number: int, read: Read, place: Place, phrases: Sequence[Phrase], *, seed: int
) -> Outcome:
    question = Question(
        name="处", prompt="", stage="措辞", type="phrase", part=place.part,
        moves=() if place.move is None else (place.move,),
    )  # fmt: skip
    values = values_of(read, place)
    of_part = [phrase for phrase in phrases if phrase.part == place.part]
    fitting = [each for one in of_part for each in candidates(question, [one], values, seed=seed)]
    fitting.sort(key=lambda each: _by_count(each, seed))
    ranked = candidates(question, of_part, values, query=query_of(read, place), seed=seed)[:PAGE]
    shares = [share(place.text, each.text) for each in fitting]
    best = max(ranked, key=lambda each: share(place.text, each.text), default=None)
    return Outcome(
        speech=number,
        part=place.part,
        sentence=place.text,
        ranked=share(place.text, best.text) if best else 0.0,
        count=max(shares[:PAGE], default=0.0),
        random=expected_best(shares),
        chance=expected_best([float(is_hit(each)) for each in shares]),
        reach=max(shares, default=0.0),
        fitting=len(fitting),
        suggested=best.text if best else "",
    )


def interval(
    found: Sequence[Outcome], value: Callable[[Outcome], float], *, seed: int
) -> tuple[float, float]:
    """The 95% interval of the mean of ``value``, speeches drawn anew with replacement."""
    by_speech: dict[int, list[float]] = {}
    for each in found:
        by_speech.setdefault(each.speech, []).append(value(each))
    clusters = list(by_speech.values())
    chance = random.Random(seed)
    means = []
    for _ in range(_DRAWS):
        drawn = [one for _ in clusters for one in chance.choice(clusters)]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS) - 1]


def verdict(found: Sequence[Outcome], *, seed: int) -> str:
    """What the hits allow to say."""
    telling = sum(each.telling for each in found)
    if telling < LEAST_PLACES:
        return (
            f"n={len(found)}, but only {telling} of them can tell (some phrase would be a hit, and"
            f" not every phrase is shown); under {LEAST_PLACES} is too few to tell rankings apart"
        )
    return compared(found, HITS, seed=seed)


def compared(found: Sequence[Outcome], measures: Measures, *, seed: int) -> str:
    """Whether the ranking is told apart from count-only and random, by the interval of the
    difference at each place."""
    ranked, *others = measures
    told = []
    for name, other in zip(("count-only", "random"), others, strict=True):
        low, high = interval(found, lambda o, other=other: ranked(o) - other(o), seed=seed)
        said = "better than" if low > 0 else "worse than" if high < 0 else "not told apart from"
        told.append(f"{said} {name} ({low:+.3f} to {high:+.3f})")
    return "; ".join(told)


def _bank_without(held_out: Read, read: Sequence[Read], path: Path) -> tuple[Phrase, ...]:
    """The phrases of a bank mined from every speech but one."""
    others = [each for each in read if each is not held_out]
    sources = {each.source.sha256: each.source for each in others}
    with open_bank(path) as bank:
        for sha256, source in sources.items():
            here = [each for each in others if each.source.sha256 == sha256]
            records = tuple(_record(each) for each in here)
            phrases = [phrase for each in here for phrase in each.phrases]
            record = SourceRecord(sha256, source.name, source.encoding, records)
            bank.add_source(record, phrases)
        return bank.search()


def _record(read: Read) -> SpeechRecord:
    told = circumstances_of(read.source.text, read.speech)
    speech, text = read.speech, read.source.text
    words = "".join(filter(str.isalnum, normalised(text[speech.start : speech.end])))
    return SpeechRecord(
        speech.start, speech.end, _title(read), speech.year, told.occasion, told.level,
        told.speaker, hashlib.sha256(words.encode()).hexdigest()[:16],
    )  # fmt: skip


def _by_count(candidate: Candidate, seed: int) -> tuple[int, int, str]:
    phrase = candidate.phrase
    assert phrase is not None
    tie = hashlib.sha256(f"{seed}:{phrase.id}".encode()).hexdigest()
    return -phrase.speeches, -phrase.sources, tie


def _title(read: Read) -> str:
    title = read.speech.title
    return re.sub(r"\s+", "", normalised(title.text)) if title else ""


def _meeting(title: str) -> str:
    found = _MEETING.search(title)
    return found["name"] if found else ""


def _words_of(heading: Heading) -> str:
    return heading.text.removeprefix(heading.marker)


def _table(title: str, groups: Mapping[str, Sequence[Outcome]], of: Measures, seed: int) -> None:
    heads = "   ".join(f"{name:27}" for name in ("ranked", "count-only", "random"))
    print(f"\n{title}\n{'part':11}{'n':>5}   {heads}")
    for name, found in groups.items():
        cells = []
        for value in of:
            total = sum(map(value, found))
            low, high = interval(found, value, seed=seed)
            cells.append(f"{total:6.1f} {total / len(found):.3f} [{low:.3f}-{high:.3f}]")
        print(f"{name:11}{len(found):5}   " + "   ".join(f"{cell:27}" for cell in cells))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--texts", type=Path, nargs="+", default=[shared / "corpus"])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hits", action="store_true", help="print each hit beside the sentence")
    wanted = parser.parse_args()
    read = speeches_read(wanted.texts)
    found = outcomes(read, seed=wanted.seed)
    groups = {part: [each for each in found if each.part == part] for part in PARTS}
    groups = {name: those for name, those in [*groups.items(), ("all", found)] if those}
    print(f"{len(read)} speeches, each left out once; first {PAGE} candidates, seed {wanted.seed}")
    _table("hits (60% of the words), their share, 95%", groups, HITS, wanted.seed)
    _table("best share of the words, summed and mean, 95%", groups, SHARES, wanted.seed)
    print()
    for name, those in groups.items():
        print(f"{name}, hits: {verdict(those, seed=wanted.seed)}")
        if len(those) >= LEAST_PLACES:
            print(f"{name}, share of the words: {compared(those, SHARES, seed=wanted.seed)}")
    for each in found if wanted.hits else ():
        if is_hit(each.ranked):
            print(f"{each.part:11} {each.sentence.strip()}\n            {each.suggested}")


if __name__ == "__main__":
    main()
