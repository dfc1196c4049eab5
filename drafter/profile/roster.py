"""The roster put to use: names completed, posts compared, and how old it is."""

from __future__ import annotations

import re
from datetime import date, timedelta

from drafter.model import Draft
from drafter.profile.model import Profile
from drafter.text.surnames import SURNAMES
from drafter.text.tokens import tagged

VALID_FOR = timedelta(days=90)
"""After so long a roster is said to be old."""

_COMRADE = re.compile(r"([\u4e00-\u9fff]{2,24})同志(?!们)")
_POST = re.compile(r"(?:长|书记|主任|主席|委员|秘书|经理|处|专员|组员|顾问|会长|调研员|负责人)$")
"""What stands right before a name where it is a post."""
_COLLECTIVE = (
    "各位", "全体", "在座", "分管", "主管", "与会", "参会", "有关", "相关", "广大", "其他", "所有",
    "部分", "许多", "负责", "负责人", "一线", "基层", "机关", "单位", "部门", "方面", "党员",
    "干部", "青年", "年轻", "离退休", "领导",
)  # fmt: skip
"""Words before 同志 that stand for many, or for nobody by name."""


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
    named = _named(draft, profile)
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
        else:
            wrong = _other_posts(draft, name, leader.post)
            found += [(f"{name} 前面写作“{post}”，名册是“{leader.post}”", True) for post in wrong]
    note, old = roster_note(profile, today=today), is_old(profile.checked, today)
    if named and not found:
        note = f"{listed}与名册一致，{'但' if old else ''}{note}"
    return (*found, (note, old))


def _other_posts(draft: Draft, name: str, post: str) -> tuple[str, ...]:
    """Posts that the text gives to ``name`` right before it and that are no part of ``post``."""
    parts = [part for part in re.split("[、，  ]", post) if part]
    found: dict[str, None] = {}
    for block in draft.blocks:
        for run in _COMRADE.findall(block.text) if block.kind == "paragraph" else ():
            said = run.removesuffix(name)
            fits = any(said.endswith(part) or part.endswith(said) for part in parts)
            if run.endswith(name) and _POST.search(said) and not fits:
                found[said[-12:]] = None
    return tuple(found)


def _named(draft: Draft, profile: Profile) -> tuple[str, ...]:
    """The speaker and everybody whom the text calls 同志 by name, each once."""
    bodies = [block.text for block in draft.blocks if block.kind == "paragraph"]
    runs = (run for text in bodies for run in _COMRADE.findall(text))
    names = [draft.speaker, *(_name_at_end(run, profile) for run in runs)]
    return tuple(dict.fromkeys(name for name in names if name))


def _name_at_end(run: str, profile: Profile) -> str:
    """The name that the characters before 同志 end with, "" where they end with none: one of the
    roster, else a surname and one or two characters that begin where a word begins."""
    known = [each.name for each in profile.leaders if run.endswith(each.name)]
    if known:
        return max(known, key=len)
    if run.endswith(_COLLECTIVE):
        return ""
    tags: dict[int, tuple[str, str]] = {}
    start = 0
    for word, tag in tagged(run):
        tags[start] = (word, tag)
        start += len(word)
    for length in (3, 2):
        name, (word, tag) = run[-length:], tags.get(len(run) - length, ("", ""))
        is_word = word == name and not tag.startswith("nr")
        if word and len(name) == length and name[0] in SURNAMES and not is_word:
            return name
    return ""


def _post(draft: Draft) -> str:
    byline = next((block.text for block in draft.blocks if block.kind == "byline"), "")
    return byline.replace("　", " ").removesuffix(draft.speaker).strip()
