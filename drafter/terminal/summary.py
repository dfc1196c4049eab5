"""What a finished draft is: length, layers, origins, phrases used, what is still missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console

from drafter.drafting.markdown import DraftFile
from drafter.drafting.rhythm import alike_beginnings
from drafter.flows.export import Written, reading_time
from drafter.interview.length import minutes_range, pace_of
from drafter.model import Draft, Phrase
from drafter.terminal.console import folded, say
from drafter.terminal.tables import short_number

LETTERS = {"A": "答案", "M": "素材", "O": "提纲", "P": "词库", "T": "手写"}
_CELLS = 70
_BAR = 18


def print_summary(
    console: Console,
    file: DraftFile,
    *,
    used: Iterable[tuple[str, Phrase]],
    missing_wording: Sequence[str] = (),
    wordings: int = 0,
    unused: Sequence[str] = (),
    target: int = 0,
    from_profile: Sequence[str] = (),
    names: Sequence[tuple[str, bool]] = (),
    gaps: Sequence[str] = (),
) -> None:
    """The review of a draft, a line a matter. ``target`` is the number of characters aimed at, 0
    for none; ``names`` are lines on names and posts, each with whether it needs a look."""
    draft = file.draft
    speaker = f"　{draft.speaker}" if draft.speaker else ""
    say(console, f"{draft.title}{speaker}", "bold")
    _print_length(console, file, target)
    headings = [block.text for block in draft.blocks if block.kind == "heading1"]
    _print_lines(console, "层次", headings)
    say(console, f" 来历  {_origins(draft)}")
    if wordings:
        kept = "都在，一字不差" if not missing_wording else f"缺 {len(missing_wording)} 条"
        say(console, f" 提法  {wordings} 条{kept}")
        for line in missing_wording:
            say(console, f"       ! 文中没有：{line}", "yellow")
    for count, first in alike_beginnings(draft):
        say(console, f" 开头  ! 连着 {count} 句都以“{first}”开头", "yellow")
    if from_profile:
        _print_lines(console, "档案", [f"取自单位档案：{'、'.join(map(_bare, from_profile))}"])
    for line, warns in names:
        for number, part in enumerate(folded(line, _CELLS)):
            head = f" 人名  {'! ' if warns else ''}" if not number else "       "
            say(console, head + part, "yellow" if warns else "")
    for name in unused:
        say(console, f"       ! 您答的“{name}”没有用上", "yellow")
    _print_lines(console, "词库", [_used(text, phrase) for text, phrase in used])
    _print_lines(console, "待补", gaps)


def _print_length(console: Console, file: DraftFile, target: int) -> None:
    """Characters and reading time, beside the target with a bar where there is one."""
    characters, pace = file.draft.characters, pace_of(file.answers)
    text = f" 篇幅  正文 {characters:,} 字，朗读约 {reading_time(characters, pace=pace)}"
    text += f"（快慢 {minutes_range(characters)}）"
    if target:
        filled = min(_BAR, round(_BAR * characters / target))
        text += f"／要 {max(1, round(target / pace))} 分钟 [{'#' * filled}{'.' * (_BAR - filled)}]"
    say(console, text)


def _bare(key: str) -> str:
    return key.strip("{}")


def print_written(console: Console, written: Written) -> None:
    """Where the files are and what to do with them."""
    if written.docx is not None:
        say(console, f"✓ Word  {written.docx}", "green")
    if written.markdown is not None:
        say(console, f"  稿子  {written.markdown}")
        say(console, "        改字改句在稿子里改，改完 drafter export 稿子 再出 Word", "dim")


def preview(console: Console, draft: Draft, *, letters: bool = False) -> None:
    """The whole draft in a pager, wrapped; ``letters`` puts each sentence's origin before it."""
    with console.pager(styles=False):
        if letters:
            legend = "　".join(f"{letter} {label}" for letter, label in LETTERS.items())
            say(console, f"{legend}　（空格翻页，按 q 回来）\n")
        for block in draft.blocks:
            mark = f"{block.sentences[0].origin.letters:4}" if letters and block.sentences else ""
            indent = "　　" if block.kind == "paragraph" or block.kind.startswith("heading") else ""
            for number, line in enumerate(folded(f"{indent}{block.text}", 72)):
                say(console, f"{mark if not number else ' ' * len(mark)}{line}")
            console.print()


def _print_lines(console: Console, label: str, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        head = f" {label}  " if not number else "       "
        for part, text in enumerate(folded(line, _CELLS)):
            say(console, (head if not part else "         ") + text)


def _origins(draft: Draft) -> str:
    counted = Counter(
        sentence.origin.letters[0] for block in draft.blocks for sentence in block.sentences
    )
    parts = [f"{label} {counted[letter]}" for letter, label in LETTERS.items() if counted[letter]]
    return "　".join(parts) + "（题目、标题也算一句）"


def _used(text: str, phrase: Phrase) -> str:
    first, *rest = folded(text, 40)
    return f"{short_number(phrase)}（{phrase.speeches} 篇）{first}{'……' if rest else ''}"
