"""One bank into another: a file, or the folder that an export wrote."""

from __future__ import annotations

from pathlib import Path

from drafter.bank import (
    Bank,
    Content,
    TakenIn,
    export_bank,
    exported,
    exported_favourites,
    open_bank,
    shipped_source,
)
from drafter.errors import UserError
from drafter.model import SourceRecord


def merged(bank: Bank, path: Path) -> TakenIn:
    """Takes the bank file at ``path`` into ``bank``, in one transaction; the file stays as it is.

    Raises UserError where it is the same bank, BankError where it cannot be read.
    """
    if path.exists() and path.samefile(bank.path):
        raise UserError(f"{path} 就是这个词库", "写上另一个词库文件的位置")
    with open_bank(path, read_only=True) as other:
        taken = bank.holdings.take_in(
            other.holdings.contents(with_text=True), other.decisions.everything()
        )
    bank.make_searchable()
    return taken


def imported(bank: Bank, folder: Path) -> TakenIn:
    """Takes what an export wrote to ``folder`` into ``bank``, in one transaction, and its
    favourites beside the bank's own.

    Raises BankError where a file is missing or broken; then nothing is taken in.
    """
    favourites = exported_favourites(folder)
    taken = bank.holdings.take_in(*exported(folder))
    known = set(bank.favourites.ids())
    bank.favourites.add(each for each in favourites if each not in known)
    bank.make_searchable()
    return taken


def shipped_copy(bank: Bank, record: SourceRecord, *, phrasebank: Path) -> Content | None:
    """The same source as it comes with the program, where the user mined it himself and his bank
    goes with the shipped phrases; else None. Raises BankError for a damaged phrasebank."""
    if bank.shipped_fingerprint() is None or bank.holdings.is_shipped(record):
        return None
    return shipped_source(phrasebank, record.sha256)


def exported_to(bank: Bank, folder: Path, *, with_text: bool, over: bool = False) -> int:
    """Writes ``bank`` to ``folder`` and gives the number of its sources.

    Raises UserError where there is something in the folder already, unless ``over``.
    """
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} 是文件，不是文件夹", "写一个文件夹的名字")
    if not over and folder.is_dir() and any(folder.iterdir()):
        raise UserError(f"文件夹 {folder} 里已有东西，没有动", "换一个，或加 --force 覆盖同名文件")
    return export_bank(bank, folder, with_text=with_text)
