"""Which bank a command works on: the one that is named, else the user's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafter.bank.lookup import Lookup, open_lookup, open_user_lookup
from drafter.errors import BankError, UsageError
from drafter.model import SourceRecord
from drafter.paths import shipped, user_bank

if TYPE_CHECKING:
    from drafter.bank import Bank

_Command = TypeVar("_Command", bound=Callable[..., Any])


def bank_option(help: str = "用另一个词库文件") -> Callable[[_Command], _Command]:
    """The option ``--bank``."""
    return click.option("--bank", type=click.Path(path_type=Path), metavar="文件", help=help)


def opened_bank(path: Path | None) -> AbstractContextManager[Bank]:
    """The bank at ``path`` as it is, to read; without a path the user's, with the shipped phrases
    taken in. Raises BankError."""
    from drafter.bank import open_bank, open_user_bank

    if path is not None:
        return open_bank(path, read_only=True)
    return open_user_bank(user_bank(), shipped=shipped("phrasebank"), read_only=True)


def bank_to_look_up(path: Path | None) -> AbstractContextManager[Lookup]:
    """As ``opened_bank``, only to look phrases up: without what writes, it is there at once."""
    if path is not None:
        return open_lookup(path)
    return open_user_lookup(user_bank(), shipped=shipped("phrasebank"))


def writable_bank(path: Path | None, *, new: bool = True) -> AbstractContextManager[Bank]:
    """The bank at ``path`` to write to; without a path the user's, with the shipped phrases taken
    in. ``new``: a file that is not there is made. Raises BankError."""
    from drafter.bank import open_bank, open_user_bank

    if path is None:
        return open_user_bank(user_bank(), shipped=shipped("phrasebank"))
    if not new and not path.exists():
        raise BankError(f"没有词库文件 {path}", "看看名字和位置对不对")
    return open_bank(path)


def bank_to_choose_from(path: Path | None) -> AbstractContextManager[Bank]:
    """The bank at ``path``, else the user's, to read and, where the file lets, to decide in.

    Raises BankError.
    """
    file = user_bank() if path is None else path
    if os.access(file, os.W_OK):
        return writable_bank(path)
    return opened_bank(path)


def one_source(bank: Bank, key: str) -> SourceRecord:
    """The one source that a person calls ``key``: its name, or its 文件号: its sha256, begun.

    Raises UsageError where there is none, or more than one.
    """
    found = bank.holdings.named(key)
    if not found:
        raise UsageError(f"词库里没有来源 {key}", "看名字：drafter bank info --sources")
    if len(found) > 1:
        listed = "、".join(source.sha256[:12] for source in found)
        raise UsageError(
            f"叫 {key} 的来源有 {len(found)} 份", f"改写文件号，开头六位以上：{listed}"
        )
    return found[0]
