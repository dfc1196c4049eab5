"""``drafter export``: an edited draft, or any text, in good form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from drafter.cli.banks import opened_bank
from drafter.cli.checked import checked_before_export
from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import layouts
from drafter.cli.keeping import kept
from drafter.drafting.markdown import DraftFile
from drafter.errors import UsageError
from drafter.export.exporters import EXPORTERS
from drafter.export.layout import STANDARD, Layout
from drafter.export.layout_files import layout_label, layout_named
from drafter.flows.draft import missing_wording
from drafter.flows.export import (
    NO_NAMES,
    export_draft,
    finished_path,
    opened,
    template_file,
    work_of,
)
from drafter.flows.foreign import foreign, is_foreign
from drafter.flows.gaps import gap_lines
from drafter.interview.length import pace_of
from drafter.model import Draft
from drafter.outlines.load import outline_named
from drafter.storage.files import is_folder
from drafter.terminal.console import notices, results, say
from drafter.terminal.phrase_list import short_number


@click.command(
    "export",
    cls=ChineseCommand,
    examples=(
        "drafter export 讲话.md",
        "drafter export 讲话.md -o 定稿.docx --layout reading-copy",
        "drafter export 讲话.md --template 本单位模板.docx",
        "drafter export 别处来的稿子.docx -o 排好.docx",
        "drafter export 讲话.md -o 讲话.pdf",
    ),
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    help=f"放在哪里、叫什么；后缀定格式：{'、'.join(each[1:] for each in EXPORTERS)}",
)
@click.option(
    "--layout",
    metavar="版式",
    shell_complete=layouts,
    help=f"用哪个版式，平常 {STANDARD}；有哪些：drafter layout list",
)
@click.option(
    "--template",
    metavar="模板.docx",
    type=click.Path(path_type=Path),
    help="用本单位的 Word 模板：版面、页眉页脚、样式都照它",
)
@click.option("--allow-gaps", is_flag=True, help="有【待补】也出，页眉注明未定稿")
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
def command(
    file: Path,
    output: Path | None,
    layout: str | None,
    template: Path | None,
    allow_gaps: bool,
    force: bool,
) -> None:
    """把稿子（.md，可以改过）导出成 Word；别处来的 .docx、.txt、.md 也能排成一样的版式。"""
    if layout and template:
        raise UsageError("--layout 和 --template 不能一起用", "留一个")
    chosen = layout_named(layout or STANDARD)
    unit = template_file(template) if template else None
    draft_file = None if is_foreign(file) else opened(file)
    draft = draft_file.draft if draft_file else _foreign_draft(file)
    names = phrase_names(chosen)
    if draft_file:
        kept(draft_file, "导出")
    pace = pace_of(draft_file.answers if draft_file else {})
    with opened_bank(None) as bank:
        remarks = checked_before_export(notices(), draft, draft_file, bank, today=date.today())
    work = work_of(draft, layout=chosen, template=unit, remarks=remarks, phrases=names, pace=pace)
    label = "" if unit else layout_label(layout or STANDARD)
    target = _target(output, finished_path(file, gaps=bool(work.draft.gaps), label=label))
    written = export_draft(work, target, allow_gaps=allow_gaps, overwrite=force, source=file)
    if written is None:
        print_gaps(gap_lines(work.draft.gaps, draft_file))
        raise click.exceptions.Exit(1)
    if written.stem not in (target.stem, target.name):
        say(notices(), f"已有 {target.name}，没有动它，另存为 {written.name}")
    if unit is not None:
        _say_template(unit.unmapped, unit.dropped)
    missing = _missing_wording(draft_file)
    for line in missing:
        say(notices(), f"! 必写提法在文中找不到，或改了字：{line}", "yellow")
    say(results(), f"✓ {EXPORTERS[written.suffix.lower()].name}  {written}")
    if missing:
        raise click.exceptions.Exit(1)


def _target(output: Path | None, named: Path) -> Path:
    """Where the file goes: as it was told, by its own name into a folder or beside the draft."""
    if output is None:
        return named
    return output / named.name if is_folder(output) else output


def phrase_names(layout: Layout) -> Mapping[str, str]:
    """What to call each phrase of the user's bank (0147，3 篇) where the layout shows origins."""
    if "来历" not in layout.remarks:
        return NO_NAMES
    with opened_bank(None) as bank:
        return {each.id: f"{short_number(each)}，{each.speeches} 篇" for each in bank.search()}


def _foreign_draft(file: Path) -> Draft:
    found = foreign(file)
    if found.lost:
        say(notices(), f"! 只排文字，没有带过来：{'、'.join(found.lost)}", "yellow")
    return found.draft


def _say_template(unmapped: Sequence[str], dropped: Sequence[str]) -> None:
    if unmapped:
        say(notices(), f"! 模板里没有这些的样子，照国标：{'、'.join(unmapped)}", "yellow")
    if dropped:
        say(notices(), f"! 模板里这些没有带过来：{'、'.join(dropped)}", "yellow")


def _missing_wording(file: DraftFile | None) -> tuple[str, ...]:
    return missing_wording(file, outline_named(file.draft.outline)) if file else ()


def print_gaps(lines: Sequence[str]) -> None:
    """Says which facts are missing, a line each, and how to go on."""
    say(notices(), f"还缺 {len(lines)} 处，不出定稿：")
    for line in lines:
        say(notices(), f"  {line}")
    say(notices(), "在稿子里把【待补】换掉再导出；先出一稿看看：加 --allow-gaps")
