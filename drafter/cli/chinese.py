"""Click in Chinese: help pages, and what click itself says when a call is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import click

from drafter.model import MOVE_LABELS, PART_LABELS, Move, Part
from drafter.terminal.console import folded, padded

_COLUMN = 24  # cells of the left column of a help page
_WIDTH = 78

_TYPES = {"integer": "要写一个整数", "float": "要写一个数"}  # what click says in English

_Name = TypeVar("_Name", bound=str)


class ChineseCommand(click.Command):
    """A command whose help is Chinese and who refuses words too many in Chinese."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        self.options_metavar = "[选项]"
        self.allow_extra_args = True  # so that parse_args below can refuse them in Chinese

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = ctx  # click leaves it out in places, and the message needs it
            raise
        for param in self.params:
            if param.name in ctx.params and not isinstance(param.type, click.Path | click.File):
                ctx.params[param.name] = _readable(ctx.params[param.name])
        if ctx.args and not ctx.resilient_parsing:
            ctx.fail(f"多了 {' '.join(ctx.args)}，不知道怎么用")
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return in_chinese(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(f"用法：{' '.join([ctx.command_path, *self.collect_usage_pieces(ctx)])}\n")
        formatter.write(paragraph(self.help or ""))
        formatter.write(option_rows(self, ctx))
        if self.examples:
            formatter.write("\n例子\n" + "".join(f"  {line}\n" for line in self.examples))


def _readable(value: Any) -> Any:
    """A word of the call as its user typed it: where the locale cannot read Chinese, Python hands
    on the bytes instead (PEP 383). Paths stay as they are, they are for the system."""
    if isinstance(value, tuple):
        return tuple(_readable(each) for each in value)
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeError:
        return value


def part_value(_ctx: click.Context, param: click.Parameter, value: str | None) -> Part | None:
    """An option's value as a part, from its Chinese label or English name."""
    return None if value is None else _named(PART_LABELS, value, param)


def move_value(_ctx: click.Context, param: click.Parameter, value: str | None) -> Move | None:
    """An option's value as a move, from its Chinese label or English name."""
    return None if value is None else _named(MOVE_LABELS, value, param)


def count_value(_ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """An option's value as a whole number of at least one."""
    if value is None:
        return None
    if not value.isdecimal() or not 1 <= int(value) < 10**9:
        raise click.BadParameter("要写一个不小于 1 的整数", param=param)
    return int(value)


def usage_message(error: click.ClickException) -> str:
    """What is wrong with a call and where help is, as one Chinese sentence."""
    ctx = getattr(error, "ctx", None)
    where = f"。看说明：{ctx.command_path} --help" if ctx is not None else ""
    return _wrong(error) + where


def in_chinese(option: click.Option | None) -> click.Option | None:
    """The help option with its Chinese help."""
    if option is not None:
        option.help = "显示这份说明"
    return option


def paragraph(text: str) -> str:
    """Help text folded to the screen; a blank line separates paragraphs."""
    lines = [line for piece in text.strip().splitlines() for line in folded(piece.strip(), _WIDTH)]
    return "\n" + "\n".join(lines) + "\n" if text else ""


def rows(pairs: Sequence[tuple[str, str]]) -> str:
    """Two columns, aligned by terminal cells."""
    out = []
    for left, right in pairs:
        first, *rest = folded(right, _WIDTH - _COLUMN - 2)
        out.append(f"  {padded(left, _COLUMN - 1)} {first}\n")
        out += [" " * (_COLUMN + 2) + line + "\n" for line in rest]
    return "".join(out)


def option_rows(command: click.Command, ctx: click.Context) -> str:
    """The section of a help page that lists the options."""
    pairs = []
    for param in command.get_params(ctx):
        if isinstance(param, click.Option) and not param.hidden:
            names = "、".join(param.opts)
            value = "" if param.is_flag else f" {param.metavar}"
            pairs.append((names + value, param.help or ""))
    return "\n选项\n" + rows(pairs)


def _wrong(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            known = "、".join(sorted(error.possibilities or ()))
            return f"没有选项 {error.option_name}" + (f"，是不是 {known}" if known else "")
        case click.MissingParameter():
            return f"少写了{_label(error.param)}"
        case click.BadParameter():
            kind = error.param.type.name if error.param is not None else ""
            return f"{_label(error.param)} 写得不对：{_TYPES.get(kind, error.message)}"
        case click.BadOptionUsage():
            return _bad_option(error)
        case _:
            return error.message


def _bad_option(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx is not None else []
    option = next((param for param in params if error.option_name in param.opts), None)
    if isinstance(option, click.Option) and option.is_flag:
        return f"选项 {error.option_name} 后面不跟内容"
    return f"选项 {error.option_name} 后面少了内容"


def _label(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"选项 {param.opts[0]}"
    if isinstance(param, click.Argument):
        return re.sub(r"\.\.\.|[\[\]]", "", param.metavar or "参数")
    return "参数"


def _named(labels: Mapping[_Name, str], value: str, param: click.Parameter) -> _Name:
    for name, label in labels.items():
        if value in (name, label):
            return name
    known = "、".join(labels.values())
    raise click.BadParameter(f"没有“{value}”，可以写 {known}", param=param)
