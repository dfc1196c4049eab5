"""Formulations that an official document has changed, read from YAML files.

A shipped entry names the document and the clause that changed it; a unit adds its own in a folder
of the same form.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from drafter.errors import OutlineError, UserError
from drafter.outlines.yaml_file import typed_yaml, yaml_text
from drafter.paths import shipped

FOLDER = "formulations"
_ADVICE = "对照自带的 机构名称.yaml 改；日期写成 2018-03-17"


class Formulation(Struct, frozen=True, forbid_unknown_fields=True):
    """``canonical`` stands for its ``variants`` from ``since`` on, until ``until`` where it was
    changed once more; ``document`` and ``clause`` say who changed it."""

    canonical: str = field(name="现行")
    variants: tuple[str, ...] = field(name="曾作")
    since: date = field(name="自")
    document: str = field(name="文件")
    clause: str = field(name="条款", default="")
    until: date | None = field(name="至", default=None)

    def holds_on(self, day: date) -> bool:
        """Whether the canonical form is the one to use on that day."""
        return self.since <= day and (self.until is None or day < self.until)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    entries: tuple[Formulation, ...] = field(name="提法")


def formulations_in(path: Path) -> tuple[Formulation, ...]:
    """The entries of one file. Raises UserError naming the line where it is not right."""
    try:
        entries = typed_yaml(yaml_text(path), _File, name=path.name).entries
    except OutlineError as error:
        raise UserError(error.message, _ADVICE) from error
    for each in entries:
        fault = _fault_of(each)
        if fault:
            raise UserError(f"{path.name} 里“{each.canonical}”不对：{fault}", _ADVICE)
    return entries


def _fault_of(entry: Formulation) -> str:
    if not entry.canonical.strip() or not entry.variants:
        return "现行 和 曾作 都要写"
    if not entry.document.strip():
        return "文件 要写，没有依据的不收"
    if any(len(each) < 3 for each in entry.variants):
        return "曾作 太短，别的词里也会有"
    if any(each in entry.canonical for each in entry.variants):
        return "曾作 是 现行 的一截，分不开"
    return "至 要在 自 之后" if entry.until and entry.until <= entry.since else ""


@lru_cache(maxsize=1)
def shipped_formulations() -> tuple[Formulation, ...]:
    """The entries that ship with the program."""
    folder = shipped("templates") / FOLDER
    return tuple(each for path in sorted(folder.glob("*.yaml")) for each in formulations_in(path))


def own_formulations(folder: Path) -> tuple[tuple[Formulation, ...], tuple[UserError, ...]]:
    """The user's entries in a folder, and why a file is left out: one that is broken never stops
    the others."""
    found: list[Formulation] = []
    broken: list[UserError] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found += formulations_in(path)
        except UserError as error:
            broken.append(error)
    return tuple(found), tuple(broken)
