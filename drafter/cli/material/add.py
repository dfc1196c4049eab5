"""``drafter material add``: files to snippets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.skipped import SOME_SKIPPED
from drafter.errors import ReadError
from drafter.flows.export import opened
from drafter.flows.material import add_material
from drafter.gathering.material import ROLES, Role
from drafter.terminal.console import notices, results, say
from drafter.terminal.material import say_added
from drafter.text.clean import clean_line


@click.command(
    "add",
    cls=ChineseCommand,
    examples=(
        "drafter material add 应急局报告.docx",
        "drafter material add 去年讲话.docx --as 去年讲话",
        "drafter material add 数字.docx --for 讲话.md",
    ),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path)
)
@click.option(
    "--for", "draft", metavar="稿子.md", type=click.Path(path_type=Path), help="只给这一篇用"
)
@click.option(
    "--occasion", metavar="场合", default="", help="名称里有这几个字的会才用，如 安全生产"
)
@click.option(
    "--as", "role", type=click.Choice(ROLES), metavar="/".join(ROLES),
    help="当什么读；不写就看文件自己像什么",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    draft: Path | None,
    occasion: str,
    role: str | None,
) -> None:
    """收进素材：读出一条一条的数字、成绩、问题、要求，记着是哪份文件第几段。

    涉密内容不得在非涉密计算机上处理。
    """
    id_ = opened(draft).id if draft else ""
    skipped = 0
    for file in files:
        try:
            added = add_material(
                file,
                role=cast(Role | None, role),
                draft=id_,
                occasion=clean_line(occasion),
                today=date.today(),
            )
        except ReadError as error:
            say(notices(), f"跳过  {error.name}：{error.cause}", "yellow")
            skipped += 1
            continue
        say_added(results(), added.material, known=added.known)
    if skipped:
        ctx.exit(SOME_SKIPPED)
    say(
        results(), "写稿问到成绩、问题、要点时，按 Tab 从素材里挑。看：drafter material list", "dim"
    )
