"""A speech as ``drafter inspect`` shows it: plain indentation, what was found and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.text import Text

from drafter.model import MOVE_LABELS, Heading, MovedSentence, Source, Span, Speech, Structure
from drafter.terminal.console import WIDTH, flowed, folded, padded
from drafter.text.clean import displayable
from drafter.text.joined_titles import one_line_title

_LABEL = 8  # cells of the left column
_KINDS = (("heading", "标题"), ("sentence", "句"), ("phrase", "短语"))


def speech_tree(source: Source, speech: Speech, *, label: str = "", why: bool = False) -> Group:
    """Title, salutation, opening by move, the points, the closing, and what is parallel.

    ``label`` (第 2 篇) stands before the length. ``why``: sentence by sentence, with the rule
    behind each decision where one is known.
    """
    characters = sum(not char.isspace() for char in source.text[speech.start : speech.end])
    year = "" if speech.year is None else f"　{speech.year} 年"
    rows = [Text(f"{label}全文 {characters:,} 字{year}", style="bold")]
    if why:
        rows += _because(speech.why)
    rows += _title(speech.title, why=why)
    rows += _span("称谓", speech.salutation, why=why)
    rows += _row("开头", _moves(speech.opening) + _announced(speech))
    rows += _sentences(speech.opening) if why else ()
    rows += _explained_points(speech.headings) if why else _points(speech.headings)
    rows += _row("结尾", "（文到中途断了）" if speech.truncated else _moves(speech.closing))
    rows += _sentences(speech.closing) if why else ()
    rows += _row("并列", _parallel(speech.structures))
    for warning in speech.warnings:
        rows += _row("注意", warning, style="yellow")
    return Group(*rows)


def _title(span: Span | None, *, why: bool) -> list[Text]:
    if span is None:
        return _row("题目", "（无）")
    return _row("题目", one_line_title(span.text)) + (_because(span.why) if why else [])


def _span(label: str, span: Span | None, *, why: bool) -> list[Text]:
    if span is None:
        return _row(label, "（无）")
    return _row(label, span.text) + (_because(span.why) if why else [])


def _sentences(sentences: Sequence[MovedSentence]) -> Iterable[Text]:
    """Each sentence under its move, with the rule."""
    for sentence in sentences:
        first = folded(displayable(sentence.text), WIDTH - 4 - _LABEL - 12)
        short = first[0] + ("……" if len(first) > 1 else "")
        yield Text(f"{' ' * _LABEL}{padded(MOVE_LABELS[sentence.move], 8)}  {short}")
        yield from _because(sentence.why, indent=_LABEL + 10)


def _explained_points(headings: Sequence[Heading]) -> Iterable[Text]:
    """Each point on lines of its own, with the rule."""
    if not headings:
        yield from _points(headings)
    for heading in headings:
        yield from _run([heading])
        yield from _because(heading.why, indent=_LABEL + 2 * (heading.level - 1))


def _because(why: str, *, indent: int = _LABEL) -> list[Text]:
    """The rule behind a decision, dim; nothing where it is not known."""
    if not why:
        return []
    lines = folded(f"依据：{displayable(why)}", WIDTH - 2 - indent)
    return [Text(" " * indent + line, style="dim") for line in lines]


def _row(label: str, text: str, *, style: str = "") -> list[Text]:
    """A labelled row, folded under its own beginning."""
    lines = folded(displayable(text), WIDTH - 4 - _LABEL)
    heads = [f"  {label}  "] + [" " * _LABEL] * (len(lines) - 1)
    return [Text(head + line, style=style) for head, line in zip(heads, lines, strict=True)]


def _moves(sentences: Sequence[MovedSentence]) -> str:
    counted = Counter(sentence.move for sentence in sentences)
    return "　".join(f"{MOVE_LABELS[move]} {count}" for move, count in counted.items()) or "（无）"


def _announced(speech: Speech) -> str:
    if speech.announced is None:
        return ""
    points = sum(heading.level == 1 for heading in speech.headings)
    has = f"有 {points} 点" if points else "没找到分点"
    return f"（说 {speech.announced} 点，{has}）"


def _points(headings: Sequence[Heading]) -> Iterable[Text]:
    if not headings:
        yield from _row("层次", "（没有分点）")
    run: list[Heading] = []
    for heading in headings:
        if run and (heading.level == 1 or heading.level != run[-1].level):
            yield from _run(run)
            run = []
        run.append(heading)
    if run:
        yield from _run(run)


def _run(run: Sequence[Heading]) -> Iterable[Text]:
    """One main point on a line of its own; points below it run on, two to a line or more."""
    indent = 2 if run[0].level == 1 else _LABEL + 2 * (run[0].level - 2)
    pieces = []
    for heading in run:
        text = displayable(heading.text)
        rest = text.removeprefix(displayable(heading.marker)).strip()
        marker = displayable(heading.marker)
        gap = _LABEL - indent if heading.level == 1 else 0
        pieces.append(f"{padded(marker, gap - 1)} {rest}" if marker else rest)
    style = "bold" if run[0].level == 1 else ""
    for number, line in enumerate(flowed(pieces, WIDTH - 4 - indent)):
        yield Text(" " * (indent + 2 * bool(number and len(run) == 1)) + line, style=style)


def _parallel(structures: Sequence[Structure]) -> str:
    counted = Counter[str](structure.kind for structure in structures)
    told = "　".join(f"{label} {counted[kind]} 组" for kind, label in _KINDS if counted[kind])
    examples = [
        "、".join(structure.items) for structure in structures if structure.kind == "phrase"
    ]
    return (told + (f"：{'；'.join(examples[:3])}" if examples else "")) or "（无）"
