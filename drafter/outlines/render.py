"""Rendering an outline's template in a sandbox: the only import of jinja2 outside the page.

What a template gets is plain data (str, int, bool, list, dict); it can call macros and the filters
named here, nothing else. ``**`` is refused and ``*`` works on small numbers only, so that a
template cannot ask for unbounded work through them (measured faults: SAFETY.md, Jinja2).
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

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

from drafter.errors import OutlineError
from drafter.outlines.load import TEMPLATE_FILE
from drafter.outlines.model import Outline
from drafter.text.numerals import numeral_of

SHARED_FOLDER = "shared"
_LONGEST_RANGE = 200
_LARGEST_FACTOR = 10_000
_FILTERS = ("first", "join", "last", "length", "trim")

Value = str | int | bool | list["Value"] | dict[str, "Value"]


def rendered(outline: Outline, values: Mapping[str, Value]) -> str:
    """The outline's template filled with ``values``.

    Raises OutlineError naming the template's file and line when it is broken, uses a name that is
    not among the values, or does what the sandbox does not allow.
    """
    environment = _Sandbox(_FolderLoader(outline.folder, outline.folder.parent / SHARED_FOLDER))
    try:
        return environment.get_template(TEMPLATE_FILE).render(_plain(values))
    except TemplateSyntaxError as error:
        raise _broken(outline, error.name, error.lineno, f"写法不对（{error.message}）") from error
    except UndefinedError as error:
        raise _broken(outline, *_place(error), f"用了没有的名字（{error.message}）") from error
    except (SecurityError, TemplateRuntimeError, TypeError, ArithmeticError, ValueError) as error:
        raise _broken(outline, *_place(error), f"做了不许做的事（{error}）") from error
    except TemplateNotFound as error:
        raise _broken(outline, TEMPLATE_FILE, None, f"要引入的 {error.name} 不在提纲里") from error
    except SyntaxError as error:
        raise _broken(outline, TEMPLATE_FILE, None, "一层套一层，套得太深") from error
    except RecursionError as error:
        raise _broken(outline, *_place(error), "自己引自己，没有尽头") from error


def _plain(value: Any) -> Any:
    """``value``, once it is known to be plain data all the way down."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if type(value) in (str, int, bool):
        return value
    raise TypeError(f"{type(value).__name__} 不能进模板")


def _broken(outline: Outline, name: str | None, line: int | None, what: str) -> OutlineError:
    where = f"{outline.folder.name}/{name or TEMPLATE_FILE}" + (f" 第 {line} 行" if line else "")
    return OutlineError(f"模板 {where} {what}", "改模板，或换一种提纲")


def _place(error: BaseException) -> tuple[str | None, int | None]:
    """File and line of the innermost template frame of ``error``."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (Path(inside[-1].filename).name, inside[-1].lineno) if inside else (None, None)


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
                    return path.read_text(encoding="utf-8"), str(path), lambda: True
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
        self.filters = {name: self.filters[name] for name in _FILTERS} | {
            "序": numeral_of,
        }

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
