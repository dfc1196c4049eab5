"""``drafter profile``: the facts an office keeps for all its drafts."""

from __future__ import annotations

from collections.abc import Mapping

import click

from drafter.cli.groups import ChineseGroup

COMMANDS: Mapping[str, str] = {
    "edit": "drafter.cli.profile.edit",
    "show": "drafter.cli.profile.show",
    "path": "drafter.cli.profile.path",
}
_SUMMARIES: Mapping[str, str] = {
    "edit": "一项一项问，填单位、名册、例会、语速",
    "show": "看现在填的；--json 给程序用",
    "path": "档案文件在哪里",
}


@click.group(
    "profile",
    cls=ChineseGroup,
    invoke_without_command=True,
    modules=COMMANDS,
    summaries=_SUMMARIES,
    examples=("drafter profile edit", "drafter profile edit --file", "drafter profile show"),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """单位档案：各篇稿子通用的事实，写稿时作默认。

    名册里有的人，写姓名就补职务；例会写简称就换全称。
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
