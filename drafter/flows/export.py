"""From a draft to files: the Markdown that is edited and the Word file that is handed over."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError, os_reason
from drafter.export.word import docx_bytes
from drafter.interview.length import PACE
from drafter.storage.files import atomic_write, is_taken, safe_name, unused_path

_LONGEST_TITLE, _LONGEST_NAME = 45, 10  # characters: with date and 未定稿 under 200 bytes


class Written(Struct, frozen=True):
    """What was written: ``docx`` is None where gaps stopped a final export."""

    markdown: Path | None
    docx: Path | None


def default_path(file: DraftFile, title: str, *, folder: Path) -> Path:
    """Where a draft goes when no file is named: 20261127_全市安全生产工作会议讲话_林知远.docx, with
    未定稿 at the end while facts are missing."""
    draft = file.draft
    day = draft.day.strftime("%Y%m%d") if draft.day else "日期未定"
    parts = [day, title[:_LONGEST_TITLE], draft.speaker[:_LONGEST_NAME]]
    parts += ["未定稿"] if draft.gaps else []
    return folder / (safe_name("_".join(part for part in parts if part)) + ".docx")


def write_draft(
    file: DraftFile, path: Path, *, allow_gaps: bool, overwrite: bool = False
) -> Written:
    """Writes the Markdown beside ``path`` and the Word file at it, each whole or not at all.

    With gaps and without ``allow_gaps`` only the Markdown. A file that is there already is left
    alone and a free name beside it taken, unless ``overwrite``. Raises UserError.
    """
    docx = _word_path(path)
    if not overwrite:
        docx = _both_unused(docx)
    markdown = docx.with_suffix(".md")
    if is_taken(markdown) and not _is_draft(markdown):
        raise UserError(f"{markdown.name} 不是 drafter 存的稿子，不能盖掉", "用 -o 换一个名字")
    atomic_write(markdown, markdown_of(file))
    if file.draft.gaps and not allow_gaps:
        return Written(markdown, None)
    atomic_write(docx, docx_bytes(file.draft))
    return Written(markdown, docx)


def _word_path(path: Path) -> Path:
    """``path`` as a Word file's. Raises UserError where it names another kind of file."""
    if path.suffix.lower() not in ("", ".docx"):
        raise UserError(f"{path.name} 不是 Word 文件名", "文件名以 .docx 结尾")
    return path.with_suffix(".docx")


def _both_unused(docx: Path) -> Path:
    """A name that neither a Word file nor a Markdown file has yet."""
    candidate = docx
    count = 1
    while is_taken(candidate) or is_taken(candidate.with_suffix(".md")):
        count += 1
        candidate = docx.with_name(f"{docx.stem}-{count}.docx")
    return candidate


def _is_draft(path: Path) -> bool:
    try:
        opened(path)
    except UserError:
        return False
    return True


def opened(path: Path) -> DraftFile:
    """The draft in a Markdown file. Raises UserError when it cannot be read or is no draft."""
    if path.suffix.lower() == ".docx":
        raise UserError(f"{path.name} 是 Word 文件", "要导出的是稿子，文件名以 .md 结尾")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件名对不对") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} 不是 UTF-8 编码", "用编辑器另存为 UTF-8 再来") from error
    return draft_file(text, name=path.name)


def export_word(
    file: DraftFile, path: Path, *, allow_gaps: bool, overwrite: bool = False
) -> Written:
    """Writes the Word file of an edited draft. With gaps and without ``allow_gaps``: nothing.

    Raises UserError.
    """
    path = _word_path(path)
    if file.draft.gaps and not allow_gaps:
        return Written(None, None)
    target = path if overwrite else unused_path(path)
    atomic_write(target, docx_bytes(file.draft))
    return Written(None, target)


def reading_time(characters: int, *, pace: int = PACE) -> str:
    """5分30秒 for a number of characters at ``pace`` a minute, to the nearest ten seconds."""
    seconds = round(characters * 60 / pace / 10) * 10
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}分{rest:02d}秒" if minutes else f"{rest}秒"
