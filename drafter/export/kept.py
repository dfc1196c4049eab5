"""A layout's empty package, built once with python-docx and kept: in memory, and in a folder where
one is given, so that the next call of the program needs neither python-docx nor the time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path

import msgspec

from drafter.errors import UserError
from drafter.export.layout import Layout
from drafter.storage.files import atomic_write

_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644  # written on every system alike

Parts = dict[str, bytes]


def kept_parts(
    layout: Layout, *, unfinished: bool, commented: bool, folder: Path | None = None
) -> Parts:
    """The parts of an empty Word file in this layout, by name. The caller changes a copy.

    ``folder`` keeps it from one run to the next; a file there that is missing, damaged or of other
    code is made anew, and one that cannot be written does no harm.
    """
    return _kept(layout, unfinished, commented, folder)


@lru_cache(maxsize=32)
def _kept(layout: Layout, unfinished: bool, commented: bool, folder: Path | None) -> Parts:
    path = folder / f"{_key(layout, unfinished, commented)}.zip" if folder else None
    found = _read(path) if path else None
    if found is not None:
        return found
    from drafter.export.package import empty_package  # python-docx takes a third of a second

    parts = empty_package(layout, unfinished=unfinished, commented=commented)
    if path is not None:
        try:
            atomic_write(path, packed(parts))
        except UserError:
            return parts  # kept in memory only
    return parts


def _key(layout: Layout, unfinished: bool, commented: bool) -> str:
    """A name for the package that changes with the layout and with the code that builds it."""
    state = hashlib.sha256(msgspec.json.encode((layout, unfinished, commented)))
    for source in sorted(Path(__file__).parent.glob("*.py")):
        state.update(source.read_bytes())
    return state.hexdigest()[:24]


def _read(path: Path) -> Parts | None:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (OSError, zipfile.BadZipFile):
        return None


def packed(parts: Parts) -> bytes:
    """The package: members in a fixed order, with fixed times and attributes, uncompressed.

    Stored, because two builds of zlib may compress the same text to different bytes.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in sorted(parts, key=lambda name: (not name.startswith("["), name)):
            member = zipfile.ZipInfo(name, date_time=_EARLIEST_ZIP_TIME)
            member.create_system = _UNIX
            member.external_attr = _READABLE << 16
            target.writestr(member, parts[name])
    return result.getvalue()
