"""半角: half-width punctuation, digits and quotation marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.spotting import Sign, spotted
from drafter.checks.text import CheckedText
from drafter.model import Block
from drafter.text.normalise import CHINESE

_NAMES = {",": "逗号", ";": "分号", ":": "冒号", "!": "叹号", "?": "问号"}
_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
_AFTER = f"(?<=[{CHINESE}”’》）%％])"
_CODE = re.compile(
    rf"(?:https?:|ftp:|www\.)[^\s，。；（）《》“”\"]+|(?<![A-Za-z0-9.-])[A-Za-z0-9.-]+\.(?:com|cn|net|org)/[^\s，。；（）《》“”\"]*"
    rf"|&#?\w{{1,8}};|[A-Za-z]:(?=[\\/{CHINESE}])|\]\([^()]*\)|<[^<>]*>"
    rf"|[{CHINESE}]{{1,6}}(?::[{CHINESE}]{{1,6}}){{1,3}}(?=\s*[=＝])"
)
"""Where a half-width mark belongs to something else: addresses, entities, paths, links, ratios."""
_SHAPES = "3.1、5.1"
_ADVICE = "改成全角"

_SIGNS = (
    *(
        Sign(
            pattern=re.compile(
                rf"{_AFTER}{re.escape(half)}(?![/\d]*//)|(?<=[0-9A-Za-z]){re.escape(half)}(?=[{CHINESE}“《])"
            ),
            advice=_ADVICE,
            severity="建议",
            label=f"半角{name}",
            clause=_SHAPES,
            fix=_FULL[half],
        )
        for half, name in _NAMES.items()
    ),
    *(
        Sign(
            pattern=re.compile(odd),
            advice=_ADVICE,
            severity="建议",
            label="异体标点",
            clause=_SHAPES,
            fix=full,
        )
        for odd, full in zip("﹐｡､﹑｢｣", "，。、、「」", strict=True)
    ),
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}”》）])\.(?=\s*$|[”’》）])"),
        advice="句号写成了半角的点",
        severity="建议",
        label="半角句点",
        clause="4.1",
        fix="。",
    ),
    Sign(
        pattern=re.compile(rf"(?<=[{CHINESE}”》）])\.(?=[{CHINESE}“])"),
        advice="汉字中间是半角的点：是句号、间隔号还是顿号，看意思改",
        severity="建议",
        label="半角句点",
        clause="4.1",
    ),
)
_PARENS = re.compile(rf"\(([^()（）\n]*[{CHINESE}][^()（）\n]*)\)")
_STRAIGHT = re.compile('"')
_NO_OPENING = re.compile(r"^[0-9A-Za-z=]\"|\"(?:$|[\s，。；：、！？])")
_ITEM = re.compile(r"^(?:.?[。；：！？\s])?[一二三四五六七八九十]{1,3}$")


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        code = {at for each in _CODE.finditer(block.text) for at in range(*each.span())}
        for finding in (
            *spotted([(number, block)], _SIGNS),
            *_parentheses(number, block),
            *_straight_quotes(number, block),
        ):
            item = finding.text == "." and _ITEM.match(block.text[: finding.start][-4:])
            if not item and finding.start not in code:
                yield finding


def _parentheses(number: int, block: Block) -> Iterator[Finding]:
    for match in _PARENS.finditer(block.text):
        for place, full in ((match.start(), "（"), (match.end() - 1, "）")):
            yield _finding(number, block, place, full, "半角括号", "3.1、4.9")


def _straight_quotes(number: int, block: Block) -> Iterator[Finding]:
    """Straight quotation marks round Chinese words, where they come in pairs. Which is which is
    only sure where none of the opening ones may be a sign behind a figure (12" is an inch)."""
    places = [match.start() for match in _STRAIGHT.finditer(block.text)]
    if len(places) % 2 or not re.search(f"[{CHINESE}]", block.text):
        return
    sure = not any(_NO_OPENING.search(block.text[max(0, n - 1) : n + 2]) for n in places[::2])
    for count, place in enumerate(places):
        full = "”" if count % 2 else "“"
        yield _finding(number, block, place, full if sure else None, "直引号", "4.8.2")


def _finding(
    number: int, block: Block, place: int, full: str | None, label: str, clause: str
) -> Finding:
    span = place, place + 1
    return finding_at(number, block.text, span, _ADVICE, label=label, clause=clause, fix=full)


RULE = Rule(
    name="半角",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 3.1、4.8.2、5.1",
    finds=_finds,
)
