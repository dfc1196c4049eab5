"""Markdown without the answers and origins that a draft's own file carries."""

from __future__ import annotations

from drafter.drafting.blocks import escaped
from drafter.export.exporter import Exporter
from drafter.export.unfinished import unfinished_mark
from drafter.export.work import Work
from drafter.model import Block, BlockKind
from drafter.text.clean import clean_text

_PREFIXES: dict[BlockKind, str] = {
    "title": "# ",
    "heading1": "## ",
    "heading2": "### ",
    "heading3": "#### ",
    "heading4": "##### ",
}


def exported(work: Work) -> bytes:
    """The draft as Markdown, a block a paragraph; where facts are missing, the first says so."""
    gaps = len(work.draft.gaps)
    blocks = [unfinished_mark(gaps)] if gaps else []
    blocks += [line for block in work.draft.blocks if (line := _line(block))]
    return ("\n\n".join(blocks) + "\n").encode()


def _line(block: Block) -> str:
    text = clean_text(block.text).strip()
    if block.kind == "title":
        text = text.replace("\n", "<br>")
    prefix = _PREFIXES.get(block.kind, "")
    return prefix + text if prefix else escaped(text)


EXPORTER = Exporter(name="Markdown", media_type="text/markdown; charset=utf-8", exported=exported)
