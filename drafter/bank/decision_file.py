"""Decisions as JSON Lines: one a line, as ``phrasebank/decisions.jsonl`` has them.

``{"id","pattern","why"}`` alone says that the phrase is not wanted; ``decision`` says 留下, 不要,
改写 (with the new words in ``edited``) or 未定 (``edited`` is there to be filled in), in Chinese or
as keep, drop, edit. In the export of a whole bank ``shipped`` marks what came with the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from drafter.bank.deciding import VERDICT_LABELS, Decision, Verdict
from drafter.bank.wording import checked_pattern
from drafter.errors import BankError, UserError
from drafter.model import PART_LABELS, SLOT, Part, phrase_id
from drafter.text.clean import clean_line

_OPEN = "未定"
_VERDICTS: dict[str, Verdict | None] = {
    _OPEN: None,
    **{word: verdict for verdict, label in VERDICT_LABELS.items() for word in (verdict, label)},
}


class DecisionLine(Struct, frozen=True):
    """One line; ``id`` is the content id of ``pattern``, so the line tells the part as well."""

    id: str
    pattern: str
    why: str = ""
    decision: str = VERDICT_LABELS["drop"]
    edited: str | msgspec.UnsetType = msgspec.UNSET
    shipped: bool | msgspec.UnsetType = msgspec.UNSET


def decisions_in(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file. Raises BankError that names the line that cannot be understood."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BankError(f"打不开 {path}", "看看名字和位置对不对") from error
    return tuple(
        _decision(line, f"{path} 第 {number} 行")
        for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), 1)
        if line.strip()
    )


def decision_lines(decisions: Iterable[Decision]) -> bytes:
    """The file for these decisions, sorted: the same decisions give the same bytes."""
    lines = [
        DecisionLine(
            each.id,
            each.pattern,
            each.why,
            _OPEN if each.verdict is None else VERDICT_LABELS[each.verdict],
            each.edited or ("" if each.verdict is None else msgspec.UNSET),
            each.shipped or msgspec.UNSET,
        )
        for each in sorted(decisions, key=lambda each: (each.pattern, each.id))
    ]
    return msgspec.json.Encoder().encode_lines(lines)


def _decision(line: bytes, where: str) -> Decision:
    try:
        found = msgspec.json.decode(line, type=DecisionLine)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BankError(
            f"{where}读不懂", "一行一个 JSON 对象，至少有 id 和 pattern；整个文件都没有收"
        ) from error
    if found.decision not in _VERDICTS:
        known = "、".join((*VERDICT_LABELS.values(), _OPEN))
        raise BankError(f"{where}的决定写作“{found.decision}”", f"只能写 {known}")
    verdict = _VERDICTS[found.decision]
    part = _part(found, where)
    edited = _edited(found, where) if verdict == "edit" else ""
    return Decision(
        found.id,
        part,
        found.pattern,
        verdict,
        edited,
        clean_line(found.why),
        found.shipped is True,
    )


def _edited(line: DecisionLine, where: str) -> str:
    if not isinstance(line.edited, str):
        raise BankError(f"{where}要改写，却没有写 edited", "把改好的词条写在 edited 里")
    try:
        return checked_pattern(line.edited, slots=SLOT.findall(line.pattern))
    except UserError as error:
        raise BankError(f"{where}的 edited 不行：{error.message}", error.advice) from error


def _part(line: DecisionLine, where: str) -> Part:
    for part in PART_LABELS:
        if phrase_id(part, line.pattern) == line.id:
            return part
    raise BankError(f"{where}的 id 和 pattern 对不上", "pattern 一字不能动，要改的写在 edited 里")
