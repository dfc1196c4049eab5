"""A list in a JSON file: read whole, written whole, by one window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from drafter.errors import UserError, os_reason
from drafter.storage.files import atomic_write
from drafter.storage.locks import held

_WAIT = 20.0  # seconds for another window that is saving

Item = TypeVar("Item", bound=Struct)


def list_in(path: Path, kind: type[list[Item]], *, name: str, where: str) -> tuple[Item, ...]:
    """The list in a file, in its order; empty where there is no file.

    Raises UserError where it cannot be read: ``name`` is what the list is called (版本清单),
    ``where`` what to do if it is broken.
    """
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=kind))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件夹的权限") from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UserError(f"{name}坏了：{path}", where) from error


def write_list(path: Path, items: Sequence[Struct]) -> None:
    """Writes the list, a form that a person can read. Raises UserError."""
    atomic_write(path, msgspec.json.format(msgspec.json.encode(list(items))) + b"\n")


def list_held(path: Path) -> AbstractContextManager[None]:
    """While no other window changes the list. Raises UserError where one does for too long."""
    return held(path, seconds=_WAIT)
