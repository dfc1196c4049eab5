"""What a speaker said not long ago and would say again: headings, quotations, images."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from drafter.model import Draft

UsedKind = Literal["标题", "引文", "比喻"]

_NUMBERING = re.compile(
    "^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\\d+[.．、]|（\\d+）"
    "|第?[一二三四五六七八九十]+[是要，])"
)
_QUOTATION = re.compile("“([^“”]{8,80})”")
_LIKENED = re.compile(
    "(?:就像|好像|如同|好比|犹如|仿佛|像)([^，。；！？“”]{2,16}?)(?:一样|那样|般|[，。；！？])"
)
_CLAUSES = re.compile("[，；。！？]")
_NO_WORDS = re.compile(r"\W")
_SHORTEST_HEADING = 6  # characters: 工作要求 stands in many speeches
_NO_IMAGES: Mapping[str, str] = {}


class Wording(Struct, frozen=True):
    """What of a draft may not be used twice: headings without their numbers, quotations of eight
    characters or more, and images (防线; of a comparison what it is likened to)."""

    headings: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    images: tuple[str, ...] = ()


class Finished(Struct, frozen=True):
    """A speech that was given: ``id`` its draft's, ``day`` as 2026-11-27; ``folder`` where its
    files are, ``files`` their sha256 by name, ``mined`` the sha256 of what the bank took of it."""

    id: str
    kind: str
    title: str
    speaker: str
    day: str
    folder: str
    files: Mapping[str, str]
    wording: Wording
    mined: tuple[str, ...] = ()


class Used(Struct, frozen=True):
    """Words of a draft that stood in a speech by the same speaker on ``day``."""

    kind: UsedKind
    text: str
    title: str
    day: date


def wording_of(draft: Draft, *, images: Mapping[str, str] = _NO_IMAGES) -> Wording:
    """The headings, quotations and images of a draft. ``images`` names the image of each noun that
    is one at the end of a heading's clause (防火墙: 防线)."""
    headings = tuple(dict.fromkeys(_headings(draft)))
    body = "\n".join(block.text for block in draft.blocks)
    quotations = tuple(dict.fromkeys(_QUOTATION.findall(body)))
    found = [image for heading in headings for image in _images(heading, images)]
    found += _LIKENED.findall(body)
    return Wording(headings, quotations, tuple(dict.fromkeys(found)))


def used_before(
    draft: Draft,
    finished: Iterable[Finished],
    day: date,
    *,
    but: str = "",
    images: Mapping[str, str] = _NO_IMAGES,
) -> tuple[Used, ...]:
    """What of ``draft`` its speaker said in one of ``finished`` within twelve months before
    ``day``, in the draft's order; of several speeches the latest. ``but`` is the id of this very
    draft. Nothing where the draft names no speaker."""
    if not draft.speaker:
        return ()
    near = [each for each in finished if each.id != but and each.speaker == draft.speaker]
    near = [each for each in near if _year_before(day) <= date.fromisoformat(each.day) <= day]
    near.sort(key=lambda each: (each.day, each.id), reverse=True)
    here = wording_of(draft, images=images)
    return tuple(
        used
        for kind, texts in (
            ("标题", here.headings),
            ("引文", here.quotations),
            ("比喻", here.images),
        )
        for text in texts
        if (used := _used(kind, text, near)) is not None
    )


def _used(kind: str, text: str, finished: Sequence[Finished]) -> Used | None:
    for each in finished:
        said: dict[UsedKind, tuple[str, ...]] = {
            "标题": each.wording.headings,
            "引文": each.wording.quotations,
            "比喻": each.wording.images,
        }
        for name, texts in said.items():
            if name == kind and _bare(text) in {_bare(other) for other in texts}:
                return Used(name, text, each.title, date.fromisoformat(each.day))
    return None


def _headings(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        text = block.sentences[0].text if block.sentences else ""
        if block.kind.startswith("heading") or block.run_in:
            heading = _NUMBERING.sub("", text).strip("。 ")
            if len(heading) >= _SHORTEST_HEADING:
                yield heading


def _images(heading: str, images: Mapping[str, str]) -> Iterator[str]:
    """The image that each clause of a heading ends in: that of the longest noun known."""
    for clause in _CLAUSES.split(heading):
        for start in range(len(clause)):
            if clause[start:] in images:
                yield images[clause[start:]]
                break


def _bare(text: str) -> str:
    return _NO_WORDS.sub("", text)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
