"""``drafter outline derive``: a speech becomes an outline (以稿写稿)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from rich.console import Console

from drafter import paths
from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand, count_value
from drafter.cli.shelf import shelf_with_warnings
from drafter.flows.derive import WrittenOutline, kind_of_sample, sample_speech, write_derived
from drafter.flows.outlines import outline_folder
from drafter.outlines.model import Question
from drafter.terminal.console import WIDTH, folded, results, say

_NAMED = 8  # of each kind of thing to look at
_LABEL = 10


@click.command(
    "derive",
    cls=ChineseCommand,
    examples=(
        "drafter outline derive 去年安全会讲话.docx",
        "drafter outline derive 汇编.docx --speech 3 --name 中心组发言",
        "drafter outline derive 讲话.txt -o ./我的提纲",
    ),
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--name", metavar="种类", help="提纲叫什么；不写就按讲话的题目起")
@click.option(
    "-o", "--output", metavar="文件夹", type=click.Path(path_type=Path),
    help="写到这个新文件夹；不写就收进自己的提纲",
)  # fmt: skip
@click.option("--speech", metavar="第几篇", callback=count_value, help="一份文件里有几篇，取哪篇")
@click.option("--as-speech", is_flag=True, help="看着不像讲话的也当讲话看")
@bank_option("用哪个词库认套话")
def command(
    file: Path,
    name: str | None,
    output: Path | None,
    speech: int | None,
    as_speech: bool,
    bank: Path | None,
) -> None:
    """以稿写稿：把一篇讲话变成提纲。层次和套话照旧，会议、单位、人名、日期、数字都重新问。

    套话是词库里有的，成了候选处；成绩、问题整段重写，上次的写在说明里。
    """
    sample = sample_speech(file, number=speech, as_speech=as_speech)
    kind = name or kind_of_sample(sample)
    folder = outline_folder(kind, folder=paths.user_outlines())
    known = {each.outline.kind for each in shelf_with_warnings().shelved}
    with opened_bank(bank) as opened:
        written = write_derived(sample, opened, kind=kind, folder=output or folder)
    _print(results(), written, kind=kind, shadows=output is None and kind in known)
    _print_next(results(), written, own=output is None)


def _print(console: Console, written: WrittenOutline, *, kind: str, shadows: bool) -> None:
    outline, told, back = written.outline, written.derived.told, written.restored
    say(console, f"✓ 提纲“{kind}”：{outline.folder}", "green")
    if shadows:
        say(console, f"! 已有一种叫“{kind}”，从此用这一份；要分开，加 --name 另起名字", "yellow")
    _row(console, "题目", outline.title)
    headings = Counter(role for role in outline.roles if role.startswith("heading"))
    if headings:
        titles = [q.example for q in outline.questions if q.name.startswith("大标题")]
        _row(console, "大标题", f"{len(titles)} 条：{'；'.join(titles)}" if titles else "没有")
    _row(console, "要问", _asked(outline.questions))
    places = [q for q in outline.questions if q.type == "phrase"]
    if places:
        named = "、".join(question.name for question in places)
        _row(console, "词库候选", f"{len(places)} 处：{named}；原稿那句也在候选里")
    whole = [q for q in outline.questions if q.type == "lines"]
    if whole:
        named = "、".join(question.name for question in whole)
        _row(console, "整段重写", f"{len(whole)} 处：{named}；上次的原文在这一问的讲解里")
    _row(console, "照旧的话", f"{told.own} 句，请通读一遍，过时的改掉")
    if told.relative:
        _row(console, "", f"其中“今年”“去年”一类 {told.relative} 处，意思跟着开会的日子走")
    _listed(console, "像是名称", told.strays, "没有问，是名称就换成一问")
    _listed(console, "引号里的", told.slogans, "若是一时一地的提法，请换")
    _listed(console, "残缺的句", told.damaged, "网站滤掉了字")
    say(console, f"套回原稿：骨架 {back.total} 处，还原 {back.kept} 处")
    for missing in back.missing:
        say(console, f"  ! 没还原：{missing}", "yellow")


def _asked(questions: tuple[Question, ...]) -> str:
    facts = Counter(
        question.name.rstrip("0123456789") for question in questions if question.stage == "会议"
    )
    listed = "、".join(f"{name} {n}" if n > 1 else name for name, n in facts.items())
    by_enter = sum(bool(question.default) for question in questions)
    return f"{len(questions)} 问，{by_enter} 问没变就回车。事实：{listed}"


def _listed(console: Console, label: str, things: tuple[str, ...], why: str) -> None:
    if things:
        more = f" 等 {len(things)} 处" if len(things) > _NAMED else ""
        _row(console, label, f"{'、'.join(things[:_NAMED])}{more}（{why}）")


def _row(console: Console, label: str, text: str) -> None:
    first, *rest = folded(text, WIDTH - _LABEL - 4)
    say(console, f"  {label}{'　' * ((_LABEL - 2 * len(label)) // 2)}{first}")
    for line in rest:
        say(console, " " * (_LABEL + 2) + line)


def _print_next(console: Console, written: WrittenOutline, *, own: bool) -> None:
    outline = written.outline
    named = outline.kind if own else str(outline.folder)
    say(console, "下一步")
    say(console, f"  drafter outline check {named}　　各种答案排不排得出来")
    if own:
        say(console, f"  drafter outline show {named}　　看问什么，不合适的在 outline.yaml 里改")
        say(console, f"  drafter draft {named}　　写这一次的")
    else:
        say(console, f"  看过改过，把文件夹移到 {paths.user_outlines()}，draft 就能用")
