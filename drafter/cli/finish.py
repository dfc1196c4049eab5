"""``drafter finish``: the final file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import monotonic

import click

from drafter import paths
from drafter.bank import open_user_bank
from drafter.cli.banks import opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.export import print_gaps
from drafter.cli.keeping import kept
from drafter.drafting.compose import file_title
from drafter.drafting.markdown import DraftFile
from drafter.export.layout import STANDARD
from drafter.export.layout_files import layout_named
from drafter.flows.check import beside_of, read_settings, report_on, text_of_file
from drafter.flows.draft import missing_wording
from drafter.flows.export import opened
from drafter.flows.finish import Filed, filed, lock, mined_into, unlock
from drafter.flows.finished import finished_record
from drafter.flows.gaps import gap_lines
from drafter.outlines.load import outline_named
from drafter.profile.store import read_profile
from drafter.terminal.console import can_ask, notices, results, say, say_folded
from drafter.terminal.findings import print_brief

_MEND = ("先改", "就这样定稿")
_MINE = ("先不收", "收进词库，标作本单位的，以后给这位领导写稿排在前面")


@click.command(
    "finish",
    cls=ChineseCommand,
    examples=(
        "drafter finish 讲话.md",
        "drafter finish 讲话.md --mine",
        "drafter finish 讲话.md --unlock",
    ),
)
@click.argument("file", metavar="稿子.md", type=click.Path(path_type=Path))
@click.option("--mine", "mines", is_flag=True, help="不问，直接收进词库")
@click.option("--layout", metavar="版式", default=STANDARD, help="Word 用哪个版式")
@click.option(
    "-o", "--output", metavar="文件夹", type=click.Path(path_type=Path),
    help="归档放在哪里；不写就在讲话稿文件夹里",
)  # fmt: skip
@click.option("--unlock", "unlocks", is_flag=True, help="定了稿还要改：只解锁，不归档")
@click.option("--anyway", is_flag=True, help="检查有必改的也定稿")
def command(
    file: Path, mines: bool, layout: str, output: Path | None, unlocks: bool, anyway: bool
) -> None:
    """定稿：查缺，检查一遍，锁住，稿子、Word、答案连同校验值按年份和场合归档，再问要不要收进词库。"""
    draft_file = opened(file)
    if unlocks:
        unlock(file)
        say(results(), f"✓ 解锁了　{file}　归档的那份没有动")
        return
    if draft_file.draft.gaps:
        print_gaps(gap_lines(draft_file.draft.gaps, draft_file))
        raise click.exceptions.Exit(1)
    outline = outline_named(draft_file.draft.outline)
    missing = missing_wording(draft_file, outline)
    if missing:
        for line in missing:
            say(notices(), f"! 必写提法在文中找不到，或改了字：{line}", "yellow")
        say(notices(), "没有定稿。补上再来；不必写了，就把它从答案里去掉")
        raise click.exceptions.Exit(1)
    _refuse_unmended(draft_file, file, anyway=anyway)
    _say_filed_before(draft_file.id)
    kept(draft_file, "定稿", stage="定稿")
    done = filed(
        draft_file,
        file_title(outline, draft_file.answers),
        out=output or paths.speeches_folder(),
        layout=layout_named(layout),
    )
    lock(file)
    say(results(), f"✓ 定稿归档  {done.folder}", "green")
    say(results(), "  稿子、Word、答案各一份，都锁住了；校验值在 SHA256SUMS")
    say(
        results(),
        f"  {file.name} 已锁住，只能看。还要改：drafter finish {file.name} --unlock",
        "dim",
    )
    if mines or _wants_mining():
        _mine(done)


def _refuse_unmended(draft_file: DraftFile, path: Path, *, anyway: bool) -> None:
    """Ends with exit code 1 where the checks find what must be mended, it was listed, and nobody
    wants the text final all the same."""
    began = monotonic()
    settings = read_settings()
    text = text_of_file(draft_file)
    with opened_bank(None) as bank:
        profile = read_profile(paths.user_profile())
        beside = beside_of(profile=profile, bank=bank, settings=settings, today=date.today())
        report = report_on(text, beside=beside, settings=settings)
    if not report.must:
        return
    print_brief(notices(), text, report, monotonic() - began)
    if anyway or _finishes_all_the_same(len(report.must)):
        return
    say_folded(
        notices(),
        f"没有定稿。改好再来；逐条看：drafter check {path.name}；不改就加 --anyway",
    )
    raise click.exceptions.Exit(1)


def _finishes_all_the_same(count: int) -> bool:
    if not can_ask():
        return False
    from drafter.terminal.review import which_way  # questionary loads slowly

    return which_way(f"还有 {count} 处必改，怎么办", _MEND) == 1


def _say_filed_before(draft_id: str) -> None:
    before = finished_record(draft_id)
    if before is not None:
        say_folded(notices(), f"! 这篇定过一次稿，在 {before.folder}；那份不动，另归一份", "yellow")


def _wants_mining() -> bool:
    if not can_ask():
        return False
    from drafter.terminal.review import which_way  # questionary loads slowly

    return which_way("这篇要不要收进词库", _MINE) == 1


def _mine(done: Filed) -> None:
    with open_user_bank(paths.user_bank(), shipped=paths.shipped("phrasebank")) as bank:
        count = mined_into(bank, done)
    say(results(), f"✓ 收进词库  新词条 {count} 条。看：drafter bank review")
