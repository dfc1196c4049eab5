"""``drafter export``: an edited draft to Word."""

from __future__ import annotations

import re
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.drafting.markdown import DraftFile
from drafter.flows.draft import missing_wording
from drafter.flows.export import export_word, opened
from drafter.flows.gaps import gap_line
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from drafter.storage.files import is_folder
from drafter.terminal.console import notices, results, say


@click.command(
    "export",
    cls=ChineseCommand,
    examples=("drafter export 讲话.md", "drafter export 讲话.md -o 定稿.docx"),
)
@click.argument("file", metavar="稿子.md", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="Word 文件放在哪里、叫什么",
)
@click.option("--allow-gaps", is_flag=True, help="有【待补】也出，页眉注明未定稿")
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
def command(file: Path, output: Path | None, allow_gaps: bool, force: bool) -> None:
    """把 drafter 存的稿子（.md，可以改过）导出成 Word。"""
    opened_file = opened(file)
    target = output or _finished_name(file, opened_file)
    if is_folder(target):
        target = target / file.with_suffix(".docx").name
    written = export_word(opened_file, target, allow_gaps=allow_gaps, overwrite=force)
    if written.docx is None:
        print_gaps(opened_file, outline_named(opened_file.draft.outline))
        raise click.exceptions.Exit(1)
    if written.docx.stem != target.stem:
        say(notices(), f"已有 {target.name}，没有动它，另存为 {written.docx.name}")
    missing = missing_wording(opened_file, outline_named(opened_file.draft.outline))
    for line in missing:
        say(notices(), f"! 必写提法在文中找不到，或改了字：{line}", "yellow")
    say(results(), f"✓ Word  {written.docx}")
    if missing:
        raise click.exceptions.Exit(1)


def _finished_name(path: Path, file: DraftFile) -> Path:
    """The Word file's name beside the draft; 未定稿 goes once nothing is missing."""
    stem = path.stem if file.draft.gaps else re.sub("_未定稿(?=-?\\d*$)", "", path.stem)
    return path.with_name(f"{stem}.docx")


def print_gaps(file: DraftFile, outline: Outline) -> None:
    """Says which facts are missing, whom to ask, which question each belongs to, and how to go
    on."""
    gaps = file.draft.gaps
    say(notices(), f"还缺 {len(gaps)} 处，不出定稿：")
    for gap in gaps:
        say(notices(), f"  {gap_line(gap, outline, file.answers)}")
    say(notices(), "在稿子里把【待补】换掉再导出；先出一稿看看：加 --allow-gaps")
