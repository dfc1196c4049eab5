"""Mechanical fixes, written to a file: a copy unless the writer asks for the file itself."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.checking import checked
from drafter.checks.fixing import Fixed, fixed
from drafter.checks.registry import RULES
from drafter.checks.settings import Settings
from drafter.corpus.readers import read_with_looks
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError, os_reason
from drafter.export.mended import Line, mended_docx
from drafter.flows.check import Checked
from drafter.model import Block
from drafter.storage.files import written

_ORIGINS = "<!-- 来历"


class Mended(Struct, frozen=True):
    """What became of a file: ``path`` is where the mended text is (None where nothing was to be
    mended), ``left`` are lines that could not be changed in it."""

    fixed: Fixed
    path: Path | None = None
    left: tuple[str, ...] = ()


def mended_file(
    path: Path,
    found: Checked,
    *,
    beside: Beside,
    settings: Settings,
    in_place: bool = False,
    target: Path | None = None,
) -> Mended:
    """Carries the mechanical findings out and writes the text: at ``target``, over the file where
    ``in_place``, else beside it under a free name (初稿-改.docx).

    A draft of ours keeps its answers and origins, a Word file its looks, any other text its lines.
    Raises UserError: a kind of file that cannot be written back, a place that cannot be written.
    """
    done = fixed(
        found.text,
        lambda text: checked(text, beside, RULES.values(), settings=settings).mechanical,
    )
    if not done.turns:
        return Mended(done)
    content, left = _content(path, found, done)
    place = path if in_place else target or path.with_stem(f"{path.stem}-改")
    place = written(place, content, overwrite=in_place)
    return Mended(done, place, left)


def _content(path: Path, found: Checked, done: Fixed) -> tuple[bytes | str, tuple[str, ...]]:
    if found.file is not None:
        return _draft_after(path, found.file, done), ()
    lines = _lines(found.text.blocks, done.text.blocks)
    suffix = path.suffix.lower()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件名对不对") from error
    if suffix == ".docx":
        content, left = mended_docx(raw, lines)
        return content, tuple(line.before for line in left)
    if suffix in (".txt", ".md", ""):
        text, lost = _replaced(read_with_looks(path).text, lines)
        return text, lost
    raise UserError(f"{path.suffix} 文件改不回去", "另存为 .docx 或 .txt 再来")


def _draft_after(path: Path, file: DraftFile, done: Fixed) -> str:
    """The draft's file after the fixes. A sentence that was T because of what is mended now, and
    is again word for word what it was, has its origin back from the file's own list."""
    text = markdown_of(replace(file, draft=replace(file.draft, blocks=done.text.blocks)))
    before = path.read_text(encoding="utf-8-sig")
    listed = before.rfind(_ORIGINS)
    if listed < 0:
        return text
    again = draft_file(text[: text.rfind(_ORIGINS)] + before[listed:], name=path.name).draft
    if [each.text for each in again.blocks] != [each.text for each in done.text.blocks]:
        return text
    pairs = zip(done.text.blocks, again.blocks, strict=True)
    blocks = tuple(_with_origins(block, known) for block, known in pairs)
    return markdown_of(replace(file, draft=replace(file.draft, blocks=blocks)))


def _with_origins(block: Block, known: Block) -> Block:
    if len(block.sentences) != len(known.sentences):
        return block
    pairs = zip(block.sentences, known.sentences, strict=True)
    return replace(block, sentences=tuple(b if a.origin.letters == "T" else a for a, b in pairs))


def _lines(before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[Line, ...]:
    """The blocks line by line (a title may have several), as they were and are to be."""
    found: list[Line] = []
    for old, new in zip(before, after, strict=True):
        olds, news = old.text.split("\n"), new.text.split("\n")
        if len(olds) == len(news):
            found += [Line(a, b) for a, b in zip(olds, news, strict=True)]
        else:
            found.append(Line(old.text, new.text))
    return tuple(found)


def _replaced(text: str, lines: tuple[Line, ...]) -> tuple[str, tuple[str, ...]]:
    """``text`` with its lines changed, each looked for behind the one before it, and those that
    were not found."""
    pieces: list[str] = []
    left: list[str] = []
    place = 0
    for line in lines:
        at = text.find(line.before, place)
        if at < 0:
            if line.before != line.after:
                left.append(line.before)
            continue
        pieces += [text[place:at], line.after]
        place = at + len(line.before)
    pieces.append(text[place:])
    return "".join(pieces), tuple(left)
