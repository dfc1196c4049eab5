"""``python -m tools.layers``: draws the layers into docs/architecture.md, from the code.

The order is that of the import-linter contract in pyproject.toml; the arrows are the imports that
stand in the code, as grimp reads them, those left out that a longer way shows too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- layers: make picture -->\n", "<!-- /layers -->\n"

_PACKAGE = "drafter"


def layers() -> list[list[str]]:
    """The folders of the contract, the highest layer first; those side by side in one list."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (contract,) = (each for each in linter["importlinter"]["contracts"] if each["type"] == "layers")
    return [
        [name.strip().removeprefix(f"{_PACKAGE}.") for name in layer.split("|")]
        for layer in contract["layers"]
    ]


def imports(folders: Sequence[str]) -> dict[str, set[str]]:
    """For each folder those that its modules import, itself left out."""
    graph = grimp.build_graph(_PACKAGE, cache_dir=None)
    modules = {
        name: {f"{_PACKAGE}.{name}", *graph.find_descendants(f"{_PACKAGE}.{name}")}
        for name in folders
    }
    home = {module: name for name, inside in modules.items() for module in inside}
    return {
        name: {
            home[imported]
            for module in inside
            for imported in graph.find_modules_directly_imported_by(module)
            if imported in home and home[imported] != name
        }
        for name, inside in modules.items()
    }


def without_detours(needs: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The imports but for those whose target is reached by way of another: what a reader can follow
    in a picture. ``needs`` has no cycle."""
    return {
        name: {
            each
            for each in direct
            if not any(each in _reached(needs, other) for other in direct - {each})
        }
        for name, direct in needs.items()
    }


def picture() -> str:
    """The layers as a block of text, the highest on top; beside each folder what its arrows reach.
    Text, so that it is seen without a network, in a terminal and in the built pages alike."""
    rows = layers()
    order = [name for row in rows for name in row]
    arrows = without_detours(imports(order))
    width = max(map(len, order)) + 2
    lines: list[str] = []
    for row in rows:
        lines.append(f"├{'─' * width}┤" if lines else f"┌{'─' * width}┐")
        for name in row:
            reached = ", ".join(sorted(arrows[name], key=order.index))
            lines.append(f"│ {name:{width - 1}}│" + (f" → {reached}" if reached else ""))
    return "\n".join(["```text", *lines, f"└{'─' * width}┘", "```", ""])


def page_with(drawn: str, text: str) -> str:
    """The page with this picture between its two marks. Raises ValueError where one is missing."""
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return text[:begin] + drawn + text[end:]


def _reached(needs: Mapping[str, set[str]], name: str) -> set[str]:
    found: set[str] = set()
    waiting = [*needs[name]]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += needs[each]
    return found


if __name__ == "__main__":
    PAGE.write_text(page_with(picture(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
