"""``drafter completion``: a shell completes commands, options, kinds of speech, layouts, files."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class

from drafter.cli.chinese import ChineseCommand
from drafter.errors import UserError

SHELLS = ("bash", "zsh", "fish")

_VARIABLE = "_DRAFTER_COMPLETE"
"""What click reads when a shell asks: its own name for a program called drafter."""


def kinds(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The kinds of speech that begin with what is typed, the user's own first; none where a shipped
    outline is broken: a shell has no place for an error."""
    from drafter.outlines.load import shelf  # loaded only when somebody presses Tab

    try:
        return _beginning(typed, (each.kind for each in shelf().outlines))
    except UserError:
        return []


def layouts(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The layouts that begin with what is typed, the user's own included."""
    from drafter.export.layout_files import layout_files  # loaded only when somebody presses Tab

    return _beginning(typed, (each.name for each in layout_files()))


def shells(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The shells that begin with what is typed."""
    return _beginning(typed, SHELLS)


def _beginning(typed: str, words: Iterable[str]) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(typed)]


def _shell(_ctx: click.Context, param: click.Parameter, value: str) -> str:
    if value not in SHELLS:
        raise click.BadParameter(f"没有 {value}，有 {'、'.join(SHELLS)}", param=param)
    return value


@click.command(
    "completion",
    cls=ChineseCommand,
    examples=(
        'eval "$(drafter completion bash)"',
        "drafter completion fish > ~/.config/fish/completions/drafter.fish",
    ),
)
@click.argument("shell", metavar="bash|zsh|fish", callback=_shell, shell_complete=shells)
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """印出补全脚本：装上以后，按 Tab 补命令、选项、讲话种类、版式、文件名。"""
    found = get_completion_class(shell)
    assert found is not None
    asked = found(ctx.find_root().command, {}, "drafter", _VARIABLE)
    click.echo(asked.source_template % asked.source_vars())
