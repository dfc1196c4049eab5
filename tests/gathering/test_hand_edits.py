"""An answer changed after hands were at the draft: the untouched follows, nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.gathering.hand_edits import Clash, merged
from drafter.model import Block, Draft, DraftSentence, Origin

_TYPED = Origin("T")
_POOL = [
    "今年一至十月，全市事故起数下降11.3%。",
    "成绩来之不易，凝结着大家的心血。",
    "有的企业重效益轻安全。",
    "有的部门把检查当打卡。",
    "这些问题，一个也不能放过。",
    "下面，我讲三点意见。",
    "各县区每季度至少带队检查一次。",
    "十二月底前把六个领域过一遍筛子。",
    "值班的人一刻也不能空岗。",
    "散了会就动起来。",
    "请大家对照自身，认真借鉴。",
    "谁的问题谁认领，什么时候改好要有说法。",
]


def _draft(*paragraphs: Sequence[str], letters: str = "A") -> Draft:
    return Draft(
        "工作会议讲话",
        tuple(
            Block("paragraph", tuple(DraftSentence(text, Origin(letters)) for text in texts))
            for texts in paragraphs
        ),
    )


def _texts(draft: Draft) -> list[list[str]]:
    return [[each.text for each in block.sentences] for block in draft.blocks]


def _all(draft: Draft) -> list[str]:
    return [text for texts in _texts(draft) for text in texts]


_PARAGRAPHS = st.lists(st.lists(st.sampled_from(_POOL), min_size=1, max_size=4), max_size=4)


@st.composite
def _edits(draw: st.DrawFn, whole: list[list[str]], mark: str) -> list[list[str]]:
    """The paragraphs with some sentences left out, reworded, put in, and breaks moved."""
    result: list[list[str]] = []
    for paragraph in whole:
        sentences: list[str] = []
        for sentence in paragraph:
            what = draw(st.sampled_from(["same", "same", "same", "drop", "change", "add", "break"]))
            if what == "break" and sentences:
                result.append(sentences)
                sentences = []
            if what == "change":
                sentences.append(f"{sentence[:-1]}，{mark}改。")
            elif what != "drop":
                sentences.append(sentence)
            if what == "add":
                sentences.append(f"{mark}加的第{draw(st.integers(1, 9))}句话。")
        if sentences:
            result.append(sentences)
    return result


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_each_edit_is_in_the_result_or_in_a_clash(data: st.DataObject) -> None:
    whole = data.draw(_PARAGRAPHS)
    edited = data.draw(_edits(whole, "手"))
    new = data.draw(_edits(whole, "答"))
    result = merged(_draft(*whole), _draft(*edited), _draft(*new))
    base, kept = [text for texts in whole for text in texts], _all(result.draft)
    by_hand = [text for texts in edited for text in texts if text not in base]
    assert all(text in kept for text in by_hand)
    by_answers = [text for texts in new for text in texts if text not in base]
    clashing = [clash.answers for clash in result.clashes]
    assert all(text in kept or text in clashing for text in by_answers)
    assert all(text in base or text in by_hand or text in by_answers for text in kept)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_draft_that_no_hand_touched_is_the_newly_composed_one(data: st.DataObject) -> None:
    whole = data.draw(_PARAGRAPHS)
    new = _draft(*data.draw(_edits(whole, "答")))
    result = merged(_draft(*whole), _draft(*whole), new)
    assert result.draft == new
    assert result.clashes == ()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_same_answers_leave_a_hands_draft_as_it_is(data: st.DataObject) -> None:
    whole = data.draw(_PARAGRAPHS)
    edited = _draft(*data.draw(_edits(whole, "手")))
    result = merged(_draft(*whole), edited, _draft(*whole))
    assert _texts(result.draft) == _texts(edited)
    assert result.clashes == ()
    assert result.changed == 0


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_clashes_settled_for_the_answers_are_settled(data: st.DataObject) -> None:
    whole = data.draw(_PARAGRAPHS)
    edited, new = data.draw(_edits(whole, "手")), data.draw(_edits(whole, "答"))
    first = merged(_draft(*whole), _draft(*edited), _draft(*new))
    second = merged(_draft(*whole), _draft(*edited), _draft(*new), for_answers=first.clashes)
    assert second.clashes == ()
    kept = _all(second.draft)
    assert all(clash.answers in kept for clash in first.clashes if clash.answers)


def test_neighbouring_sentences_changed_by_hand_and_by_answer_do_not_clash() -> None:
    base = _draft(["全市事故起数下降11.3%。", "在此，我代表市委、市政府表示感谢！"])
    edited = _draft(["全市事故起数下降11.3%。", "在此，我代表市委、市政府向大家道一声辛苦！"])
    new = _draft(["全市事故起数下降12.1%。", "在此，我代表市委、市政府表示感谢！"])
    result = merged(base, edited, new)
    assert _texts(result.draft) == [
        ["全市事故起数下降12.1%。", "在此，我代表市委、市政府向大家道一声辛苦！"]
    ]
    assert result.clashes == ()
    assert result.changed == 1


def test_a_sentence_that_hand_and_answers_moved_apart_stands_once_and_is_told() -> None:
    base = _draft(_POOL[:1], _POOL[1:3], _POOL[3:5], _POOL[5:7])
    edited = _draft([_POOL[0], _POOL[2]], _POOL[1:2], _POOL[3:5], _POOL[5:7])
    new = _draft(_POOL[:1], _POOL[1:2], _POOL[3:5], [*_POOL[5:7], _POOL[2]])
    result = merged(base, edited, new)
    assert _texts(result.draft) == _texts(edited)
    assert result.moved == (_POOL[2],)


def test_what_the_answers_bring_twice_and_a_hand_once_stands_twice() -> None:
    end = "散了会就动起来。"
    base, edited = _draft(["下面，我讲三点意见。"]), _draft(["下面，我讲三点意见。", end])
    result = merged(base, edited, _draft(["下面，我讲三点意见。", end, end]))
    assert _texts(result.draft) == [["下面，我讲三点意见。", end, end]]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_sentence_stands_more_often_than_where_it_stands_most(data: st.DataObject) -> None:
    order = data.draw(st.permutations(_POOL))
    whole = [list(order[:3]), list(order[3:8]), list(order[8:])]
    edited, new = (_moved(data, data.draw(_edits(whole, mark))) for mark in "手答")
    result = merged(_draft(*whole), _draft(*edited), _draft(*new))
    kept, by_hand, by_answers = (
        Counter(text for texts in each for text in texts)
        for each in (_texts(result.draft), edited, new)
    )
    clashing = Counter(each.answers for each in result.clashes)
    assert all(kept[text] <= max(1, by_hand[text], by_answers[text]) for text in order)
    for text in order:
        del by_hand[text], by_answers[text]
    assert not by_hand - kept
    assert not by_answers - kept - clashing


def _moved(data: st.DataObject, text: list[list[str]]) -> list[list[str]]:
    """The paragraphs with one sentence in another place."""
    if not text:
        return text
    place = data.draw(st.integers(0, len(text) - 1))
    sentence = text[place].pop(data.draw(st.integers(0, len(text[place]) - 1)))
    to = text[data.draw(st.integers(0, len(text) - 1))]
    to.insert(data.draw(st.integers(0, len(to))), sentence)
    return [paragraph for paragraph in text if paragraph]


def test_one_sentence_changed_by_both_keeps_the_hands_wording_and_shows_both() -> None:
    base = _draft(["全市事故起数下降11.3%。"])
    edited = _draft(["全市事故起数比去年下降11.3%。"])
    new = _draft(["全市事故起数下降12.1%。"])
    result = merged(base, edited, new)
    assert _texts(result.draft) == [["全市事故起数比去年下降11.3%。"]]
    assert result.clashes == (
        Clash(
            "全市事故起数下降11.3%。", "全市事故起数比去年下降11.3%。", "全市事故起数下降12.1%。"
        ),
    )


def test_a_sentence_struck_out_by_hand_does_not_come_back_with_its_answer() -> None:
    base, new = (
        _draft(["一句。", "全市事故起数下降11.3%。"]),
        _draft(["一句。", "全市事故起数下降12%。"]),
    )
    result = merged(base, _draft(["一句。"]), new)
    assert _texts(result.draft) == [["一句。"]]
    assert result.clashes == (Clash("全市事故起数下降11.3%。", "", "全市事故起数下降12%。"),)


def test_a_wholly_new_answer_takes_the_place_of_the_old_one() -> None:
    def with_answer(text: str) -> Draft:
        sentence = DraftSentence(text, Origin("OA", "", ("成绩",)))
        return Draft("工作会议讲话", (Block("paragraph", (sentence,)),))

    base, new = with_answer("粮食总产再创新高。"), with_answer("城镇新增就业一万人。")
    edited = _draft(["粮食总产再创历史新高。"], letters="T")
    result = merged(base, edited, new)
    assert result.clashes == (
        Clash("粮食总产再创新高。", "粮食总产再创历史新高。", "城镇新增就业一万人。"),
    )


@pytest.mark.parametrize("kind", ["title", "byline", "salutation"])
def test_title_and_salutation_are_one_each(kind: str) -> None:
    def front(text: str) -> Draft:
        return Draft("讲话", (Block(kind, (DraftSentence(text, _TYPED),)),))  # type: ignore[arg-type]

    result = merged(front("甲"), front("甲"), front("乙"))
    assert _texts(result.draft) == [["乙"]]
    assert merged(front("甲"), front("丙"), front("乙")).clashes == (Clash("甲", "丙", "乙"),)


def test_the_merged_draft_is_read_back_as_it_was_written() -> None:
    base = _draft(["全市事故起数下降11.3%。", "一句。"], ["散了会就动起来。"])
    edited = _draft(["全市事故起数下降11.3%。"], ["一句。", "手加的话。"], ["散了会就动起来。"])
    new = _draft(["全市事故起数下降12.1%。", "一句。"], ["散了会就动起来。"])
    draft = merged(base, edited, new).draft
    again = draft_file(markdown_of(DraftFile(draft, {})), name="稿.md")
    assert _texts(again.draft) == _texts(draft)
