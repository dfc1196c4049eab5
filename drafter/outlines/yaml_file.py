"""Reading YAML that a person wrote: safe, without aliases, errors with file and line."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

from drafter.errors import OutlineError, UserError, os_reason
from drafter.text.clean import clean_text

_LARGEST = 1 << 20  # bytes; an outline or an answers file is a few kilobytes
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")

Typed = TypeVar("Typed")


class _WordsOnly(VersionedResolver):
    """Gives no plain scalar a type, so that each stays the words it was typed in."""

    @property
    def versioned_resolver(self) -> dict[str, list[object]]:
        return {}


class _PlainNumbers(RoundTripConstructor):
    """Gives numbers as such: those that remember how they were written are no ``float`` to
    msgspec."""


for _kind, _number in (
    ("int", SafeConstructor.construct_yaml_int),
    ("float", SafeConstructor.construct_yaml_float),
):
    _PlainNumbers.add_constructor(f"tag:yaml.org,2002:{_kind}", _number)


def yaml_text(path: Path) -> str:
    """The file's text. Raises UserError when it is missing, too large or not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件名和权限对不对") from error
    if len(content) > _LARGEST:
        raise UserError(f"{path} 有 {len(content) >> 20} MB，不像手写的文件", "换一个文件")
    try:
        return clean_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(f"{path} 不是 UTF-8 编码", "用编辑器另存为 UTF-8 再来") from error


def yaml_value(text: str, *, name: str, as_typed: bool = False) -> Any:
    """The plain value (dict, list, str, int …) that ``text`` holds, with line marks on mappings.

    ``as_typed`` leaves numbers and dates as the words they were typed in: 12.50 and 0571 are facts,
    not numbers to round. Raises OutlineError naming ``name`` and the line where it is not YAML, or
    uses a tag, an anchor or an alias (a few lines of those unfold into gigabytes).
    """
    parser = YAML(typ="rt", pure=True)
    parser.Constructor = _PlainNumbers
    if as_typed:
        parser.Resolver = _WordsOnly
    try:
        for token in YAML(typ="safe", pure=True).scan(io.StringIO(text)):
            if isinstance(token, AliasToken | AnchorToken | TagToken):
                line = token.start_mark.line + 1
                raise OutlineError(
                    f"{name} 第 {line} 行以 &、* 或 ! 开头，在 YAML 里另有意思",
                    "把内容直接写出来，或给它加上引号",
                )
        return parser.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise OutlineError(
            f"{name} 第 {line} 行不合 YAML 写法", "检查缩进、冒号后的空格和引号"
        ) from error
    except (YAMLError, RecursionError) as error:
        raise OutlineError(f"{name} 不合 YAML 写法", "检查缩进和引号") from error
    except ValueError as error:
        raise OutlineError(f"{name} 里有没有的日子，或不成数的数", "给它加上引号再来") from error


def typed_yaml(text: str, kind: type[Typed], *, name: str, blanks: bool = False) -> Typed:
    """``text`` as a value of ``kind``; with ``blanks`` a field left empty takes its default.

    Raises OutlineError with file, line and the field.
    """
    value = yaml_value(text, name=name)
    if blanks:
        value = {} if value is None else value
        empty = [key for key, held in value.items() if held is None] if _is_map(value) else []
        for key in empty:
            del value[key]
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        path = message.rpartition(" - at `")[2].rstrip("`") if " - at `" in message else "$"
        line = _line(value, path)
        raise OutlineError(
            f"{name} 第 {line} 行（{path.removeprefix('$.') or '开头'}）不对：{_plain(message)}",
            "对照自带提纲的同一项改",
        ) from error


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping)


def _line(value: Any, path: str) -> int:
    line = 1
    for key, index in _STEP.findall(path):
        marks = getattr(value, "lc", None)
        step: Any = int(index) if index else key
        try:
            if marks is not None and marks.data and step in marks.data:
                line = marks.data[step][0] + 1
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return line
    return line


_PLAIN = {
    "missing required field": "缺少必填的一项",
    "contains unknown field": "有不认识的一项",
    "Invalid enum value": "取值不在允许的范围里",
    "Expected": "类型不对",
}


_KINDS = {
    "int": "整数",
    "float": "数",
    "str": "文字",
    "bool": "true 或 false",
    "array": "一行一条、以 - 开头",
    "object": "一行一项、名字: 内容",
}


def _plain(message: str) -> str:
    expected = re.match(r"Expected `(\w+)(?: \| null)?`", message)
    if expected and expected[1] in _KINDS:
        return f"要写成{_KINDS[expected[1]]}"
    named = re.findall(r"`([^`]+)`", message.partition(" - at ")[0])
    for english, chinese in _PLAIN.items():
        if english in message:
            fields = [name for name in named if name not in ("object", "array", "str", "int")]
            return f"{chinese} {fields[-1]}" if fields else chinese
    return "写法不对"


def text_of_yaml(value: Mapping[str, object]) -> str:
    """``value`` as YAML that a person can edit: block style, Chinese as it is, order kept."""
    writer = YAML(typ="rt", pure=True)
    writer.width = 10_000
    buffer = io.StringIO()
    writer.dump(dict(value), buffer)
    return buffer.getvalue()
