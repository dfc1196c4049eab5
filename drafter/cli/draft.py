"""``drafter draft``: from answers to a draft and a Word file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from drafter.bank import Bank
from drafter.cli.banks import opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import kinds, layouts
from drafter.cli.draft_wish import Wish, given_answers, noticed_in, pairs_in, used_profile
from drafter.cli.draft_written import written_out
from drafter.cli.notice import print_proposals
from drafter.cli.redraft import is_draft_path, redrafted_by_asking, redrafted_without_asking
from drafter.cli.shelf import say_broken_tables, shelf_with_warnings
from drafter.cli.unfit import say_unfit_defaults
from drafter.errors import UsageError
from drafter.export.layout import STANDARD
from drafter.export.layout_files import layout_named
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.outlines.load import outline_named
from drafter.terminal.console import can_ask


@click.command(
    "draft",
    cls=ChineseCommand,
    examples=(
        "drafter draft",
        "drafter draft 工作会议讲话 --answers 会议.yaml -o 讲话.docx",
        "drafter draft 表态发言 --data 任务=明年招商引资任务",
        "drafter draft 工作会议讲话 --example -o 样稿.docx",
        "drafter draft 表态发言 --answers 甲.yaml --answers 乙.yaml -o 出稿/",
        "drafter draft 表态发言 --rows 各县区.csv -o 出稿/",
        "drafter draft 工作会议讲话 --notice 会议通知.docx",
        "drafter draft 讲话.md --set 时间=2026-11-30",
        "drafter draft 讲话.md --set 要点2=分段包保：责任到人；日夜巡查：每4小时一次",
    ),
)
@click.argument("kind", required=False, metavar="[种类或稿子.md]", shell_complete=kinds)
@click.option(
    "--answers",
    metavar="文件",
    multiple=True,
    type=click.Path(path_type=Path),
    help="答案文件（YAML），填过的不再问；写几次，一次出几篇",
)
@click.option(
    "--rows",
    metavar="表.csv",
    type=click.Path(path_type=Path),
    help="一行一篇的表：列名是问题，一格几条用；隔开",
)
@click.option(
    "--data",
    multiple=True,
    metavar="名字=内容",
    help="一个答案，最优先；要几条的用；隔开，条里有；就一条写一次",
)
@click.option(
    "--notice",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="会议通知（.docx、.pdf、.txt）：读出的先填上，您认可了才算",
)
@click.option("--accept-notice", is_flag=True, help="通知里拿得准的直接算答案")
@click.option("--json", "as_json", is_flag=True, help="通知读出的印成一行 JSON，不写稿")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="名字=内容",
    help="改存好的稿子（种类处写 稿子.md）里的一个答案，写法同 --data；手改过的句子不动",
)
@click.option("--example", is_flag=True, help="用提纲自带的样例答案")
@click.option("--defaults", is_flag=True, help="一问不问，没答的取默认")
@click.option("--no-input", is_flag=True, help="有终端也不问；缺什么，说清楚")
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
    "--layout",
    metavar="版式",
    default=STANDARD,
    shell_complete=layouts,
    help="Word 用哪个版式：drafter layout list",
)
@click.option(
    "--bank", "bank_path", metavar="文件", type=click.Path(path_type=Path), help="用哪个词库"
)
def command(bank_path: Path | None, **options: object) -> None:
    """写一篇讲话：一问一答，出一份可改的稿子（.md）和一份 Word。停下再来，接着写。"""
    wish = Wish(**options)  # type: ignore[arg-type]
    today = date.today()
    if wish.kind is not None and is_draft_path(wish.kind):
        raise click.exceptions.Exit(_redrafted(wish, bank_path, today=today))
    if wish.changes:
        raise UsageError("--set 是改存好的稿子用的", "命令后面写上稿子：drafter draft 讲话.md")
    layout_named(wish.layout)  # a wrong name is said before anything is asked
    known = shelf_with_warnings().outlines
    say_broken_tables()
    many = len(wish.answers) > 1 or wish.rows is not None
    quiet = wish.defaults or wish.no_input or wish.example or many
    asks = can_ask() and not quiet
    if wish.notice and (wish.as_json or _only_reads(wish, asks=asks)):
        print_proposals(wish.notice, kind=wish.kind, as_json=wish.as_json, today=today)
        raise click.exceptions.Exit(0)
    if not asks and wish.kind is None:
        kinds = "、".join(outline.kind for outline in known)
        raise UsageError("没有终端可问，也没说写哪一种", f"命令后面写上种类：{kinds}")
    with opened_bank(bank_path) as bank:
        if asks:
            from drafter.cli.draft_asking import draft_by_asking  # questionary loads slowly

            code = draft_by_asking(wish, bank, today=today)
        elif many:
            from drafter.cli.draft_many import draft_many

            code = draft_many(wish, bank, today=today)
        else:
            code = _draft_without_asking(wish, bank, today=today)
    raise click.exceptions.Exit(code)


def _redrafted(wish: Wish, bank_path: Path | None, *, today: date) -> int:
    path, given = Path(wish.kind or ""), pairs_in(wish.changes, option="--set")
    asks = can_ask() and not wish.no_input
    profile = used_profile(wish)
    with opened_bank(bank_path) as bank:
        if asks:
            return redrafted_by_asking(path, given, bank, profile=profile, today=today)
        return redrafted_without_asking(path, given, bank, profile=profile, today=today)


def _only_reads(wish: Wish, *, asks: bool) -> bool:
    """Whether there is nothing to do but to show what the notice says: nobody to confirm it."""
    given = wish.answers or wish.data or wish.rows or wish.example or wish.defaults
    return not asks and not wish.accept_notice and not given


def _draft_without_asking(wish: Wish, bank: Bank, *, today: date) -> int:
    outline = outline_named(wish.kind or "")
    profile = used_profile(wish)
    say_unfit_defaults(profile, outline)
    noticed = noticed_in(wish, outline, today=today)
    given = given_answers(wish, outline, profile, noticed=noticed, today=today)
    said = {layer for layer in given.layers.values() if layer != "单位档案"}
    if not said and not wish.defaults:
        raise UsageError(
            "说了不问，又没有答案" if wish.no_input else "没有终端可问，也没有答案",
            f"用 drafter questions {outline.kind} 印出空表，填好了加 --answers 空表",
        )
    begun = Session(outline, given.answers, wish.seed, profile=profile, layers=given.layers)
    session = with_defaults(begun, bank)
    return written_out(session, wish, bank, allow_gaps=wish.allow_gaps, today=today, asked=False)
