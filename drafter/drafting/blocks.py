"""Lines of Markdown as the blocks of a speech, known by prefix, place and shape.

The same rules read what a template gave and what a person edited afterwards, so a draft and its
reopened file have the same blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.drafting.marks import Tagged, plain
from drafter.model import BlockKind
from drafter.text.sentences import sentence_spans

_PREFIX = re.compile(r"(#{1,5}) +")
_PREFIX_KINDS: dict[int, BlockKind] = {
    1: "title",
    2: "heading1",
    3: "heading2",
    4: "heading3",
    5: "heading4",
}
_DATE = re.compile(r"（(?:[\d〇零一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}日|【待补：[^】]+】)）")
_RUN_IN = re.compile(
    r"(?:第?[一二三四五六七八九十]+[是要、，]|（[一二三四五六七八九十]+）|首先，|其次，|再次，|最后，)"
)
_LONGEST_SALUTATION = 60
_LONGEST_BYLINE = 80
_LONGEST_RUN_IN = 45

Line = tuple[BlockKind, list[Tagged]]


def shaped(lines: Iterable[list[Tagged]]) -> Iterator[Line]:
    """Each line that holds text with its kind; a heading's prefix is taken off.

    A prefix counts only when it is the outline's (or a hand's) own, not an answer's. Between the
    title and the first paragraph stand byline, date and salutation, each known by its shape.
    """
    front = addressed = False
    for line in lines:
        characters = _stripped(line)
        if not characters:
            continue
        kind, rest = _prefixed(characters)
        if kind == "paragraph" and front:
            kind = _front_kind(plain(characters), addressed=addressed)
        if kind == "title":
            front = True
        elif kind == "paragraph" or kind.startswith("heading"):
            front = False
        addressed = kind == "salutation"
        yield kind, _unescaped(rest)


def _stripped(line: list[Tagged]) -> list[Tagged]:
    text = plain(line)
    start = len(text) - len(text.lstrip())
    return line[start : len(text.rstrip())]


def _prefixed(characters: list[Tagged]) -> tuple[BlockKind, list[Tagged]]:
    match = _PREFIX.match(plain(characters))
    if match and not any(tags for _, tags in characters[: match.end(1)]):
        return _PREFIX_KINDS[len(match[1])], characters[match.end() :]
    return "paragraph", characters


def _front_kind(text: str, *, addressed: bool) -> BlockKind:
    """After a salutation only more of it may follow before the first paragraph."""
    if addressed:
        is_more = text.endswith("：") and len(text) <= _LONGEST_SALUTATION
        return "salutation" if is_more else "paragraph"
    if _DATE.fullmatch(text):
        return "date"
    if text.endswith("：") and len(text) <= _LONGEST_SALUTATION:
        return "salutation"
    if len(text) <= _LONGEST_BYLINE and text[-1] not in "。！？；：，":
        return "byline"
    return "paragraph"


def _unescaped(characters: list[Tagged]) -> list[Tagged]:
    """Without the backslash that keeps a line's first character from being read as Markdown."""
    if len(characters) > 1 and characters[0] == ("\\", ()) and characters[1][0] in "#>-<\\":
        return characters[1:]
    return characters


def escaped(text: str) -> str:
    """``text`` so that its first character is not read as Markdown."""
    return f"\\{text}" if text[:1] in ("#", ">", "-", "<", "\\") else text


def sentences_of(kind: BlockKind, characters: list[Tagged]) -> list[list[Tagged]]:
    """The sentences of a block: a paragraph is split, everything else is one."""
    if kind != "paragraph":
        return [characters]
    return [characters[start:end] for start, end in sentence_spans(plain(characters))]


def sentence_starts(kind: BlockKind, characters: list[Tagged]) -> list[int]:
    """Where each of ``sentences_of`` begins."""
    if kind != "paragraph":
        return [0] if characters else []
    return [start for start, _ in sentence_spans(plain(characters))]


def runs_in(kind: BlockKind, sentences: list[str]) -> bool:
    """Whether a paragraph begins with a heading that runs on into it (一要……。正文)."""
    if kind != "paragraph" or len(sentences) < 2:
        return False
    lead = sentences[0]
    return bool(_RUN_IN.match(lead)) and lead.endswith("。") and len(lead) <= _LONGEST_RUN_IN
