"""What others said of a draft (意见), and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

Decision = Literal["采纳", "部分采纳", "不采纳"]

DECISIONS: tuple[Decision, ...] = get_args(Decision)

OpinionKind = Literal["批注", "增", "删", "改"]


_LINE_END = re.compile(r"(?<=[。！？；，：])\s*\n\s*")


class Opinion(Struct, frozen=True):
    """A comment (批注: ``text`` says it, about ``quoted``) or a tracked change (``quoted`` was cut,
    ``text`` is new). ``number`` counts from 1 within a draft and stays; ``version`` is the one that
    came with it, ``file`` the Word file; ``decision`` is None while nobody settled it."""

    number: int
    version: int
    file: str
    kind: OpinionKind
    author: str
    at: str
    place: str
    quoted: str
    text: str
    decision: Decision | None = None
    reason: str = ""


def with_opinions(known: Sequence[Opinion], came: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """``known`` with what came, numbered on. What a Word file still carries from the round before
    is not new: the same person's same words at the same time."""
    left = Counter(_identity(each) for each in known)
    found = list(known)
    for opinion in came:
        identity = _identity(opinion)
        if left[identity]:
            left[identity] -= 1
            continue
        found.append(replace(opinion, number=len(found) + 1))
    return tuple(found)


def those_of(came: Iterable[Opinion], known: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """What came as it is known: by number."""
    by_identity: dict[tuple[str, ...], list[Opinion]] = {}
    for opinion in known:
        by_identity.setdefault(_identity(opinion), []).append(opinion)
    found = [by_identity[_identity(opinion)].pop(0) for opinion in came]
    return tuple(sorted(found, key=lambda each: each.number))


def _identity(opinion: Opinion) -> tuple[str, ...]:
    return opinion.kind, opinion.author, opinion.at, opinion.quoted, opinion.text


def settled(
    opinions: Sequence[Opinion], number: int, decision: Decision, reason: str
) -> tuple[Opinion, ...]:
    """The opinions, number ``number`` of them decided."""
    return tuple(
        replace(each, decision=decision, reason=reason) if each.number == number else each
        for each in opinions
    )


def said(opinion: Opinion) -> str:
    """An opinion in one sentence, as the table has it."""
    new = opinion.text.replace("\n", "¶") if opinion.kind != "批注" else opinion.text
    cut = opinion.quoted.replace("\n", "¶")
    match opinion.kind:
        case "批注":
            return _LINE_END.sub("", new).replace("\n", "；")
        case "增" if new == "¶":
            return "在这里分段"
        case "删" if cut == "¶":
            return "与下一段并成一段"
        case "增":
            return f"增加“{_shown(new)}”"
        case "删":
            return f"删去“{_shown(cut)}”"
        case _:
            return f"“{_shown(cut)}”改为“{_shown(new)}”"


def _shown(text: str) -> str:
    return text.strip("¶").replace("¶", "／")
