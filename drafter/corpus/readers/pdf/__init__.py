"""PDF files: the text of their pages, put back into paragraphs."""

from __future__ import annotations

import struct
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import DictionaryObject

from drafter.corpus.read_text import ReadText
from drafter.corpus.readers.pdf.layout import text_of_pages
from drafter.corpus.readers.pdf.lines import page_lines
from drafter.errors import ReadError

MOST_PAGES = 1_000
"""Pages; a page of running text takes pypdf 4 to 6 ms, one with drawings several times that."""

LEAST_ON_A_PAGE = 20
"""Characters a page on average, below which pages with pictures are a scan (stamps of scanning
programs, page numbers); a page of text holds some 500."""

_BROKEN = (
    PyPdfError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError,
    OSError, AssertionError, NotImplementedError, struct.error,
)  # fmt: skip
"""What pypdf raises for damaged files; of 7,000 mutated ones some met six of these."""


def read(content: bytes, name: str) -> ReadText:
    """The text of a PDF, with a place for each page (第 N 页).

    Raises ReadError: damaged, with a password, too many pages, pages that are pictures.
    """
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(name, "有密码，去掉密码再放进来")
        if len(reader.pages) > MOST_PAGES:
            raise ReadError(name, f"有 {len(reader.pages)} 页，不像文稿")
        pages = [page_lines(page) for page in reader.pages]
        pictures = all(_has_picture(page) for page in reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise ReadError(name, "有密码，去掉密码再放进来") from error
    except _BROKEN as error:
        raise ReadError(name, "文件已损坏") from error
    found = sum(not char.isspace() for page in pages for line in page for char in line.text)
    if pictures and found < LEAST_ON_A_PAGE * len(pages):
        raise ReadError(name, "整页是图片，先做文字识别")
    return text_of_pages(pages, name=name)


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject):
        return False
    objects = resources.get("/XObject")
    return bool(objects is not None and objects.get_object())
