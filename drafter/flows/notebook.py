"""The file that copied phrases are gathered in, for a terminal without a clipboard."""

from __future__ import annotations

from pathlib import Path

from drafter.errors import UserError, os_reason
from drafter.paths import data_home
from drafter.storage.files import atomic_write, private_folder
from drafter.storage.locks import held

NAME = "摘抄.txt"
_WAIT = 20.0  # seconds for another window that adds a line


def noted_down(text: str, folder: Path) -> Path:
    """Adds ``text`` as the last line of 摘抄.txt in ``folder`` and gives the file.

    Raises UserError where the file cannot be read as text or written; it then stays as it was.
    """
    path = folder / NAME
    with held(private_folder(data_home()) / NAME, seconds=_WAIT, what=NAME, advice="再拷一次"):
        _added(text, path)
    return path


def _added(text: str, path: Path) -> None:
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise UserError(f"{path} 不是 UTF-8 文本，没有动它", "把它改名移开，再拷一次") from error
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "放开权限，再拷一次") from error
    ended = before if before.endswith("\n") or not before else f"{before}\n"
    atomic_write(path, f"{ended}{text}\n")
