"""Layouts as files: those that ship, and the user's own, which come before them.

A file holds only what differs from its base (底本, by default gbt9704). A file of the user's with a
shipped layout's name takes its place; with itself as base it goes on from the shipped one.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from drafter.errors import UsageError, UserError
from drafter.export.layout import (
    KEYS,
    STANDARD,
    Layout,
    characters_a_line,
    characters_of_title,
    choices,
    lines_a_page,
)
from drafter.outlines.yaml_file import yaml_text, yaml_value
from drafter.paths import data_home, shipped

BASE = "底本"
_SUFFIX = ".yaml"
_LONGEST_CHAIN = 5
_NEAR = 0.5  # one of two characters may be wrong
_LEAST_ROOM = (10, 8, 6)  # characters in a line, lines on a page, characters in a line of the title
_ADVICE = "有哪些项目、怎么写：drafter layout show"

_WANTED = {
    "Expected `float": "要写一个数",
    "Expected `int": "要写一个整数",
    "Expected `bool": "要写 true 或 false",
    "Expected `str": "要写成文字，数字加上引号",
    "Expected `array": "要写成一列，如 [二级, 三级]",
}


class LayoutFile(Struct, frozen=True):
    """A layout and where it comes from; ``own``: the user's."""

    name: str
    path: Path
    own: bool


def user_layouts() -> Path:
    """The folder of the user's own layouts."""
    return data_home() / "layouts"


def layout_files(folder: Path | None = None) -> tuple[LayoutFile, ...]:
    """Every layout there is, the standard first, then by name; ``folder``: the user's own (by
    default the one in the data folder)."""
    own = user_layouts() if folder is None else folder
    places = ((shipped("templates") / "layouts", False), (own, True))
    found = {
        path.stem: LayoutFile(path.stem, path, is_own)
        for place, is_own in places
        for path in sorted(place.glob(f"*{_SUFFIX}"))
    }
    return tuple(sorted(found.values(), key=lambda file: (file.name != STANDARD, file.name)))


def layout_named(name: str, folder: Path | None = None) -> Layout:
    """The layout called ``name`` (reading-copy, or 朗读稿 as its description calls it), its base's
    settings included.

    Raises UsageError where there is none, UserError naming file and line where a file is wrong.
    """
    known = layout_files(folder)
    file = _file_named(name, known)
    return _layout(_settings(file, known, ()), file)


def layout_label(name: str, folder: Path | None = None) -> str:
    """What a file in the layout called ``name`` is told apart by: 朗读稿 where its description
    begins so, else the layout's name; "" for the standard's. Raises UsageError where there is
    none."""
    file = _file_named(name, layout_files(folder))
    if file.name == STANDARD:
        return ""
    return _spoken_name(file) or file.name


def _file_named(name: str, known: tuple[LayoutFile, ...]) -> LayoutFile:
    file = next((each for each in known if each.name == name), None)
    file = file or next((each for each in known if _spoken_name(each) == name), None)
    if file is None:
        near = difflib.get_close_matches(name, [each.name for each in known], 1, _NEAR)
        meant = f"是不是 {near[0]}？" if near else ""
        raise UsageError(
            f"没有“{name}”这个版式", f"{meant}现有：{'、'.join(each.name for each in known)}"
        )
    return file


def _spoken_name(file: LayoutFile) -> str:
    """What a layout's description calls it, before the colon (朗读稿); "" where it has none."""
    summary, _, _ = _own_settings(file.path).get("说明", ("", file.path, 1))
    spoken, colon, _ = str(summary).partition("：")
    return spoken if colon else ""


def _settings(
    file: LayoutFile, known: tuple[LayoutFile, ...], above: tuple[Path, ...]
) -> dict[str, Any]:
    """What a file and its bases say, each with where it says so: {key: (value, path, line)}."""
    if file.path in above or len(above) == _LONGEST_CHAIN:
        raise UserError(
            f"{above[0]} 的底本绕了回来，或套得太深", f"{BASE}最多套 {_LONGEST_CHAIN} 层"
        )
    own = _own_settings(file.path)
    base_name, _, line = own.pop(BASE, (STANDARD, file.path, 1))
    if "说明" not in own:
        own["说明"] = ("", file.path, 1)
    if base_name == file.name:
        path = shipped("templates") / "layouts" / f"{base_name}{_SUFFIX}"
        base = LayoutFile(base_name, path, False) if file.own and path.is_file() else None
        if base is None and base_name == STANDARD:
            return own
    else:
        base = next((each for each in known if each.name == base_name), None)
    if base is None:
        raise UserError(
            f"{file.path} 第 {line} 行：没有“{base_name}”这个底本",
            f"现有：{'、'.join(each.name for each in known)}",
        )
    return _settings(base, known, (*above, file.path)) | own


def _own_settings(path: Path) -> dict[str, Any]:
    value: Any = yaml_value(yaml_text(path), name=str(path))
    if value is None:
        return {}
    lines = getattr(value, "lc", None)
    if lines is None or not isinstance(value, Mapping):
        raise UserError(f"{path} 里不是“名字: 内容”的写法", _ADVICE)
    plain = {key: float(each) if isinstance(each, float) else each for key, each in value.items()}
    return {str(key): (each, path, lines.data[key][0] + 1) for key, each in plain.items()}


def _layout(settings: dict[str, Any], file: LayoutFile) -> Layout:
    known = set(KEYS.values())
    for key, (_, path, line) in settings.items():
        if key not in known:
            near = difflib.get_close_matches(key, [*known, BASE], 1, _NEAR)
            meant = f"是不是“{near[0]}”？" if near else ""
            raise UserError(f"{path} 第 {line} 行：不认识“{key}”", meant + _ADVICE)
    values = {key: value for key, (value, _, _) in settings.items()}
    readings = values.get("读音")
    if isinstance(readings, Mapping):
        values["读音"] = [(str(word), str(reading)) for word, reading in readings.items()]
    try:
        return _roomy(msgspec.convert(values, Layout), file)
    except msgspec.ValidationError as error:
        message = str(error)
        key = message.rpartition("`$.")[2].rstrip("`").partition("[")[0]
        value, path, line = settings.get(key, ("", file.path, 1))
        raise UserError(
            f"{path} 第 {line} 行：{key}写作“{value}”不行，{_wanted(message, key)}", _ADVICE
        ) from error


def _roomy(layout: Layout, file: LayoutFile) -> Layout:
    """The layout, where a page of it holds a text. Raises UserError."""
    room = (characters_a_line(layout), lines_a_page(layout), characters_of_title(layout))
    if any(found < least for found, least in zip(room, _LEAST_ROOM, strict=True)):
        raise UserError(
            f"{file.path}：每行只排得下 {room[0]} 字（题目 {room[2]} 字），每页 {room[1]} 行",
            "边距、字号、行距放小些",
        )
    return layout


def _wanted(message: str, key: str) -> str:
    bounded = " >= " in message or " <= " in message or "length" in message or "regex" in message
    allowed = choices(key)
    if allowed and not message.startswith("Expected `array"):
        return f"可以写 {'、'.join(allowed)}"
    for english, chinese in _WANTED.items():
        if message.startswith(english) and not bounded:
            return chinese
    schema = msgspec.json.schema(Layout)["$defs"]["Layout"]["properties"][key]
    if "minimum" in schema and "maximum" in schema:
        return f"要在 {schema['minimum']:g} 到 {schema['maximum']:g} 之间"
    return f"最多 {schema['maxLength']} 个字，不能有引号、尖括号" if "maxLength" in schema else ""
