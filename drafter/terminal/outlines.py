"""An outline as ``drafter outline show`` prints it, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Group
from rich.text import Text

from drafter.interview.asks import general_prompt
from drafter.model import MOVE_LABELS, PART_LABELS, BlockKind, Draft
from drafter.outlines.model import Outline, Question
from drafter.terminal.console import WIDTH, folded, padded, plain

ROLE_LABELS: dict[BlockKind, str] = {
    "title": "题目",
    "byline": "署名",
    "date": "日期",
    "salutation": "称谓",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "paragraph": "正文",
}
TYPE_LABELS = {
    "text": "一行",
    "lines": "几行",
    "list": "几项",
    "items": "小题和内容",
    "date": "日期",
    "number": "数",
    "choice": "选一个",
    "length": "篇幅",
    "phrase": "词库",
    "headings": "标题组",
}
_NAME, _TYPE = 18, 12  # cells
_LONGEST_NAME = 16


def outline_page(outline: Outline, draft: Draft, *, example: bool) -> Group:
    """Its questions by stage, its Word roles, and the skeleton of ``draft``, which was made from
    the ``example`` answers, or from none."""
    rows = [plain(outline.kind, "bold"), *_folded("", outline.summary)]
    rows += _folded("题目　", outline.title)
    rows += _folded("在　　", outline.folder.name)
    for stage in dict.fromkeys(question.stage for question in outline.questions):
        rows.append(plain(f"〔{stage}〕", "bold"))
        for question in outline.questions:
            if question.stage == stage:
                rows += _question(question)
    roles = "、".join(ROLE_LABELS.get(role, role) for role in outline.roles)  # type: ignore[call-overload]
    rows += _folded("版式　", roles or "没有写明")
    source = "样例答案排出来的" if example else "没有样例答案，空着排的"
    rows.append(plain(f"骨架（{source}）", "bold"))
    rows += _skeleton(draft)
    return Group(*rows)


def _question(question: Question) -> Iterator[Text]:
    mark = "*" if question.required else " "
    name = f"{question.name}1…" if question.each and question.type != "headings" else question.name
    left = f"{mark} {padded(name, _NAME)}{padded(TYPE_LABELS[question.type], _TYPE)}"
    first, *rest = folded(_about(question), WIDTH - cell_len(left) - 2)
    yield plain(left + first)
    for line in rest:
        yield plain(" " * cell_len(left) + line)


def _about(question: Question) -> str:
    """The prompt, and what Enter gives or what the bank is asked for."""
    told = [general_prompt(question)]
    if question.default:
        told.append(f"回车＝{question.default}")
    if question.choices:
        told.append("可选 " + "、".join(choice.value for choice in question.choices))
    if question.part:
        moves = "、".join(MOVE_LABELS[move] for move in question.moves)
        told.append(f"取{PART_LABELS[question.part]}{f'（{moves}）' if moves else ''}")
    if question.own:
        told.append(f"自己的 {len(question.own)} 句")
    name, value = question.condition
    if name:
        told.append(f"“{name}”是“{value}”才问" if value else f"答了“{name}”才问")
    if question.from_minutes:
        told.append(f"{question.from_minutes} 分钟以上才问")
    if question.each:
        told.append(f"随“{question.each}”")
    if question.verbatim:
        told.append("一字不改")
    return "；".join(told)


def _skeleton(draft: Draft) -> Iterator[Text]:
    """Headings in words, indented by level; paragraphs counted."""
    indent, paragraphs = "  ", 0
    for block in draft.blocks:
        if block.kind == "paragraph":
            paragraphs += 1
            continue
        if paragraphs:
            yield plain(f"{indent}正文 {paragraphs} 段")
            paragraphs = 0
        if block.kind.startswith("heading"):
            indent = "  " * (int(block.kind[-1]) + 1)
            yield from _folded(indent[2:], block.text)
        else:
            yield from _folded("  ", f"{ROLE_LABELS[block.kind]}　{block.text}".replace("\n", ""))
    if paragraphs:
        yield plain(f"{indent}正文 {paragraphs} 段")


def _folded(left: str, text: str) -> Iterator[Text]:
    first, *rest = folded(text, WIDTH - cell_len(left) - 2)
    yield plain(left + first)
    for line in rest:
        yield plain(" " * cell_len(left) + line)
