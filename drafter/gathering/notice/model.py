"""What a notice proposes."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from drafter.model import Span

Field = Literal[
    "会议名称", "时间", "地点", "参会人员", "议程",
    "讲话人", "致辞人", "主讲人", "主持人", "篇幅", "发文单位",
]  # fmt: skip

FIELDS: tuple[Field, ...] = get_args(Field)


class Candidate(Struct, frozen=True):
    """One reading of a field: ``value`` as an answer would have it (a line each where there may be
    several), ``spans`` where the notice says so. ``about`` is what a length is said of (发言)."""

    value: tuple[str, ...]
    spans: tuple[Span, ...]
    about: str = ""


class Proposal(Struct, frozen=True):
    """What the notice says of one field. More than one candidate, or a ``doubt`` (Chinese: what
    does not agree), means that the writer has to say which."""

    field: Field
    candidates: tuple[Candidate, ...]
    doubt: str = ""

    @property
    def certain(self) -> bool:
        return len(self.candidates) == 1 and not self.doubt


def cut(source: str, start: int, end: int, why: str) -> Span:
    """The span without the spaces at its ends; ``why`` names the rule that found it."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end, source[start:end], why)
