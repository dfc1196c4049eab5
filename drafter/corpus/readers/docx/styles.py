"""What the styles of a Word file say about a paragraph's number and looks."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, structs

from drafter.corpus.readers.docx.names import child, is_on, number, value
from drafter.corpus.readers.docx.package import Package

_LONGEST_CHAIN = 20  # styles based on one another; Word allows 11


class Look(Struct, frozen=True):
    """What a style or a paragraph says of its looks; None where it says nothing."""

    align: str | None = None
    outline: int | None = None
    face: str | None = None
    size: int | None = None
    bold: bool | None = None

    def over(self, under: Look) -> Look:
        """This, with what it does not say taken from ``under``."""
        own = {field: value for field, value in structs.asdict(self).items() if value is not None}
        return structs.replace(under, **own)


def look_of(paragraph: etree._Element | None, run: etree._Element | None) -> Look:
    """What a w:pPr and a w:rPr say."""
    outline = number(value(child(paragraph, "outlineLvl")))
    bold = child(run, "b")
    return Look(
        align=value(child(paragraph, "jc")) or None,
        outline=None if outline is None else outline + 1,
        face=value(child(run, "rFonts"), "eastAsia") or None,
        size=number(value(child(run, "sz"))),
        bold=None if bold is None else is_on(bold),
    )


class Style(Struct, frozen=True):
    """A paragraph style: ``list_id`` and ``level`` of its numbering, None where it says nothing;
    ``look``: what it says itself of how its paragraphs look; ``default``: theirs that name none."""

    name: str = ""
    based_on: str = ""
    list_id: int | None = None
    level: int | None = None
    look: Look = Look()
    default: bool = False


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
            look=look_of(child(each, "pPr"), child(each, "rPr")),
            default=value(each, "default") in ("1", "true") and value(each, "type") == "paragraph",
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


def look(style: str, known: dict[str, Style]) -> Look:
    """How paragraphs of a style look, along what it is based on."""
    found = Look()
    for _ in range(_LONGEST_CHAIN):
        if style not in known:
            break
        found = found.over(known[style].look)
        style = known[style].based_on
    return found
