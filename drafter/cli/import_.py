"""``drafter import``: an edited Word file comes back as the next version of its draft."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.versions import stage_value
from drafter.errors import UsageError
from drafter.flows.importing import imported
from drafter.revising.versions import STAGES, Stage
from drafter.terminal.console import notices, results, say
from drafter.terminal.opinions import print_opinions


@click.command(
    "import",
    cls=ChineseCommand,
    examples=(
        "drafter import 领导改过的.docx --into 讲话.md",
        "drafter import 各处室意见.docx --refuse --stage 征求意见稿",
    ),
)
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="稿子.md",
    type=click.Path(path_type=Path),
    help="是哪份稿子；收进它，旧样先存一版",
)
@click.option(
    "-o",
    "--output",
    metavar="文件.md",
    type=click.Path(path_type=Path),
    help="没写 --into 时，新稿放在哪里",
)
@click.option("--refuse", is_flag=True, help="修订一处也不接受，只收意见；平常按全部接受收")
@click.option(
    "--stage", metavar="稿次", callback=stage_value, help=f"这一版的稿次：{'、'.join(STAGES)}"
)
def command(
    file: Path, into: Path | None, output: Path | None, refuse: bool, stage: Stage | None
) -> None:
    """把改过的 Word 收回来，作稿子的下一版：没动的句子来历还在，动过的记作手写。

    批注和修订都列出来，记进这份稿子，一条不丢；逐条定：drafter comments 稿子.md。
    没写 --into，按文字相同的句子找是哪份稿子，新稿另存，不动旧文件。
    """
    if into is not None and output is not None:
        raise UsageError("--into 和 -o 不能一起用", "收进旧稿用 --into，另存用 -o")
    found = imported(
        file, now=datetime.now(), into=into, output=output, refused=refuse, stage=stage
    )
    console = results()
    version = found.version
    say(console, f"✓ 第 {version.number} 版 {version.stage}  {found.path}", "green")
    say(console, f"  {found.kept} 句来历还在，{found.typed} 句改过或新写，记作手写")
    changes = sum(each.kind != "批注" for each in found.opinions)
    if changes:
        how = "都没有接受" if refuse else "文字按全部接受收进来"
        other = (
            "去掉 --refuse 再收一次就是全部接受" if refuse else "全部不接受：加 --refuse 再收一次"
        )
        say(console, f"  修订 {changes} 处，{how}；{other}")
    if found.lost:
        say(notices(), f"! 没有带过来：{'、'.join(found.lost)}", "yellow")
    if found.opinions:
        print_opinions(console, found.opinions)
        known = len(found.opinions) - found.new_opinions
        again = f"，其中 {known} 条以前收过" if known else ""
        say(console, f"已记进这份稿子{again}。逐条定：drafter comments {found.path.name}")
