"""Web pages: what a reader of the page sees, a block a line. Nothing is ever fetched."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, ParserRejectedMarkup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from drafter.corpus.decoding import decoded
from drafter.corpus.read_text import ReadText, text_of_paragraphs
from drafter.errors import ReadError
from drafter.text.normalise import CHINESE

LARGEST_PAGE = 8 * 1024 * 1024
"""Bytes; a page saved with its pictures inside has a few. Eight of running text take 1.6 s and 150
MB, a long speech's page has 0.1."""

MOST_TAGS = 400_000
"""Tags, counted by their ``<``; a long speech's page has some thousands. So many take 3 s and 230
MB; a million and a half do not fit the worker's memory."""

_LEFT_OUT = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "nav", "select", "button",
     "textarea", "iframe", "object", "svg", "math", "rt", "rp")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "tr", "caption", "thead", "tbody", "blockquote", "pre", "section", "article", "main",
     "header", "footer", "aside", "figure", "figcaption", "form", "fieldset", "address", "center",
     "body", "html")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_LINE_IN_CHINESE = re.compile(f"(?<=[{CHINESE}，。、；：！？”）])[ \t]*\\n\\s*(?=[{CHINESE}“（])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def read(content: bytes, name: str) -> ReadText:
    """The text of a page. Raises ReadError: too large, an encoding that is not known, a page
    without text."""
    if len(content) > LARGEST_PAGE:
        raise ReadError(name, f"网页超过 {LARGEST_PAGE // 2**20} MB，不像文稿")
    if content.count(b"<") > MOST_TAGS:
        raise ReadError(name, f"网页里的标签超过 {MOST_TAGS // 10_000} 万个，不像文稿")
    declared = _META.search(content[:4096])
    said = declared[1].decode("ascii") if declared else ""
    page, encoding = decoded(content, name=name, declared=said)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bs4's guesses that a page is a file name or XML
        try:
            soup = BeautifulSoup(_XML_DECLARATION.sub("", page), "lxml")
        except ParserRejectedMarkup as error:
            raise ReadError(name, "文件已损坏") from error
    lines = (line for line in _lines(soup) if line.strip())
    return text_of_paragraphs(lines, encoding, name=name)


def _lines(soup: BeautifulSoup) -> Iterator[str]:
    """The page's lines. Walked with a list, not by recursion: pages nest without end."""
    line: list[str] = []
    waiting: list[PageElement | str] = [soup]
    while waiting:
        element = waiting.pop()
        if element == "\n" and type(element) is str:
            yield "".join(line)
            line.clear()
        elif isinstance(element, Tag):
            if element.name not in _LEFT_OUT and not _is_hidden(element):
                waiting.extend(_parts(element))
        elif isinstance(element, PreformattedString):
            continue  # comments, declarations, CDATA
        else:
            line.append(_flowing(str(element)) if isinstance(element, NavigableString) else "\t")
    yield "".join(line)


def _parts(element: Tag) -> list[PageElement | str]:
    """What is inside, last first, between line ends for a block, after a tab for a cell."""
    end = ["\n"] if element.name in _BLOCKS else []
    start = ["\t"] if element.name in _CELLS else end
    return [*end, *reversed(element.contents), *start]


def _is_hidden(element: Tag) -> bool:
    return element.has_attr("hidden") or _HIDDEN.search(str(element.get("style", ""))) is not None


def _flowing(text: str) -> str:
    """Text as a browser flows it: white space is one space, a line end inside Chinese none."""
    return _SPACE.sub(" ", _LINE_IN_CHINESE.sub("", text))
