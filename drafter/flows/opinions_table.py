"""The table of opinions as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.errors import UserError
from drafter.export.opinions_table import table_docx
from drafter.model import Draft
from drafter.paths import cache_home
from drafter.revising.opinions import Opinion
from drafter.storage.files import written


def write_table(
    draft: Draft, opinions: Sequence[Opinion], path: Path, *, overwrite: bool = False
) -> Path:
    """Writes the 意见采纳情况表 and says where. Raises UserError where there is nothing to say."""
    if path.suffix.lower() != ".docx":
        raise UserError(f"{path.name} 不是 Word 文件名", "表的文件名以 .docx 结尾")
    if not opinions:
        raise UserError("这份稿子还没有意见，出不了表", "先用 drafter import 收改过的 Word")
    return written(
        path, table_docx(draft, opinions, kept_in=cache_home() / "layouts"), overwrite=overwrite
    )
