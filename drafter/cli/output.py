"""What several commands print: JSON lines and the list of skipped files."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import msgspec

from drafter.flows.mine import SKIP_LABELS, Skipped
from drafter.terminal.console import notices, say

SOME_SKIPPED = 3
"""Exit code when some files were skipped and the rest was done."""

_RAW = re.compile(
    "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c\ufff9-\ufffb\ue000-\uf8ff]"
)
_NAMED = 8  # files of one reason that are named; the others are counted


def print_json(value: object) -> None:
    """One JSON object on a line of stdout, UTF-8 whatever the terminal's encoding is.

    Characters that steer a terminal are written as escapes, which JSON reads back unchanged.
    """
    text = msgspec.json.encode(value).decode("utf-8")
    safe = _RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{safe}\n".encode())


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
