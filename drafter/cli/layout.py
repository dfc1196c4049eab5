"""``drafter layout``: which layouts there are and what each changes of the standard."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import layouts
from drafter.cli.groups import ChineseGroup
from drafter.errors import UserError
from drafter.export.layout import (
    Layout,
    characters_a_line,
    departures,
    lines_a_page,
    settings,
)
from drafter.export.layout_files import layout_files, layout_named, user_layouts
from drafter.terminal.console import notices, padded, results, say

_NAME, _KEY = 16, 14  # cells of the left columns


class _Layouts(ChineseGroup):
    """The two commands stand in this file: each is a few lines."""

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        return _COMMANDS.get(name)


@click.group(
    "layout",
    cls=_Layouts,
    modules={"list": __name__, "show": __name__},
    summaries={
        "list": "有哪些版式",
        "show": "一个版式跟国标有哪些出入；不写名字，列出能改的每一项",
    },
    examples=("drafter layout list", "drafter layout show reading-copy", "drafter layout show"),
)
def command() -> None:
    """看版式。自己的版式放在数据文件夹的 layouts 里，一个 .yaml 文件一个，只写跟底本不同的几行。"""


@click.command("list", cls=ChineseCommand, examples=("drafter layout list",))
def _list() -> None:
    """列出版式：名字、说明、跟国标有几处出入。"""
    console = results()
    for file in layout_files():
        try:
            layout = layout_named(file.name)
        except UserError as error:
            say(notices(), f"! {file.name} 没有用上：{error}", "yellow")
            continue
        count = len(departures(layout))
        said = f"{count} 处与国标不同" if count else "与国标一致"
        own = "，自建" if file.own else ""
        say(console, f"{padded(file.name, _NAME)}{layout.summary}（{said}{own}）")
    say(console, f"哪几处：drafter layout show 名字　自己的放在 {user_layouts()}", "dim")


@click.command(
    "show", cls=ChineseCommand, examples=("drafter layout show", "drafter layout show plain")
)
@click.argument("name", required=False, metavar="[名字]", shell_complete=layouts)
def _show(name: str | None) -> None:
    """列出一个版式跟国标的每一处出入；不写名字，列出版式文件里能写的每一项和国标的值。"""
    console = results()
    if name is None:
        say(console, "版式文件里能写的项目和国标的值：")
        for key, value, words in settings(Layout()):
            others = f"（{'、'.join(words)}）" if words else ""
            say(console, f"  {padded(key, _KEY)}{value}{others}")
        say(console, f"写成“项目: 值”，一行一项，存成 {user_layouts()}/名字.yaml")
        say(console, "“底本: 名字”接着别的版式改；跟自带的同名，就顶替它")
        return
    layout = layout_named(name)
    found = departures(layout)
    say(console, f"{name}　{layout.summary}")
    lines, characters = lines_a_page(layout), characters_a_line(layout)
    say(console, f"  每页 {lines} 行，每行 {characters} 字（国标 22 行、28 字）")
    for each in found:
        say(console, f"  {padded(each.key, _KEY)}{each.value}（国标 {each.standard}）")
    if not found:
        say(console, "  与国标没有出入")


_COMMANDS = {"list": _list, "show": _show}
