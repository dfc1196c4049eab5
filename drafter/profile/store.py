"""The profile on disk: one YAML file that a person can edit, checked when it is read."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drafter.errors import OutlineError, UserError
from drafter.outlines.yaml_file import text_of_yaml, typed_yaml, yaml_text
from drafter.profile.model import FASTEST, LEVELS, SLOWEST, Profile
from drafter.storage.files import atomic_write

_ADVICE = "照 drafter profile show 里的写法改；日期写成 2026-11-02"
_COMMENTS = {
    "单位": "写讲话的单位，如 云岭市人民政府办公室",
    "地区": "讲话里“我市”是哪里，如 云岭市",
    "层级": f"{'、'.join(LEVELS)} 里的一个",
    "语速": f"每分钟念多少字，{SLOWEST} 到 {FASTEST}，平常 200",
    "核对日": "名册哪天核对过，如 2026-11-02；过了 90 天会提醒",
    "名册": "领导，照排位先后；姓名、职务必写，代表（我代表……）、核对日（跟上面不同时）可写",
    "例会": "常开的会：简称怎么叫，全称怎么写",
    "默认": "哪一问常这样答，如 称谓: 同志们",
}


def read_profile(path: Path) -> Profile:
    """The profile at ``path``; an empty one where there is no file. Raises UserError naming the
    line where it is not right."""
    if not path.exists():
        return Profile()
    return profile_in(yaml_text(path), name=path.name)


def profile_in(text: str, *, name: str) -> Profile:
    """The profile that the YAML ``text`` holds. Raises UserError naming the line."""
    try:
        profile = typed_yaml(text, Profile, name=name, blanks=True)
    except OutlineError as error:
        raise UserError(error.message, _ADVICE) from error
    fault = fault_of(profile)
    if fault:
        raise UserError(f"{name} 不对：{fault}", _ADVICE)
    return profile


def fault_of(profile: Profile) -> str:
    """What is wrong with a profile, in Chinese; "" when nothing is."""
    if not SLOWEST <= profile.pace <= FASTEST:
        return f"语速写 {SLOWEST} 到 {FASTEST} 之间的数"
    if profile.level and profile.level not in LEVELS:
        return f"层级写 {'、'.join(LEVELS)} 里的一个"
    for leader in profile.leaders:
        if not 2 <= len(leader.name) <= 10 or any(char.isspace() for char in leader.name):
            return f"名册里的姓名“{leader.name}”要 2 到 10 个字，中间不空格"
        if not leader.post.strip():
            return f"名册里“{leader.name}”没写职务"
    for meeting in profile.meetings:
        if not meeting.short.strip() or not meeting.full.strip():
            return "例会的简称和全称都要写"
    names = [leader.name for leader in profile.leaders]
    shorts = [meeting.short for meeting in profile.meetings]
    twice = next((each for group in (names, shorts) for each in group if group.count(each) > 1), "")
    return f"“{twice}”写了两次" if twice else ""


def write_profile(path: Path, profile: Profile) -> None:
    """Puts the profile at ``path``, for its owner alone. Raises UserError."""
    atomic_write(path, profile_text(profile))


def profile_text(profile: Profile) -> str:
    """The profile as YAML that a person can edit: every field, with what belongs there."""
    held = msgspec.to_builtins(profile, builtin_types=())
    empty = msgspec.to_builtins(Profile())
    lines = ["# 单位档案：各篇稿子通用的事实。不填的留空；# 后面是说明。"]
    for name, comment in _COMMENTS.items():
        value = held[name]
        said = bool(value) and (value != empty[name] or name == "语速")
        lines += ["", f"# {comment}"]
        lines.append(text_of_yaml({name: _trimmed(value)}).rstrip("\n") if said else f"{name}:")
    return "\n".join(lines) + "\n"


def _trimmed(value: object) -> object:
    """``value`` without the empty fields of its items."""
    if isinstance(value, list | tuple):
        return [_trimmed(each) for each in value]
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if each}
    return value
