"""Sets of parallel headings for the items of one list: what the interview calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from drafter.composer.candidates import SLOT, Frame, Wording, head_wordings, wordings
from drafter.composer.dealing import NOTHING, Avoided, Dealt, avoided_in, deals, redealt
from drafter.composer.measure import Figures, figures_of, shape_of
from drafter.composer.tables import Table
from drafter.composer.themes import Theme, themes_read
from drafter.composer.words import Words, words_of
from drafter.model import SLOT as ANY_SLOT
from drafter.model import Phrase

FEWEST, MOST = 2, 9
"""How many items a set has."""

_ACTION = "动作"


class Composer(Struct, frozen=True):
    """The tables, with what they know of words."""

    tables: tuple[Table, ...]
    words: Words


def composer_of(tables: Iterable[Table]) -> Composer:
    """A composer that knows these tables."""
    known = tuple(tables)
    return Composer(known, words_of(known))


def heading_sets(
    composer: Composer,
    items: Sequence[str],
    *,
    about: str = "",
    phrases: Iterable[Phrase] = (),
    avoided: Avoided = NOTHING,
    seed: int = 0,
) -> tuple[Dealt, ...]:
    """Parallel sets of headings for ``items``, best kinds first; none where the tables do not know
    an item, or nothing they know fits all (then the writer is told so: no set is forced).

    ``about`` tells the field beside the items; ``phrases`` are the bank's, of which headings with
    {动作} lend their frame.
    """
    choices = _choices(composer, items, about, phrases)
    if not FEWEST <= len(items) <= MOST or not all(choices):
        return ()
    return deals(choices, avoided=avoided, seed=seed)


def set_again(
    composer: Composer,
    items: Sequence[str],
    locked: Mapping[int, str],
    *,
    shown: Sequence[str] = (),
    about: str = "",
    phrases: Iterable[Phrase] = (),
    avoided: Avoided = NOTHING,
    seed: int = 0,
) -> tuple[Dealt | None, int]:
    """The set with the headings in ``locked`` (text by place, composed or written by hand) kept
    word for word and the others dealt anew to fit them, and how many other ways there are."""
    choices = _choices(composer, items, about, phrases)
    kept = {place: _as_wording(composer, text, choices[place]) for place, text in locked.items()}
    return redealt(choices, kept, shown=shown, avoided=avoided, seed=seed)


def sub_heading_sets(
    composer: Composer,
    heads: Sequence[str],
    *,
    about: str = "",
    avoided: Avoided = NOTHING,
    seed: int = 0,
) -> tuple[Dealt, ...]:
    """Parallel sets for the heads (小题) of one item's lines; none where they are headings already
    or the tables do not know them: then they stand as they were typed."""
    if not FEWEST <= len(heads) <= MOST:
        return ()
    themes = themes_read(heads, composer.tables, composer.words, about=about)
    choices = [head_wordings(theme, composer.words) for theme in themes]
    return deals(choices, avoided=avoided, seed=seed) if all(choices) else ()


def avoided_by(composer: Composer, headings: Iterable[str]) -> Avoided:
    """What headings that stand elsewhere in the draft leave unusable."""
    return avoided_in([shape_of(heading, composer.words) for heading in headings])


def _as_wording(composer: Composer, text: str, row: Sequence[Wording]) -> Wording:
    """The wording whose text this is; one of its own where the writer worded it."""
    known = next((each for each in row if each.text == text and not each.frame), None)
    return known or Wording(text, text, shape_of(text, composer.words), "手写")


def judged(composer: Composer, headings: Sequence[str]) -> Figures:
    """What the measure says of headings, composed or written by hand."""
    return figures_of([shape_of(heading, composer.words) for heading in headings])


def uncovered(composer: Composer, items: Sequence[str], *, about: str = "") -> tuple[str, ...]:
    """The items that the tables do not know."""
    themes = themes_read(items, composer.tables, composer.words, about=about)
    return tuple(each.text for each in themes if not (each.known or each.complete))


def verbal(composer: Composer, items: Sequence[str]) -> tuple[str, ...]:
    """The items that have their verb already (抓进度), round which no frame goes."""
    return tuple(
        each.text for each in themes_read(items, composer.tables, composer.words) if each.complete
    )


def frames_of(phrases: Iterable[Phrase]) -> tuple[Frame, ...]:
    """Mined heading frames with one item and one predicate to fill."""
    found: list[Frame] = []
    for phrase in phrases:
        pattern = phrase.pattern.replace("{事项}", SLOT)
        if phrase.part == "heading" and sorted(ANY_SLOT.findall(pattern)) == [_ACTION, "项"]:
            found.append(Frame(phrase.id, pattern))
    return tuple(found)


def _choices(
    composer: Composer, items: Sequence[str], about: str, phrases: Iterable[Phrase]
) -> list[tuple[Wording, ...]]:
    themes: tuple[Theme, ...] = themes_read(items, composer.tables, composer.words, about=about)
    frames = frames_of(phrases)
    return [wordings(theme, composer.words, frames) for theme in themes]
