"""Files that the page is sent, in a private folder for as long as they are read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from drafter.storage.files import safe_name, unused_path


def files_in(form: FormData, name: str) -> list[UploadFile]:
    """The files of that field which have a name; an empty field sends one without."""
    files = [each for each in form.getlist(name) if isinstance(each, UploadFile)]
    return [each for each in files if each.filename]


def put_apart(files: Sequence[UploadFile]) -> tempfile.TemporaryDirectory[str]:
    """The files in a folder of their own (0700), for the caller to clean up; it is gone at the end
    of the program too, where that comes first. A dropped folder's files come with their path, of
    which the name alone is kept."""
    folder = tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True)
    for each in files:
        name = safe_name(Path((each.filename or "").replace("\\", "/")).name)
        with unused_path(Path(folder.name) / name).open("wb") as target:
            shutil.copyfileobj(each.file, target)
    return folder


@contextmanager
def held_apart(files: Sequence[UploadFile]) -> Iterator[list[Path]]:
    """The files where they can be read; gone when the block is left."""
    with put_apart(files) as folder:
        yield sorted(Path(folder).iterdir())
