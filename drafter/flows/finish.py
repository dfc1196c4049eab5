"""The final file: locked, filed under year and occasion, remembered for the next speech."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.bank import Bank
from drafter.checks.used import memorable
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError, os_reason
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import Layout
from drafter.flows.check import text_of_file
from drafter.flows.export import default_path, work_of
from drafter.flows.finished import finished_record, keep_finished
from drafter.flows.mine import mine
from drafter.flows.offers import composer
from drafter.gathering.finished import Finished, Said
from drafter.interview.length import pace_of
from drafter.outlines.yaml_file import text_of_yaml
from drafter.storage.files import atomic_write, safe_name, unused_folder

FILED = "归档"
SUMS = "SHA256SUMS"
_LOCKED, _OPEN = 0o400, 0o600


class Filed(Struct, frozen=True):
    """A finished draft as it is filed: its folder and what the store keeps of it."""

    folder: Path
    record: Finished


def occasion_of(kind: str) -> str:
    """The occasion that drafts of a kind are filed under: 工作会议 of 工作会议讲话."""
    return kind.removesuffix("讲话") or kind


def filed(file: DraftFile, title: str, *, out: Path, layout: Layout) -> Filed:
    """Files a draft without gaps: its Markdown, Word and answers, and a list of their sha256, all
    read-only, in a folder of its own. Raises UserError where that cannot be written."""
    year = f"{file.draft.day.year}" if file.draft.day else "日期未定"
    stem = default_path(file, title, folder=out).stem
    above = out / FILED / year / safe_name(occasion_of(file.draft.outline))
    contents: dict[str, bytes] = {
        f"{stem}.md": markdown_of(file).encode(),
        f"{stem}.docx": EXPORTERS[".docx"].exported(
            work_of(file.draft, layout=layout, pace=pace_of(file.answers))
        ),
        f"{stem}_答案.yaml": text_of_yaml(dict(file.answers)).encode(),
    }
    folder = unused_folder(above / stem)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    for name, content in {**contents, SUMS: listed.encode()}.items():
        atomic_write(folder / name, content)
        lock(folder / name)
    draft = file.draft
    before = finished_record(file.id)
    record = Finished(
        file.id,
        draft.outline,
        draft.title,
        draft.speaker,
        draft.day.isoformat() if draft.day else "",
        str(folder.resolve()),
        sums,
        _said(file),
        before.mined if before else (),
    )
    keep_finished(record)
    return Filed(folder, record)


def _said(file: DraftFile) -> tuple[Said, ...]:
    found = (Said(each.kind, each.words) for each in memorable(text_of_file(file), composer()))
    return tuple(dict.fromkeys(found))


def lock(path: Path) -> None:
    """Lets nobody write to the file. Raises UserError where the system refuses."""
    _mode(path, _LOCKED)


def unlock(path: Path) -> None:
    """Lets the owner write to the file again."""
    _mode(path, _OPEN)


def _mode(path: Path, mode: int) -> None:
    try:
        path.chmod(mode)
    except OSError as error:
        raise UserError(
            f"改不了 {path.name} 的权限（{os_reason(error)}）", "看看是谁的文件"
        ) from error


def mined_into(bank: Bank, filed: Filed) -> int:
    """Mines the filed Word file into the user's bank as his own; the number of new phrases. The
    store remembers what the bank took, so that a purge can take it out again."""
    words = next(name for name in filed.record.files if name.endswith(".docx"))
    summary = mine([filed.folder / words], bank=bank)
    if summary.read or summary.unchanged:
        bank.holdings.set_speaker(filed.record.files[words], filed.record.speaker)
        taken = dict.fromkeys((*filed.record.mined, filed.record.files[words]))
        keep_finished(replace(filed.record, mined=tuple(taken)))
    return sum(summary.new_phrases.values())
