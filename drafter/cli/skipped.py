"""The list of files that brought nothing, for the commands that read many."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.flows.mine import SKIP_LABELS, Skipped
from drafter.terminal.console import notices, say

SOME_SKIPPED = 3
"""Exit code when some files were skipped and the rest was done."""

_NAMED = 8  # files of one reason that are named; the others are counted


def print_skipped(skipped: Sequence[Skipped]) -> None:
    """The skipped files on stderr, those with the same reason together."""
    console = notices()
    say(console, f"跳过 {len(skipped)} 份")
    for kind, label in SKIP_LABELS.items():
        of_kind = [skip for skip in skipped if skip.kind == kind]
        by_reason: dict[str, list[str]] = {}
        for skip in of_kind:
            by_reason.setdefault(skip.reason, []).append(skip.name)
        for reason, names in by_reason.items():
            more = f" 等 {len(names)} 份" if len(names) > _NAMED else ""
            say(console, f"  {label}  {'、'.join(names[:_NAMED])}{more}：{reason}")
