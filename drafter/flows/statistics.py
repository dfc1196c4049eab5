"""What a bank's speeches look like as a whole, in pictures: for the page and for a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.markers import RANK, markers, runs
from drafter.model import MOVE_LABELS, PART_LABELS, Move, Part, Phrase
from drafter.report.pictures import NARROW, WIDE, Picture, Room, bars, columns, grid
from drafter.text.normalise import normalised

_TENTHS = tuple(f"{n}成" for n in range(1, 11))
_STEP = 1000  # characters of one column of lengths
_LONGEST = 12  # columns of lengths; the last takes what is longer
_MOST_YEARS = 15
_TOP = 12
_SYSTEMS: Mapping[str, str] = {
    "part": "第一部分",
    "headline": "不编号的标题",
    "han": "一、",
    "subhead": "不编号的小标题",
    "bracket": "（一）",
    "arabic": "1.",
    "arabic-bracket": "（1）",
    "ordinal": "第一，",
    "first": "首先，其次",
    "qi": "其一，",
    "dash": "——",
    "是": "一是",
    "要": "一要",
}
_STRUCTURES: tuple[Part, ...] = ("heading", "sentence", "phrase")


class Statistics(Struct, frozen=True):
    """A bank in figures and pictures. ``read`` counts the speeches whose text is held: numbering
    is told of those alone; ``narrow``: the pictures for a narrow screen; ``top`` are the structures
    found in most speeches, by part."""

    speeches: int
    read: int
    sources: int
    years: tuple[int | None, int | None]
    counts: dict[Part, int]
    pictures: dict[str, Picture]
    narrow: dict[str, Picture]
    top: dict[Part, tuple[Phrase, ...]]


def statistics(bank: Bank) -> Statistics:
    """The figures and pictures of an open bank."""
    facts, counts = bank.holdings.facts(), bank.counts()
    numbering, read = _numbering(bank)
    figures = _Figures(
        bank.tallies.moves_by_place(),
        _lengths(bank),
        numbering,
        _by_year(bank, "opening"),
        _by_year(bank, "closing"),
        {PART_LABELS[part]: count for part, count in counts.items()},
    )
    return Statistics(
        speeches=facts.speeches,
        read=read,
        sources=facts.sources,
        years=(facts.first_year, facts.last_year),
        counts=counts,
        pictures=_pictures(figures, WIDE),
        narrow=_pictures(figures, NARROW),
        top={part: bank.search(part=part, limit=_TOP) for part in _STRUCTURES},
    )


class _Figures(Struct, frozen=True):
    """What the pictures show."""

    by_place: Mapping[Move, Sequence[int]]
    lengths: dict[str, int]
    numbering: dict[str, int]
    openings: dict[str, dict[str, int]]
    closings: dict[str, dict[str, int]]
    counts: dict[str, int]


def _pictures(of: _Figures, room: Room) -> dict[str, Picture]:
    """The pictures by title; one that has nothing to show is none."""
    places = {
        MOVE_LABELS[move]: dict(zip(_TENTHS, tenths, strict=True))
        for move, tenths in of.by_place.items()
    }
    drawn = {
        "语步在文中的位置（开头到结尾分十成）": grid(
            places, label="每种语步在讲话的第几个十分之一起头，各多少句", room=room
        ),
        "篇幅（千字）": columns(of.lengths, label="各种长短的讲话各多少篇", room=room),
        "用什么序号": bars(of.numbering, label="用这种序号的讲话各多少篇", unit=" 篇", room=room),
        "各年怎么开头": grid(of.openings, label="各年开头用各种语步的讲话篇数", room=room),
        "各年怎么结尾": grid(of.closings, label="各年结尾用各种语步的讲话篇数", room=room),
        "词条": bars(of.counts, label="各部分的词条数", unit=" 条", room=room),
    }
    return {title: picture for title, picture in drawn.items() if picture is not None}


def _lengths(bank: Bank) -> dict[str, int]:
    """How many speeches of each length, in thousands of characters; without gaps between."""
    counted = Counter(min(length // _STEP, _LONGEST) for length in bank.tallies.lengths())
    if not counted:
        return {}
    names = {n: f"{n}–{n + 1}" for n in range(_LONGEST)} | {_LONGEST: f"{_LONGEST} 以上"}
    return {names[n]: counted[n] for n in range(max(counted) + 1)}


def _by_year(bank: Bank, part: Part) -> dict[str, dict[str, int]]:
    """Moves by year, the latest years where there are many."""
    found = bank.tallies.moves_by_year(part)
    years = sorted({year for counts in found.values() for year in counts})[-_MOST_YEARS:]
    return {
        MOVE_LABELS[move]: {str(year): found[move].get(year, 0) for year in years}
        for move in MOVE_LABELS
        if move in found
    }


def _numbering(bank: Bank) -> tuple[dict[str, int], int]:
    """In how many speeches each numbering is used, and how many were looked at."""
    counted: Counter[str] = Counter()
    read = 0
    for source in bank.sources():
        text = bank.text(source.sha256)
        if text is None:
            continue
        plain = normalised(text)
        for speech in source.speeches:
            read += 1
            found = runs(markers(plain, speech.start, speech.end))
            counted.update({run.system for run in found})
    order = [*RANK, *(system for system in _SYSTEMS if system not in RANK)]
    return {_SYSTEMS[each]: counted[each] for each in order if each in _SYSTEMS}, read
