"""From a draft to files: the Markdown that is edited and what is handed over, in Word or else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError, os_reason
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import Layout
from drafter.export.points import outline_of
from drafter.export.remarks import Remark, origin_remarks
from drafter.export.work import Work
from drafter.interview.length import PACE, pace_of
from drafter.model import Draft
from drafter.paths import cache_home
from drafter.storage.files import NameTaken, atomic_write, is_taken, safe_name, written_unused

if TYPE_CHECKING:
    from drafter.export.template import Template

STANDARD_LAYOUT = Layout()
NO_NAMES: Mapping[str, str] = MappingProxyType({})

_LOOKS_LIKE_A_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
_LONGEST_FILE_NAME = 255  # bytes, on the file systems in use
_STEM = re.compile(r"(.+?)(?:_未定稿(-\d+)?)?")
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
    file: DraftFile,
    path: Path,
    *,
    allow_gaps: bool,
    overwrite: bool = False,
    layout: Layout = STANDARD_LAYOUT,
    phrases: Mapping[str, str] = NO_NAMES,
    remarks: Sequence[Remark] = (),
) -> Written:
    """Writes the Markdown beside ``path`` and the Word file at it, each whole or not at all.

    With gaps and without ``allow_gaps`` only the Markdown. A file that is there already is left
    alone and a free name beside it taken, unless ``overwrite``. ``phrases``: as ``origin_remarks``
    has it; ``remarks``: those of checks. Raises UserError.
    """
    docx = _with_markdown(_word_path(path), markdown_of(file), overwrite=overwrite)
    markdown = docx.with_suffix(".md")
    if file.draft.gaps and not allow_gaps:
        return Written(markdown, None)
    pace = pace_of(file.answers)
    work = work_of(file.draft, layout=layout, phrases=phrases, remarks=remarks, pace=pace)
    atomic_write(docx, EXPORTERS[".docx"].exported(work), new=not overwrite)
    return Written(markdown, docx)


def _with_markdown(docx: Path, text: str, *, overwrite: bool) -> Path:
    """Writes the Markdown, which takes the name for both; the Word file's path beside it."""
    while not overwrite:
        free = _both_unused(docx)
        try:
            atomic_write(free.with_suffix(".md"), text, new=True)
        except NameTaken:
            continue  # another window was quicker
        return free
    markdown = docx.with_suffix(".md")
    if is_taken(markdown) and not _is_draft(markdown):
        raise UserError(f"{markdown.name} 不是 drafter 存的稿子，不能盖掉", "用 -o 换一个名字")
    atomic_write(markdown, text)
    return docx


def work_of(
    draft: Draft,
    *,
    layout: Layout = STANDARD_LAYOUT,
    template: Template | None = None,
    remarks: Sequence[Remark] = (),
    phrases: Mapping[str, str] = NO_NAMES,
    pace: int = PACE,
) -> Work:
    """What an exporter needs for a draft: its headings only where the layout wants no more, its
    remarks where the layout shows them. ``remarks`` are those of checks; ``pace``: the draft's own
    characters a minute, which count where the layout does not set others."""
    if layout.minutes and layout.pace == STANDARD_LAYOUT.pace:
        layout = replace(layout, pace=pace)
    if layout.content == "提纲":
        draft, remarks = outline_of(draft), ()
    shown = tuple(remarks)
    if "来历" in layout.remarks:
        shown += origin_remarks(draft, phrases)
    return Work(draft, layout, template, tuple(sorted(shown)), cache_home() / "layouts")


def _word_path(path: Path) -> Path:
    """``path`` as a Word file's. Raises UserError where it names another kind of file."""
    if path.suffix.lower() not in ("", ".docx"):
        raise UserError(
            f"{path.name} 不是 Word 文件名",
            "文件名以 .docx 结尾；别的格式，存好稿子再 drafter export",
        )
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


def saved_file(draft_id: str, *folders: Path) -> Path | None:
    """The file in one of the folders that holds the draft; None where it lies elsewhere."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.md"))):
        try:
            if opened(path).id == draft_id:
                return path
        except UserError:
            continue
    return None


def export_draft(
    work: Work, path: Path, *, allow_gaps: bool, overwrite: bool = False, source: Path | None = None
) -> Path | None:
    """Writes a draft in the form that the suffix of ``path`` names (Word where it has none); where
    it was written. With gaps and without ``allow_gaps``: nothing, None.

    A file that is there already is left alone and a free name beside it taken, unless
    ``overwrite``; a saved draft, and the ``source`` the text came from, never is overwritten.
    Raises UserError.
    """
    path = form_path(path)
    if work.draft.gaps and not allow_gaps:
        return None
    content = EXPORTERS[path.suffix.lower()].exported(work)
    if not overwrite:
        return written_unused(path, content)
    if is_taken(path) and (_is_same(path, source) or _is_draft(path)):
        raise UserError(f"{path.name} 是原稿，不能盖掉", "用 -o 换一个名字")
    atomic_write(path, content)
    return path


def form_path(path: Path) -> Path:
    """``path`` with the suffix of a form there is: .docx where it names none. Raises UserError."""
    suffix = path.suffix.lower()
    if suffix in EXPORTERS:
        return path
    if not suffix or not _LOOKS_LIKE_A_SUFFIX.fullmatch(suffix):
        return path.with_name(f"{path.name}.docx")
    known = "、".join(EXPORTERS)
    raise UserError(f"不会出 {path.suffix} 文件", f"文件名以 {known} 结尾")


def _is_same(path: Path, other: Path | None) -> bool:
    try:
        return other is not None and path.samefile(other)
    except OSError:
        return False


def finished_path(source: Path, *, gaps: bool, label: str = "") -> Path:
    """Where a draft's Word file goes when none is named: beside it, 讲话_朗读稿_未定稿.docx for
    讲话.md or 讲话_未定稿.md. ``label``: what its layout is told apart by; ``gaps``: whether facts
    are missing in what is exported."""
    match = _STEM.fullmatch(source.stem)
    base, count = (match[1], match[2] or "") if match else (source.stem, "")
    told = f"_{safe_name(label)}" if label else ""
    tail = f"{told}{'_未定稿' if gaps else ''}{count}.docx"
    while len((base + tail).encode()) > _LONGEST_FILE_NAME:
        base = base[:-1]
    return source.with_name(base + tail)


def template_file(path: Path) -> Template:
    """The unit's template in a Word file. Raises UserError where it cannot be read."""
    from drafter.export.template_reading import read_template  # few exports need it

    if path.suffix.lower() not in (".docx", ".dotx", ".docm", ".dotm"):
        raise UserError(f"{path.name} 不是 Word 模板", "模板要 .docx、.dotx、.docm 或 .dotm")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件名对不对") from error
    return read_template(content, path.name)


def reading_time(characters: int, *, pace: int = PACE) -> str:
    """5分30秒 for a number of characters at ``pace`` a minute, to the nearest ten seconds."""
    seconds = round(characters * 60 / pace / 10) * 10
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}分{rest:02d}秒" if minutes else f"{rest}秒"
