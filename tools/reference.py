"""``python -m tools.reference``: writes docs/manual/commands.md, what each command says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from drafter.cli import group

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "commands.md"

_HEAD = """\
# 命令大全

这一页由 `make reference` 照各命令的 `--help` 写成，不用手改。
退出码见 [装软件的人](install.md#_4)。
"""


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command under this one that a user sees, with what he types to call it."""
    ctx = click.Context(command, info_name=path)
    if not isinstance(command, click.Group):
        yield path, command
        return
    shown = getattr(command, "summaries", {})
    for name in command.list_commands(ctx):
        inner = command.get_command(ctx, name)
        if inner is not None and name in shown:
            yield from commands(inner, f"{path} {name}")


def reference() -> str:
    """The page's text."""
    return "\n".join([_HEAD, *(_section(path, command) for path, command in _all())])


def _all() -> Iterator[tuple[str, click.Command]]:
    return commands(group, "drafter")


def _section(path: str, command: click.Command) -> str:
    ctx = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(ctx)])
    lines = [f"## {path}", "", " ".join((command.help or "").split("\n\n")[0].split()), ""]
    lines += [
        line
        for text in (command.help or "").split("\n\n")[1:]
        for line in ("".join(part.strip() for part in text.splitlines()), "")
    ]
    lines += ["```text", usage, "```", ""]
    options = [
        each
        for each in command.get_params(ctx)
        if isinstance(each, click.Option) and not each.hidden and "--help" not in each.opts
    ]
    if options:
        lines += ["| 选项 | 说明 |", "|---|---|"]
        for each in options:
            value = "" if each.is_flag else f" {each.metavar or ''}"
            lines.append(f"| `{'、'.join(each.opts)}{value}` | {_cell(each.help or '')} |")
        lines.append("")
    examples = getattr(command, "examples", ())
    if examples:
        lines += ["```sh", *examples, "```", ""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
