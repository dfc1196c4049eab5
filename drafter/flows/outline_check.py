"""Checking an outline: is it written rightly, and does every kind of answers give a sound draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from msgspec import Struct

from drafter.bank import Bank
from drafter.drafting.compose import composed
from drafter.errors import OutlineError, UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.hostile import hostile_answer, long_answer, plain_answer, probes
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.interview.answers import OWN, Value, fits, matches
from drafter.interview.asks import asks
from drafter.model import BlockKind, Draft
from drafter.outlines.load import EXAMPLE_FILE, OUTLINE_FILE, SHARED_FOLDER, TEMPLATE_FILE, outline
from drafter.outlines.model import Outline, Question
from drafter.paths import shipped
from drafter.text.clean import clean_text

_HANGING = re.compile(
    r"[，、；：][，、；：。！？]|[。！？][，、；：。]|^[，、；：。！？）”》]|（）|《》|“”|[，、；]$"
)
"""Punctuation that met where an answer was left out."""
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ENDS_OPEN = ("salutation",)  # a salutation ends with a colon, rightly

Answer = Callable[[Question], Value]

_SOME, _NONE = "只答必答的", "一问不答"
EXAMPLE, HOSTILE = "样例答案", "刁难的答案"


class Finding(Struct, frozen=True):
    """Something wrong (``wrong``: the outline cannot be relied on) or worth a look; ``where`` is
    file, question or kind of answers."""

    where: str
    what: str
    advice: str = ""
    wrong: bool = True


class Checked(Struct, frozen=True):
    """The outcome for one outline; ``kind`` is its folder's name where it does not load."""

    kind: str
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return not any(finding.wrong for finding in self.findings)


def checked_outline(folder: Path, bank: Bank) -> Checked:
    """What is wrong with the outline in ``folder``: its fields, its patterns, and its drafts from
    the example answers, the demanded answers only, none at all, and hostile ones.

    One that did not ship is rendered in a process of its own, with a time limit.
    """
    apart = folder.resolve().parent != shipped("templates").resolve()
    try:
        loaded = outline(folder, apart=apart)
    except OutlineError as error:
        return Checked(folder.name, (Finding("写法", error.message, error.advice),))
    found = [*_fields(loaded), *_patterns(loaded), *_unused(loaded)]
    found += _drafts(loaded, bank)
    return Checked(loaded.kind, tuple(dict.fromkeys(found)))


def _fields(loaded: Outline) -> Iterator[Finding]:
    for role in loaded.roles:
        if role not in get_args(BlockKind):
            known = "、".join(get_args(BlockKind))
            yield Finding(OUTLINE_FILE, f"roles 里的 {role} 不是版式的名字", f"可以写 {known}")
    for question in loaded.questions:
        if question.type == "phrase" and not question.own:
            yield Finding(
                f"问题“{question.name}”", "没有 own：词库里没有合适的，这一处就空着",
                "写一句自己的", wrong=False,
            )  # fmt: skip


def _patterns(loaded: Outline) -> Iterator[Finding]:
    for question in loaded.questions:
        if not question.pattern:
            continue
        where = f"问题“{question.name}”"
        try:
            for probe in probes(question.pattern):
                fits(question.pattern, probe)
        except TimeoutError:
            yield Finding(
                where,
                "pattern 有的答案半天比不完",
                "括号里几种写法又带 + 或 * 的，写简单些，如 (a|aa)+ 写成 a+",
            )
            continue
        if question.example and not matches(question, question.example):
            yield Finding(where, f"example“{question.example}”不合自己的 pattern", "改其中一个")
        fixed = question.default if "{" not in question.default else ""
        if fixed and not matches(question, fixed):
            yield Finding(where, f"default“{fixed}”不合自己的 pattern", "改其中一个")


def _unused(loaded: Outline) -> Iterator[Finding]:
    """Questions whose answer stands nowhere."""
    macros = shipped("templates") / SHARED_FOLDER / "macros.md.j2"
    text = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in (loaded.folder / TEMPLATE_FILE, macros)
    )
    used = set(re.findall(r"\w+", text))
    for pattern in (loaded.title, loaded.file_title):
        used |= set(re.findall(r"\{(\w+)\}", pattern))
    for question in loaded.questions:
        used |= {question.condition[0], question.edits, *map(str, question.counts.values())}
        used |= {
            name
            for own in (*question.own, question.default)
            for name in re.findall(r"\{(\w+)\}", own)
        }
    for question in loaded.questions:
        titled = any(choice.title for choice in question.choices)
        speaks_itself = (
            question.slot or question.verbatim or titled or question.of or question.type == "length"
        )
        if question.name not in used and not speaks_itself:
            yield Finding(
                f"问题“{question.name}”", "问了，稿子里没有用上",
                f"在 {TEMPLATE_FILE} 里写上它，或不问", wrong=False,
            )  # fmt: skip


