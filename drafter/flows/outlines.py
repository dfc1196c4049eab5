"""A new outline of the user's own, from the smallest that works."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from drafter.errors import UsageError
from drafter.outlines.load import EXAMPLE_FILE, OUTLINE_FILE, SHARED_FOLDER, TEMPLATE_FILE, outline
from drafter.outlines.model import Outline
from drafter.outlines.writing import write_outline
from drafter.outlines.yaml_file import text_of_yaml
from drafter.paths import shipped
from drafter.storage.files import safe_name
from drafter.text.clean import clean_line

_KIND = re.compile("^kind: .*$", re.MULTILINE)
_LONGEST_KIND = 30
_COMMON = (
    "工作会议讲话", "动员部署会讲话", "总结表彰会讲话", "党风廉政会议讲话", "党课",
    "理论学习中心组发言", "表态发言", "述职述廉发言", "会议主持词", "开幕致辞",
)  # fmt: skip
"""Kinds that ship, the commonest first; one that is not named here comes behind them."""


def commonest_first(known: Iterable[Outline]) -> list[Outline]:
    """The outlines as they are offered: kinds of the user's own, then the commonest that ship."""
    return sorted(known, key=_place)


def _place(outline: Outline) -> int:
    if outline.kind in _COMMON:
        return _COMMON.index(outline.kind)
    return -1 if outline.apart else len(_COMMON)


def outline_folder(kind: str, *, folder: Path) -> Path:
    """Where the user's outline of ``kind`` goes. Raises UsageError for what cannot be a kind."""
    name = clean_line(kind)
    if not 1 <= len(name) <= _LONGEST_KIND or not re.search(r"\w", name):
        raise UsageError(
            f"“{name}”不能做提纲的名字", f"写 1 到 {_LONGEST_KIND} 个字，如 座谈会讲话"
        )
    if safe_name(name) in (SHARED_FOLDER, "") or name.startswith("."):
        raise UsageError(f"“{name}”留作别的用处", "换个名字")
    return folder / safe_name(name)


def new_outline(kind: str, *, folder: Path) -> Outline:
    """A small, commented outline of ``kind`` in a folder of its own under ``folder``.

    Raises UsageError for a name that cannot be one, UserError where it is there already.
    """
    target = outline_folder(kind, folder=folder)
    sample = shipped("templates") / SHARED_FOLDER / "minimal"
    line = text_of_yaml({"kind": clean_line(kind)}).strip()
    text = (sample / OUTLINE_FILE).read_text(encoding="utf-8")
    write_outline(
        target,
        outline_text=_KIND.sub(lambda _: line, text, count=1),
        template=(sample / TEMPLATE_FILE).read_text(encoding="utf-8"),
        example=(sample / EXAMPLE_FILE).read_text(encoding="utf-8"),
    )
    return outline(target, apart=True)
