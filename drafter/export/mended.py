"""A Word file with some of its words changed and everything else as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from lxml import etree
from msgspec import Struct

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_SIGNS: dict[str, str] = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
"""Elements of a run that are read as one character."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Line(Struct, frozen=True):
    """A line of a text as it was and as it is to be."""

    before: str
    after: str


def mended_docx(content: bytes, lines: Sequence[Line]) -> tuple[bytes, tuple[Line, ...]]:
    """The package with the words of its paragraphs changed, and the lines that no paragraph holds
    whole, so that they could not be changed.

    ``lines`` stand in the order of the text; each is looked for in the paragraphs behind the one
    before it. A changed character keeps the looks of the one it replaces; every other part of the
    package is the same to the byte. ``content`` has been read before, so its size and parts are
    known to be sound.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(package.read(_DOCUMENT), parser)
        left = _mend(root, lines)
        document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as written:
            for member in package.infolist():
                data = document if member.filename == _DOCUMENT else package.read(member)
                written.writestr(member, data)
    return out.getvalue(), left


def _mend(root: etree._Element, lines: Sequence[Line]) -> tuple[Line, ...]:
    paragraphs = list(root.iter(f"{_W}p"))
    left: list[Line] = []
    place = 0
    for line in lines:
        at = next(
            (n for n in range(place, len(paragraphs)) if line.before in _words(paragraphs[n])), None
        )
        if at is None:
            if line.before != line.after:
                left.append(line)
            continue
        place = at
        if line.before != line.after:
            _change(paragraphs[at], line)
    return tuple(left)


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph and its tabs and line breaks; not those of a text box
    inside it, nor the stops of its tabs."""
    return [
        each
        for each in paragraph.iter(f"{_W}t", *_SIGNS)
        if next(each.iterancestors(f"{_W}p"), None) is paragraph
        and (each.tag not in _SIGNS or _is_in_run(each))
    ]


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_W}r"


def _shown(element: etree._Element) -> str:
    return _SIGNS.get(element.tag) or element.text or ""


def _words(paragraph: etree._Element) -> str:
    return "".join(map(_shown, _texts(paragraph)))


def _change(paragraph: etree._Element, line: Line) -> None:
    """Puts what changed where it was: into the element that holds the first changed character, or
    the text beside it where that is a tab. A tab that is taken out goes with its element."""
    texts = _texts(paragraph)
    owners = [element for element in texts for _ in _shown(element)]
    characters = list(_words(paragraph))
    start = "".join(characters).index(line.before)
    for a, b, new in reversed(list(_edits(line))):
        a, b = start + a, start + b
        owner = _text_at(owners, min(a, len(owners) - 1))
        characters[a:b] = new
        owners[a:b] = [owner] * len(new)
    for element in texts:
        mine = "".join(c for c, owner in zip(characters, owners, strict=True) if owner is element)
        if element.tag in _SIGNS:
            parent = element.getparent()
            if not mine and parent is not None:
                parent.remove(element)
            continue
        element.text = mine
        if element.text != element.text.strip():
            element.set(_XML_SPACE, "preserve")


def _text_at(owners: Sequence[etree._Element], place: int) -> etree._Element:
    """The text element at ``place``, else the nearest before it, else behind it."""
    for each in (*reversed(owners[: place + 1]), *owners[place:]):
        if each.tag not in _SIGNS:
            return each
    return owners[place]


def _edits(line: Line) -> Iterable[tuple[int, int, str]]:
    matcher = SequenceMatcher(None, line.before, line.after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a, b, line.after[c:d]
