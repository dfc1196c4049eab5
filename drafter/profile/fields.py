"""The profile's fields as a person types them: lines in, a profile out, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from drafter.errors import UserError
from drafter.profile.model import FASTEST, LEVELS, SLOWEST, Leader, Profile, StandingMeeting
from drafter.profile.roster import roster_note
from drafter.profile.store import fault_of
from drafter.text.clean import clean_line, clean_text

_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?")
_PAIR = re.compile(r"\s*[＝=：:]\s*")


class Field(Struct, frozen=True):
    """One thing to ask for. ``shown`` is what stands there now, as it would be typed; ``taken``
    gives the profile with what was typed, or raises UserError; ``lines``: several lines."""

    name: str
    hint: str
    shown: Callable[[Profile], str]
    taken: Callable[[Profile, str, date], Profile]
    lines: bool = False


def with_field(profile: Profile, field: Field, typed: str, *, today: date) -> Profile:
    """The profile with what was typed at ``field``. Raises UserError where it does not fit."""
    changed = field.taken(profile, clean_text(typed).strip(), today)
    fault = fault_of(changed)
    if fault:
        raise UserError(fault)
    return changed


def _lines(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := clean_line(each))]


def _roster(profile: Profile, text: str, today: date) -> Profile:
    """姓名 职务 on each line. A roster that was changed was verified today."""
    leaders: list[Leader] = []
    for line in _lines(text):
        name, _, post = line.replace("　", " ").partition(" ")
        known = profile.leader(name)
        if not post.strip():
            raise UserError(f"“{line}”没写职务", "姓名后空一格，再写职务")
        leader = Leader(name, post.strip())
        leaders.append(known if known and known.line == leader.line else leader)
    changed = tuple(leaders) != profile.leaders
    return replace(
        profile, leaders=tuple(leaders), checked=today if changed and leaders else profile.checked
    )


def _checked(profile: Profile, text: str, today: date) -> Profile:
    match = _DATE.fullmatch(text)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        day = None
    if text and day is None:
        raise UserError(f"“{text}”认不出是哪天", "写成 2026-11-02")
    if day and day > today:
        raise UserError(f"{text} 还没到", "写核对过的那一天")
    return replace(profile, checked=day)


def _meetings(profile: Profile, text: str, _today: date) -> Profile:
    return replace(profile, meetings=tuple(StandingMeeting(*_pair(line)) for line in _lines(text)))


def _defaults(profile: Profile, text: str, _today: date) -> Profile:
    return replace(profile, defaults=dict(_pair(line) for line in _lines(text)))


def _pair(line: str) -> tuple[str, str]:
    parts = _PAIR.split(line, maxsplit=1)
    if len(parts) != 2 or not all(parts):
        raise UserError(f"“{line}”里没有等号", "左边写叫法，右边写全文，中间用＝隔开")
    return parts[0], parts[1]


def _pace(profile: Profile, text: str, _today: date) -> Profile:
    if not text:
        return replace(profile, pace=Profile().pace)
    if not re.fullmatch(r"\d{1,3}", text):
        raise UserError(f"“{text}”不是数", f"写 {SLOWEST} 到 {FASTEST} 之间的数")
    return replace(profile, pace=int(text))


FIELDS: tuple[Field, ...] = (
    Field(
        "单位",
        "写讲话的单位，如 云岭市人民政府办公室。",
        lambda p: p.unit,
        lambda p, text, _: replace(p, unit=clean_line(text)),
    ),
    Field(
        "地区",
        "讲话里“我市”是哪里，如 云岭市。",
        lambda p: p.region,
        lambda p, text, _: replace(p, region=clean_line(text)),
    ),
    Field(
        "层级",
        f"{'、'.join(LEVELS)} 里的一个。",
        lambda p: p.level,
        lambda p, text, _: replace(p, level=clean_line(text)),
    ),
    Field(
        "名册",
        "一行一位，照排位先后：姓名、空格、职务，照任职文件。",
        lambda p: "\n".join(leader.line for leader in p.leaders),
        _roster,
        lines=True,
    ),
    Field(
        "核对日",
        "名册哪天核对过，如 2026-11-02；过了 90 天会提醒。",
        lambda p: p.checked.isoformat() if p.checked else "",
        _checked,
    ),
    Field(
        "例会",
        "一行一个：简称＝全称。写稿时打简称，题目里就是全称。",
        lambda p: "\n".join(f"{each.short}＝{each.full}" for each in p.meetings),
        _meetings,
        lines=True,
    ),
    Field(
        "语速",
        f"每分钟念多少字，{SLOWEST} 到 {FASTEST}，平常 200。",
        lambda p: str(p.pace),
        _pace,
    ),
    Field(
        "默认",
        "哪一问常这样答，一行一个：问题＝答案，如 称谓＝同志们。",
        lambda p: "\n".join(f"{name}＝{value}" for name, value in p.defaults.items()),
        _defaults,
        lines=True,
    ),
)


def profile_lines(profile: Profile, *, today: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The profile for reading: each field's name and lines, those not filled left out."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for field in FIELDS:
        lines = tuple(field.shown(profile).split("\n"))
        if field.name == "核对日":
            lines = (roster_note(profile, today=today),) if profile.leaders else ()
        elif field.name == "语速":
            lines = (f"每分钟 {profile.pace} 字",)
        if any(lines):
            found.append((field.name, lines))
    return tuple(found)
