"""A bank of an older program made anew: copied first, then mined again from the texts it holds."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from drafter.bank import Bank, open_bank
from drafter.bank.older import OlderBank, older_bank
from drafter.errors import BankError, os_reason
from drafter.flows.mine import mine_again
from drafter.flows.own_phrases import OWN_SOURCE, put_by_hand
from drafter.model import Source
from drafter.storage.files import put_in_place, written_unused


class Renewed(Struct, frozen=True):
    """``backup``: where the old file is now; ``sources`` were mined again, ``lost`` could not be:
    their text is not held, or is no speech any more."""

    backup: Path
    sources: int
    lost: tuple[str, ...]


def renewed_bank(path: Path) -> Renewed:
    """Makes the bank at ``path`` anew; the old one stays beside it, and in its place until the new
    one is whole. Nobody else writes to it meanwhile: another one is told to wait. Raises
    BankError."""
    try:
        with ExitStack() as holding:
            older = holding.enter_context(older_bank(path, by_hand=OWN_SOURCE))
            backup = written_unused(
                path.with_name(f"{path.stem}-第{older.version}版备份{path.suffix}"), older.file
            )
            lost = list(older.without_text)
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=".drafter-") as folder:
                fresh = Path(folder) / path.name
                with open_bank(fresh) as bank:
                    lost += _filled(bank, older)
                if os.name == "nt":
                    holding.close()  # there an open file cannot be replaced
                put_in_place(fresh, path)
    except OSError as error:
        raise BankError(
            f"写不了 {path.parent}（{os_reason(error)}）", "放开权限、腾出空间再来；旧词库没有动"
        ) from error
    return Renewed(backup, len(older.sources) + len(older.without_text) - len(lost), tuple(lost))


def _filled(bank: Bank, older: OlderBank) -> Iterator[str]:
    """Puts what the older bank held into ``bank``; the names of what could not be mined again."""
    for record in older.sources:
        source = Source(record.name, record.sha256, record.encoding, record.text or "")
        if mine_again(source, bank=bank):
            bank.holdings.set_grade(record, record.grade)
        else:
            yield record.name
    for own in older.by_hand:
        put_by_hand(bank, own.pattern, part=own.part, move=own.move)
    bank.holdings.take_in((), older.decisions, older.withdrawn)
    bank.favourites.add(older.favourites)
    for collection in older.collections:
        for identity in reversed(collection.ids):
            bank.collections.add(collection.name, identity)
