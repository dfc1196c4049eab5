"""The store of finished speeches: a record beside the versions of each draft."""

from __future__ import annotations

from datetime import date

import msgspec

from drafter import paths
from drafter.checks.used import Used
from drafter.gathering.finished import Finished
from drafter.storage.files import atomic_write

_RECORD = "finished.json"


def finished_speeches() -> tuple[Finished, ...]:
    """Every finished speech that is remembered; what cannot be read is left out."""
    folders = sorted(paths.kept_drafts_home().glob("*"))
    found = (finished_record(folder.name) for folder in folders)
    return tuple(each for each in found if each is not None)


def finished_record(draft_id: str) -> Finished | None:
    """What is remembered of one draft; None where it was not finished."""
    try:
        content = (paths.kept_of_draft(draft_id) / _RECORD).read_bytes()
        return msgspec.json.decode(content, type=Finished)
    except (OSError, msgspec.DecodeError):
        return None


def keep_finished(record: Finished) -> None:
    """Remembers a finished speech. Raises UserError where it cannot be written."""
    atomic_write(paths.kept_of_draft(record.id) / _RECORD, msgspec.json.encode(record))


def used_words() -> tuple[Used, ...]:
    """What speakers said in the speeches that are finished and dated; one whose day cannot be read
    is as good as undated."""
    return tuple(
        Used(said.kind, said.words, each.speaker, day, each.title)
        for each in finished_speeches()
        if (day := _day(each.day)) is not None
        for said in each.said
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
