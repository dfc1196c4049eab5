"""``drafter questions``: what a kind of speech asks, as an answers file to fill in."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.completion import kinds
from drafter.cli.shelf import shelf_with_warnings
from drafter.cli.unfit import say_unfit_defaults
from drafter.interview.asks import general_prompt
from drafter.interview.layers import profile_defaults
from drafter.interview.length import length_options
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline, Question
from drafter.paths import user_profile
from drafter.profile.store import read_profile
from drafter.terminal.console import results, say

_POINTS = 3
"""How many points the empty form has room for; three is the custom."""


@click.command(
    "questions",
    cls=ChineseCommand,
    examples=(
        "drafter questions",
        "drafter questions 工作会议讲话 > 会议.yaml",
        "drafter draft 工作会议讲话 --answers 会议.yaml -o 讲话.docx",
    ),
)
@click.argument("kind", required=False, metavar="[种类]", shell_complete=kinds)
def command(kind: str | None) -> None:
    """印出一种讲话的答案空表（YAML）；不写种类，就列出有哪几种。"""
    known = shelf_with_warnings().outlines
    if kind is None:
        for outline in known:
            say(results(), f"{outline.kind}　{outline.summary}")
        return
    outline = outline_named(kind)
    profile = read_profile(user_profile())
    say_unfit_defaults(profile, outline)
    form = empty_form(outline, profile_defaults(profile, outline, {}))
    sys.stdout.flush()
    sys.stdout.buffer.write(form.encode())  # UTF-8 also where the console is not


def empty_form(outline: Outline, defaults: Mapping[str, str]) -> str:
    """An answers file of ``outline`` with nothing in it, every question named in a comment, with
    what is taken from the profile where it stays empty (``defaults``)."""
    lines = [f"# {outline.kind}：{outline.summary}", "# # 后面是说明。不填的留空，程序取默认。"]
    for question in outline.questions:
        repeats = bool(question.each) and question.type != "headings"
        count = _POINTS if repeats else 1
        lines += ["", *_comments(question, defaults.get(question.name, ""))]
        for number in range(1, count + 1):
            name = f"{question.name}{number}" if repeats else question.name
            lines.append(f"# {name}:" if question.type in ("phrase", "headings") else f"{name}:")
    return "\n".join(lines) + "\n"


def _hint(question: Question) -> str:
    """The question's hint in the words of a form: there is no Enter in a file."""
    if question.type == "date":
        return "写成 2026-12-08，年份不能省；未定就空着。"
    return question.hint.replace("就回车", "就空着")


def _comments(question: Question, known: str) -> list[str]:
    needed = "（必填）" if question.required else ""
    text = [f"# {general_prompt(question)}{needed}　{_hint(question)}".rstrip("　")]
    if question.type in ("lines", "list", "items"):
        text.append("#   一条一行，横线后空一格：换行写“  - 第一条”，再换行写“  - 第二条”")
    if question.type == "length":
        text.append(f"#   可选：{length_options(question)}")
    elif question.choices:
        text.append("#   可选：" + "、".join(choice.value for choice in question.choices))
    if question.type == "phrase":
        text.append("#   写一句自己的；不取消前面的 #，就取词库或提纲里最合适的一句")
    if known:
        text.append(f"#   空着就取单位档案的：{known}")
    if question.example:
        text.append(f"#   例：{question.example}")
    if question.each and question.type != "headings":
        text.append(f"#   “{question.each}”有几条，就填几条，名字后面的数字依次加一")
    return text
