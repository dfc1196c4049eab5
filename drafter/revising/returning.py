"""A text that was edited elsewhere as the next version of its draft.

A sentence whose words nobody touched keeps its origin, wherever it stands now; any other is typed
by hand. A phrase that was changed in Word is not taken for the phrase any more: there is no telling
whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.model import Block, BlockKind, Draft, DraftSentence, Origin
from drafter.text.gaps import with_gaps
from drafter.text.sentences import sentence_spans

_TYPED = Origin("T")


def returned(
    base: DraftFile, earlier: Sequence[DraftFile], came: Draft, *, styled: bool
) -> DraftFile:
    """``base`` with the text of ``came``. ``earlier`` are versions before ``base``, the latest
    first: what was edited may have begun with one of them. ``styled``: the file's own styles say
    what its paragraphs are; else one that did not change is what it was.
    """
    known = _Known((base, *earlier))
    blocks = tuple(
        _block(known, kind, text, styled=styled)
        for block in came.blocks
        for kind, text in _lines(block)
    )
    typed = (gap for block in came.blocks for gap in with_gaps(block.text, told=True)[1] if gap.ask)
    draft = replace(base.draft, blocks=blocks, gaps=(*base.draft.gaps, *typed))
    # What a person sees in the Markdown is the draft: the same rules read it from now on.
    return draft_file(markdown_of(replace(base, draft=draft)), name=base.id)


class _Known:
    """Sentences and blocks of a draft's versions, by their words."""

    def __init__(self, files: Sequence[DraftFile]) -> None:
        self.blocks: dict[str, Block] = {}
        self._origins: dict[str, list[DraftSentence]] = {}
        for file in files:
            of_file: dict[str, list[DraftSentence]] = {}
            for block in file.draft.blocks:
                self.blocks.setdefault(_key(block.text), block)
                for sentence in block.sentences:
                    of_file.setdefault(_key(sentence.text), []).append(sentence)
            for key, sentences in of_file.items():
                self._origins.setdefault(key, sentences)

    def sentence(self, text: str) -> DraftSentence:
        """The sentence with its origin; where several read alike they are taken in order."""
        found = self._origins.get(_key(text))
        if not found:
            return DraftSentence(text, _TYPED)
        return found.pop(0) if len(found) > 1 else found[0]


def _key(text: str) -> str:
    """The words of a sentence; where a title's lines end is the layout's."""
    return text.replace("\n", "").strip()


def _lines(block: Block) -> Iterator[tuple[BlockKind, str]]:
    """A block's text with its gaps in our form; a paragraph with line breaks is several."""
    text = with_gaps(block.text, told=True)[0]
    if block.kind == "title":
        yield block.kind, text
    elif block.kind != "paragraph":
        yield block.kind, text.replace("\n", "")
    else:
        yield from ((block.kind, line) for line in text.split("\n") if line.strip())


def _block(known: _Known, kind: BlockKind, text: str, *, styled: bool) -> Block:
    same = known.blocks.get(_key(text))
    if same is not None and not styled:
        kind = same.kind
    if kind != "paragraph":
        return Block(kind, (known.sentence(text),))
    spans = sentence_spans(text)
    return Block(kind, tuple(known.sentence(text[start:end]) for start, end in spans))
