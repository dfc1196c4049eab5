"""What the styles of a Word file say about a paragraph's number."""

from __future__ import annotations

from msgspec import Struct

from drafter.corpus.readers.docx.names import child, number, value
from drafter.corpus.readers.docx.package import Package

_LONGEST_CHAIN = 20  # styles based on one another; Word allows 11


class Style(Struct, frozen=True):
    """A paragraph style: ``list_id`` and ``level`` of its numbering, None where it says nothing."""

    name: str = ""
    based_on: str = ""
    list_id: int | None = None
    level: int | None = None


def styles(package: Package) -> dict[str, Style]:
    """Id to style. Raises ReadError."""
    root = package.beside("styles.xml")
    found: dict[str, Style] = {}
    for each in root if root is not None else ():
        if not str(each.tag).endswith("}style"):
            continue
        numbered = child(child(each, "pPr"), "numPr")
        found[value(each, "styleId")] = Style(
            name=value(child(each, "name")).lower(),
            based_on=value(child(each, "basedOn")),
            list_id=number(value(child(numbered, "numId"))),
            level=number(value(child(numbered, "ilvl"))),
        )
    return found


def numbering_of(style: str, known: dict[str, Style]) -> tuple[int | None, int | None, str]:
    """(list id, level, id of the style that says so), looked up along what ``style`` is based on;
    (None, None, "") where none says anything."""
    for _ in range(_LONGEST_CHAIN):
        found = known.get(style)
        if found is None:
            break
        if found.list_id is not None:
            return found.list_id, found.level, style
        style = found.based_on
    return None, None, ""
