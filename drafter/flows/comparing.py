"""Two texts to compare, from wherever they are: a draft, a version of it, a Word file."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from drafter.errors import UsageError, UserError
from drafter.export.layout import Layout
from drafter.export.tracked import Hand, day_of, tracked_docx
from drafter.flows.export import opened
from drafter.flows.foreign import foreign, is_foreign
from drafter.flows.versions import is_kept, numbered, version_file, versions_of
from drafter.model import Draft
from drafter.paths import cache_home
from drafter.storage.files import written

_AT = re.compile(r"(.+)@(\d{1,6})")


class Compared(Struct, frozen=True):
    """A text to compare: what a person calls it, and its draft."""

    name: str
    draft: Draft


def compared(name: str) -> Compared:
    """The text that ``name`` means: a draft (讲话.md), a version of it (讲话.md@2), or any other
    file. Raises UserError."""
    at = _AT.fullmatch(name)
    if at is not None and not Path(name).exists():
        return _version(Path(at[1]), int(at[2]))
    path = Path(name)
    if is_foreign(path):
        return Compared(path.name, foreign(path).draft)
    return Compared(path.name, opened(path).draft)


def two_compared(names: tuple[str, ...]) -> tuple[Compared, Compared]:
    """The two texts that a call names: two of them; a draft and one or two numbers of versions; or
    a draft alone, which is compared with what was kept of it last.

    Raises UserError, UsageError where it names none or more.
    """
    first, *rest = names
    numbers = [int(each) for each in rest if each.isdecimal() and not Path(each).exists()]
    if len(numbers) != len(rest):
        if len(rest) != 1:
            raise UsageError(
                "要比的是两份", "写成 drafter diff 旧.md 新.md，或 drafter diff 讲话.md 2 3"
            )
        return compared(first), compared(rest[0])
    path = Path(first)
    if len(numbers) == 2:
        return _version(path, numbers[0]), _version(path, numbers[1])
    if len(numbers) == 1:
        return _version(path, numbers[0]), compared(first)
    if len(numbers) > 2:
        raise UsageError("一次只比两版", "写成 drafter diff 讲话.md 2 3")
    return _since_kept(path)


def _since_kept(path: Path) -> tuple[Compared, Compared]:
    file = opened(path)
    kept = versions_of(file.id)
    if not kept:
        raise UserError(f"{path.name} 还没有存过版本，没有可比的", "再写一份文件名，和它比")
    last = len(kept) - 1 if is_kept(file, kept[-1:]) else len(kept)
    before = kept[max(0, last - 1)]
    return _version(path, before.number), Compared(path.name, file.draft)


def _version(path: Path, number: int) -> Compared:
    file = opened(path)
    version = numbered(versions_of(file.id), number)
    name = f"{path.name} 第 {number} 版（{version.stage}）"
    return Compared(name, version_file(file.id, version).draft)


def write_tracked(
    before: Compared,
    after: Compared,
    path: Path,
    *,
    layout: Layout,
    author: str,
    at: str = "",
    overwrite: bool = False,
) -> Path:
    """Writes the 花脸稿 and says where. ``at``: an ISO 8601 time for the changes, "" for the
    speech's own day. Raises UserError."""
    if path.suffix.lower() != ".docx":
        raise UserError(f"{path.name} 不是 Word 文件名", "花脸稿的文件名以 .docx 结尾")
    hand = Hand(author, at or day_of(after.draft))
    content = tracked_docx(
        before.draft, after.draft, layout, hand, kept_in=cache_home() / "layouts"
    )
    return written(path, content, overwrite=overwrite)
