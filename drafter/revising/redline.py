"""Two texts as one, with what was cut and what is new: the plain values behind a 花脸稿.

The text is read as a row of sentences and paragraph marks. Word marks changes in the same way, so
accepting or refusing all of them gives one text or the other, paragraphs included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from drafter.model import Block, BlockKind
from drafter.revising.edits import Op, Piece, pieces
from drafter.revising.rows import paired, rows


class Passage(Struct, frozen=True):
    """A paragraph to compare. ``lead``: its first sentence is a run-in heading."""

    kind: BlockKind
    sentences: tuple[str, ...]
    lead: bool = False


class Stretch(Struct, frozen=True):
    """Characters of a paragraph; ``lead``: they belong to a run-in heading."""

    op: Op
    text: str
    lead: bool = False


class RedParagraph(Struct, frozen=True):
    """A paragraph of the one text. ``mark`` is what becomes of its end: kept, cut, or new;
    ``before`` and ``after`` are the numbers of the passages that end here, None where none does."""

    stretches: tuple[Stretch, ...]
    mark: Op
    before: int | None
    after: int | None

    @property
    def changed(self) -> bool:
        return self.mark != "same" or any(each.op != "same" for each in self.stretches)


class _Sentence(Struct, frozen=True):
    text: str
    lead: bool


class _End(Struct, frozen=True):
    passage: int


_Token = _Sentence | _End


class _Row(Struct, frozen=True):
    """A sentence in both texts, or either, or a paragraph's end in both, or either."""

    old: _Token | None
    new: _Token | None


def passages_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The blocks of a draft as passages."""
    return tuple(
        Passage(block.kind, tuple(each.text for each in block.sentences), block.run_in)
        for block in blocks
    )


def redline(
    before: Sequence[Passage], after: Sequence[Passage], *, document: bool = False
) -> tuple[RedParagraph, ...]:
    """The one text that holds both. In a ``document`` the last paragraph's end is kept in any case,
    since Word can neither cut it nor put it in."""
    rows = list(_rows(_tokens(before), _tokens(after)))
    return tuple(_paragraphs(_last_end_kept(rows) if document and rows else rows))


def _tokens(passages: Sequence[Passage]) -> list[_Token]:
    found: list[_Token] = []
    for number, passage in enumerate(passages):
        for place, sentence in enumerate(passage.sentences):
            found.append(_Sentence(sentence, passage.lead and not place))
        found.append(_End(number))
    return found


def _rows(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[_Row]:
    """Sentences paired where they keep their order, and ends of paragraphs between them."""
    texts = [_text(token) for token in old], [_text(token) for token in new]
    kept, _ = paired(*texts)
    for a, b in rows(*texts, kept):
        yield _Row(None if a is None else old[a], None if b is None else new[b])


def _text(token: _Token) -> str | None:
    return token.text if isinstance(token, _Sentence) else None


def _last_end_kept(rows: list[_Row]) -> list[_Row]:
    """Where the last end is only cut or only new, the end that is kept last changes places with it:
    both texts stay what they are."""
    last = len(rows) - 1
    final = rows[last]
    if final.old is not None and final.new is not None:
        return rows
    is_cut = final.new is None
    kept = [i for i, row in enumerate(rows) if _is_end(row) and row.old and row.new]
    if not kept:
        return rows
    at = kept[-1]
    held = rows[at]
    moved = _Row(held.old, None) if is_cut else _Row(None, held.new)
    ended = _Row(final.old, held.new) if is_cut else _Row(held.old, final.new)
    return [*rows[:at], moved, *rows[at + 1 : last], ended]


def _is_end(row: _Row) -> bool:
    return isinstance(row.old or row.new, _End)


def _paragraphs(rows: Sequence[_Row]) -> Iterator[RedParagraph]:
    held: list[_Row] = []
    for row in rows:
        if not _is_end(row):
            held.append(row)
            continue
        mark: Op = "same" if row.old and row.new else "cut" if row.old else "new"
        yield RedParagraph(
            tuple(_stretches(held)),
            mark,
            row.old.passage if isinstance(row.old, _End) else None,
            row.new.passage if isinstance(row.new, _End) else None,
        )
        held = []


def _stretches(rows: Sequence[_Row]) -> Iterator[Stretch]:
    """The sentences of a paragraph; neighbours that changed are compared as one stretch, so that a
    sentence cut in two shows as a stop that changed."""
    held: list[_Row] = []
    for row in rows:
        if row.old == row.new and isinstance(row.new, _Sentence):
            yield from _compared(held)
            held = []
            yield Stretch("same", row.new.text, row.new.lead)
        else:
            held.append(row)
    yield from _compared(held)


def _compared(rows: Sequence[_Row]) -> Iterator[Stretch]:
    old = [row.old for row in rows if isinstance(row.old, _Sentence)]
    new = [row.new for row in rows if isinstance(row.new, _Sentence)]
    leads_old = len("".join(each.text for each in old if each.lead))
    leads_new = len("".join(each.text for each in new if each.lead))
    a = b = 0
    for piece in pieces("".join(e.text for e in old), "".join(e.text for e in new)):
        length = len(piece.text)
        in_lead = leads_old - a if piece.op == "cut" else leads_new - b
        cut = max(0, min(in_lead, length))
        if cut:
            yield Stretch(piece.op, piece.text[:cut], lead=True)
        if cut < length:
            yield Stretch(piece.op, piece.text[cut:])
        a += length if piece.op != "new" else 0
        b += length if piece.op != "cut" else 0


def as_pieces(paragraph: RedParagraph) -> tuple[Piece, ...]:
    """A paragraph's stretches without what they are set in, neighbours of one kind joined."""
    found: list[Piece] = []
    for stretch in paragraph.stretches:
        if found and found[-1].op == stretch.op:
            found[-1] = replace(found[-1], text=found[-1].text + stretch.text)
        else:
            found.append(Piece(stretch.op, stretch.text))
    return tuple(found)
