"""The 搭配表: verb-noun collocations and four-character leads by field, read from YAML files.

In an entry ``…`` stands for the item's own words: 压实…链条. A table is written for people: several
entries stand in one line, parted by spaces, the better ones first. An entry that suits some of the
group's themes only names the ends of those: 建强（队伍、班子）.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from drafter.errors import OutlineError, UserError
from drafter.outlines.yaml_file import typed_yaml, yaml_text
from drafter.paths import cache_home, shipped
from drafter.storage.files import atomic_write, private_folder

FOLDER = "collocations"
ITEM = "…"
GENERAL = "通用"

Entries: TypeAlias = str
"""Several entries in one line, parted by spaces."""

_RESTRICTED = re.compile(r"([^（）]+)（([^（）]+)）")

LEAD_SHAPES = ("双动宾", "动宾", "状动", "双状动", "于字", "以促")
"""Ways in which a four-character lead is built; the leads of one set share theirs: 招大引强,
夯实基础, 精准发力, 精雕细琢, 知责于心, 以查促改."""


class Group(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "heads": "主题词",
        "verbs": "动词",
        "nouns": "名词",
        "images": "比喻",
        "upon": "在上",
        "must": "要",
        "double": "双动宾",
        "plain": "动宾",
        "manner": "状动",
        "paired": "双状动",
        "at": "于字",
        "by": "以促",
    },
):
    """What goes with themes that end in one of ``heads``.

    ``verbs`` take the theme as it is (压实); ``nouns`` may follow it (机制), with the verb that
    the noun is used with, or written out (健全…机制); ``images`` are collocations that end in a
    metaphor (拧紧…链条). ``upon`` completes 在…上 (动真格), ``must`` …要 (一级一级扛到肩). The rest
    are four-character leads by how they are built (LEAD_SHAPES).
    """

    heads: Entries
    verbs: Entries = ""
    nouns: Entries = ""
    images: Entries = ""
    upon: Entries = ""
    must: Entries = ""
    double: Entries = ""
    plain: Entries = ""
    manner: Entries = ""
    paired: Entries = ""
    at: Entries = ""
    by: Entries = ""

    def leads(self, theme: str | None = None) -> dict[str, list[str]]:
        """The four-character leads by shape (those that suit ``theme``, where one is given)."""
        lines = (self.double, self.plain, self.manner, self.paired, self.at, self.by)
        return {s: entries(line, theme) for s, line in zip(LEAD_SHAPES, lines, strict=True)}


class Table(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "field": "领域",
        "signs": "识别词",
        "noun_verbs": "名词动词",
        "same_images": "同一比喻",
        "groups": "主题组",
        "unknown": "末词是动词",
        "single": "单字小题",
        "strictly": "小题从字",
    },
):
    """One file of the 搭配表. ``signs`` are words that tell the field; ``noun_verbs`` gives each
    noun its verbs; ``same_images`` lists nouns that are one metaphor; ``unknown`` goes with a theme
    that no group knows and whose last word is a verb; ``single`` makes 查 a
    sub-heading (全面查), ``strictly`` gives 值守 its 从严."""

    field: str
    signs: Entries = ""
    noun_verbs: Mapping[str, Entries] = {}
    same_images: tuple[Entries, ...] = ()
    groups: tuple[Group, ...] = ()
    unknown: Group | None = None
    single: Mapping[str, Entries] = {}
    strictly: Mapping[str, Entries] = {}


def entries(line: Entries, theme: str | None = None) -> list[str]:
    """The entries of a line, without those meant for other themes than ``theme``; all where no
    theme is given."""
    found: list[str] = []
    for entry in line.split():
        restricted = _RESTRICTED.fullmatch(entry)
        if restricted is None:
            found.append(entry)
        elif theme is None or theme.endswith(tuple(restricted[2].split("、"))):
            found.append(restricted[1])
    return found


def table_in(path: Path) -> Table:
    """The table in a YAML file. Raises UserError where it cannot be read, OutlineError with file,
    line and field where it is not one, or an entry that needs its … has none."""
    table = typed_yaml(yaml_text(path), Table, name=path.name)
    for key, lines in (
        ("名词动词", (*table.noun_verbs, *table.noun_verbs.values())),
        ("同一比喻", table.same_images),
        ("单字小题", (*table.single, *table.single.values())),
        ("小题从字", (*table.strictly, *table.strictly.values())),
        ("主题组", tuple(group.heads for group in table.groups)),
    ):
        if not all(line.split() for line in lines):
            raise OutlineError(f"{path.name} 的“{key}”里有一处是空的", "写上词，或删掉这一行")
    for group in table.groups:
        for entry in entries(group.images):
            if entry.count(ITEM) != 1 or entry.startswith(ITEM) or entry.endswith(ITEM):
                raise OutlineError(
                    f"{path.name} 的“{group.heads}”里，比喻“{entry}”不对",
                    "写成“拧紧…链条”，省略号的地方放主题，前后都要有字",
                )
    return table


def tables_in(folder: Path) -> tuple[Table, ...]:
    """The tables in a folder, by file name; none where there is no folder."""
    return tuple(table_in(path) for path in sorted(folder.glob("*.yaml")))


def own_tables_in(folder: Path) -> tuple[tuple[Table, ...], tuple[UserError, ...]]:
    """The user's tables in a folder, by file name, and why others are left out: one that is broken
    never stops the others, and the shipped one of its field stands."""
    tables: list[Table] = []
    broken: list[UserError] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            tables.append(table_in(path))
        except UserError as error:
            broken.append(error)
    return tuple(tables), tuple(broken)


@lru_cache(maxsize=1)
def shipped_tables() -> tuple[Table, ...]:
    """The tables that ship with the program. What was read is kept in the cache folder under a
    hash of the files, because a hundred kilobytes of YAML take a second to read."""
    folder = shipped("templates") / FOLDER
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(os.fsencode(path.name) + path.read_bytes())
    kept = cache_home() / f"collocations-{digest.hexdigest()[:16]}.json"
    try:
        return msgspec.json.decode(kept.read_bytes(), type=tuple[Table, ...])
    except (OSError, msgspec.MsgspecError):
        tables = tables_in(folder)
    with suppress(OSError, UserError):  # a cache that cannot be kept costs a second, no more
        private_folder(kept.parent)
        atomic_write(kept, msgspec.json.encode(tables).decode())
    return tables


def shadowed(shipped_ones: Iterable[Table], own: Iterable[Table]) -> tuple[Table, ...]:
    """All tables, those of the user first: a shipped table of the same field gives way to his."""
    mine = tuple(own)
    fields = {table.field for table in mine}
    return (*mine, *(table for table in shipped_ones if table.field not in fields))
