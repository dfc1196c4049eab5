"""Where the program's data and the user's files live."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_HERE = Path(__file__).resolve().parent


def shipped(kind: Literal["templates", "phrasebank"]) -> Path:
    """The folder that ships with the program: inside the installed package, else the checkout's."""
    installed = _HERE / "_data" / kind
    return installed if installed.is_dir() else _HERE.parent / kind


def make_private(folder: Path) -> None:
    """Makes ``folder`` and what is missing above it, each 0700 (mkdir's own mode does not reach the
    parents). Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))


def data_home() -> Path:
    """The user's own data (bank, drafts in progress); ``DRAFTER_HOME`` overrides it."""
    override = os.environ.get("DRAFTER_HOME")
    return Path(override) if override else Path(_dirs().user_data_dir)


def cache_home() -> Path:
    """Files that may be thrown away (the segmenter's cache)."""
    override = os.environ.get("DRAFTER_HOME")
    return Path(override) / "cache" if override else Path(_dirs().user_cache_dir)


def user_bank() -> Path:
    """The user's phrase bank, one SQLite file."""
    return data_home() / "bank.db"


def own_collocations() -> Path:
    """The folder of the user's own 搭配表; a table there shadows the shipped one of its field."""
    return data_home() / "collocations"


def own_formulations() -> Path:
    """The folder of the unit's own changed formulations, YAML files like the shipped ones."""
    return data_home() / "formulations"


def user_outlines() -> Path:
    """The folder of the user's own outlines, one folder each."""
    return data_home() / "outlines"


def user_profile() -> Path:
    """The user's profile: unit, roster, standing meetings, one YAML file."""
    return data_home() / "profile.yaml"


def user_checks() -> Path:
    """What the user wants of checks: what is not reported, what else is, limits; one YAML file."""
    return data_home() / "checks.yaml"


def unfinished() -> Path:
    """The folder of interviews that are not finished yet."""
    return data_home() / "unfinished"


def steps_of(file: Path) -> Path:
    """Beside an unfinished interview: what its file held before each change, for undoing."""
    return file.with_name(f".{file.name}.undo")


def kept_drafts_home() -> Path:
    """The folder with a folder for each draft of which versions are kept."""
    return data_home() / "versions"


def kept_of_draft(draft_id: str) -> Path:
    """The folder of all that is kept of one draft: versions, and what was said about it."""
    return kept_drafts_home() / draft_id


def material_home() -> Path:
    """The folder of what the user brought as material, a file each."""
    return data_home() / "material"


def speeches_folder() -> Path:
    """Where finished drafts go when the user names no file: ~/讲话稿; ``DRAFTER_OUT`` overrides."""
    override = os.environ.get("DRAFTER_OUT")
    return Path(override) if override else Path.home() / "讲话稿"


def _dirs() -> PlatformDirs:
    from platformdirs import PlatformDirs  # where the folders are named, nothing is looked up

    return PlatformDirs("drafter", appauthor=False)
