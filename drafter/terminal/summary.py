"""What a finished draft is: length, layers, origins, phrases used, what is still missing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console

from drafter.drafting.deadlines import deadlines
from drafter.drafting.markdown import DraftFile
from drafter.drafting.parts import letters_counted, parts
from drafter.drafting.rhythm import alike_beginnings
from drafter.flows.export import Written, reading_time
from drafter.flows.length import written_draft
from drafter.flows.session import Session
from drafter.interview.dates import weekday, written_date
from drafter.interview.length import (
    length_question,
    length_warning,
    minutes_range,
    pace_of,
    target_characters,
)
from drafter.model import LETTER_LABELS, Draft, Phrase
from drafter.outlines.model import Outline
from drafter.terminal.console import TEXT_CELLS, flowed, folded, padded, say, say_folded
from drafter.terminal.phrase_list import short_number

_CELLS = 69
_BAR = 15
_BRIEF = 8
_MARGIN = 4
_READ_CELLS = 72


class Review(Struct, frozen=True, kw_only=True):
    """What the review says besides the draft itself. ``target``: characters aimed at, 0 for none;
    ``names``: lines on names and posts, each with whether it needs a look; ``waiting``: sentences
    rewritten once whose first words are not there any more."""

    outline: Outline
    used: Sequence[tuple[str, Phrase]] = ()
    wordings: int = 0
    missing_wording: Sequence[str] = ()
    parallels: Sequence[str] = ()
    unused: Sequence[str] = ()
    waiting: Sequence[str] = ()
    target: int = 0
    from_profile: Sequence[str] = ()
    names: Sequence[tuple[str, bool]] = ()
    gaps: Sequence[str] = ()


def print_summary(console: Console, file: DraftFile, review: Review, *, stage: str = "") -> None:
    """The review of a draft, a line a matter; ``stage`` stands before its title."""
    draft = file.draft
    day = f"　{written_date(draft.day)}（{weekday(draft.day)}）" if draft.day else ""
    speaker = f"　{draft.speaker}" if draft.speaker else ""
    whole = f"{stage}{draft.title}{speaker}{day}"
    one_line = cell_len(whole) <= TEXT_CELLS
    say_folded(console, whole if one_line else f"{stage}{draft.title}", "bold")
    if not one_line and (speaker or day):
        say(console, f"      {speaker}{day}", "bold")
    _print_length(console, file, review)
    _print_parts(console, draft)
    _print_lines(console, "排比", review.parallels)
    for alike in alike_beginnings(draft.blocks):
        _print_lines(console, "开头", [f"! 连着 {alike.count} 句都以“{alike.first}”开头"], "yellow")
    _print_wordings(console, review)
    _print_deadlines(console, draft)
    _print_lines(console, "来历", [_origins(draft)])
    if review.from_profile:
        keys = "、".join(key.strip("{}") for key in review.from_profile)
        _print_lines(console, "档案", [f"取自单位档案：{keys}"])
    for line, warns in review.names:
        _print_lines(console, "人名", [f"{'! ' if warns else ''}{line}"], "yellow" if warns else "")
    unused = [f"! 您答的“{name}”没有用上" for name in review.unused]
    unused += [f"! 改过的这句，原句已经不在了，没有用上：{text}" for text in review.waiting]
    _print_lines(console, "没用", unused, "yellow")
    _print_lines(console, "词库", [_used(text, phrase) for text, phrase in review.used])
    _print_lines(console, "待补", review.gaps, "yellow")


def print_progress(console: Console, session: Session) -> None:
    """What the draft has come to: characters, minutes, parts."""
    draft = written_draft(session)
    pace = pace_of(session.answers)
    text = f"已成 {draft.characters:,} 字 ≈ {reading_time(draft.characters, pace=pace)}"
    if length_question(session.outline):
        target = target_characters(session.outline, session.answers)
        text += f"／{max(1, round(target / pace))} 分钟"
    say_folded(console, f" 篇幅  {text}（快慢 {minutes_range(draft.characters)}）", "dim")
    _print_parts(console, draft)


def _print_wordings(console: Console, review: Review) -> None:
    if not review.wordings:
        return
    missing = review.missing_wording
    kept = "都在，一字不差" if not missing else f"缺 {len(missing)} 条"
    _print_lines(console, "提法", [f"{review.wordings} 条{kept}"])
    for line in missing:
        say_folded(console, f"       ! 文中没有：{line}", "yellow", hanging=" " * 9)
    if missing:
        told = "       选“改一句”把它加进一句里，或者写进要点；不写了就从必写提法里去掉"
        say_folded(console, told, "dim", hanging=" " * 9)


def _print_parts(console: Console, draft: Draft) -> None:
    found = parts(draft)
    if len(found) == 1:
        return
    told = [" ".join(filter(None, (p.label, _brief(p.heading), str(p.characters)))) for p in found]
    for number, line in enumerate(flowed(told, _CELLS)):
        say(console, f"{' ' * 7 if number else ' 层次  '}{line}")


def _brief(heading: str) -> str:
    first = heading.split("，")[0]
    return first[:_BRIEF] + ("……" if len(first) > _BRIEF else "")


def _print_deadlines(console: Console, draft: Draft) -> None:
    """By when what is to be done, and by whom where the draft says so outright."""
    found = deadlines(draft)
    when = max((cell_len(each.when) for each in found), default=0)
    what = max((cell_len(each.what) for each in found), default=0)
    rows = [
        f"{padded(each.when, when)}  {padded(each.what, what)}  {each.who or '! 没写谁办'}"
        for each in found
    ]
    _print_lines(console, "时限", rows)


def _print_length(console: Console, file: DraftFile, review: Review) -> None:
    """Characters and reading time, beside the target with a bar where there is one."""
    characters, pace, target = file.draft.characters, pace_of(file.answers), review.target
    text = f"正文 {characters:,} 字，朗读 {reading_time(characters, pace=pace)}"
    if target:
        filled = min(_BAR, round(_BAR * characters / target))
        text += f"／{max(1, round(target / pace))} 分钟 [{'#' * filled}{'.' * (_BAR - filled)}]"
    _print_lines(console, "篇幅", [f"{text} 快慢 {minutes_range(characters)}"])
    warning = length_warning(characters, target, outline=review.outline, answers=file.answers)
    if warning:
        say_folded(console, f"       ! {warning}", "yellow", hanging=" " * 9)


def print_written(console: Console, written: Written) -> None:
    """Where the files are and what to do with them."""
    if written.docx is not None:
        say(console, f"✓ Word  {written.docx}", "green")
    if written.markdown is not None:
        say(console, f"  稿子  {written.markdown}")
        say(console, "        改字改句在稿子里改，改完 drafter export 稿子 再出 Word", "dim")


def draft_lines(draft: Draft) -> list[tuple[str, str]]:
    """The whole draft to read on a screen, lines with their style: before each sentence the letters
    of its origin."""
    legend = "　".join(f"{letter} {label}" for letter, label in LETTER_LABELS.items())
    lines = [(f"{legend}　两个字母：前一个给句子，后一个填空", "class:pane"), ("", "")]
    for block in draft.blocks:
        style = "bold" if block.kind == "title" or block.kind.startswith("heading") else ""
        for sentence in block.sentences:
            mark = sentence.origin.letters
            for text in sentence.text.split("\n"):
                for line in folded(text, _READ_CELLS):
                    lines.append((f"{mark:{_MARGIN}}{line}", style))
                    mark = ""
        lines.append(("", ""))
    return lines


def _print_lines(console: Console, label: str, lines: Sequence[str], style: str = "") -> None:
    for number, line in enumerate(lines):
        head = f" {label}  " if not number else "       "
        for part, text in enumerate(folded(line, _CELLS)):
            say(console, (head if not part else "         ") + text, style)


def _origins(draft: Draft) -> str:
    counted = letters_counted(draft)
    labels = LETTER_LABELS.items()
    parts = [f"{label} {counted[letter]}" for letter, label in labels if counted[letter]]
    return "　".join(parts) + "（题目、标题也算一句）"


def _used(text: str, phrase: Phrase) -> str:
    first, *rest = folded(text, 40)
    return f"{short_number(phrase)}（{phrase.speeches} 篇）{first}{'……' if rest else ''}"
