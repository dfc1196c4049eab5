"""The origins of a draft on the screen: letters in the margin, sources below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from drafter.flows.material import found_snippet
from drafter.flows.origins import PhraseOrigin, SentenceOrigin
from drafter.gathering.material.offering import told_source
from drafter.model import LETTER_LABELS
from drafter.terminal.console import folded, say
from drafter.terminal.tables import NOT_HELD

_INDENT = 6
_CELLS = 72
_SHOWN = 2
_STYLES = {"A": "cyan", "M": "magenta", "O": "dim", "P": "green", "T": "bold"}


def print_origins(console: Console, found: Sequence[SentenceOrigin]) -> None:
    """A sentence a line, its letters first; below it what a phrase or an answer it comes from."""
    for each in found:
        text = each.text.replace("\n", "")
        for number, line in enumerate(folded(text, _CELLS)):
            head = f"{each.letters:<{_INDENT}}" if not number else " " * _INDENT
            say(console, head + line, _STYLES[each.letters[0]])
        notes = _phrase_notes(each.phrase) if each.phrase else []
        if each.questions:
            notes.append(f"答案 {'、'.join(each.questions)}")
        notes += [_material_note(id_) for id_ in each.material]
        for note in notes:
            for line in folded(note, _CELLS - 2):
                say(console, " " * (_INDENT + 2) + line, "dim")
    counted = Counter(each.letters[0] for each in found)
    labels = LETTER_LABELS.items()
    parts = [f"{letter} {label} {counted[letter]}" for letter, label in labels if counted[letter]]
    say(console, f"共 {len(found)} 句：{'　'.join(parts)}")


def _material_note(id_: str) -> str:
    found = found_snippet(id_)
    return f"素材 {told_source(*found)}" if found else f"素材 {id_}　已经不在了"


def _phrase_notes(phrase: PhraseOrigin) -> list[str]:
    if phrase.number is None:
        return [f"词条 {phrase.id}　这个词库里没有"]
    notes = [f"词条 {phrase.number:04d}　{len(phrase.occurrences)} 处"]
    for each in phrase.occurrences[:_SHOWN]:
        year = str(each.year) if each.year else "年份不详"
        held = "" if each.text is not None else f"　{NOT_HELD}"
        name = each.title or each.source
        notes.append(f"{year}　{name}　第 {each.start}–{each.end} 字{held}")
    if len(phrase.occurrences) > _SHOWN:
        notes.append(
            f"其余 {len(phrase.occurrences) - _SHOWN} 处：drafter browse {phrase.number:04d}"
        )
    return notes