def _drafts(loaded: Outline, bank: Bank) -> Iterator[Finding]:
    """One draft for each kind of answers; a template that fails with one is tried no further."""
    try:
        example: Mapping[str, Value] = example_answers(loaded)
    except UserError as error:
        missing = not (loaded.folder / EXAMPLE_FILE).is_file()
        what = "没有样例答案，draft --example 用不了" if missing else error.message
        advice = "照 drafter questions 的空表填一份" if missing else error.advice
        yield Finding(EXAMPLE_FILE, what, advice, wrong=not missing)
        example = {}
    try:
        if example:
            yield from _sound(_draft(loaded, example, bank), loaded, EXAMPLE)
        demanded = {key: value for key, value in example.items() if _is_demanded(key, loaded)}
        yield from _sound(_draft(loaded, demanded, bank), loaded, _SOME)
        yield from _sound(_draft(loaded, {}, bank), loaded, _NONE)
        yield from _hostile(loaded)
        yield from _missed(loaded)
    except OutlineError as error:
        yield Finding("模板", error.message, error.advice)


def _is_demanded(key: str, loaded: Outline) -> bool:
    name = key.rstrip("0123456789")
    question = loaded.question(key) or loaded.question(name)
    return question is not None and question.required


def _draft(loaded: Outline, answers: Mapping[str, Value], bank: Bank) -> Draft:
    return composed(loaded, with_defaults(Session(loaded, answers), bank).answers)


def _sound(draft: Draft, loaded: Outline, answers: str) -> Iterator[Finding]:
    """What a reader would trip over in one draft."""
    kinds = [block.kind for block in draft.blocks]
    if kinds.count("title") != 1:
        yield Finding(
            answers, f"稿子里有 {kinds.count('title')} 个题目", "题目一行以 # 开头，只写一次"
        )
    for kind in dict.fromkeys(kinds):
        if loaded.roles and kind not in loaded.roles:
            yield Finding(answers, f"稿子里有 {kind}，roles 里没有写", "补进 roles")
    for block in draft.blocks:
        match = _TEMPLATE.search(block.text)
        if match:
            yield Finding(
                answers, f"稿子里露出了模板的记号 {match[0]}：{_cut(block.text)}", "检查模板"
            )
        hanging = _HANGING.search(block.text)
        if hanging and block.kind not in _ENDS_OPEN and "待补" not in block.text:
            around = block.text[max(0, hanging.start() - 12) : hanging.end() + 8]
            yield Finding(
                answers, f"标点没有着落：……{around}……", "这一答没有时，把它前后的话也收进 {% if %}",
                wrong=False,
            )  # fmt: skip


def _hostile(loaded: Outline) -> Iterator[Finding]:
    """Hostile answers must give the blocks that plain ones give, word for word and nothing else."""
    plain = composed(loaded, _answered(loaded, plain_answer))
    hostile = composed(loaded, _answered(loaded, hostile_answer))
    shapes = [[block.kind for block in draft.blocks] for draft in (plain, hostile)]
    if shapes[0] != shapes[1]:
        yield Finding(
            HOSTILE,
            f"段落变了样：{len(shapes[0])} 段成了 {len(shapes[1])} 段",
            "模板里不要拼接答案",
        )
    text = "\n".join(block.text for block in hostile.blocks)
    if clean_text(text) != text:
        yield Finding(HOSTILE, "稿子里有控制字符", "模板里不要写控制字符")
    composed(loaded, _answered(loaded, long_answer))


def _missed(loaded: Outline) -> Iterator[Finding]:
    """Required questions that leave no gap where they are not answered, whichever own sentences
    are chosen: a draft without the fact would pass for final."""
    answers = _answered(loaded, plain_answer)
    most = max((len(each.own) for each in loaded.questions), default=0)
    worded = [_in_own_words(loaded, answers, number) for number in range(1, max(most, 1) + 1)]
    for ask in asks(loaded, answers):
        if not ask.question.required or ask.question.edits:
            continue
        without = ({key: v for key, v in each.items() if key != ask.key} for each in worded)
        if not any(_lacks(composed(loaded, each), ask.key) for each in without):
            yield Finding(
                f"问题“{ask.key}”", "必答的，没答时稿子里看不出缺了它",
                f"在 {TEMPLATE_FILE} 里直接写上它，或不作必答", wrong=False,
            )  # fmt: skip


def _lacks(draft: Draft, key: str) -> bool:
    return any(gap.name == key for gap in draft.gaps)


def _in_own_words(loaded: Outline, answers: Mapping[str, Value], number: int) -> dict[str, Value]:
    """The answers with the outline's sentence of that number at each place, or its last."""
    worded = dict(answers)
    for ask in asks(loaded, answers):
        if ask.question.own and ask.question.type == "phrase":
            worded[ask.key] = {OWN: min(number, len(ask.question.own))}
    return worded


def _answered(loaded: Outline, answer: Answer) -> dict[str, Value]:
    """Every question answered by ``answer``; three points where one repeats."""
    answers: dict[str, Value] = {}
    while True:
        open_asks = [ask for ask in asks(loaded, answers) if ask.key not in answers]
        if not open_asks:
            return answers
        for ask in open_asks:
            answers[ask.key] = answer(ask.question)


def _cut(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}……"
