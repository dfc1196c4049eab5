"""A small bank of made-up speeches, written in no time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from drafter.bank import open_bank
from drafter.model import MinedPhrase, Move, Occurrence, Part, SourceRecord, SpeechRecord

SCRIPT = "<script>alert(1)</script>“><img src=x onerror=alert(1)>不是空话"

_Found = tuple[Part, Move | None, str, str]
_SPEECHES: dict[tuple[str, int], tuple[_Found, ...]] = {
    ("在全市安全生产工作会议上的讲话", 2024): (
        ("opening", "occasion", "今天，我们召开{会议名称}，部署{事项}。",
         "今天，我们召开全市安全生产工作会议，部署今冬安全生产。"),
        ("sentence", None, "作风硬不硬，要看{事项}。", "作风硬不硬，要看险情面前顶不顶得上。"),
        ("phrase", None, "思想作风、工作作风、生活作风", "思想作风、工作作风、生活作风"),
        ("closing", "call", "以过硬作风推动{事项}。", "以过硬作风推动隐患清零。"),
    ),
    ("在全县作风建设推进会上的讲话", 2021): (
        ("opening", "occasion", "今天，我们召开{会议名称}，部署{事项}。",
         "今天，我们召开全县作风建设推进会，部署作风建设。"),
        ("phrase", None, "思想作风、工作作风、生活作风", "思想作风、工作作风、生活作风"),
        ("closing", "call", "以过硬作风推动{事项}。", "以过硬作风推动清欠见底。"),
    ),
    ("在市直机关党建工作会议上的讲话", 2015): (
        ("phrase", None, "思想作风、工作作风、生活作风", "思想作风、工作作风、生活作风"),
        ("sentence", None, "守住底线，才有上线。", "守住底线，才有上线。"),
        ("sentence", None, SCRIPT, SCRIPT),
    ),
}  # fmt: skip


def tiny_bank(path: Path) -> Path:
    """The bank at ``path``: three speeches, six phrases, one of which is a script."""
    with open_bank(path) as bank:
        for (title, year), found in _SPEECHES.items():
            text, mined = f"{title}\n同志们：\n", []
            sha256 = hashlib.sha256(title.encode()).hexdigest()
            for part, move, pattern, words in found:
                start = len(text)
                text += f"{words}\n"
                place = Occurrence(sha256, 0, start, start + len(words))
                topics = ("作风建设",) if "作风" in words else ()
                mined.append(MinedPhrase(part, move, pattern, place, topics))
            speech = SpeechRecord(
                0, len(text), title, year, "工作会议", "市" if "市" in title else "县"
            )
            bank.add_source(SourceRecord(sha256, f"{year}.txt", "utf-8", (speech,), text), mined)
    return path
