"""A sentence that was rewritten: what is left of where it came from, and what it leaves open."""

from __future__ import annotations

from drafter.drafting.compose import composed
from drafter.interview.answers import Answers, Value
from drafter.interview.checked import checked_answers
from drafter.model import Draft, DraftSentence, Gap
from drafter.outlines.load import outline_named
from tests.made_up import CLOSING

MEETING = outline_named("工作会议讲话")
DONE = "去冬整地2.3万亩，备足苗木180万株"
FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县委副书记、县长",
    "时间": "2027-02-19",
    "部署事项": "今春造林绿化工作",
    "成绩": [DONE],
    "主题": ["任务落实", "质量管护"],
    "结尾": {"词条": CLOSING.id, "原句": CLOSING.pattern},
    "篇幅": "短讲",
}


def draft(*edits: tuple[str, str], more: Answers | None = None) -> Draft:
    kept: dict[str, Value] = {
        f"改句{number}": {"原句": old, "改作": new}
        for number, (old, new) in enumerate(edits, start=1)
    }
    return composed(MEETING, checked_answers({**FACTS, **(more or {}), **kept}, MEETING))


def sentences(drafted: Draft) -> list[DraftSentence]:
    return [each for block in drafted.blocks for each in block.sentences]


def the_one(drafted: Draft, words: str) -> DraftSentence:
    (found,) = [each for each in sentences(drafted) if words in each.text]
    return found


def test_words_of_an_answer_that_stay_are_still_the_answers() -> None:
    old = the_one(draft(), "整地").text
    new = the_one(draft((old, "大家都看见了，去冬整地2.3万亩，不容易。")), "整地")
    assert new.text == "大家都看见了，去冬整地2.3万亩，不容易。"
    assert (new.origin.letters, new.origin.questions) == ("TA", ("成绩",))


def test_one_that_another_was_put_beside_is_still_where_it_came_from() -> None:
    old = the_one(draft(), "整地")
    for words in (f"{old.text}大家辛苦了。", f"大家辛苦了。{old.text}"):
        drafted = draft((old.text, words))
        assert the_one(drafted, "整地") == old
        assert the_one(drafted, "辛苦").origin.letters == "T"


def test_three_characters_in_a_row_that_are_the_same_say_nothing() -> None:
    old = the_one(draft(), "整地").text
    assert the_one(draft((old, "去冬整，活已干完。")), "去冬整").origin.letters == "T"
    assert the_one(draft((old, "去冬整地，活已干完。")), "去冬整").origin.letters == "TA"


def test_a_long_sentence_in_which_the_same_characters_come_back_keeps_an_answers_words() -> None:
    """Over 200 characters, where a comparison may pass over what is frequent."""
    old = the_one(draft(), "整地").text
    frequent = "".join(f"{char}字、" for char in "去冬整地2.3万亩")
    new = f"说来话长，去冬整地2.3万亩，{frequent * 8}都写过了。"
    assert len(new) > 200
    assert the_one(draft((old, new)), "都写过了").origin.letters == "TA"


def test_words_of_a_phrase_that_is_one_no_more_are_typed() -> None:
    old = the_one(draft(), "趁势而上").text
    new = "坡上的树要趁势而上地长，人要歇一歇再走。"
    typed = the_one(draft((old, new)), "趁势而上").origin
    assert (typed.letters, typed.phrase) == ("T", "")


def test_a_phrase_of_which_most_is_left_is_still_the_phrase() -> None:
    old = the_one(draft(), "趁势而上").text
    hardly = old.replace("趁势而上", "顺势而上")
    assert the_one(draft((old, hardly)), "顺势而上").origin.letters.startswith("P")
    assert the_one(draft((old, "树要栽活，话要算数。")), "算数").origin.letters == "T"


def test_one_that_is_left_out_is_gone_and_the_others_stand() -> None:
    whole = sentences(draft())
    old = the_one(draft(), "整地").text
    assert [s.text for s in sentences(draft((old, "")))] == [s.text for s in whole if s.text != old]


def test_a_block_of_which_nothing_is_left_is_gone() -> None:
    blocks = draft().blocks
    alone = next(block for block in blocks if block.kind == "heading1")
    left = draft((alone.text, "")).blocks
    assert len(left) == len(blocks) - 1
    assert alone not in left


def test_what_it_leaves_open_is_a_gap_with_whom_to_ask() -> None:
    old = the_one(draft(), "整地").text
    gaps = draft((old, "去冬整地【亩数，问林草局】亩，备苗【株数】株。")).gaps
    assert Gap("亩数", "林草局") in gaps
    assert Gap("株数") in gaps


def test_title_and_front_are_rewritten_by_their_answers_only() -> None:
    front = [block.text for block in draft().blocks if block.kind in ("title", "byline", "date")]
    assert [b.text for b in draft(*((t, "改了") for t in front)).blocks][:3] == front


def test_words_of_material_are_the_materials_while_they_stand_as_they_were() -> None:
    taken = draft(more={"素材": {"3fa9c1d2": f"{DONE}。"}})
    assert the_one(taken, "整地").origin.letters == "M"
    other = draft(more={"素材": {"3fa9c1d2": "去冬整地2.4万亩"}})
    assert the_one(other, "整地").origin.letters == "A"
    assert the_one(draft(), "整地").origin.letters == "A"
