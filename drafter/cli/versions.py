"""``drafter versions``: the versions of a draft, their stages, and one of them as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand, count_value
from drafter.cli.output import print_json
from drafter.drafting.markdown import DraftFile
from drafter.errors import UsageError
from drafter.flows.export import opened
from drafter.flows.versions import (
    is_kept,
    keep_version,
    kept_drafts,
    restored,
    set_stage,
    versions_of,
)
from drafter.revising.versions import STAGES, Stage
from drafter.terminal.console import results, say
from drafter.terminal.versions import print_drafts, print_versions


def stage_value(_ctx: click.Context, param: click.Parameter, value: str | None) -> Stage | None:
    """An option's value as a stage."""
    found = next((stage for stage in STAGES if stage == value), None)
    if value is not None and found is None:
        raise click.BadParameter(f"没有“{value}”，可以写 {'、'.join(STAGES)}", param=param)
    return found


@click.command(
    "versions",
    cls=ChineseCommand,
    examples=(
        "drafter versions 讲话.md",
        "drafter versions 讲话.md --stage 送审稿",
        "drafter versions 讲话.md --restore 2 -o 第2版.md",
        "drafter versions",
    ),
)
@click.argument("file", required=False, metavar="[稿子.md]", type=click.Path(path_type=Path))
@click.option("--keep", is_flag=True, help="把稿子现在的样子存成一版")
@click.option(
    "--stage", metavar="稿次", callback=stage_value, help=f"定这一版的稿次：{'、'.join(STAGES)}"
)
@click.option(
    "--number", metavar="版", callback=count_value, help="定哪一版的稿次；不写就是最新一版"
)
@click.option("--restore", metavar="版", callback=count_value, help="把那一版写成一个文件")
@click.option(
    "-o", "--output", metavar="文件", type=click.Path(path_type=Path), help="那一版写到哪里"
)
@click.option("--json", "as_json", is_flag=True, help="一版一行 JSON")
def command(
    file: Path | None,
    keep: bool,
    stage: Stage | None,
    number: int | None,
    restore: int | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """列出一份稿子的各版：第几版、什么稿次、何时、来自哪里、改了多少句。

    起稿、导出、导入、合并都自动存一版，从不覆盖；没变就不另存。不写文件名，列出有版本的稿子。
    """
    if output is not None and restore is None:
        raise UsageError("-o 要和 --restore 一起用", "写成 --restore 2 -o 第2版.md")
    if file is None:
        if keep or stage or restore:
            raise UsageError("没有说哪份稿子", "命令后面写上稿子的文件名")
        drafts = kept_drafts()
        if as_json:
            for each in drafts:
                print_json(each)
        else:
            print_drafts(results(), drafts)
        return
    draft = opened(file)
    if restore is not None:
        path = restored(draft.id, restore, output, beside=file)
        say(results(), f"✓ 第 {restore} 版  {path}", "green")
        return
    if keep or (stage and number is None):
        keep_version(draft, now=datetime.now(), source="手改", stage=stage)
    if stage and number is not None:
        set_stage(draft.id, number, stage)
    _list(draft, as_json=as_json)


def _list(draft: DraftFile, *, as_json: bool) -> None:
    kept = versions_of(draft.id)
    if as_json:
        for version in kept:
            print_json(version)
        return
    print_versions(results(), draft, kept)
    if not is_kept(draft, kept):
        say(results(), "! 稿子后来又改过，这些改动还不在哪一版里：--keep 存一版", "yellow")
