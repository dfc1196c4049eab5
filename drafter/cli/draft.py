"""``drafter draft``: from answers to a draft and a Word file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click
from msgspec import Struct
from rich.console import Console

from drafter import paths
from drafter.bank import Bank
from drafter.cli.banks import opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.export import phrase_names, print_gaps
from drafter.cli.shelf import shelf_with_warnings
from drafter.drafting.markdown import DraftFile
from drafter.errors import UsageError
from drafter.export.layout import STANDARD
from drafter.export.layout_files import layout_named
from drafter.flows.draft import (
    Session,
    answers_file,
    draft_of,
    example_answers,
    finished,
    fixed_wording,
    missing_wording,
    phrases_used,
    unused_answers,
    with_defaults,
)
from drafter.flows.export import default_path, write_draft
from drafter.interview.answers import Value, checked_answers
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from drafter.storage.files import is_folder
from drafter.terminal.console import notices, results, say
from drafter.terminal.summary import print_summary, print_written


class Wish(Struct, frozen=True):
    """What the command's options ask for."""

    kind: str | None
    answers: Path | None
    data: tuple[str, ...]
    example: bool
    defaults: bool
    output: Path | None
    seed: int
    allow_gaps: bool
    force: bool
    layout: str


@click.command(
    "draft",
    cls=ChineseCommand,
    examples=(
        "drafter draft",
        "drafter draft 工作会议讲话 --answers 会议.yaml -o 讲话.docx",
        "drafter draft 表态发言 --data 任务=明年招商引资任务",
        "drafter draft 工作会议讲话 --example -o 样稿.docx",
    ),
)
@click.argument("kind", required=False, metavar="[种类]")
@click.option(
    "--answers",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="答案文件（YAML），填过的不再问",
)
@click.option("--data", multiple=True, metavar="名字=内容", help="一个答案，可以写几次，最优先")
@click.option("--example", is_flag=True, help="用提纲自带的样例答案")
@click.option("--defaults", is_flag=True, help="一问不问，没答的取默认")
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="Word 文件放在哪里、叫什么",
)
@click.option("--seed", metavar="数", type=int, default=0, help="同分候选的先后（平常 0）")
@click.option("--allow-gaps", is_flag=True, help="有【待补】也出 Word，页眉注明未定稿")
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
@click.option(
    "--layout", metavar="版式", default=STANDARD, help="Word 用哪个版式：drafter layout list"
)
@click.option(
    "--bank", "bank_path", metavar="文件", type=click.Path(path_type=Path), help="用哪个词库"
)
def command(bank_path: Path | None, **options: object) -> None:
    """写一篇讲话：一问一答，出一份可改的稿子（.md）和一份 Word。停下再来，接着写。"""
    wish = Wish(**options)  # type: ignore[arg-type]
    today = date.today()
    layout_named(wish.layout)  # a wrong name is said before anything is asked
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not wish.defaults and not wish.example
    known = shelf_with_warnings().outlines
    if not asks and wish.kind is None:
        kinds = "、".join(outline.kind for outline in known)
        raise UsageError("没有终端可问，也没说写哪一种", f"命令后面写上种类：{kinds}")
    with opened_bank(bank_path) as bank:
        if asks:
            from drafter.cli.draft_asking import draft_by_asking  # questionary loads slowly

            code = draft_by_asking(wish, bank, today=today)
        else:
            code = _draft_without_asking(wish, bank)
    raise click.exceptions.Exit(code)


def given_answers(wish: Wish, outline: Outline) -> dict[str, Value]:
    """The layers that need nobody to type: example or file, then --data."""
    answers: dict[str, Value] = example_answers(outline) if wish.example else {}
    if wish.answers is not None:
        answers |= answers_file(wish.answers, outline)
    return answers | checked_answers(_pairs(wish.data), outline)


def _pairs(data: tuple[str, ...]) -> Mapping[str, str]:
    pairs: dict[str, str] = {}
    for each in data:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--data {each} 少了等号", "写成 --data 名字=内容")
        pairs[name.strip()] = value
    return pairs


def _draft_without_asking(wish: Wish, bank: Bank) -> int:
    outline = outline_named(wish.kind or "")
    answers = given_answers(wish, outline)
    if not answers and not wish.defaults:
        raise UsageError(
            "没有终端可问，也没有答案",
            f"用 drafter questions {outline.kind} 印出空表，填好了加 --answers 空表",
        )
    session = with_defaults(Session(outline, answers, wish.seed), bank)
    return written_out(session, wish, bank, allow_gaps=wish.allow_gaps)


def written_out(session: Session, wish: Wish, bank: Bank, *, allow_gaps: bool) -> int:
    """Writes the draft of a complete session, says what it is and where; the exit code."""
    file = draft_of(session)
    target = wish.output
    if target is None or is_folder(target):
        target = default_path(file, session.title, folder=target or paths.speeches_folder())
    layout = layout_named(wish.layout)
    written = write_draft(
        file,
        target,
        allow_gaps=allow_gaps,
        overwrite=wish.force,
        layout=layout,
        phrases=phrase_names(layout),
    )
    console = results()
    print_review(console, session, file, bank)
    saved_as = written.docx or written.markdown
    if saved_as and saved_as.stem != target.stem:
        say(notices(), f"已有 {target.stem}，没有动它，另存为 {saved_as.stem}")
    print_written(console, written)
    finished(session)
    if written.docx is None:
        print_gaps(file.draft.gaps)
        return 1
    return 1 if missing_wording(file, session.outline) else 0


def print_review(console: Console, session: Session, file: DraftFile, bank: Bank) -> None:
    """The summary of a session's draft."""
    print_summary(
        console,
        file,
        used=phrases_used(file, bank),
        missing_wording=missing_wording(file, session.outline),
        wordings=len(fixed_wording(file, session.outline)),
        unused=unused_answers(file, session.outline),
    )
