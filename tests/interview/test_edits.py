"""A phrase that was mended by hand: still the phrase up to 30% of its words, then the writer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.compose import composed
from drafter.interview.answers import Choice
from drafter.interview.checked import checked_answers
from drafter.interview.edits import changed_share, edited_choice, is_still, with_slots
from drafter.interview.slots import SlotValue, filled
from drafter.model import SLOT
from drafter.outlines.load import outline_named
from tests.made_up import REASON, TRANSITION

VALUES = {
    "事项": SlotValue("今春造林绿化工作", "部署事项"),
    "数量": SlotValue("三", "主题"),
}
CHOSEN: Choice = {"词条": TRANSITION.id, "原句": TRANSITION.pattern}
FILLED = "下面，我就今春造林绿化工作强调三点。"


@pytest.mark.parametrize(
    ("pattern", "text", "share"),
    [
        (TRANSITION.pattern, FILLED, 0),
        (TRANSITION.pattern, "下面，我就抗旱强调五点。", 0),
        ("松一松，紧一紧。", "松一松，紧三紧。", 1 / 8),
        ("松一松，紧一紧。", "松一松。", 4 / 8),
        ("松一松，紧一紧。", "松一松，再紧一紧。", 1 / 8),
        ("{事项}", "栽树", 1),
    ],
)
def test_how_much_of_a_phrase_was_changed(pattern: str, text: str, share: float) -> None:
    assert changed_share(pattern, text) == pytest.approx(share)


@given(st.text("松紧一，。", min_size=1, max_size=12), st.text("松紧一，。", max_size=12))
def test_the_share_is_none_for_the_same_and_never_negative(pattern: str, text: str) -> None:
    assert changed_share(pattern, pattern) == 0
    assert changed_share(pattern, text) >= 0
    assert is_still(pattern, text) == (changed_share(pattern, text) <= 0.3)


@given(st.text("栽树造林", max_size=8), st.text("一二三", max_size=2))
def test_what_fills_a_slot_is_no_change(matter: str, number: str) -> None:
    text = TRANSITION.pattern.replace("{事项}", matter).replace("{数量}", number)
    assert changed_share(TRANSITION.pattern, text) == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (FILLED, CHOSEN),
        (FILLED.rstrip("。"), CHOSEN),
        (FILLED.replace("强调", "再强调"), CHOSEN | {"改作": "下面，我就{事项}再强调{数量}点。"}),
        (
            FILLED.replace("今春造林绿化工作", "栽树这件事"),
            CHOSEN | {"改作": "下面，我就栽树这件事强调{数量}点。"},
        ),
        (FILLED.replace("。", "，讲在明处。"), FILLED.replace("。", "，讲在明处。")),
        ("时间不早了，我只说三句话。", "时间不早了，我只说三句话。"),
        ("下面，我就{事项}强调三点。", "下面，我就{事项}强调三点。"),
    ],
)
def test_what_is_kept_of_a_mended_phrase(typed: str, kept: object) -> None:
    assert edited_choice(CHOSEN, typed, VALUES) == kept


def test_the_outlines_own_sentence_mended_is_typed() -> None:
    assert edited_choice({"提纲": 1}, "栽树要紧。", VALUES) == "栽树要紧。"


@given(st.text("松紧一，", max_size=6), st.text("松紧一，", max_size=6))
def test_slots_put_back_give_the_same_sentence(before: str, after: str) -> None:
    text = f"{before}{FILLED}{after}"
    again = SLOT.sub(lambda m: VALUES[m[1]].text, with_slots(TRANSITION.pattern, text, VALUES))
    assert again == text


@pytest.mark.parametrize(
    ("mended", "letters"),
    [("松一松，前功尽弃；紧一紧，前路开阔。", "P"), ("松一松就全完了，所以要紧一紧。", "T")],
)
def test_the_draft_has_the_mended_words_and_says_whose_they_are(mended: str, letters: str) -> None:
    outline = outline_named("工作会议讲话")
    choice = {"词条": REASON.id, "原句": REASON.pattern, "改作": mended}
    answers = checked_answers({"主题": "任务落实", "道理1": choice}, outline)
    (found,) = [
        sentence
        for block in composed(outline, answers).blocks
        for sentence in block.sentences
        if sentence.text == mended
    ]
    assert found.origin.letters == letters
    assert found.origin.phrase == (REASON.id if letters == "P" else "")


DUTY = {"事项": SlotValue("防汛备汛工作任务", "任务")}
STUDY = "今天，我们专门研究{事项}工作，把责任压到人。"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("今天，我们专门研究防汛备汛工作，把责任压到人。", STUDY),
        ("今天，我们研究防汛备汛工作，把责任压到人。", STUDY.replace("专门", "")),
        ("今天，我们研究防汛备汛工作任务。", "今天，我们研究{事项}工作任务。"),
        ("今天，我们研究防汛备汛大事。", "今天，我们研究防汛备汛大事。"),
    ],
)
def test_a_value_that_gave_way_to_the_word_behind_it_is_a_slot_again(text: str, kept: str) -> None:
    assert with_slots(STUDY, text, DUTY) == kept
    assert filled(kept, DUTY) == text
