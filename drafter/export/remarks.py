"""Remarks on a draft: what a review copy says in its comments beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Literal

from msgspec import Struct

from drafter.model import LETTER_LABELS, Block, Draft, DraftSentence

By = Literal["来历", "检查"]


class Remark(Struct, frozen=True, order=True):
    """A remark on the characters ``start`` to ``end`` (code points, end exclusive) of the text of
    block number ``block``. ``by`` says what kind it is and stands as the comment's author."""

    block: int
    start: int
    end: int
    text: str
    by: By = "检查"


def origin_remarks(draft: Draft, phrases: Mapping[str, str]) -> tuple[Remark, ...]:
    """Where each sentence comes from; neighbours in a paragraph that come from one place share a
    remark. ``phrases`` says of a phrase's content id what to call it (0147，3 篇)."""
    return tuple(
        remark
        for place, block in enumerate(draft.blocks)
        for remark in _origins(place, block, phrases)
    )


def _origins(place: int, block: Block, phrases: Mapping[str, str]) -> list[Remark]:
    found: list[Remark] = []
    start = 0
    for said, sentences in groupby(block.sentences, key=lambda each: _said(each, phrases)):
        end = start + sum(len(sentence.text) for sentence in sentences)
        found.append(Remark(place, start, end, said, "来历"))
        start = end
    return found


def _said(sentence: DraftSentence, phrases: Mapping[str, str]) -> str:
    origin = sentence.origin
    pieces = []
    for letter in origin.letters:
        name = LETTER_LABELS.get(letter, "")
        if letter == "P" and origin.phrase:
            name += f" {phrases.get(origin.phrase, origin.phrase)}"
        if letter in "AM" and origin.questions:
            name += f"（{'、'.join(origin.questions)}）"
        pieces.append(name)
    return "，".join(piece for piece in pieces if piece)
