"""A draft as a Word file laid out by GB/T 9704-2012."""

from __future__ import annotations

from drafter.export.package import clean_document, package_bytes, set_properties
from drafter.export.page import set_page
from drafter.export.paragraphs import paragraphs
from drafter.export.running_lines import add_page_numbers, add_unfinished_notice
from drafter.model import Draft


def docx_bytes(draft: Draft) -> bytes:
    """The .docx of ``draft``: the same bytes for the same draft on every machine and day.

    Missing facts (【待补：…】) are highlighted and, where ``draft.gaps`` lists any, every page says
    so in its header. Origins, file paths and user names never enter the file.
    """
    document = clean_document()
    section = document.sections[0]
    set_page(section)
    add_page_numbers(section)
    if draft.gaps:
        add_unfinished_notice(section, gaps=len(draft.gaps))
    for paragraph in paragraphs(draft.blocks):
        section._sectPr.addprevious(paragraph)
    set_properties(document, draft)
    return package_bytes(document)
