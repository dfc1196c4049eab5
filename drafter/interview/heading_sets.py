"""Heading sets for the items of a list and sub-headings for the heads of their lines, pure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from drafter.composer.composer import (
    Composer,
    avoided_by,
    heading_sets,
    set_again,
    sub_heading_sets,
    uncovered,
    verbal,
)
from drafter.composer.dealing import Avoided, Dealt
from drafter.interview.answers import PATTERN, PHRASE, Answers, Choice, Value, lines_of, text_of
from drafter.interview.asks import BETWEEN, heading_set
from drafter.interview.heads import heads_of
from drafter.interview.places import Candidate, frame_candidates
from drafter.interview.slots import item_filled
from drafter.model import Phrase
from drafter.outlines.model import Outline, Question

_CLOSERS = "。；;，,、.　 "


class Basis(Struct, frozen=True):
    """What heading sets are made from: the question, the draft so far, the tables, and the bank's
    heading phrases."""

    question: Question
    outline: Outline
    answers: Answers
    composer: Composer
    phrases: tuple[Phrase, ...] = ()
    seed: int = 0

    @property
    def items(self) -> tuple[str, ...]:
        """The items' own words as they stand in a heading."""
        lines = lines_of(self.answers, self.question.each)
        return tuple(line.strip(_CLOSERS) for line in lines)

    @property
    def about(self) -> str:
        """What tells the field beside the items: the facts of one line."""
        names = [each.name for each in self.outline.questions if each.type == "text"]
        return "\n".join(text_of(self.answers, name) for name in names)


class Offer(Struct, frozen=True):
    """A set on offer: the headings, and what goes among the answers. ``phrase`` is the mined frame
    that words it; ``composed``: made by the composer, else one frame serves all items."""

    headings: tuple[str, ...]
    choice: Choice
    phrase: Phrase | None = None
    composed: bool = False

    @property
    def safe(self) -> bool:
        """Whether Enter may take it: no frame that one speech only holds."""
        return self.phrase is None or not self.phrase.single


def set_offers(basis: Basis) -> tuple[Offer, ...]:
    """Heading sets for the items, best first: composed ones, mined frames of two speeches, the
    outline's own frames, the other mined frames; of those that read the same the first. Round items
    that have their verb already (抓进度) no frame goes."""
    dealt = heading_sets(
        basis.composer, basis.items, about=basis.about, phrases=basis.phrases, seed=basis.seed
    )
    frames = (
        ()
        if verbal(basis.composer, basis.items)
        else frame_candidates(basis.question, basis.phrases, basis.items, seed=basis.seed)
    )
    offers = (
        *(_composed(each, basis.phrases) for each in dealt),
        *(_framed(each, basis.items) for each in frames),
    )
    different: dict[tuple[str, ...], Offer] = {}
    for offer in offers:
        different.setdefault(offer.headings, offer)
    return tuple(different.values())


def gives_items_alone(offers: Sequence[Offer], basis: Basis) -> bool:
    """Whether one of the sets is the items in their own words, with nothing round them."""
    return any(offer.headings == basis.items for offer in offers)


def _composed(dealt: Dealt, phrases: Sequence[Phrase]) -> Offer:
    choice: Choice = {PATTERN: list(dealt.patterns)}
    phrase = next((each for each in phrases if each.id == dealt.frame), None)
    return Offer(dealt.texts, {PHRASE: phrase.id, **choice} if phrase else choice, phrase, True)


def _framed(candidate: Candidate, items: Sequence[str]) -> Offer:
    headings = tuple(item_filled(candidate.pattern, item) for item in items)
    return Offer(headings, candidate.choice, candidate.phrase)


def default_set(basis: Basis) -> Value:
    """The best safe set; the outline's own frame where the composer has none. None where every
    heading was written by hand already."""
    editing = _editing(basis.outline, basis.question.name)
    keys = [f"{editing.name}{n + 1}" for n in range(len(basis.items))] if editing else []
    if keys and all(text_of(basis.answers, key) for key in keys):
        return None
    return next((dict(each.choice) for each in set_offers(basis) if each.safe), None)


def _editing(outline: Outline, name: str) -> Question | None:
    """The question that edits the headings of the set ``name``."""
    return next((each for each in outline.questions if each.edits == name), None)


def not_covered(basis: Basis) -> tuple[str, ...]:
    """The items that the tables do not know."""
    return uncovered(basis.composer, basis.items, about=basis.about)


