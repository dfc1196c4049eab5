"""Rendering an outline's template in a sandbox: the only import of jinja2 outside the page.

What a template gets is plain data (str, int, bool, list, dict); it can call macros and the filters
named here, nothing else. ``**`` is refused and ``*`` works on small numbers only, so that a
template cannot ask for unbounded work through them.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
)
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from drafter.errors import OutlineError
from drafter.outlines.joining import as_done, run_together, with_lead
from drafter.outlines.load import SHARED_FOLDER, TEMPLATE_FILE
from drafter.outlines.model import Outline
from drafter.paths import shipped
from drafter.storage.apart import BrokeDown, TookTooLong, answer_apart
from drafter.text.numerals import numeral_of

SECONDS = 5.0
"""Time for one rendering of an outline that did not ship; a speech takes 0.02 s, and the first
0.2 s more for its process."""

MEMORY = 512 * 1024 * 1024
"""Bytes of address space for it, limited on Linux only."""

_LONGEST_RANGE = 200
_LARGEST_FACTOR = 10_000
FILTERS = ("first", "join", "last", "length", "trim")
"""The filters of Jinja's that a template may use."""

OWN_FILTERS: dict[str, Callable[..., str]] = {
    "序": numeral_of,
    "连成": run_together,
    "领起": with_lead,
    "做了": as_done,
}
"""The filters that are ours: a number in Chinese, and how lines become parts of a sentence."""

Value = str | int | bool | list["Value"] | dict[str, "Value"]


def rendered(outline: Outline, values: Mapping[str, Value]) -> str:
    """The outline's template filled with ``values``.

    An outline that did not ship is rendered in a process of its own, with a time limit. Raises
    OutlineError naming the template's file and line when it is broken, uses a name that is not
    among the values, or does what the sandbox does not allow.
    """
    try:
        data = _plain(values)
    except TypeError as error:
        raise _broken(outline.folder, None, None, f"做了不许做的事（{error}）") from error
    return (
        _rendered_apart(outline.folder, data) if outline.apart else _rendered(outline.folder, data)
    )


class _Outcome(Struct, frozen=True):
    """What comes back from the other process: the text, or an OutlineError's two halves."""

    text: str = ""
    message: str = ""
    advice: str = ""


def _rendered_apart(folder: Path, values: Any) -> str:
    content = msgspec.msgpack.encode((str(folder.absolute()), values))
    try:
        answer = answer_apart(__name__, "outcome_bytes", content, seconds=SECONDS, memory=MEMORY)
        outcome = msgspec.msgpack.decode(answer, type=_Outcome)
    except TookTooLong as error:
        raise _broken(folder, None, None, f"{SECONDS:g} 秒还没排完，多半是循环套循环") from error
    except (BrokeDown, msgspec.DecodeError) as error:
        raise _broken(folder, None, None, "排到一半垮了，多半是循环太多、占满了内存") from error
    if outcome.message:
        raise OutlineError(outcome.message, outcome.advice)
    return outcome.text


def outcome_bytes(content: bytes) -> bytes:
    """In the other process: the template of a folder filled with values, as MessagePack."""
    folder, values = msgspec.msgpack.decode(content)
    try:
        outcome = _Outcome(text=_rendered(Path(folder), values))
    except OutlineError as error:
        outcome = _Outcome(message=error.message, advice=error.advice)
    return msgspec.msgpack.encode(outcome)


def _rendered(folder: Path, values: Any) -> str:
    try:
        return _sandbox(folder).get_template(TEMPLATE_FILE).render(values)
    except TemplateSyntaxError as error:
        raise _broken(folder, error.name, error.lineno, f"写法不对（{error.message}）") from error
    except UndefinedError as error:
        raise _broken(folder, *_place(error), f"用了没有的名字{_unknown(error)}") from error
    except (SecurityError, TemplateRuntimeError, TypeError, ArithmeticError, ValueError) as error:
        raise _broken(folder, *_place(error), f"做了不许做的事（{error}）") from error
    except TemplateNotFound as error:
        raise _broken(folder, TEMPLATE_FILE, None, f"要引入的 {error.name} 不在提纲里") from error
    except SyntaxError as error:
        raise _broken(folder, TEMPLATE_FILE, None, "一层套一层，套得太深") from error
    except RecursionError as error:
        raise _broken(folder, *_place(error), "自己引自己，没有尽头") from error


@lru_cache(maxsize=32)
def _sandbox(folder: Path) -> _Sandbox:
    """The sandbox of one outline's folder; it keeps compiled templates while their files stay."""
    shared = (folder.parent / SHARED_FOLDER, shipped("templates") / SHARED_FOLDER)
    return _Sandbox(_FolderLoader(folder, *shared))


def _plain(value: Any) -> Any:
    """``value``, once it is known to be plain data all the way down."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if type(value) in (str, int, bool):
        return value
    raise TypeError(f"{type(value).__name__} 不能进模板")


def _broken(folder: Path, name: str | None, line: int | None, what: str) -> OutlineError:
    where = f"{folder.name}/{name or TEMPLATE_FILE}" + (f" 第 {line} 行" if line else "")
    return OutlineError(f"模板 {where} {what}", "改模板，或换一种提纲")


def _unknown(error: UndefinedError) -> str:
    """The name that a template used and nothing has: “丙”, or what the engine says of it."""
    match = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", error.message or "")
    return f"“{match[1] or match[2]}”" if match else f"（{error.message}）"


def _place(error: BaseException) -> tuple[str | None, int | None]:
    """File and line of the innermost template frame of ``error``."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (Path(inside[-1].filename).name, inside[-1].lineno) if inside else (None, None)


def _reads(path: Path, text: str) -> bool:
    """Whether the file still is there with this text."""
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


class _FolderLoader(BaseLoader):
    """Templates from the outline's folder, then from the shared one; a link out is not followed."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - BaseLoader's signature
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        for folder in self._folders:
            try:
                path = (folder / template).resolve()
                inside = path.is_relative_to(folder.resolve()) and path.suffix == ".j2"
                if inside and path.is_file():
                    text = path.read_text(encoding="utf-8")
                    return text, str(path), partial(_reads, path, text)
            except (OSError, UnicodeDecodeError) as error:
                raise TemplateNotFound(template) from error
        raise TemplateNotFound(template)


class _Sandbox(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"**", "*", "%", "+"})

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            finalize=_printable,
        )
        self.globals = {"range": _short_range}
        self.filters = {name: self.filters[name] for name in FILTERS} | OWN_FILTERS

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        doubling = [each for each in template.find_all(nodes.Assign) if each.find(nodes.Concat)]
        for node in [*doubling, *template.find_all(nodes.AssignBlock)]:
            raise TemplateSyntaxError("set 不能拼接，不能成块", node.lineno, name, filename)
        return template

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        factors = all(type(side) is int and abs(side) <= _LARGEST_FACTOR for side in (left, right))
        if operator == "**" or not factors:
            raise SecurityError(f"{operator} 只能用在不大的整数上")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro) or obj is _short_range


def _printable(value: object) -> object:
    """What ``{{ }}`` may print: words and numbers, never an object's address."""
    if isinstance(value, str | int | Undefined):
        return value
    raise SecurityError(f"{type(value).__name__} 不能印出来")


def _short_range(stop: int) -> range:
    if not 0 <= stop <= _LONGEST_RANGE:
        raise SecurityError(f"range 最多到 {_LONGEST_RANGE}")
    return range(stop)
