"""Material on a terminal: what is kept, and what is picked from it at a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from drafter.gathering.material import KINDS, Material, Snippet
from drafter.gathering.material.offering import told_source
from drafter.terminal.console import folded, say, say_folded
from drafter.terminal.prompts import Row, chosen_row
from drafter.terminal.running import AskedHelp, WentBack

_ROW_CELLS = 60
_HANGING = " " * 11


def print_materials(console: Console, kept: Sequence[Material]) -> None:
    """A file a line, with how many snippets of each kind."""
    for material in kept:
        counted = Counter(snippet.kind for snippet in material.snippets)
        kinds = "　".join(f"{kind} {counted[kind]}" for kind in KINDS if counted[kind])
        scope = f"只给稿子 {material.draft}" if material.draft else material.occasion or "各篇通用"
        of = "，".join(filter(None, (material.role, material.day)))
        say_folded(
            console,
            f"{material.id}  {material.name}（{of}；{scope}）　{kinds or '没有可用的'}",
            hanging=" " * 10,
        )


def print_snippets(console: Console, material: Material) -> None:
    """Each snippet with its id, its kind and where it is from."""
    for snippet in material.snippets:
        say_folded(console, f"{snippet.id}  {snippet.kind}  {snippet.text}", hanging=_HANGING)
        say_folded(console, f"          {told_source(material, snippet)}", "dim", hanging=_HANGING)


def picked_snippets(
    offered: Sequence[tuple[Material, Snippet]],
) -> tuple[tuple[Material, Snippet], ...]:
    """Those that the writer picked; none where he goes back. Raises Stopped."""
    locks = [False] * len(offered)
    rows = [
        Row(_label(snippet), f"{snippet.text}\n{told_source(material, snippet)}")
        for material, snippet in offered
    ]
    start = 0
    while True:
        try:
            index, _ = chosen_row(
                f"从素材里挑（{len(offered)} 条）",
                rows,
                hint="空格 选上（●）或不选（○）　回车 放进答案　Shift+Tab 不挑了",
                start=start,
                locks=locks,
            )
        except AskedHelp:
            continue
        except WentBack:
            return ()
        if not any(locks):
            locks[index] = True
        return tuple(each for each, taken in zip(offered, locks, strict=True) if taken)


def _label(snippet: Snippet) -> str:
    first, *rest = folded(f"{snippet.kind}　{snippet.text}", _ROW_CELLS)
    return first + ("……" if rest else "")


def say_added(console: Console, material: Material, *, known: bool) -> None:
    """What a file gave."""
    if known:
        say(console, f"已有  {material.name}，没有变")
        return
    counted = Counter(snippet.kind for snippet in material.snippets)
    kinds = "，".join(f"{kind} {counted[kind]} 条" for kind in KINDS if counted[kind])
    say_folded(
        console, f"✓ {material.name}　当{material.role}读：{kinds or '没有挑出可用的'}", "green"
    )
