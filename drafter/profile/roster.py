"""The roster put to use: names completed, posts compared, and how old it is."""

from __future__ import annotations

import re
from datetime import date, timedelta

from drafter.model import Draft
from drafter.profile.model import Profile

VALID_FOR = timedelta(days=90)
"""After so long a roster is said to be old."""

_COMRADE = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3})同志(?!们)")


def completed(profile: Profile, slot: str, text: str) -> str:
    """``text`` with what the profile knows: a leader's name alone gets his post, a standing
    meeting's short name becomes its full name. Anything else stays as it is."""
    word = text.strip()
    if slot == "人名" and (leader := profile.leader(word)) is not None:
        return leader.line
    if slot == "会议名称" and (meeting := profile.meeting(word)) is not None:
        return meeting.full
    return text


def is_old(checked: date | None, today: date) -> bool:
    """Whether a roster verified on that day may be out of date; one never verified is."""
    return checked is None or today - checked > VALID_FOR


def roster_note(profile: Profile, *, today: date) -> str:
    """What the roster is and how old, in one clause: 名册 12 人，11月2日核对."""
    if not profile.leaders:
        return "没有名册，没查"
    if profile.checked is None:
        return f"名册 {len(profile.leaders)} 人，没写哪天核对的"
    day = written_day(profile.checked, today)
    if is_old(profile.checked, today):
        return f"名册是 {day} 核对的，已过 {VALID_FOR.days} 天"
    return f"名册 {len(profile.leaders)} 人，{day}核对"


def leader_note(profile: Profile, name: str, *, today: date) -> str:
    """A warning where what the roster says of ``name`` may be out of date, else ""."""
    leader = profile.leader(name)
    if leader is None or not is_old(profile.checked_on(leader), today):
        return ""
    checked = profile.checked_on(leader)
    if checked is None:
        return "名册没写哪天核对的"
    return f"名册是 {written_day(checked, today)} 核对的，已过 {VALID_FOR.days} 天"


def written_day(day: date, today: date) -> str:
    """8月2日, with the year where it is not this one."""
    return ("" if day.year == today.year else f"{day.year}年") + f"{day.month}月{day.day}日"


def names_checked(draft: Draft, profile: Profile, *, today: date) -> tuple[tuple[str, bool], ...]:
    """What comparing names and posts of a draft with the roster gives: lines, each with whether it
    needs a look. Without a roster nothing is compared, and that is said."""
    named = _named(draft)
    listed = "、".join(named)
    if not profile.leaders:
        head = f"{listed}，" if listed else ""
        return ((f"{head}没有名册，没查。要建：drafter profile edit", False),)
    found: list[tuple[str, bool]] = []
    for name in named:
        leader = profile.leader(name)
        if leader is None:
            found.append((f"{name} 不在名册里", True))
        elif name == draft.speaker and (post := _post(draft)) and post != leader.post:
            found.append((f"{name} 写作“{post}”，名册是“{leader.post}”", True))
    note, old = roster_note(profile, today=today), is_old(profile.checked, today)
    if named and not found:
        note = f"{listed}与名册一致，{'但' if old else ''}{note}"
    return (*found, (note, old))


def _named(draft: Draft) -> tuple[str, ...]:
    """The speaker and everybody whom the text calls 同志 by name, each once."""
    bodies = [block.text for block in draft.blocks if block.kind == "paragraph"]
    names = [draft.speaker, *(name for text in bodies for name in _COMRADE.findall(text))]
    return tuple(dict.fromkeys(name for name in names if name))


def _post(draft: Draft) -> str:
    byline = next((block.text for block in draft.blocks if block.kind == "byline"), "")
    return byline.replace("　", " ").removesuffix(draft.speaker).strip()
