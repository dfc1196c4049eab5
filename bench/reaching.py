"""Which tests reach which statement: a folder's tests run once under coverage, a context a test."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import coverage
import pytest

ALWAYS = ""
"""The context of what runs before any test: imports, and fixtures that several tests share."""

Reached = Mapping[int, frozenset[str]]
"""Of one module: the tests that reach a line; ``ALWAYS`` among them where all may depend on it."""


class Contexts:
    """A plugin of pytest: names the test that is running, without its parameters."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self._test = ALWAYS

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._test = item.nodeid.split("[")[0]
        self._measured.switch_context(self._test)
        result = yield
        self._test = ALWAYS
        self._measured.switch_context(self._test)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        self._measured.switch_context(ALWAYS)
        result = yield
        self._measured.switch_context(self._test)
        return result


def measured(folder: Path, data: Path) -> coverage.Coverage:
    """What watches the modules in ``folder`` and keeps what it saw in ``data``."""
    return coverage.Coverage(data_file=str(data), source=[str(folder)], config_file=False)


def reached_in(data: Path, module: Path) -> Reached:
    """The tests that reach each line of ``module``, from what was kept in ``data``."""
    kept = coverage.CoverageData(str(data))
    kept.read()
    lines = kept.contexts_by_lineno(str(module))
    return {line: frozenset(contexts) for line, contexts in lines.items()}


def tests_reaching(source: str, line: int, reached: Reached) -> frozenset[str]:
    """The tests that reach the statement at ``line`` of a module's ``source``. Parts of it that
    have no line of their own (a constant in a call) are reached with it."""
    first, last = _statement(ast.parse(source), line)
    return frozenset[str]().union(*(reached.get(n, ()) for n in range(first, last + 1)))


def _statement(tree: ast.Module, line: int) -> tuple[int, int]:
    """The lines of the innermost statement at ``line``, of a compound one those of its head."""
    holding = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and _first(node) <= line <= (node.end_lineno or node.lineno)
    ]
    inner = max(holding, key=_first)
    body: list[ast.stmt] | None = getattr(inner, "body", None)
    last = inner.end_lineno or inner.lineno
    return _first(inner), max(line, _first(body[0]) - 1) if body else last


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])
