"""Writing files so that a fault leaves the old file or the new one, never neither."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from pathlib import Path

from drafter.errors import UserError, os_reason
from drafter.paths import make_private
from drafter.text.clean import clean_line

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_LONGEST_NAME = 200  # bytes; ext4, APFS and NTFS take 255, and a suffix may be added


def private_folder(path: Path) -> Path:
    """``path``; what of it and its parents was missing is made, for its owner alone (0700).

    Raises UserError when it cannot be made.
    """
    try:
        make_private(path)
    except OSError as error:
        raise UserError(
            f"建不了文件夹 {path}（{os_reason(error)}）", "换一个能写的位置，或请管理员放开权限"
        ) from error
    return path


class NameTaken(UserError):
    """Another program put a file at that name meanwhile."""


def atomic_write(path: Path, content: bytes | str, *, new: bool = False) -> None:
    """Put ``content`` at ``path``: written beside, synced, read back, renamed; mode 0600.

    ``new``: nothing that is there is replaced, not even what came this moment. Raises NameTaken
    then, UserError when the file is locked, the folder cannot be written or the disk is full; the
    old file stays.
    """
    content = content.encode("utf-8") if isinstance(content, str) else content
    if not new:
        check_unlocked(path)
    private_folder(path.parent)
    temporary: Path | None = None
    try:
        import tempfile  # here, for a browse starts without it

        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".drafter-", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != content:
            raise OSError(5, "写下去和读回来不一样")
        if new and _linked(temporary, path):
            _sync_folder(path.parent)
        else:
            put_in_place(temporary, path)
    except FileExistsError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise NameTaken(f"已有 {path}", "换一个名字再来") from error
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise UserError(
            f"写不了 {path}（{os_reason(error)}）", "原有文件没有动；换一个能写、有空间的位置再来"
        ) from error
    except BaseException:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Gives a file that is whole and on disk the name ``path``, on the same file system, over what
    is there; the name is on disk when the call returns. Raises OSError."""
    temporary.replace(path)
    _sync_folder(path.parent)


def is_locked(path: Path) -> bool:
    """Whether the file is there and not even its owner may write to it; False where nobody could
    tell."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and not mode & stat.S_IWUSR


def check_unlocked(path: Path) -> None:
    """Raises UserError where the file is locked: renaming another over it, which the system lets
    happen, would replace a final text without a word. For those that keep something first."""
    if not is_locked(path):
        return
    if path.suffix.lower() == ".md":
        raise UserError(
            f"{path.name} 是定稿，锁住了，没有动它",
            f"要改先解锁：drafter finish {path.name} --unlock",
        )
    raise UserError(f"{path.name} 是只读的，没有动它", "换一个名字再来；要改它，先去掉只读")


def written_unused(path: Path, content: bytes | str) -> Path:
    """Where ``content`` was put: at ``path``, or the first free name beside it; nothing that was
    there is replaced. Raises UserError."""
    while True:
        free = unused_path(path)
        try:
            atomic_write(free, content, new=True)
        except NameTaken:
            continue  # taken between the look and the write
        return free


def written(path: Path, content: bytes | str, *, overwrite: bool) -> Path:
    """Where ``content`` was put: at ``path``, over what is there where ``overwrite``, else as
    ``written_unused``. Raises UserError."""
    if not overwrite:
        return written_unused(path, content)
    atomic_write(path, content)
    return path


def unused_folder(path: Path) -> Path:
    """A new folder at ``path``, or at the first free name beside it, nobody else's. Raises
    UserError where it cannot be made."""
    private_folder(path.parent)
    while True:
        free = unused_path(path)
        try:
            free.mkdir(mode=0o700)
        except FileExistsError:
            continue  # taken between the look and the making
        except OSError as error:
            raise UserError(
                f"建不了文件夹 {free}（{os_reason(error)}）",
                "换一个能写的位置，或请管理员放开权限",
            ) from error
        return free


def _linked(temporary: Path, path: Path) -> bool:
    """Gives the file its name unless something has it (FileExistsError); False where the file
    system has no links (a memory stick): there only a look tells."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if is_taken(path):
            raise FileExistsError(errno.EEXIST, "taken", str(path)) from None
        return False
    temporary.unlink()
    return True


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def safe_name(text: str, *, fallback: str = "未命名") -> str:
    """``text`` as one file name that every common system takes, without a folder in it.

    Path separators, reserved characters and device names, leading and trailing dots and spaces are
    taken out; longer than 200 UTF-8 bytes is cut at a whole character.
    """
    name = _FORBIDDEN.sub("", unicodedata.normalize("NFC", clean_line(text))).strip(" .\u3000")
    if not name or _RESERVED.match(name):
        name = fallback
    while len(name.encode("utf-8")) > _LONGEST_NAME:
        name = name[:-1]
    return name.strip(" .\u3000") or fallback


def is_taken(path: Path) -> bool:
    """Whether something is at ``path``, be it a link that leads nowhere; False where nobody could
    tell (a name too long, a folder that cannot be read): writing there says why it fails."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder; False where nobody could tell."""
    try:
        return path.is_dir()
    except OSError:
        return False


def unused_path(path: Path) -> Path:
    """``path``, or the first of ``name-2.ext``, ``name-3.ext`` … that does not exist yet."""
    candidate, count = path, 1
    while is_taken(candidate):
        count += 1
        candidate = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return candidate
