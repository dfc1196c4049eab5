"""Word files (.docx) with what their paragraphs look like, for setting them anew."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from drafter.corpus.read_text import ReadText, text_of_formed
from drafter.corpus.readers.docx.body import COUNTED, formed_paragraphs
from drafter.corpus.readers.docx.names import local
from drafter.corpus.readers.docx.numbering import Numbering
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import styles

_RUNNING = {"header": "页眉", "footer": "页脚"}
_PAGE_NUMBER = re.compile(r"[\s第共页/\d—–-]*")


def read(content: bytes, name: str) -> ReadText:
    """The text in a .docx with the looks of its paragraphs and what is in it that is no text.
    Raises ReadError as the reader of the text alone does."""
    counted: Counter[str] = Counter()
    with Package(content, name) as package:
        known = styles(package)
        paragraphs = formed_paragraphs(package, Numbering(package, known), known, counted)
        read = text_of_formed(paragraphs, "docx", name=name)
        return replace(read, lost=lost_in(package, counted))


def lost_in(package: Package, counted: Counter[str]) -> tuple[str, ...]:
    """What of a file is no text of its body, with how much there is: headers and footers, and the
    elements that were ``counted``."""
    running = {said: _with_words(package, stem) for stem, said in _RUNNING.items()}
    said = Counter[str]({what: number for what, number in running.items() if number})
    for element, number in counted.items():
        said[COUNTED[element]] += number
    return tuple(f"{what} {number} 处" for what, number in (+said).items())


def _with_words(package: Package, stem: str) -> int:
    """How many headers or footers say more than a page number."""
    texts = (
        "".join(element.text or "" for element in root.iter() if local(element) == "t")
        for root in package.each_beside(stem)
    )
    return sum(not _PAGE_NUMBER.fullmatch(text) for text in texts)
