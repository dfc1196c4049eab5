"""The store of material: one JSON file in the data folder for each file that was brought."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from drafter import paths
from drafter.corpus.readers import read_source
from drafter.drafting.markdown import DraftFile
from drafter.errors import UserError, os_reason
from drafter.flows.session import Session
from drafter.gathering.material import (
    Material,
    Role,
    Snippet,
    is_for,
    offered_snippets,
    sorted_material,
)
from drafter.interview.answers import text_of
from drafter.interview.asks import Ask
from drafter.storage.files import atomic_write, private_folder


class Added(Struct, frozen=True):
    """What became of a file: its material, and whether it was there already."""

    material: Material
    known: bool


def add_material(
    path: Path, *, role: Role | None, draft: str = "", occasion: str = "", today: date
) -> Added:
    """Keeps the snippets of a file. Raises ReadError where it cannot be read, UserError where it
    cannot be kept."""
    material = sorted_material(
        read_source(path), role=role, draft=draft, occasion=occasion, today=today
    )
    target = _path(material.id)
    known = target.exists() and _material(target) == material
    if not known:
        private_folder(paths.material_home())
        atomic_write(target, msgspec.json.encode(material))
    return Added(material, known)


def materials() -> tuple[Material, ...]:
    """All that is kept, by name; what cannot be read is left out."""
    found = (_material(path) for path in sorted(paths.material_home().glob("*.json")))
    return tuple(sorted((m for m in found if m is not None), key=lambda m: (m.name, m.id)))


def offered_material(session: Session, ask: Ask) -> tuple[tuple[Material, Snippet], ...]:
    """What of the material kept suits a question of a session, the best first."""
    draft = session.edited.file.id if session.edited else ""
    about = session.outline.kind + "".join(
        text_of(session.answers, each.name) for each in session.outline.questions if each.slot
    )
    item = ask.prompt if ask.question.each else ""
    return offered_snippets(materials(), ask.question, draft=draft, about=about, item=item)


def material_for(file: DraftFile) -> tuple[str, ...]:
    """The texts of the material that was brought for a draft, its occasion or all drafts."""
    about = f"{file.draft.outline}{file.draft.title}"
    return tuple(m.text for m in materials() if is_for(m, draft=file.id, about=about))


def found_material(key: str) -> tuple[Material, ...]:
    """The materials that ``key`` names: the beginning of an id, or a file's name."""
    kept = materials()
    by_name = tuple(each for each in kept if each.name == key)
    return by_name or tuple(each for each in kept if each.id.startswith(key))


def found_snippet(key: str) -> tuple[Material, Snippet] | None:
    """The snippet of that id, with its material."""
    return next(((m, s) for m in materials() for s in m.snippets if s.id == key), None)


def drop_material(material: Material) -> None:
    """Takes a file's material away. Raises UserError where the system refuses."""
    try:
        _path(material.id).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"删不了素材 {material.name}（{os_reason(error)}）", "看看权限") from error


def drop_snippet(material: Material, snippet: Snippet) -> None:
    """Takes one snippet away; the rest of its file's stay."""
    left = tuple(each for each in material.snippets if each.id != snippet.id)
    atomic_write(
        _path(material.id), msgspec.json.encode(msgspec.structs.replace(material, snippets=left))
    )


def _path(material_id: str) -> Path:
    return paths.material_home() / f"{material_id}.json"


def _material(path: Path) -> Material | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Material)
    except (OSError, msgspec.DecodeError):
        return None
