"""The outline of a speech: headings with a line of intent each."""

from __future__ import annotations

from drafter.export.points import outline_of
from drafter.model import Block, Draft, DraftSentence, Gap, Origin
from tests.export.word_examples import block


def texts(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in outline_of(draft).blocks]


def test_headings_stay_with_the_first_sentence_below_each() -> None:
    draft = Draft(
        "讲话",
        (
            block("title", "在春耕会上的讲话"),
            block("date", "（2026年3月1日）"),
            block("salutation", "同志们："),
            block("paragraph", "今天开个会。"),
            block("heading1", "一、抢农时"),
            block("heading2", "（一）备足种子"),
            block("paragraph", "种子是底气。", "各乡镇月底前备齐。"),
            block("paragraph", "别的都好说。"),
            block("heading1", "二、防春旱"),
            block("paragraph", "一要修渠。", "先修主渠。", run_in=True),
            block("paragraph", "二要蓄水。", "能蓄尽蓄。", run_in=True),
        ),
    )
    assert texts(draft) == [
        ("title", "在春耕会上的讲话"),
        ("date", "（2026年3月1日）"),
        ("heading1", "一、抢农时"),
        ("heading2", "（一）备足种子"),
        ("paragraph", "种子是底气。"),
        ("heading1", "二、防春旱"),
        ("paragraph", "一要修渠。"),
        ("paragraph", "二要蓄水。"),
    ]


def test_the_point_s_reason_goes_before_the_first_sentence() -> None:
    reason = DraftSentence("人误地一时，地误人一年。", Origin("PA", "0123456789ab", ("道理1",)))
    first = DraftSentence("说到农时，大家都懂。", Origin("O"))
    draft = Draft("讲话", (block("heading1", "一、抢农时"), Block("paragraph", (first, reason))))
    assert texts(draft)[1] == ("paragraph", "人误地一时，地误人一年。")


def test_only_gaps_that_still_stand_are_counted() -> None:
    draft = Draft(
        "讲话",
        (
            block("paragraph", "整地【待补：亩数】亩。"),
            block("heading1", "一、抢【待补：农时】"),
            block("paragraph", "抓紧。"),
        ),
        gaps=(Gap("亩数"), Gap("农时")),
    )
    assert outline_of(draft).gaps == (Gap("农时"),)
