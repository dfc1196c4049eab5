"""``drafter diff``: two texts compared, on the screen or as a Word file with tracked changes."""

from __future__ import annotations

import re
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.output import print_json
from drafter.errors import UsageError
from drafter.export.layout import STANDARD
from drafter.export.layout_files import layout_named
from drafter.flows.comparing import two_compared, write_tracked
from drafter.revising.comparing import comparison
from drafter.terminal.comparing import print_comparison
from drafter.terminal.console import results, say

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command(
    "diff",
    cls=ChineseCommand,
    examples=(
        "drafter diff 讲话.md",
        "drafter diff 讲话.md 2 3",
        "drafter diff 讲话.md@2 讲话.md -o 花脸稿.docx",
        "drafter diff 我的稿.docx 领导改的.docx",
    ),
)
@click.argument("names", nargs=-1, required=True, metavar="旧稿 新稿")
@click.option(
    "-o",
    "--output",
    metavar="花脸稿.docx",
    type=click.Path(path_type=Path),
    help="写成带修订的 Word：能逐处接受、拒绝",
)
@click.option("--author", metavar="人", default="修改", help="修订记在谁名下（平常“修改”）")
@click.option("--date", "day", metavar="年-月-日", help="修订的日期；不写用讲话的日期")
@click.option("--layout", metavar="版式", default=STANDARD, help="花脸稿用哪个版式")
@click.option("--force", is_flag=True, help="已有同名文件就盖掉")
@click.option("--json", "as_json", is_flag=True, help="印成一个 JSON")
def command(
    names: tuple[str, ...],
    output: Path | None,
    author: str,
    day: str | None,
    layout: str,
    force: bool,
    as_json: bool,
) -> None:
    """逐句比两份稿子，句里改了哪几个字也标出来；-o 出花脸稿。

    旧稿、新稿可以是 .md、.docx、.txt，也可以是某一版：讲话.md@2，或 讲话.md 2 3。
    只写一份稿子，就和它上一版比。
    """
    if day is not None and not _DATE.fullmatch(day):
        raise UsageError(f"--date {day} 不是日期", "写成 2026-11-27")
    chosen = layout_named(layout)
    before, after = two_compared(names)
    if output is not None:
        path = write_tracked(
            before,
            after,
            output,
            layout=chosen,
            author=author,
            at=f"{day}T09:00:00Z" if day else "",
            overwrite=force,
        )
        say(results(), f"✓ 花脸稿  {path}", "green")
        return
    found = comparison(before.draft, after.draft)
    if as_json:
        print_json(found)
        return
    print_comparison(results(), found, before=before.name, after=after.name)
