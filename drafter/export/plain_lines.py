"""The lines of a text without Word's paragraphs (.txt, .md) as paragraphs, marks taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BLANK = " \t\u3000"
_ENDS = "。！？：…”）"
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十百]{1,4}[、.．是要，]|[（(①-⑳]|\d{1,2}[.．、])")
_INDENTED = re.compile(r"(?:\u3000{1,2}| {2,8}|\t)(?=[^ \t\u3000])")
_SHARE_OF_WIDEST = 0.8  # digits and marks let the lines of one column differ
_LEAST_INDENTED = 2  # paragraphs that show that the file indents them

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_ITEM = re.compile(r"(?:[-*+]|>+)\s+(?=\S)")
_ESCAPED = re.compile(r"\\[#>\-<\\]")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_INLINE = (
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![0-9A-Za-z*])\*(?=\S)([^*]+?)(?<=\S)\*(?![0-9A-Za-z*])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"!?\[([^\]]+)\]\(([^()\s]+)\)"), r"\1（\2）"),
)


def joined_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines with those put together again that an editor broke within a paragraph.

    Told by looks: the file indents its paragraphs, the line does not and begins with no number, and
    the one before it ends in the middle of a sentence and is about as wide as the widest.
    """
    indented = sum(_is_indented(line) for line in lines)
    wide = _SHARE_OF_WIDEST * max((len(line.strip(_BLANK)) for line in lines), default=0)
    held = before = ""
    for line in lines:
        breaks = indented >= _LEAST_INDENTED and len(before.strip(_BLANK)) >= wide
        if held and breaks and _goes_on(before, line):
            held += line.strip(_BLANK)
        else:
            if held:
                yield held
            held = line
        before = line
    if held:
        yield held


def _is_indented(line: str) -> bool:
    """By two characters or a tab, as a paragraph is; a signature stands further to the right."""
    return _INDENTED.match(line) is not None


def _goes_on(before: str, line: str) -> bool:
    before = before.strip(_BLANK)
    if not before or not line.strip(_BLANK) or line.startswith(tuple(_BLANK)):
        return False
    return before[-1] not in _ENDS and not _NUMBERED.match(line)


def unmarked(line: str) -> tuple[str, str]:
    """A line of Markdown without its marks, and the style that its mark stands for ("title",
    "heading 1", "" for none). A table's row is its cells, a link its words with the address."""
    heading = _HEADING.match(line)
    if heading:
        level = len(heading[1])
        return _plain(heading[2]), "title" if level == 1 else f"heading {level - 1}"
    if _ESCAPED.match(line):
        return _plain(line)[1:], ""
    if _RULE.fullmatch(line) or ("-" in line and _TABLE_RULE.fullmatch(line)):
        return "", ""
    if line.startswith("|") and line.endswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return _plain("\u3000".join(cell for cell in cells if cell)), ""
    return _plain(_ITEM.sub("", line, count=1) if _ITEM.match(line) else line), ""


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return _BREAK.sub("\n", text)
