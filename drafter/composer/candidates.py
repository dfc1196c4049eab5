"""What one item's heading can be: the collocations of its groups, put round its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from drafter.composer.measure import Shape, shape_of, verbs_alike
from drafter.composer.tables import ITEM, entries
from drafter.composer.themes import Theme
from drafter.composer.words import Words
from drafter.text.joining import joined

SLOT = "{项}"

_LONGEST_CLAUSE = 13
_PLAIN, _IMAGE = "平实", "比喻"
_PEOPLE = ("队伍", "班子", "组织", "干部", "党员")
"""What one works with, not at: 在…上 takes a matter."""


class Frame(Struct, frozen=True):
    """A mined heading frame with its item as ``{项}`` and its predicate as ``{动作}``; ``id`` is
    the phrase's content id."""

    id: str
    pattern: str


class Wording(Struct, frozen=True):
    """One way to word an item's heading: ``pattern`` with ``{项}`` for the item's own words,
    ``text`` filled; ``noun`` what was put behind the theme; ``style`` the kind of set it belongs
    to; ``rank`` how far down its table it stood, from 0; ``frame`` the id of a mined frame."""

    pattern: str
    text: str
    shape: Shape
    style: str
    noun: str = ""
    rank: int = 0
    frame: str = ""


class _Main(Struct, frozen=True):
    verb: str
    noun: str
    kind: str
    rank: int


def wordings(theme: Theme, words: Words, frames: Sequence[Frame] = ()) -> tuple[Wording, ...]:
    """Everything that ``theme`` can be worded as, each once, in the order of the tables."""
    if theme.complete:
        return (_wording(SLOT, theme.text, words, style="自足"),)
    found: dict[tuple[str, str], Wording] = {}
    for each in _all(theme, words, frames):
        found.setdefault((each.pattern, each.frame), each)
    return tuple(each for each in found.values() if _fits(each))


def head_wordings(theme: Theme, words: Words) -> tuple[Wording, ...]:
    """What a sub-heading's word can be made to: 查 to 全面查, 值守 to 值守从严, and what ends in
    a noun of the tables to verb and noun (压实属地领导责任). None for one that has its verb."""
    text = theme.text
    found: list[Wording] = []
    for rank, entry in enumerate(words.single.get(text, ())):
        pattern = entry.replace(text, SLOT)
        found.append(_wording(pattern, text, words, style="状语", rank=rank))
    for rank, entry in enumerate(words.strictly.get(text, ())):
        found.append(_wording(f"{SLOT}{entry}", text, words, style="从字", rank=rank))
    if theme.noun and text != theme.noun and not theme.complete:
        plain = (each for each in wordings(theme, words) if each.style == _PLAIN)
        found += [each for each in plain if not each.noun]
    return tuple(found)


def _all(theme: Theme, words: Words, frames: Sequence[Frame]) -> Iterator[Wording]:
    mains = tuple(_mains(theme, words))
    for main in mains:
        yield _of_main(main, theme.text, words)
    for rank, (shape, lead) in enumerate(_leads(theme)):
        for main in mains:
            if main.noun and main.kind == _PLAIN:
                continue  # a lead that fits the theme seldom fits what is said of its 机制 or 成果
            if not _clash(lead, main.verb + main.noun) and not _shares_word(lead, theme.text):
                yield _of_main(main, theme.text, words, lead=lead, shape=shape, more=rank)
    for rank, entry in enumerate(_entries(theme, "upon")):
        if _stands_apart(entry, theme.text) and not theme.text.endswith(_PEOPLE):
            yield _wording(f"在{SLOT}上{entry}", theme.text, words, style="在上", rank=rank)
            for frame in frames:
                pattern = frame.pattern.replace("{动作}", entry)
                yield _wording(
                    pattern, theme.text, words, style=frame.id, rank=rank, frame=frame.id
                )
    for rank, entry in enumerate(_entries(theme, "must")):
        yield _wording(f"{SLOT}要{entry}", theme.text, words, style="要", rank=rank)


def _mains(theme: Theme, words: Words) -> Iterator[_Main]:
    """Verb and noun round the theme: 压实…, 健全…机制, 拧紧…链条."""
    for rank, verb in enumerate(_entries(theme, "verbs")):
        if _stands_apart(verb, theme.text):
            yield _Main(verb, "", _PLAIN, rank)
    for rank, verb in enumerate(words.noun_verbs.get(theme.noun, ())):
        if _stands_apart(verb, theme.text):
            yield _Main(verb, "", _PLAIN, rank)
    for rank, entry in enumerate(_entries(theme, "nouns")):
        before, between, after = entry.partition(ITEM)
        noun = after if between else entry
        for verb in (before,) if between else words.noun_verbs.get(entry, ()):
            if _stands_apart(verb, theme.text) and _follows(noun, theme.text):
                yield _Main(verb, noun, _PLAIN, rank)
    for rank, entry in enumerate(_entries(theme, "images")):
        verb, _, noun = entry.partition(ITEM)
        if _stands_apart(verb, theme.text) and _follows(noun, theme.text):
            yield _Main(verb, noun, _IMAGE, rank)


def _of_main(
    main: _Main, item: str, words: Words, *, lead: str = "", shape: str = "", more: int = 0
) -> Wording:
    opening = f"{lead}，" if lead else ""
    return _wording(
        f"{opening}{main.verb}{SLOT}{main.noun}",
        item,
        words,
        style=f"{shape}{main.kind}",
        noun=main.noun,
        rank=main.rank + more,
    )


def _wording(
    pattern: str,
    item: str,
    words: Words,
    *,
    style: str,
    noun: str = "",
    rank: int = 0,
    frame: str = "",
) -> Wording:
    text = pattern.replace(SLOT, item)
    return Wording(pattern, text, shape_of(text, words), style, noun, rank, frame)


def _leads(theme: Theme) -> Iterator[tuple[str, str]]:
    for group in theme.groups:
        for shape, leads in group.leads(theme.text).items():
            for lead in leads:
                yield shape, lead


def _entries(theme: Theme, name: str) -> Iterable[str]:
    sources = theme.groups or ((theme.by_verb,) if theme.by_verb else ())
    lines = (getattr(source, name) for source in sources)
    return dict.fromkeys(entry for line in lines for entry in entries(line, theme.text))


def _fits(wording: Wording) -> bool:
    return all(length <= _LONGEST_CLAUSE for length in wording.shape.lengths)


def _stands_apart(verb: str, theme: str) -> bool:
    """Whether a verb does not say again what the theme says (not 抓实 before 抓落实)."""
    return not verbs_alike(verb, theme)


def _follows(noun: str, theme: str) -> bool:
    """Whether a noun can stand behind the theme without an echo (not 监管 + 监督, 任务 + 工作)."""
    echo = set(noun) & set(theme[-2:]) or _shares_word(noun, theme)
    return not echo and joined(theme, noun) == (theme, noun)


def _shares_word(one: str, other: str) -> bool:
    return any(one[n : n + 2] in other for n in range(len(one) - 1))


def _clash(lead: str, main: str) -> bool:
    """Whether a lead and the clause behind it share a character."""
    return bool(set(lead) & set(main))