def set_adjusted(
    basis: Basis, headings: Sequence[str], locked: Sequence[bool], *, shown: Sequence[str]
) -> tuple[Dealt | None, int]:
    """The headings with the locked ones word for word and the others dealt anew, and how many
    other ways there are; ``shown`` are headings that stood on the screen before."""
    kept = {place: text for place, text in enumerate(headings) if locked[place]}
    return set_again(
        basis.composer, basis.items, kept, shown=shown, about=basis.about, seed=basis.seed
    )


def set_as_adjusted(before: Value, patterns: Sequence[str]) -> Value:
    """The set's answer with the patterns that stand now; unchanged where they are what it gave."""
    if not isinstance(before, dict) or patterns == before.get(PATTERN, patterns):
        return before
    return {PATTERN: list(patterns)}


def told_origin(offer: Offer) -> str:
    """Where the words of a set come from: the writer's, the tables', a frame of the bank's."""
    phrase = offer.phrase
    if phrase is None:
        return "主题词 您写的　其余 搭配表" if offer.composed else "提纲自带的框架，各条一个句式"
    years = "—".join(str(y) for y in dict.fromkeys((phrase.first_year, phrase.last_year)) if y)
    dated = f"（{years}）" if years else ""
    frame = f"框架 {phrase.number:04d}　出处：{phrase.speeches} 篇{dated}"
    return f"{frame}　主题词 您写的" + ("　动词 搭配表" if offer.composed else "")


# --- sub-headings ------------------------------------------------------------------------------


class HeadSets(Struct, frozen=True):
    """For one item: the heads (小题) of its lines and the sets on offer for them, best first."""

    item: str
    heads: tuple[str, ...]
    sets: tuple[Dealt, ...]


def head_offers(basis: Basis) -> tuple[HeadSets, ...]:
    """For each item the sets for the heads of its lines; a verb of a heading, or of an item before
    it, is used again only where nothing else is left."""
    found: list[HeadSets] = []
    used = list(_big_headings(basis))
    for number, item in enumerate(basis.items, start=1):
        heads = heads_of(lines_of(basis.answers, f"{basis.question.of}{number}"))
        sets = _head_sets(basis, heads, item, avoided_by(basis.composer, used))
        sets = sets or _head_sets(basis, heads, item, Avoided())
        used += sets[0].texts if sets else heads
        found.append(HeadSets(item, heads, sets))
    return tuple(found)


def _head_sets(
    basis: Basis, heads: Sequence[str], item: str, avoided: Avoided
) -> tuple[Dealt, ...]:
    about = f"{item}\n{basis.about}"
    return sub_heading_sets(basis.composer, heads, about=about, avoided=avoided, seed=basis.seed)


def _big_headings(basis: Basis) -> tuple[str, ...]:
    """The headings of the items as they stand now, edited by hand or not."""
    for each in basis.outline.questions:
        if each.edits and each.each == basis.question.each:
            offered = heading_set(basis.outline, basis.answers, each.edits)
            return tuple(
                text_of(basis.answers, f"{each.name}{number}") or heading
                for number, heading in enumerate(offered, start=1)
            )
    return ()


def default_heads(basis: Basis) -> Value:
    """The best set of each item, as Enter takes them; None where nothing is on offer."""
    best = [offer.sets[0].patterns if offer.sets else () for offer in head_offers(basis)]
    return heads_choice(best) if any(best) else None


def heads_choice(patterns: Sequence[Sequence[str]]) -> Choice:
    """The answer that keeps the sub-headings' patterns, item by item; none where an item's heads
    stand as they were typed."""
    return {PATTERN: [BETWEEN.join(each) for each in patterns]}


def heads_filled(offer: HeadSets, patterns: Sequence[str]) -> list[str]:
    """The sub-headings that ``patterns`` give; the heads themselves where there are none for
    them."""
    if len(patterns) != len(offer.heads):
        return list(offer.heads)
    return [item_filled(p, head) for p, head in zip(patterns, offer.heads, strict=True)]


def heads_retyped(
    texts: Sequence[str], offer: HeadSets, patterns: tuple[str, ...]
) -> tuple[str, ...]:
    """The patterns where the sub-headings of ``patterns`` now read ``texts``: a pattern where it
    is unchanged, the words where they are not."""
    before = heads_filled(offer, patterns)
    kept = patterns if len(patterns) == len(texts) else ("{项}",) * len(texts)
    return tuple(
        pattern if text == old else text
        for text, old, pattern in zip(texts, before, kept, strict=True)
    )
