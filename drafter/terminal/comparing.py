"""Differences on the screen: signs that say it without colour, and colour beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from drafter.revising.comparing import Comparison, Difference
from drafter.revising.edits import Op, Piece
from drafter.terminal.console import folded, say
from drafter.text.clean import displayable

SIGNS: Mapping[Op, tuple[str, str]] = {"same": ("", ""), "cut": ("[-", "-]"), "new": ("{+", "+}")}
_STYLES: Mapping[Op, str] = {"same": "", "cut": "red strike", "new": "green underline"}
_CELLS = 72
_AROUND = 24  # characters of what stayed that are shown beside a change
_SHOWN = 40  # characters of a sentence that moved


def print_comparison(console: Console, found: Comparison, *, before: str, after: str) -> None:
    """The changed paragraphs, each with its place; then the sentences that moved."""
    say(console, f"旧 {before}　新 {after}")
    if not found.differences:
        say(console, "文字、标题层次没有不同")
        return
    say(console, "[-删去-]　{+新增+}", "dim")
    for each in found.differences:
        say(console, f"{each.place}　{each.kind}", "bold")
        if each.became:
            say(console, f"  原是{each.was}，现在是{each.became}")
        print_pieces(console, each.pieces)
    for move in found.moves:
        same = "" if move.before == move.after else "，字句也改了"
        text = move.after[:_SHOWN] + ("……" if len(move.after) > _SHOWN else "")
        say(console, f"移动　{move.came_from} 到 {move.went_to}{same}", "bold")
        _print_folded(console, Text(displayable(text)))
    say(console, _counted(found.differences, len(found.moves)))


def print_pieces(console: Console, pieces: Sequence[Piece]) -> None:
    """A changed text: what stayed is cut short where it is long."""
    _print_folded(console, marked(tuple(_shortened(pieces))))


def marked(pieces: Sequence[Piece]) -> Text:
    """Pieces between their signs, in their colours."""
    text = Text()
    for piece in pieces:
        opened, closed = SIGNS[piece.op]
        text.append(f"{opened}{displayable(piece.text)}{closed}", _STYLES[piece.op])
    return text


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.op == "same" and len(text) > 2 * _AROUND + 2:
            head = "" if place == 0 else text[:_AROUND]
            tail = "" if place == len(pieces) - 1 else text[-_AROUND:]
            text = f"{head}……{tail}"
        yield Piece(piece.op, text)


def _print_folded(console: Console, text: Text) -> None:
    start = 0
    for line in folded(text.plain, _CELLS):
        end = start + len(line)
        shown = Text("  ")
        shown.append_text(text[start:end])
        console.print(shown, soft_wrap=True)
        start = end


def _counted(differences: Sequence[Difference], moves: int) -> str:
    kinds = [each.kind for each in differences]
    parts = [f"{kind} {kinds.count(kind)} 段" for kind in ("改", "增", "删") if kind in kinds]
    parts += [f"移动 {moves} 句"] if moves else []
    return "共：" + "　".join(parts)
