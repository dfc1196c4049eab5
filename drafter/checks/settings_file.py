"""The file of what a user wants of checks: read with plain words on what is wrong, changed line by
line, so that his comments and whatever else he wrote stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.checks.beside import LIMIT_NAMES, SHARES, Limits
from drafter.checks.settings import FIELD_NAMES, Settings, entry
from drafter.errors import OutlineError, UserError
from drafter.outlines.yaml_file import text_of_yaml, typed_yaml, yaml_value

_ADVICE = "照 drafter check --muted 里的写法改；改坏了删掉这个文件，就都照平常"
_COMMENTS = {
    "muted": "不再报的：一类写名字，如 落款；一处写 名字:字样，如 人名:周兰",
    "also": "平常不开、这里要开的类，见 drafter check --rules",
    "limits": "从多少起才报，如 一句: 120（字）、雷同: 0.15（全文的份额）",
}
_MUTED, _LIMITS = FIELD_NAMES["muted"], FIELD_NAMES["limits"]
_KEYS = "|".join((*FIELD_NAMES.values(), *LIMIT_NAMES.values()))
_KEY = re.compile(
    rf"^\s*(?:{_LIMITS}\s*[:：]\s*)?(?P<key>{_KEYS})"
    r"(?:\s*(?P<wide>：)|:(?=[^\s]))\s*(?P<value>[^#\n]*)"
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def settings_in(text: str, *, name: str) -> Settings:
    """The settings that the YAML ``text`` holds. Raises UserError naming the line."""
    try:
        value = yaml_value(text, name=name)
        fault = next(_limit_faults(value), None)
        if fault is None:
            return typed_yaml(text, Settings, name=name, blanks=True)
    except OutlineError as error:
        colon = _colon_fault(text)
        said = f"{name} {colon}" if colon else error.message
        raise UserError(said, _ADVICE) from error
    line, said = fault
    raise UserError(f"{name} 第 {line} 行：{said}", _ADVICE)


def _colon_fault(text: str) -> str:
    """The first line where the colon behind a name is full-width or has no space behind it."""
    for number, line in enumerate(text.splitlines(), 1):
        match = _KEY.match(line)
        if match:
            key, value = match["key"], match["value"].strip()
            right = f"{key}: {value}".rstrip()
            if match["wide"]:
                return f"第 {number} 行“{key}：”用的是全角冒号：改成半角的，写成 {right}"
            return f"第 {number} 行“{key}:”的冒号后面没空格：写成 {right}"
    return ""


def _limit_faults(value: Any) -> Iterator[tuple[int, str]]:
    """The limits that are no number or no share, each with its line."""
    limits = value.get(_LIMITS) if isinstance(value, Mapping) else None
    if not isinstance(limits, Mapping):
        return
    marks: Any = limits
    for field, name in LIMIT_NAMES.items():
        if name in limits and limits[name] is not None:
            said = _said_of(name, limits[name], is_share=field in SHARES)
            if said:
                yield marks.lc.data[name][0] + 1, said


def _said_of(name: str, value: object, *, is_share: bool) -> str:
    """What is wrong with a limit, "" where nothing is."""
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
    if not is_share:
        fine = isinstance(number, int) and number >= 1
        return "" if fine else f"“{name}: {value}”不对，要写 1 以上的整数，不带单位"
    if number is not None and 0 <= number <= 1:
        return ""
    percent = _PERCENT.fullmatch(str(value).strip())
    meant = float(percent[1]) if percent else number
    said = f"“{name}: {value}”不对，份额在 0 和 1 之间"
    return f"{said}，写成 {meant / 100:g}" if meant is not None and 0 < meant <= 100 else said


def settings_text(settings: Settings) -> str:
    """The settings as YAML that a person can edit, limits where they are not the usual."""
    return _text(settings, settings.limits.named())


def usual_text() -> str:
    """How the file is written: nothing muted, every limit with its usual value."""
    return _text(Settings(), Limits().by_name())


def _text(settings: Settings, limits: Mapping[str, int | float]) -> str:
    held: dict[str, object] = {
        "muted": list(settings.muted),
        "also": list(settings.also),
        "limits": dict(limits),
    }
    lines: list[str] = []
    for field, value in held.items():
        lines.append(f"# {_COMMENTS[field]}")
        key = FIELD_NAMES[field]
        lines += [text_of_yaml({key: value}).rstrip("\n") if value else f"{key}:", ""]
    return "\n".join(lines)


def text_with_muted(text: str, settings: Settings, *, name: str) -> str:
    """The file's ``text`` with what ``settings`` mute, every other line as it was.

    Raises UserError where the list is written so that no line of its own is an entry's.
    """
    lines = text.removesuffix("\n").split("\n")
    value = yaml_value(text, name=name)
    held = value.get(_MUTED) if isinstance(value, Mapping) else None
    wanted = list(dict.fromkeys(map(entry, settings.muted)))
    if held is None:
        lines = _with_new_list(lines, value, wanted)
    elif not held or held.fa.flow_style():
        lines = _with_broken_up(lines, value, wanted)
    else:
        lines = _with_items(lines, held, wanted)
    changed = "\n".join(lines) + "\n"
    try:
        kept = _normal(settings_in(changed, name=name)) == _normal(settings)
    except UserError:
        kept = False
    if not kept:
        raise UserError(f"{name} 里“{_MUTED}”的写法特别，没动它", "写成一行一条，再来一次")
    return changed


def _normal(settings: Settings) -> tuple[object, ...]:
    return frozenset(map(entry, settings.muted)), settings.also, settings.limits


def _with_new_list(lines: list[str], value: Any, wanted: list[str]) -> list[str]:
    """The lines with the list behind its key, at the end where there is no key."""
    items = [f"- {_item(each)}" for each in wanted]
    if isinstance(value, Mapping) and _MUTED in value:
        marks: Any = value
        at = marks.lc.data[_MUTED][0] + 1
        return [*lines[:at], *items, *lines[at:]]
    return [*lines, *([f"{_MUTED}:", *items] if items else [])]


def _with_broken_up(lines: list[str], value: Any, wanted: list[str]) -> list[str]:
    """The lines with a list that stood in brackets behind its key as a line an item."""
    at = value.lc.data[_MUTED][0]
    comment = re.search(r"\]\s*(#.*)$", lines[at])
    head = f"{_MUTED}:  {comment[1]}" if comment else f"{_MUTED}:"
    return [*lines[:at], head, *(f"- {_item(each)}" for each in wanted), *lines[at + 1 :]]


def _with_items(lines: list[str], held: Any, wanted: list[str]) -> list[str]:
    """The lines without the items that are not wanted, and with the new ones behind the last."""
    known = [entry(str(each)) for each in held]
    places = [held.lc.data[number][0] for number in range(len(known))]
    dash = lines[places[-1]].partition("-")[0]
    new = [f"{dash}- {_item(each)}" for each in wanted if each not in known]
    gone = {place for place, each in zip(places, known, strict=True) if each not in wanted}
    found: list[str] = []
    for number, line in enumerate(lines):
        if number not in gone:
            found.append(line)
        if number == places[-1]:
            found += new
    return found


def _item(text: str) -> str:
    """An entry as one item of a list, in quotation marks where YAML needs them."""
    return text_of_yaml({"-": [text]}).partition("\n")[2].strip().removeprefix("- ")
