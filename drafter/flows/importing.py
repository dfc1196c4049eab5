"""An edited Word file comes back: its draft is found, its text is the next version, and what others
said in it is kept. A file that began with an older version is joined with what came since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers import read_worked_over
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import ReadError, UserError
from drafter.export.roles import STYLE_NAMES, draft_of, paragraphs_of
from drafter.flows.export import opened
from drafter.flows.opinions import keep_opinions
from drafter.flows.recognising import check_is_one_speech, draft_recognised
from drafter.flows.versions import keep_version, version_file, versions_of
from drafter.model import Block
from drafter.revising.beginnings import is_same_text, nearest
from drafter.revising.merging import (
    Choice,
    Clash,
    Merged,
    decided,
    merged,
    placed_clashes,
)
from drafter.revising.opinions import Opinion
from drafter.revising.places import place_of
from drafter.revising.returning import returned
from drafter.revising.versions import Stage, Version, changes_between
from drafter.storage.files import atomic_write, check_unlocked, written_unused

Choose = Callable[[Sequence[tuple[str, Clash]]], Mapping[int, Choice]]
"""Given the clashes with their places: whose words stand, by number; a clash that it does not name
stands in the draft in both wordings, as a gap."""


class Joined(Struct, frozen=True):
    """A file that began with version ``base`` while ``newest`` was there: ``kept`` counts the
    sentences changed in between that still stand, ``clashes`` those that nobody chose between."""

    base: int
    newest: int
    kept: int
    clashes: int


class Imported(Struct, frozen=True):
    """What came in: the draft as it now is and where it was written, its version, all opinions of
    the file and how many were new; ``kept`` and ``typed`` count sentences; ``lost``: what of the
    file is neither text nor opinion; ``joined``: None where it began with the newest version."""

    file: DraftFile
    path: Path
    version: Version
    opinions: tuple[Opinion, ...]
    new_opinions: int
    kept: int
    typed: int
    lost: tuple[str, ...]
    joined: Joined | None = None


def imported(
    path: Path,
    *,
    now: datetime,
    into: Path | None = None,
    output: Path | None = None,
    refused: bool = False,
    stage: Stage | None = None,
    choose: Choose | None = None,
) -> Imported:
    """Takes in a Word file.

    ``into`` names its draft and is written anew, once what stood there is a version; without it the
    draft is found by its sentences among those with versions, and the text goes to ``output`` or to
    a free name beside the Word file. ``refused``: the text as if every tracked change were refused.
    ``choose``: asked where the file and a version that it does not know both changed a sentence.
    Raises UserError where no draft is found, ReadError where the file cannot be read.
    """
    read = read_worked_over(path, refused=refused)
    said = tuple(_opinions(path, _as_sent(path, read, refused=refused)))
    came = draft_of(paragraphs_of(read))
    base = opened(into) if into is not None else draft_recognised(came, path)
    if into is not None:
        check_is_one_speech(came, base, path, into)
        check_unlocked(into)
        keep_version(base, now=now, source="手改")  # before it is written over
    file, joined = _next_text(base, path, refused=refused, choose=choose)
    how = "（不含修订）" if refused and _has_changes(read) else ""
    version = keep_version(file, now=now, source=f"导入 {path.name}{how}", stage=stage)
    opinions, new = keep_opinions(file.id, (replace(each, version=version.number) for each in said))
    target = _written(file, path, into=into, output=output)
    before = set(base.draft.texts)
    typed = sum(
        sentence.origin.letters == "T" and sentence.text not in before
        for block in file.draft.blocks
        for sentence in block.sentences
    )
    total = len(file.draft.texts)
    return Imported(file, target, version, opinions, new, total - typed, typed, read.lost, joined)


# --- which version it began with ----------------------------------------------------------------


class _Joining(Struct, frozen=True):
    """A file's text on its way into the draft: the version it began with, the newest one of those
    that it is joined with, and the result (None where these are the same)."""

    began: DraftFile
    newest: DraftFile
    numbers: tuple[int, int]
    theirs: DraftFile
    result: Merged | None

    def text(self, choices: Mapping[int, Choice]) -> DraftFile:
        if self.result is None:
            return self.theirs
        gaps = (*self.newest.draft.gaps, *self.theirs.draft.gaps)
        blocks = decided(self.result, choices)
        draft = replace(self.newest.draft, blocks=blocks, gaps=gaps)
        # What a person sees in the Markdown is the draft: gaps and blocks are read from it.
        return draft_file(markdown_of(replace(self.newest, draft=draft)), name=self.newest.id)


def _next_text(
    base: DraftFile, path: Path, *, refused: bool, choose: Choose | None
) -> tuple[DraftFile, Joined | None]:
    """The draft with the file's text in it. One that was taken in just now with its changes the
    other way round is taken in once more in the place of that."""
    known = [*_earlier(base.id)][::-1]
    if known and is_same_text(known[-1][1].draft, base.draft):
        known[-1] = (known[-1][0], base)
    else:
        known.append((known[-1][0] + 1 if known else 1, base))
    if len(known) > 1 and versions_of(base.id)[-1].source.startswith(f"导入 {path.name}"):
        other_way = _joining(known[:-1], path, refused=not refused)
        this_way = _joining(known[:-1], path, refused=refused)
        differ = not is_same_text(other_way.theirs.draft, this_way.theirs.draft)
        if differ and is_same_text(other_way.text({}).draft, base.draft):
            return _settled(this_way, choose)
    return _settled(_joining(known, path, refused=refused), choose)


def _joining(known: Sequence[tuple[int, DraftFile]], path: Path, *, refused: bool) -> _Joining:
    """The file against the ``known`` versions by their numbers, the newest last."""
    newest = known[-1][1]
    earlier = [file for _, file in known[-2::-1]]
    theirs, sent = (_returned(newest, earlier, path, refused=each) for each in (refused, True))
    at = nearest(sent.draft, [file.draft for _, file in known])
    began = known[at][1]
    result = None
    if began is not newest:
        result = merged(began.draft.blocks, newest.draft.blocks, theirs.draft.blocks)
    return _Joining(began, newest, (known[at][0], known[-1][0]), theirs, result)


def _returned(
    base: DraftFile, earlier: Sequence[DraftFile], path: Path, *, refused: bool
) -> DraftFile:
    read = _either_way(path, refused=refused)
    styled = any(form.style in STYLE_NAMES for form in read.forms)
    return returned(base, earlier, draft_of(paragraphs_of(read)), styled=styled)


def _either_way(path: Path, *, refused: bool) -> ReadText:
    """The file; one that has no text that way is read the other way."""
    try:
        return read_worked_over(path, refused=refused)
    except ReadError:
        return read_worked_over(path, refused=not refused)


def _settled(joining: _Joining, choose: Choose | None) -> tuple[DraftFile, Joined | None]:
    if joining.result is None:
        return joining.theirs, None
    clashes = placed_clashes(joining.result)
    choices = choose(clashes) if choose and clashes else {}
    changes = changes_between(joining.began.draft, joining.newest.draft)
    changed = changes.added + changes.removed + changes.changed
    joined = Joined(
        base=joining.numbers[0],
        newest=joining.numbers[1],
        kept=max(0, changed - len(clashes)),
        clashes=len(clashes) - len(choices),
    )
    return joining.text(choices), joined


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


def _earlier(draft_id: str) -> Iterator[tuple[int, DraftFile]]:
    """The versions by their numbers, the latest first; one that cannot be read is passed over."""
    for version in reversed(versions_of(draft_id)):
        try:
            yield version.number, version_file(draft_id, version)
        except UserError:
            continue


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
