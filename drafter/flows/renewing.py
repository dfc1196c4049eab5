"""A bank of an older program made anew: copied first, then mined again from the texts it holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from msgspec import Struct

from drafter.bank import open_bank
from drafter.bank.older import older_bank
from drafter.errors import BankError, os_reason
from drafter.flows.mine import mine_again
from drafter.model import Source
from drafter.storage.files import written_unused


class Renewed(Struct, frozen=True):
    """``backup``: where the old file is now; ``sources`` were mined again, ``lost`` could not be:
    their text is not held, or is no speech any more."""

    backup: Path
    sources: int
    lost: tuple[str, ...]


def renewed_bank(path: Path) -> Renewed:
    """Makes the bank at ``path`` anew; the old one stays beside it, and in its place until the new
    one is whole. Raises BankError."""
    older = older_bank(path)
    try:
        backup = written_unused(
            path.with_name(f"{path.stem}-第{older.version}版备份{path.suffix}"), path.read_bytes()
        )
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".drafter-") as folder:
            fresh, lost = Path(folder) / path.name, list(older.without_text)
            with open_bank(fresh) as bank:
                for record in older.sources:
                    source = Source(record.name, record.sha256, record.encoding, record.text or "")
                    if mine_again(source, bank=bank):
                        bank.holdings.set_grade(record, record.grade)
                    else:
                        lost.append(record.name)
                bank.holdings.take_in((), older.decisions, older.withdrawn)
                bank.favourites.add(older.favourites)
            fresh.replace(path)
    except OSError as error:
        raise BankError(
            f"写不了 {path.parent}（{os_reason(error)}）", "放开权限、腾出空间再来；旧词库没有动"
        ) from error
    return Renewed(backup, len(older.sources) + len(older.without_text) - len(lost), tuple(lost))
