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
    """The text elements of a paragraph; not those of a text box inside it."""
    return [
        each
        for each in paragraph.iter(f"{_W}t")
        if next(each.iterancestors(f"{_W}p"), None) is paragraph
    ]


def _words(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _change(paragraph: etree._Element, line: Line) -> None:
    """Puts what changed where it was: into the element that holds the first changed character."""
    texts = _texts(paragraph)
    owners = [element for element in texts for _ in element.text or ""]
    characters = list(_words(paragraph))
    start = "".join(characters).index(line.before)
    for a, b, new in reversed(list(_edits(line))):
        a, b = start + a, start + b
        owner = owners[a] if a < len(owners) else owners[-1]
        characters[a:b] = new
        owners[a:b] = [owner] * len(new)
    for element in texts:
        mine = (c for c, owner in zip(characters, owners, strict=True) if owner is element)
        element.text = "".join(mine)
        if element.text != element.text.strip():
            element.set(_XML_SPACE, "preserve")


def _edits(line: Line) -> Iterable[tuple[int, int, str]]:
    matcher = SequenceMatcher(None, line.before, line.after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a, b, line.after[c:d]
