"""``drafter material``: what the writer brings for a speech."""

from __future__ import annotations

from collections.abc import Mapping

import click

from drafter.cli.groups import ChineseGroup

COMMANDS: Mapping[str, str] = {
    "add": "drafter.cli.material.add",
    "list": "drafter.cli.material.list",
    "show": "drafter.cli.material.show",
    "drop": "drafter.cli.material.drop",
}
_SUMMARIES: Mapping[str, str] = {
    "add": "收进报告、上级讲话、去年的稿子，挑出数字、成绩、问题、要求",
    "list": "收了哪些文件，各挑出几条",
    "show": "看一份或一条：原话、出处、数字是哪时的",
    "drop": "不要一份或一条了",
}


@click.group(
    "material",
    cls=ChineseGroup,
    invoke_without_command=True,
    modules=COMMANDS,
    summaries=_SUMMARIES,
    examples=(
        "drafter material add 应急局报告.docx 省领导讲话.pdf",
        "drafter material add 去年讲话.docx --as 去年讲话 --occasion 安全生产",
        "drafter material list",
    ),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """素材：别人给的报告、上级的讲话、去年的稿子。写到成绩、问题、要点时按 Tab 从里面挑。

    挑进来的是原话，一个字、一个数都不改；稿子里记作素材（M）。
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
