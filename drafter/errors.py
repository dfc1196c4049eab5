"""Every error the program raises on purpose.

One root. A ``UserError`` says in Chinese what happened and what to do next; it is caught in
``cli/`` only. A ``ReadError`` is a file that cannot be used; ``flows/`` turns it into a skip
record so that the rest of a run goes on.
"""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里是只读的",
    errno.EISDIR: "这是个文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EEXIST: "上一级不是文件夹",
    errno.ENOENT: "没有这个位置",
    errno.ENOSPC: "磁盘满了",
    errno.ENAMETOOLONG: "名字太长",
}


def os_reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return _REASONS.get(error.errno or 0, "系统不让用")


class DrafterError(Exception):
    """Root of all errors of this program."""


class UserError(DrafterError):
    """Something the user can mend.

    ``message`` says what happened, ``advice`` what to do next (both Chinese, no full stop needed
    between them). ``exit_code``: 1 failure or gap, 2 wrong usage or no terminal.
    """

    exit_code = 1

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message if not advice else f"{message}。{advice}")
        self.message = message
        self.advice = advice


class UsageError(UserError):
    """The call's words are wrong: an unknown kind, a malformed option, no terminal to ask on."""

    exit_code = 2


class ReadError(UserError):
    """One input file that cannot be read; ``cause`` is the short Chinese reason for a list."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(f"{name}：{cause}")
        self.name = name
        self.cause = cause


class OutlineError(UserError):
    """An outline's folder is broken: names the file, the line where known, and what to do."""


class BankError(UserError):
    """The phrase bank cannot be opened, read or written."""


class InterviewStopped(DrafterError):
    """The writer stopped (Ctrl-C) or the terminal went away; answers so far are on disk. Says at
    which question, and with which code the program ends: 130 where it was the writer, 128 and the
    signal's number where a signal asked for the end."""

    def __init__(self, question: str = "", *, exit_code: int = 130) -> None:
        super().__init__(question)
        self.exit_code = exit_code
