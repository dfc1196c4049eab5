"""One writer at a time for a file: a lock beside it that goes away with its process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from drafter.errors import UserError


@contextmanager
def held(
    path: Path,
    *,
    seconds: float = 0,
    what: str = "这份稿子",
    advice: str = "回那个窗口写完，或在这里另写一份",
) -> Iterator[None]:
    """Holds ``path`` for this process, waiting up to ``seconds`` for it. Raises UserError when
    another one holds it; ``what`` it is called then, and what to do."""
    lock = _lock(path)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise UserError(f"{what}正在另一个窗口里写", advice) from error
    try:
        yield
    finally:
        lock.release()


def is_held(path: Path) -> bool:
    """Whether another process holds ``path`` at this moment."""
    lock = _lock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_name(f".{path.name}.lock"), mode=0o600)
