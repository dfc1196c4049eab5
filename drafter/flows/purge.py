"""A draft removed with all that is kept of it, which is listed before anything goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from drafter import paths
from drafter.bank.purging import purge_source, sources_with
from drafter.corpus.readers import read_source
from drafter.drafting.identity import is_draft_id
from drafter.drafting.markdown import DraftFile
from drafter.errors import ReadError, UserError, os_reason
from drafter.export.exporters import EXPORTERS
from drafter.flows.draft import draft_of
from drafter.flows.export import opened
from drafter.flows.finished import finished_record
from drafter.flows.material import drop_material, materials
from drafter.flows.session import Session
from drafter.flows.session_files import unfinished_sessions
from drafter.flows.versions import kept_drafts, version_file, versions_of
from drafter.gathering.finished import Finished
from drafter.gathering.material import Material, is_for
from drafter.interview.answers import MATERIAL
from drafter.revising.beginnings import share_standing_in
from drafter.storage.locks import is_held

_SHORTEST_SOUGHT = 10  # characters: 同志们： is in every speech
_LEAST_SHARED = 0.6
"""Share of a draft's sentences that a file with its name must have to be one exported from it. Two
speeches of one kind share 27% at most; a PDF breaks some sentences at the ends of its pages."""


class Belongings(Struct, frozen=True):
    """All that belongs to a draft: its ``file`` and what was exported beside it, unfinished
    interviews, the folder of its versions, its material; ``id`` is "" for a new one that is not
    written yet, of which nothing is kept by an id; ``finished`` says where it is filed and
    what the bank has of it. ``sentences`` are its own words, to look for afterwards.

    What stays: ``shared``, material it took from that other drafts may take from too, and
    ``alike``, files beside it that have its name and not its text."""

    id: str
    title: str
    files: tuple[Path, ...] = ()
    sessions: tuple[Path, ...] = ()
    versions: int = 0
    materials: tuple[Material, ...] = ()
    finished: Finished | None = None
    sentences: tuple[str, ...] = ()
    shared: tuple[Material, ...] = ()
    alike: tuple[Path, ...] = ()

    @property
    def filed(self) -> Path | None:
        folder = Path(self.finished.folder) if self.finished else None
        return folder if folder is not None and folder.is_dir() else None


def belongings(key: str) -> Belongings:
    """What belongs to the draft that ``key`` names: a saved draft's file, its id, or the file of an
    unfinished interview. Raises UserError where there is none such, or another window has it."""
    path = Path(key) if Path(key).is_file() and key.endswith(".md") else None
    named = tuple(each for each in _unfinished() if each.file and key in _names(each.file))
    file = opened(path) if path is not None else None
    draft_id = _id_of(key, file, named)
    drafts = tuple(_drafts(draft_id, file, named))
    if not drafts:
        raise UserError(f"没有稿子“{key}”", "写稿子的文件名、稿号，或没写完那份的文件名")
    over = (each for each in _unfinished() if _is_over(each, draft_id, path))
    sessions = tuple(dict.fromkeys(each.file for each in (*named, *over) if each.file is not None))
    for session in sessions:
        if is_held(session):
            raise UserError("这份稿子正在另一个窗口里写，一样也没有删", "那边写完、关掉再来")
    own, shared = _materials(draft_id, drafts, sessions)
    exported, alike = _beside(path, drafts)
    return Belongings(
        draft_id,
        drafts[0].draft.title,
        (path, *exported) if path is not None else (),
        sessions,
        len(versions_of(draft_id)) if draft_id else 0,
        own,
        finished_record(draft_id) if draft_id else None,
        tuple(dict.fromkeys(_own_sentences(drafts))),
        shared,
        alike,
    )


def purge(found: Belongings, *, filed: bool, mined: bool) -> None:
    """Removes it; the filed copies only where ``filed``, what the bank took only where ``mined``.
    Raises UserError where something cannot be removed."""
    if mined and found.finished is not None:
        for sha256 in found.finished.mined:
            purge_source(paths.user_bank(), sha256)
    for material in found.materials:
        drop_material(material)
    kept = paths.kept_of_draft(found.id) if found.id else None
    beside = (of(each) for each in found.sessions for of in (_lock_of, paths.steps_of))
    gone = [*found.files, *found.sessions, *beside]
    try:
        for path in gone:
            path.unlink(missing_ok=True)
        if kept is not None and kept.is_dir():
            shutil.rmtree(kept)
        if filed and found.filed is not None:
            shutil.rmtree(found.filed)
    except OSError as error:
        raise UserError(
            f"有的删不了：{error.filename}（{os_reason(error)}）", "放开权限再来一遍，删过的不用管"
        ) from error


def left_over(found: Belongings) -> tuple[str, ...]:
    """Where words of the draft's own still stand: files of the data folder, and texts that the bank
    holds, which are packed and found in no file. Raises BankError where the bank cannot be read."""
    sought = [form for each in found.sentences for form in _stored_forms(each)]
    files = [
        str(path)
        for path in sorted(paths.data_home().rglob("*"))
        if path.is_file() and any(words in path.read_bytes() for words in sought)
    ]
    bank = paths.user_bank()
    held = sources_with(bank, found.sentences) if bank.is_file() else ()
    return (*files, *(f"词库里存的原文 {name}" for name in held))


def _stored_forms(words: str) -> tuple[bytes, bytes]:
    """Words as they stand in a text file and in a JSON file."""
    return words.encode(), msgspec.json.encode(words)[1:-1]


def _unfinished() -> tuple[Session, ...]:
    return unfinished_sessions(paths.unfinished())


def _id_of(key: str, file: DraftFile | None, named: Sequence[Session]) -> str:
    """The id of the draft that is meant; "" for a new one that is not written yet. What its answers
    would give for an id is that of a draft already made from them."""
    if file is not None:
        return file.id
    over = next((each.edited.file.id for each in named if each.edited is not None), "")
    return over or (key if is_draft_id(key) else "")


def _drafts(draft_id: str, file: DraftFile | None, named: Sequence[Session]) -> Iterator[DraftFile]:
    """The draft itself, as the interviews named make it, and all its versions."""
    if file is not None:
        yield file
    yield from map(draft_of, named)
    if draft_id:
        for version in versions_of(draft_id):
            yield version_file(draft_id, version)


def _is_over(session: Session, draft_id: str, path: Path | None) -> bool:
    """Whether the interview goes over the written draft again."""
    again = session.edited
    if again is None:
        return False
    at_path = path is not None and again.path == path.resolve()
    return at_path or again.file.id == draft_id


def _names(session: Path) -> tuple[str, str, str]:
    return session.name, session.stem, str(session)


def _beside(
    path: Path | None, drafts: Sequence[DraftFile]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files beside a draft that have its name: those that read as it or as a version of it, so
    that they were exported from it, and the others, which anybody may have put there."""
    if path is None:
        return (), ()
    beside = [each for each in map(path.with_suffix, EXPORTERS) if each != path and each.is_file()]
    exported = tuple(each for each in beside if _reads_as(each, drafts))
    return exported, tuple(each for each in beside if each not in exported)


