"""A run of mining as a page for a person to check."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.flows.mine import SKIP_LABELS, Examined, MineSummary
from drafter.report import FileReport, LeftOut, Report, report_page


def mining_report(summary: MineSummary, examined: Iterable[Examined]) -> str:
    """The page as HTML: each file with its speeches marked, what was left out and why, counts."""
    files = tuple(
        FileReport(each.source, each.reading, each.phrases, each.kept_out, each.furniture)
        for each in examined
    )
    speeches = sum(len(file.reading.speeches) for file in files)
    pieces = [
        f"看了 {summary.files} 份文件",
        f"{len(files)} 份里有讲话 {speeches} 篇",
        f"新增词条 {sum(summary.new_phrases.values()):,}",
        f"新增出处 {sum(summary.new_occurrences.values()):,}",
        f"跳过 {len(summary.skipped)} 份",
    ]
    if summary.unchanged:
        pieces.insert(2, f"{summary.unchanged} 份早已在库")
    return report_page(
        Report(
            headline="，".join(pieces) + "。",
            counts={"新增": summary.new_phrases, "现有": summary.counts},
            files=files,
            left_out=tuple(
                LeftOut(skip.name, SKIP_LABELS[skip.kind], skip.reason) for skip in summary.skipped
            ),
        )
    )
