"""A command made of commands, each loaded when it is called, with its help in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from drafter.cli import chinese

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class ChineseGroup(click.Group):
    """Commands by name: ``modules`` says which module holds each as ``command``, ``summaries`` what
    the help page says of each; one without a summary is hidden."""

    def __init__(
        self,
        *args: Any,
        modules: Mapping[str, str],
        summaries: Mapping[str, str],
        examples: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.modules, self.summaries, self.examples = modules, summaries, tuple(examples)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.modules:
            return None
        command = import_module(self.modules[name]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        unknown = args and args[0] not in self.modules and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            ctx.fail(f"没有命令 {args[0]}，有 {'、'.join(self.summaries)}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands by their summaries, so that none is loaded to be named; then the options."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=summary)
            for name, summary in self.summaries.items()
            if name.startswith(incomplete)
        ]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return chinese.in_chinese(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(f"用法：{ctx.command_path} 命令 [选项]\n")
        formatter.write(chinese.paragraph(self.help or ""))
        formatter.write("\n命令\n" + chinese.rows(list(self.summaries.items())))
        formatter.write(chinese.option_rows(self, ctx))
        formatter.write(f"\n每个命令的说明：{ctx.command_path} 命令 --help\n")
        if self.examples:
            formatter.write("\n例子\n" + "".join(f"  {line}\n" for line in self.examples))