def _reads_as(path: Path, drafts: Sequence[DraftFile]) -> bool:
    try:
        text = read_source(path).text
    except ReadError:
        return False
    return any(share_standing_in(text, file.draft) >= _LEAST_SHARED for file in drafts)


def _lock_of(session: Path) -> Path:
    return session.with_name(f".{session.name}.lock")


def _materials(
    draft_id: str, drafts: Sequence[DraftFile], sessions: Sequence[Path]
) -> tuple[tuple[Material, ...], tuple[Material, ...]]:
    """The material that goes with a draft, and what it took from that stays.

    What was brought for it goes, what was brought for another draft never does: a snippet's id is
    that of its file and place, the same in both. Brought for an occasion or for all, it goes where
    this draft took from it and no other draft that is known could.
    """
    used = _snippets_used(drafts)
    others = tuple(_others(draft_id, sessions))
    own, shared = list[Material](), list[Material]()
    for each in materials():
        if each.draft and each.draft == draft_id:
            own.append(each)
        elif not each.draft and used.intersection(snippet.id for snippet in each.snippets):
            wanted = any(is_for(each, draft="", about=about) for about in others)
            (shared if wanted else own).append(each)
    return tuple(own), tuple(shared)


def _others(draft_id: str, sessions: Sequence[Path]) -> Iterator[str]:
    """What each of the other drafts is about that are kept or being written."""
    files = [draft_of(each) for each in _unfinished() if each.file not in sessions]
    files += [version_file(kept.id, kept.latest) for kept in kept_drafts() if kept.id != draft_id]
    for file in files:
        yield f"{file.draft.outline}{file.draft.title}"


def _snippets_used(drafts: Sequence[DraftFile]) -> set[str]:
    kept = (file.answers.get(MATERIAL) for file in drafts)
    return {str(id_) for each in kept if isinstance(each, dict) for id_ in each}


def _own_sentences(drafts: Sequence[DraftFile]) -> Iterator[str]:
    """The sentences that the writer's answers, material or hand gave; those of outline and bank
    are in the program anyhow."""
    for file in drafts:
        for block in file.draft.blocks:
            for sentence in block.sentences:
                if len(sentence.text) >= _SHORTEST_SOUGHT and sentence.origin.letters[0] in "AMT":
                    yield sentence.text.strip("。！？")
