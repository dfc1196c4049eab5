"""An edited Word file comes back: its draft is found, its text is the next version, and what others
said in it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers import read_worked_over
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import ReadError, UserError
from drafter.export.roles import STYLE_NAMES, draft_of, paragraphs_of
from drafter.flows.export import opened
from drafter.flows.opinions import keep_opinions
from drafter.flows.versions import (
    keep_version,
    kept_drafts,
    version_file,
    version_text,
    versions_of,
)
from drafter.model import Block, Draft
from drafter.revising.opinions import Opinion
from drafter.revising.places import place_of
from drafter.revising.returning import returned
from drafter.revising.versions import Stage, Version, sentences_in
from drafter.storage.files import atomic_write, check_unlocked, written_unused

LEAST_SHARED = 0.4
"""Share of its sentences that a Word file must have in common with a draft to be found to be it. Of
the ten shipped examples two kinds share 4% at most; two speeches of one kind can share what no
answer went into, 12 to 27%."""

_LEAST_SHARED_BY_NAME = 0.1  # where the user says which draft it is
_CLEARLY = 0.15  # by how much the best draft must be ahead of the next
_SHORTEST = 8  # characters of a sentence that tells a draft by


class Imported(Struct, frozen=True):
    """What came in: the draft as it now is and where it was written, its version, all opinions of
    the file and how many were new; ``kept`` and ``typed`` count sentences; ``lost``: what of the
    file is neither text nor opinion."""

    file: DraftFile
    path: Path
    version: Version
    opinions: tuple[Opinion, ...]
    new_opinions: int
    kept: int
    typed: int
    lost: tuple[str, ...]


def imported(
    path: Path,
    *,
    now: datetime,
    into: Path | None = None,
    output: Path | None = None,
    refused: bool = False,
    stage: Stage | None = None,
) -> Imported:
    """Takes in a Word file.

    ``into`` names its draft and is written anew, once what stood there is a version; without it the
    draft is found by its sentences among those with versions, and the text goes to ``output`` or to
    a free name beside the Word file. ``refused``: the text as if every tracked change were refused.
    Raises UserError where no draft is found, ReadError where the file cannot be read.
    """
    read = read_worked_over(path, refused=refused)
    said = tuple(_opinions(path, _as_sent(path, read, refused=refused)))
    came = draft_of(paragraphs_of(read))
    base = opened(into) if into is not None else _found(came, path)
    styled = any(form.style in STYLE_NAMES for form in read.forms)
    file = returned(base, list(_earlier(base.id)), came, styled=styled)
    if into is not None:
        _check_is_one_speech(came, base, path, into)
        check_unlocked(into)
        keep_version(base, now=now, source="手改")  # before it is written over
    how = "（不含修订）" if refused and _has_changes(read) else ""
    version = keep_version(file, now=now, source=f"导入 {path.name}{how}", stage=stage)
    opinions, new = keep_opinions(file.id, (replace(each, version=version.number) for each in said))
    target = _written(file, path, into=into, output=output)
    before = set(sentences_in(base.draft))
    typed = sum(
        sentence.origin.letters == "T" and sentence.text not in before
        for block in file.draft.blocks
        for sentence in block.sentences
    )
    total = len(sentences_in(file.draft))
    return Imported(file, target, version, opinions, new, total - typed, typed, read.lost)


def _written(file: DraftFile, path: Path, *, into: Path | None, output: Path | None) -> Path:
    if into is None:
        return written_unused(output or path.with_suffix(".md"), markdown_of(file))
    atomic_write(into, markdown_of(file))
    return into


def _as_sent(path: Path, read: ReadText, *, refused: bool) -> ReadText:
    """The file as it was sent out, without the changes: it is what everybody who says something has
    before him. A text that is all new was sent out by nobody: there it is the text that came."""
    if refused or not _has_changes(read):
        return read
    try:
        return read_worked_over(path, refused=True)
    except ReadError:
        return read


def _has_changes(read: ReadText) -> bool:
    return any(note.kind != "批注" for note in read.notes)


def _earlier(draft_id: str) -> Iterator[DraftFile]:
    """The versions, the latest first; one that cannot be read is passed over."""
    for version in reversed(versions_of(draft_id)):
        try:
            yield version_file(draft_id, version)
        except UserError:
            continue


def _check_is_one_speech(came: Draft, base: DraftFile, path: Path, into: Path) -> None:
    texts = [markdown_of(base), *_texts(base.id)]
    if max(_shared(came, text) for text in texts) < _LEAST_SHARED_BY_NAME:
        raise UserError(
            f"{path.name} 和 {into.name} 没有几句相同，不像同一篇",
            "看看文件对不对；要排别人的稿子，用 drafter export",
        )


def _found(came: Draft, path: Path) -> DraftFile:
    """The latest version of the draft that the text is one of. Raises UserError."""
    likely: list[tuple[float, str, str]] = []
    for draft in kept_drafts():
        shares = [_shared(came, text) for text in _texts(draft.id)]
        likely.append((max(shares, default=0.0), draft.id, draft.title))
    likely.sort(key=lambda each: (-each[0], each[1]))
    if not likely or likely[0][0] < LEAST_SHARED:
        raise UserError(
            f"没找到 {path.name} 是哪份稿子改出来的",
            "用 --into 稿子.md 说明；不是 drafter 起的稿，用 drafter export 排版",
        )
    if len(likely) > 1 and likely[0][0] - likely[1][0] < _CLEARLY:
        titles = "、".join(dict.fromkeys(title for _, _, title in likely[:2]))
        raise UserError(f"{path.name} 像两份稿子：{titles}", "用 --into 稿子.md 说明是哪一份")
    draft_id = likely[0][1]
    return version_file(draft_id, versions_of(draft_id)[-1])


def _texts(draft_id: str) -> Iterator[str]:
    for version in versions_of(draft_id):
        try:
            yield version_text(draft_id, version)
        except UserError:
            continue


def _shared(came: Draft, text: str) -> float:
    """The share of the sentences of ``came`` that stand in a draft's Markdown."""
    told = [each for each in sentences_in(came) if len(each) >= _SHORTEST]
    return sum(each in text for each in told) / len(told) if told else 0.0


def _opinions(path: Path, read: ReadText) -> Iterator[Opinion]:
    """The notes of a file with their places in it; the version is the importer's to say."""
    blocks = draft_of(paragraphs_of(read)).blocks
    places = list(_blocks_of(_lines(read), blocks))
    for number, note in enumerate(read.notes, start=1):
        yield Opinion(
            number=number,
            version=0,
            file=path.name,
            kind=note.kind,
            author=note.author,
            at=note.at,
            place=place_of(blocks, places[min(note.paragraph, len(places) - 1)]),
            quoted=note.quoted,
            text=note.text,
        )


def _lines(read: ReadText) -> list[str]:
    starts = [place.start for place in read.places]
    ends = [start - 1 for start in starts[1:]] + [len(read.text)]
    return [read.text[a:b].strip() for a, b in zip(starts, ends, strict=True)]


def _blocks_of(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[int]:
    """The block that each paragraph of the file went into; a reading aid has that before it."""
    block = offset = 0
    for line in lines:
        following = block
        at = blocks[following].text.find(line, offset) if blocks else -1
        while at < 0 and following + 1 < len(blocks):
            following += 1
            at = blocks[following].text.find(line)
        if at >= 0:
            block, offset = following, at + len(line)
        yield block
