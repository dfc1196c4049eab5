"""The blocks of a draft as paragraphs of a Word file: still plain values, no XML yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from drafter.export.layout import Layout, characters_a_line, characters_of_title, line
from drafter.export.reading_aids import Reading, minute_marks, readings, sentence_groups
from drafter.export.remarks import Remark
from drafter.model import GAP, Block, BlockKind, Draft
from drafter.text.clean import clean_text
from drafter.text.titles import title_lines

_FRONT: tuple[BlockKind, ...] = ("title", "byline", "date")
_LEAST_AIR = 200  # twips below the title


class Run(Struct, frozen=True):
    """Characters set alike. ``lead``: a run-in heading; ``gap``: a missing fact, highlighted;
    ``pinyin``: set above; ``opens`` and ``closes``: the remarks that begin before it and end after
    it, by number."""

    text: str
    lead: bool = False
    gap: bool = False
    pinyin: str = ""
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


class Paragraph(Struct, frozen=True):
    """A paragraph. ``continued``: it goes on with the paragraph of the draft that the one before it
    began; ``after``: twips of space below it; ``minute``: what the margin beside it says."""

    kind: BlockKind
    runs: tuple[Run, ...]
    continued: bool = False
    after: int = 0
    minute: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def paragraphs(
    draft: Draft, layout: Layout, remarks: Sequence[Remark] = (), *, title_room: int = 0
) -> tuple[Paragraph, ...]:
    """A paragraph for every block that has text, in order; more where ``layout`` keeps sentences
    whole. ``remarks`` are numbered as they stand. ``title_room``: characters in a line of the
    title, 0 for as many as the layout has room for.

    The speaker and date stand close under the title; lines are left free below whichever of the
    three comes last, by spacing and not by an empty paragraph.
    """
    room = title_room or characters_of_title(layout)
    printed = [
        (place, block) for place, block in enumerate(draft.blocks) if clean_text(block.text).strip()
    ]
    printed = _in_front_order(printed, layout)
    found: list[Paragraph] = []
    for number, (place, block) in enumerate(printed):
        following = printed[number + 1][1].kind if number + 1 < len(printed) else None
        here = [(i, each) for i, each in enumerate(remarks) if each.block == place]
        if block.kind == "title":
            found.append(_title(block, here, layout, room, following))
        else:
            found += _set(block, here, layout, _air(block, layout, following))
    return tuple(_with_minutes(found, layout) if layout.minutes else found)


def _in_front_order(printed: list[tuple[int, Block]], layout: Layout) -> list[tuple[int, Block]]:
    """With the date before the byline where the house style wants it."""
    if layout.front_order == "先署名":
        return printed
    kinds = [block.kind for _, block in printed]
    if "byline" in kinds and "date" in kinds and kinds.index("byline") < kinds.index("date"):
        date = printed.pop(kinds.index("date"))
        printed.insert(kinds.index("byline"), date)
    return printed


def _air(block: Block, layout: Layout, following: BlockKind | None) -> int:
    """Twips of free lines below the last of title, speaker and date."""
    ends = block.kind in _FRONT and following is not None and following not in _FRONT
    return line(layout) * layout.title_air if ends else 0


def _parting(block: Block, layout: Layout) -> int:
    """Twips below a paragraph where its groups of sentences begin like paragraphs themselves: half
    a line parts one paragraph from the next."""
    return line(layout) // 2 if layout.whole_sentences and block.kind == "paragraph" else 0


def _title(
    block: Block,
    remarks: list[tuple[int, Remark]],
    layout: Layout,
    room: int,
    following: BlockKind | None,
) -> Paragraph:
    """The title as one paragraph, broken by sense; a remark on any of it is one on the whole."""
    text = clean_text(block.text)
    lines = title_lines(text, longest=room)
    if len(lines) > 1 + text.strip("\n").count("\n"):  # its own lines are too long: broken anew
        lines = title_lines(text.replace("\n", ""), longest=room)
    text = "\n".join(each.strip() for each in lines if each.strip())
    height = round(layout.title_pitch * 20) * (1 + text.count("\n"))
    grid = _LEAST_AIR + -(height + _LEAST_AIR) % line(layout)
    whole = [(i, Remark(each.block, 0, len(text), each.text, each.by)) for i, each in remarks]
    runs = tuple(_runs(text, 0, whole, []))
    return Paragraph("title", runs, after=grid + _air(block, layout, following))


def _set(
    block: Block, remarks: list[tuple[int, Remark]], layout: Layout, air: int
) -> Iterator[Paragraph]:
    sentences = [clean_text(sentence.text) for sentence in block.sentences]
    text = clean_text(block.text)
    if "".join(sentences) != text or not layout.whole_sentences or block.kind != "paragraph":
        sentences = [text]
    groups = sentence_groups(sentences, characters_a_line(layout))
    air += _parting(block, layout)
    lead = len(clean_text(block.sentences[0].text)) if block.run_in else 0
    above = readings(text, layout.readings) if layout.pinyin or layout.readings else []
    start = 0
    for number, count in enumerate(groups):
        taken = sum(groups[:number])
        group = "".join(sentences[taken : taken + count])
        end = start + len(group)
        runs = tuple(_runs(text, lead, remarks, above, start=start, end=end))
        last = number == len(groups) - 1
        yield Paragraph(block.kind, runs, continued=bool(number), after=air if last else 0)
        start = end


def _runs(
    text: str,
    lead: int,
    remarks: list[tuple[int, Remark]],
    above: list[Reading],
    *,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Run]:
    """``text[start:end]`` cut where anything begins or ends; ``lead``: where a run-in heading ends.

    A remark on nothing, or beyond the end, is one on the nearest character.
    """
    end = len(text) if end is None else end
    gaps = [match.span() for match in GAP.finditer(text)]
    pinyin = {reading.start: reading for reading in above}
    spans = []
    for number, remark in remarks:
        opened = max(0, min(remark.start, len(text) - 1))
        spans.append((number, opened, max(opened + 1, min(remark.end, len(text)))))
    cuts = {start, end, lead}
    cuts.update(place for span in gaps for place in span)
    cuts.update(place for reading in above for place in (reading.start, reading.end))
    cuts.update(place for _, *span in spans for place in span)
    inside = sorted(cut for cut in cuts if start <= cut <= end)
    for begin, stop in pairwise(inside):
        reading = pinyin.get(begin)
        yield Run(
            text[begin:stop],
            lead=stop <= lead,
            gap=any(a <= begin and stop <= b for a, b in gaps),
            pinyin=reading.pinyin if reading else "",
            opens=tuple(i for i, opened, _ in spans if opened == begin),
            closes=tuple(i for i, _, closed in spans if closed == stop),
        )


def _with_minutes(found: list[Paragraph], layout: Layout) -> Iterator[Paragraph]:
    """The paragraphs with the minutes beside them; title, speaker and date are not read out."""
    spoken = [i for i, each in enumerate(found) if each.kind not in _FRONT]
    marks = minute_marks([found[i].text for i in spoken], layout.pace)
    minutes = {spoken[i]: minute for i, minute in marks.items()}
    for i, each in enumerate(found):
        yield replace(each, minute=minutes.get(i, 0))
