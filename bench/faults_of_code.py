"""The small faults that can be made in a module, one at a time, on its syntax tree."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip


class Mutant(Struct, frozen=True):
    """One fault of a module: its path in the project, the line (from 1), what was there and what is
    there now; ``place`` and ``change`` find it again: which node, which of its changes."""

    path: str
    line: int
    before: str
    after: str
    place: int
    change: int

    @property
    def folder(self) -> str:
        """The folder of drafter/ it is in."""
        return Path(self.path).parts[1]

    @property
    def label(self) -> str:
        """The fault on one line."""
        return f"{self.path}:{self.line}  {self.before}  ->  {self.after}"


Change = Callable[[ast.AST], ast.AST]


def mutants_of(path: Path, source: str) -> Iterator[Mutant]:
    """Every fault of ``source``, in the order of its syntax tree. What no behaviour can show is
    left alone: annotations, keywords of a class (frozen=True), what is imported for types, and
    whether zip is strict (where it shows, the program is wrong as it is)."""
    for place, node in enumerate(_places(ast.parse(source))):
        line = _line(node)
        for number, change in enumerate(_changes(node)):
            yield Mutant(str(path), line, _shown(node), _shown(change(node)), place, number)


def _line(node: ast.AST) -> int:
    """A part of a comprehension has no line of its own: its first name's."""
    return int(getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 0))


def source_with(mutant: Mutant, source: str) -> str:
    """The module's source with this fault; comments and layout are lost."""
    tree = ast.parse(source)
    node = _places(tree)[mutant.place]
    _put(tree, node, _changes(node)[mutant.change](node))
    return ast.unparse(ast.fix_missing_locations(tree))


def _places(tree: ast.AST) -> list[ast.AST]:
    found: list[ast.AST] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += reversed(list(_children(node)))
    return found


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_params", "decorator_list"):
            continue
        if isinstance(node, ast.ClassDef) and name in ("bases", "keywords"):
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST) and not _is_for_types(each):
                yield each


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _changes(node: ast.AST) -> list[Change]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _TURNED:
            return [_turned]
        case ast.BoolOp():
            return [_other_word]
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare):
            return [_negated]
        case ast.comprehension(ifs=[_, *_]):
            return [_unfiltered]
        case ast.Constant(value=bool()):
            return [_flipped]
        case ast.Constant(value=int()):
            return [_one_more, _one_less]
        case ast.BinOp(op=op) if type(op) in _CALCULATED and not _is_text(node):
            return [_calculated]
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            return [_returns_none]
        case ast.Expr(value=ast.Call()):
            return [lambda _: ast.Pass()]
        case ast.Break():
            return [lambda _: ast.Continue()]
        case ast.Continue():
            return [lambda _: ast.Break()]
        case _:
            return []


def _turned(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Compare)
    return ast.Compare(node.left, [_TURNED[type(node.ops[0])]()], node.comparators)


def _other_word(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _negated(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.If | ast.While | ast.IfExp)
    changed = copy.copy(node)
    changed.test = ast.UnaryOp(ast.Not(), node.test)
    return changed


def _unfiltered(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.comprehension)
    return ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)


def _flipped(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Constant)
    return ast.Constant(not node.value)


def _one_more(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int)
    return ast.Constant(node.value + 1)


def _one_less(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int)
    return ast.Constant(node.value - 1)


def _calculated(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.BinOp)
    return ast.BinOp(node.left, _CALCULATED[type(node.op)](), node.right)


def _returns_none(_node: ast.AST) -> ast.AST:
    return ast.Return(ast.Constant(None))


def _is_text(node: ast.BinOp) -> bool:
    """Whether a string stands in it: + and % of strings are no sums."""
    return any(
        isinstance(each, ast.JoinedStr)
        or (isinstance(each, ast.Constant) and isinstance(each.value, str))
        for each in ast.walk(node)
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and any(each is old for each in value):
                value[:] = [new if each is old else each for each in value]
                return


def _shown(node: ast.AST) -> str:
    match node:
        case ast.If() | ast.While():
            text = f"if {ast.unparse(node.test)}"
        case ast.comprehension():
            text = " ".join(["for", *(f"if {ast.unparse(each)}" for each in node.ifs)])
        case _:
            text = ast.unparse(node)
    return text if len(text) <= 60 else text[:59] + "…"
