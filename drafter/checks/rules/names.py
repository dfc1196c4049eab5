"""Names and posts against the roster: one character off, another post, two posts for one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.missing import without_roster
from drafter.checks.people import (
    Named,
    fitting,
    named_at,
    occurrences,
    posts_in,
    sound_alike,
    variants,
)
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.model import Block
from drafter.profile.model import Leader

_FORMER = re.compile("^原|前任|历任|时任|曾任")
_SHARED = re.compile(
    "副(?:市长|县长|区长|镇长|乡长)|副?(?:局长|厅长|处长|科长|院长|校长|主任|书记|委员|部长)"
)
"""Posts that say of several people at once who they are."""
_READ = ("paragraph", "byline", "salutation", "title")


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    leaders = beside.profile.leaders
    everything = "\n".join(block.text for block in text.blocks)
    for number, block in enumerate(text.blocks):
        if block.kind in _READ:
            yield from _misspelt(number, block, leaders, everything)
            yield from _other_posts(number, block, leaders)


def _misspelt(
    number: int, block: Block, leaders: tuple[Leader, ...], everything: str
) -> Iterator[Finding]:
    """Names that are a leader's but for one character, where a post or 同志 says it is a name."""
    known = {leader.name for leader in leaders}
    for leader in leaders:
        for start, end in variants(leader.name, block.text):
            here = named_at(block.text, start, end)
            if here.name in known or not here.is_sure or _within(block.text, start, end, known):
                continue
            severity = _sure(here, leader, everything)
            if severity:
                advice = f"名册作“{leader.name}”（{leader.post}），核对是不是同一人"
                yield finding_at(number, block.text, (start, end), advice, severity=severity)


def _within(text: str, start: int, end: int, known: set[str]) -> bool:
    """Whether the stretch lies across a name of the roster (沈放、 would be 放沈 …)."""
    window = text[max(0, start - 3) : end + 3]
    return any(
        name in window and name not in text[start:end] and _overlaps(text, name, start, end)
        for name in known
    )


def _overlaps(text: str, name: str, start: int, end: int) -> bool:
    return any(
        each.start < end and start < each.end for each in occurrences(name, text[: end + len(name)])
    )


def _sure(here: Named, leader: Leader, everything: str) -> Severity | None:
    """必改 where the name sounds like his, or has his surname and a post that is his alone, or
    where the right name stands elsewhere in the text; 建议 where it is three characters or more
    that are otherwise the same. One with another's post is another person, or worth a look."""
    said = [post for post in (here.before, *posts_in(here.after)) if post]
    his = any(fitting(post, leader.post) and not _SHARED.fullmatch(post) for post in said)
    alike = sound_alike(here.name, leader.name)
    same_surname = here.name[0] == leader.name[0]
    if said and not any(fitting(post, leader.post) for post in said):
        return "建议" if alike and same_surname else None
    if alike or (his and same_surname):
        return "必改"
    if leader.name in everything and len(leader.name) > 2:
        return "必改"
    return "建议" if len(leader.name) > 2 and same_surname else None


def _other_posts(number: int, block: Block, leaders: tuple[Leader, ...]) -> Iterator[Finding]:
    for leader in leaders:
        for here in occurrences(leader.name, block.text):
            for severity, start, end, said in _other(block.text, here, leader.post):
                advice = f"{leader.name}写作“{said}”，名册是“{leader.post}”"
                yield finding_at(number, block.text, (start, end), advice, severity=severity)


def _other(text: str, here: Named, line: str) -> Iterator[tuple[Severity, int, int, str]]:
    """Posts beside a name that are not his, and from where to where they stand with it. To call a
    deputy by the bare post behind his name (周岚市长) is how people are spoken to: only advice."""
    before = here.before
    if before and not _FORMER.search(before) and not fitting(before, line):
        yield "必改", text.rfind(before, 0, here.start), here.end, before
    for said in posts_in(here.after):
        if not fitting(said, line):
            spoken = not here.in_bracket and fitting(f"副{said}", line)
            end = here.end + len(here.after) + 2 * here.in_bracket
            yield ("建议" if spoken else "必改"), here.start, end, said


RULE = Rule(
    name="人名",
    family="人名职务",
    authority="名册",
    source="单位名册：姓名、职务照任职文件",
    finds=_finds,
    unchecked=without_roster,
)
