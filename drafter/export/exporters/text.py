"""Plain text, as it would be typed."""

from __future__ import annotations

from drafter.export.exporter import Exporter
from drafter.export.unfinished import unfinished_mark
from drafter.export.work import Work
from drafter.model import Block
from drafter.text.clean import clean_text

_INDENT = "　　"
_FRONT = ("title", "byline", "date")


def exported(work: Work) -> bytes:
    """The draft as UTF-8 text: a line a paragraph, an empty line below title, speaker and date;
    where facts are missing, the first line says so."""
    gaps = len(work.draft.gaps)
    lines = [unfinished_mark(gaps), ""] if gaps else []
    before = ""
    for block in work.draft.blocks:
        text = clean_text(block.text).strip()
        if not text:
            continue
        if before in _FRONT and block.kind not in _FRONT:
            lines.append("")
        lines.append(_line(block, text))
        before = block.kind
    return ("\n".join(lines) + "\n").encode()


def _line(block: Block, text: str) -> str:
    return text if block.kind in (*_FRONT, "salutation") else _INDENT + text


EXPORTER = Exporter(name="纯文本", media_type="text/plain; charset=utf-8", exported=exported)
