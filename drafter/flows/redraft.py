"""A saved draft gone over again: begun, left and gone on with, written back where it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from drafter import paths
from drafter.drafting.markdown import markdown_of
from drafter.errors import UserError
from drafter.flows.draft import draft_of, merged_again
from drafter.flows.export import opened
from drafter.flows.session import Edited, Session
from drafter.flows.session_files import finished, new_session, unfinished_sessions
from drafter.flows.versions import why_unkept
from drafter.outlines.load import outline_named
from drafter.profile.model import Profile
from drafter.storage.files import atomic_write, check_unlocked
from drafter.storage.locks import is_held


class WrittenBack(Struct, frozen=True):
    """What became of a draft that was gone over: ``changed`` sentences follow the answers now,
    ``moved`` stand where the hand put them though the answers have them elsewhere; ``same``: there
    was nothing to write. ``unkept`` says why a version could not be kept, "" where both were."""

    path: Path
    changed: int = 0
    moved: tuple[str, ...] = ()
    same: bool = False
    unkept: str = ""


def session_left(path: Path) -> Session | None:
    """The interview over the draft at ``path`` that was left and that no window has open."""
    for session in unfinished_sessions(paths.unfinished()):
        same = session.edited is not None and session.edited.path == path.resolve()
        if same and session.file is not None and not is_held(session.file):
            return session
    return None


def session_over(path: Path, *, profile: Profile) -> Session:
    """A new interview over the draft at ``path``, on disk. Raises UserError where that is no draft
    of ours, or cannot be read."""
    file = opened(path)
    return new_session(
        outline_named(file.draft.outline),
        file.answers,
        seed=file.seed,
        folder=paths.unfinished(),
        profile=profile,
        edited=Edited(path.resolve(), file),
    )


def written_back(session: Session, *, now: datetime) -> WrittenBack:
    """Writes the draft where it was, once the text that stood there is kept as a version; the
    interview over it is finished then. Raises UserError."""
    assert session.edited is not None
    path, before = session.edited.path, session.edited.file
    file = draft_of(session)
    if markdown_of(file) == markdown_of(before):
        finished(session)
        return WrittenBack(path, same=True)
    check_unlocked(path)
    check_not_changed(session)
    unkept = why_unkept(before, "改答案之前", now=now)
    atomic_write(path, markdown_of(file))
    unkept = why_unkept(file, "改答案", now=now) or unkept
    merged = merged_again(session)
    finished(session)
    return WrittenBack(path, merged.changed, merged.moved, unkept=unkept)


def check_not_changed(session: Session) -> None:
    """Raises UserError where the draft that is gone over is not the one any more that was opened:
    written back it would replace without a word what somebody changed meanwhile."""
    edited = session.edited
    if edited is not None and markdown_of(opened(edited.path)) != markdown_of(edited.file):
        raise UserError(
            f"{edited.path.name} 刚才在别处改过，没有写回去",
            f"再来一遍，就照改过的稿子接着改：drafter draft {edited.path.name}",
        )
