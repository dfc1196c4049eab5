"""What an exporter is given, and the Word file that two of them begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.export.layout import Layout
from drafter.export.remarks import Remark
from drafter.export.word import docx_bytes
from drafter.model import Draft

if TYPE_CHECKING:
    from drafter.export.template import Template  # reads Word files, which few exports need


class Work(Struct, frozen=True):
    """A draft to be put into a form. ``draft`` is what is printed: of a 提纲 the headings only.
    ``template`` goes before ``layout`` in a Word file; ``kept_in`` as ``docx_bytes`` has it."""

    draft: Draft
    layout: Layout = Layout()
    template: Template | None = None
    remarks: tuple[Remark, ...] = ()
    kept_in: Path | None = None


def word_file(work: Work) -> bytes:
    """The .docx in the unit's template where there is one, else in the layout."""
    if work.template is not None:
        from drafter.export.template_word import templated_docx

        return templated_docx(work.draft, work.template)
    return docx_bytes(work.draft, work.layout, remarks=work.remarks, kept_in=work.kept_in)
