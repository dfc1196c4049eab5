"""The versions of a draft on disk: every text once, named for its content, and one list."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting.identity import draft_id as id_of
from drafter.drafting.identity import is_draft_id
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError, os_reason
from drafter.flows.kept_list import list_held, list_in, write_list
from drafter.paths import kept_drafts_home, kept_of_draft
from drafter.revising.versions import Stage, Version, changes_between, with_stage
from drafter.storage.files import atomic_write, private_folder, written_unused

_LIST = "versions.json"


class KeptDraft(Struct, frozen=True):
    """A draft of which versions are kept, by its title and its latest version."""

    id: str
    title: str
    latest: Version


def kept_drafts() -> tuple[KeptDraft, ...]:
    """Every draft with versions, the one last changed first. What cannot be read is left out."""
    found: list[KeptDraft] = []
    for folder in sorted(kept_drafts_home().glob("d*")):
        try:
            kept = versions_of(folder.name)
            if kept:
                title = version_file(folder.name, kept[-1]).draft.title
                found.append(KeptDraft(folder.name, title, kept[-1]))
        except UserError:
            continue
    return tuple(sorted(found, key=lambda each: each.latest.at, reverse=True))


def versions_of(draft_id: str) -> tuple[Version, ...]:
    """The versions kept of a draft, the first one first; none where nothing is kept.

    Raises UserError where the list cannot be read.
    """
    path = kept_folder(draft_id) / _LIST
    return list_in(path, list[Version], name="版本清单", where="各版的文字还在同一文件夹里")


def keep_version(
    file: DraftFile, *, now: datetime, source: str, stage: Stage | None = None
) -> Version:
    """Keeps ``file`` as the next version and gives it; the latest one where nothing changed.

    ``source`` says in Chinese what it came from (起稿, 导入 讲话.docx). ``stage``: None goes on
    with the stage of the version before, 初稿 at first. Raises UserError.
    """
    # As it is read from its file again: the same draft never counts as two texts.
    text = markdown_of(_read_again(file))
    digest = _digest(text)
    folder = private_folder(kept_folder(file.id))
    with list_held(folder / _LIST):
        kept = versions_of(file.id)
        last = kept[-1] if kept else None
        if last is not None and last.text == digest:
            if stage is None or stage == last.stage:
                return last
            return _staged(file.id, kept, last.number, stage)
        path = _text_path(file.id, digest)
        if not path.exists():
            atomic_write(path, text)
        before = version_file(file.id, last) if last else None
        version = Version(
            number=last.number + 1 if last else 1,
            stage=stage or (last.stage if last else "初稿"),
            at=now.isoformat(timespec="seconds"),
            source=source,
            text=digest,
            characters=file.draft.characters,
            changes=changes_between(before.draft, file.draft) if before else None,
        )
        _write(file.id, (*kept, version))
    return version


def with_own_id(file: DraftFile, *, over: Path | None = None) -> DraftFile:
    """``file``, newly made, under an id that is its own from now on: two that were made from the
    same answers go their own ways, so each has its own versions and is purged by itself. ``over``
    is the file that it takes the place of: it is that same draft where that was made from the same
    answers."""
    former = _draft_in(over)
    if former is not None and _made_from(former) == _made_from(_read_again(file)):
        _claimed(former.id)
        return replace(file, id=former.id)
    made = (id_of(file.draft.outline, file.answers, file.seed, copy=copy) for copy in count(1))
    return replace(file, id=next(own for own in made if _claimed(own)))


def _claimed(draft_id: str) -> bool:
    """Makes the folder of an id, which only one window can do; False where it was there. Where none
    can be made the id is good too: why is said when a version is to be kept."""
    folder = kept_folder(draft_id)
    try:
        private_folder(folder.parent)
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return False
    except (OSError, UserError):
        return True
    return True


def _draft_in(path: Path | None) -> DraftFile | None:
    """The draft in a file; None where there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig") if path else None
        return draft_file(text, name="") if text is not None else None
    except (OSError, UnicodeDecodeError, UserError):
        return None


def _made_from(file: DraftFile) -> str:
    return id_of(file.draft.outline, file.answers, file.seed)


def _read_again(file: DraftFile) -> DraftFile:
    """``file`` as it is read from what is written of it."""
    return draft_file(markdown_of(file), name=file.id)


def why_unkept(file: DraftFile, source: str, *, now: datetime) -> str:
    """Keeps a version as ``keep_version`` does: a draft that is written is never held up by it, so
    why it could not be is only told; "" where it was."""
    try:
        keep_version(file, now=now, source=source)
    except UserError as error:
        return str(error)
    return ""


def set_stage(draft_id: str, number: int, stage: Stage) -> Version:
    """The version, now at ``stage``. Raises UserError where there is none of that number."""
    with list_held(private_folder(kept_folder(draft_id)) / _LIST):
        kept = versions_of(draft_id)
        numbered(kept, number)
        return _staged(draft_id, kept, number, stage)


def numbered(versions: Sequence[Version], number: int) -> Version:
    """The version of that number. Raises UserError where there is none."""
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        there = f"现有第 1 到第 {versions[-1].number} 版" if versions else "还没有存过版本"
        raise UserError(f"没有第 {number} 版", there)
    return found


def is_kept(file: DraftFile, versions: Sequence[Version]) -> bool:
    """Whether ``file`` as it is now is one of its versions."""
    return _digest(markdown_of(file)) in {version.text for version in versions}


def restored(draft_id: str, number: int, path: Path | None, *, beside: Path) -> Path:
    """Writes a version to ``path`` (by default beside the draft, named for the version) and says
    where; a file that is there stays. Raises UserError."""
    version = numbered(versions_of(draft_id), number)
    target = path or beside.with_name(f"{beside.stem}_第{number}版.md")
    if target.suffix.lower() != ".md":
        raise UserError(
            f"{target.name} 不是稿子的文件名", "文件名以 .md 结尾；要 Word，再 drafter export"
        )
    return written_unused(target, version_text(draft_id, version))


def version_file(draft_id: str, version: Version) -> DraftFile:
    """The draft as it was at a version. Raises UserError where its text is gone or was changed."""
    return draft_file(version_text(draft_id, version), name=f"第 {version.number} 版")


def version_text(draft_id: str, version: Version) -> str:
    """The Markdown of a version. Raises UserError where it is gone or was changed."""
    path = _text_path(draft_id, version.text)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"第 {version.number} 版的文字读不了（{os_reason(error)}）", f"它应当在 {path}"
        ) from error
    text = content.decode(errors="replace")
    if _digest(text) != version.text:
        raise UserError(f"第 {version.number} 版的文字被改过，不作数：{path}", "别的版本不受影响")
    return text


def _staged(draft_id: str, kept: Sequence[Version], number: int, stage: Stage) -> Version:
    changed = with_stage(kept, number, stage)
    _write(draft_id, changed)
    return numbered(changed, number)


def _write(draft_id: str, versions: Sequence[Version]) -> None:
    write_list(kept_folder(draft_id) / _LIST, versions)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _text_path(draft_id: str, digest: str) -> Path:
    return kept_folder(draft_id) / f"{digest}.md"


def kept_folder(draft_id: str) -> Path:
    """The folder of all that is kept of a draft. Raises UserError where that is no id: it came from
    a file that anybody may have written."""
    if not is_draft_id(draft_id):
        raise UserError(f"{draft_id} 不是稿号", "稿号在稿子开头，由 drafter 写")
    return kept_of_draft(draft_id)
