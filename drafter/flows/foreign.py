"""A text that is no draft of ours, on its way into good form."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.corpus.readers import read_with_looks
from drafter.drafting.markdown import is_draft_file
from drafter.export.roles import draft_of, paragraphs_of
from drafter.model import Draft

_LONGEST_HEAD = 200_000  # characters in which a draft's front matter stands


class Foreign(Struct, frozen=True):
    """A text with its roles recognised; ``lost``: what of its file is no text and stays behind."""

    draft: Draft
    lost: tuple[str, ...] = ()


def is_foreign(path: Path) -> bool:
    """Whether a file is anything but a draft that this program saved."""
    if path.suffix.lower() != ".md":
        return True
    try:
        with path.open(encoding="utf-8-sig") as file:
            return not is_draft_file(file.read(_LONGEST_HEAD))
    except (OSError, UnicodeDecodeError):
        return True


def foreign(path: Path) -> Foreign:
    """The text in a file, every paragraph of it kept, as a draft. Raises ReadError where it cannot
    be read."""
    read = read_with_looks(path)
    markdown = path.suffix.lower() == ".md"
    return Foreign(draft_of(paragraphs_of(read, markdown=markdown)), read.lost)
