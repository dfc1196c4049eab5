"""What was brought as material is no fact that nobody gave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from drafter.drafting.markdown import DraftFile
from drafter.flows.check import text_of_file
from drafter.flows.material import add_material
from drafter.model import Block, Draft, DraftSentence, Origin

TITLE = Block("title", (DraftSentence("在全县防汛工作会议上的讲话", Origin("OA")),))
REPORT = "关于防汛准备情况的报告\n\n今年以来，全县加固堤防三十六公里，备足沙袋12万条。\n"


def test_material_for_the_occasion_goes_with_the_draft(tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text(REPORT, encoding="utf-8")
    draft = DraftFile(Draft("工作会议讲话", (TITLE,)), {}, 0)
    add_material(report, role="报告", occasion="防汛", today=date(2027, 5, 1))
    assert "12万条" in "".join(text_of_file(draft).material)
    other = DraftFile(Draft("表态发言", ()), {}, 0)
    assert text_of_file(other).material == ()
