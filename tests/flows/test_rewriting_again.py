"""Sentences rewritten at the review stand once, however often the answers are gone over again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.flows.answering import with_answers
from drafter.flows.draft import draft_of, unused_edits
from drafter.flows.session import Edited, Session
from drafter.interview.answers import Value
from drafter.interview.sentence_edits import sentence_edits
from drafter.outlines.load import outline_named
from tests.flows.rewriting import with_rewritten

FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县县长",
    "时间": "2027-02-19",
    "称谓": "同志们",
    "部署事项": "今春造林",
    "主题": ["质量管护"],
    "要点1": ["每500亩配一名护林员"],
    "缘由": "今天开会，只说栽树。树栽下去就要活。",
}
FIRST, SECOND = "今天开会，只说栽树。", "树栽下去就要活。"
ADDED = "活下来还要长起来。"
OUTLINE = outline_named("工作会议讲话")


def saved(session: Session) -> DraftFile:
    """The session's draft as it is read from its file again."""
    return draft_file(markdown_of(draft_of(session)), name="讲话.md")


def again(file: DraftFile, answers: Mapping[str, Value]) -> DraftFile:
    return saved(with_answers(gone_over(file), answers))


def gone_over(file: DraftFile) -> Session:
    return Session(OUTLINE, file.answers, edited=Edited(Path("讲话.md"), file))


def text(file: DraftFile) -> str:
    return "\n".join(block.text for block in file.draft.blocks)


def by_hand(file: DraftFile, old: str, new: str) -> DraftFile:
    """The file with words changed in an editor."""
    front, mark, body = markdown_of(file).partition("\n---\n")
    assert old in body
    return draft_file(front + mark + body.replace(old, new, 1), name="讲话.md")


def test_a_sentence_added_behind_another_is_not_added_again() -> None:
    file = saved(with_rewritten(Session(OUTLINE, FACTS), SECOND, SECOND + ADDED))
    for salutation in ("同志们，朋友们", "各位代表", "同志们"):
        file = again(file, {"称谓": salutation})
        assert text(file).count(ADDED) == 1
        assert text(file).count(SECOND) == 1


def test_one_added_while_the_draft_is_gone_over_stands_once_too() -> None:
    session = gone_over(saved(Session(OUTLINE, FACTS)))
    session = with_rewritten(session, SECOND, ADDED + SECOND)
    assert text(saved(session)).count(ADDED) == 1
    session = with_rewritten(session, ADDED, "活下来，长起来。")
    assert "活下来，长起来。" + SECOND in text(saved(session))
    assert text(again(saved(session), {"称谓": "各位代表"})).count(SECOND) == 1


def test_one_that_a_hand_wrote_or_moved_is_rewritten_where_it_stands() -> None:
    file = by_hand(saved(Session(OUTLINE, FACTS)), FIRST + SECOND, f"{SECOND}这是后加的。{FIRST}")
    session = with_rewritten(gone_over(file), "这是后加的。", "这是手写的。还有一句。")
    session = with_rewritten(session, FIRST, "开会只说栽树。")
    file = saved(session)
    assert f"{SECOND}这是手写的。还有一句。开会只说栽树。" in text(file)
    assert text(again(file, {"称谓": "同志们"})) == text(file)


def test_an_edit_waits_while_its_sentence_is_not_made_and_comes_back_with_it() -> None:
    edited = "树栽下去，要活、要成林。"
    file = saved(with_rewritten(Session(OUTLINE, FACTS), SECOND, edited))
    file = again(file, {"缘由": "今天开会，说三件事。"})
    assert edited not in text(file)
    file = again(file, {"缘由": str(FACTS["缘由"])})
    assert edited in text(file)


_SHAPES: Mapping[str, Callable[[str], str]] = {
    "reworded": lambda sentence: sentence[:-1] + "，再说一遍。",
    "one behind": lambda sentence: sentence + ADDED,
    "one before": lambda sentence: ADDED + sentence,
    "twice": lambda sentence: sentence + sentence,
    "gap": lambda sentence: sentence + "去年栽了【亩数，问林草局】亩。",
    "without a stop": lambda sentence: sentence[:-1],
    "running on": lambda sentence: sentence[:-1] + "：",
    "gone": lambda _: "",
}


@st.composite
def _edited(draw: st.DrawFn) -> Session:
    """A session, new or gone over, with some sentences rewritten."""
    session = Session(OUTLINE, FACTS)
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            session = gone_over(saved(session))
        sentences = [
            sentence.text
            for block in draft_of(session).draft.blocks
            if block.kind == "paragraph"
            for sentence in block.sentences
        ]
        if sentences:
            shape = _SHAPES[draw(st.sampled_from(sorted(_SHAPES)))]
            sentence = draw(st.sampled_from(sentences))
            session = with_rewritten(session, sentence, shape(sentence))
    return session


@settings(max_examples=25, deadline=None)
@given(_edited())
def test_an_answer_set_to_what_it_is_changes_nothing(session: Session) -> None:
    file = saved(session)
    same = draft_of(with_answers(gone_over(file), {"称谓": file.answers["称谓"]}))
    assert markdown_of(same) == markdown_of(file)


@settings(max_examples=25, deadline=None)
@given(_edited())
def test_an_answer_set_twice_is_as_good_as_once(session: Session) -> None:
    once = again(saved(session), {"称谓": "各位代表"})
    assert markdown_of(again(once, {"称谓": "各位代表"})) == markdown_of(once)
    assert sentence_edits(once.answers) == sentence_edits(saved(session).answers)
    back = again(once, {"称谓": "同志们"})
    assert text(back) == text(saved(session))


def test_of_two_that_a_hand_made_alike_only_the_one_pointed_at_changes() -> None:
    file = by_hand(saved(Session(OUTLINE, FACTS)), FIRST + SECOND, FIRST + SECOND + SECOND)
    for number, reads in ((1, f"{FIRST}苗要选好。{SECOND}"), (2, f"{FIRST}{SECOND}苗要选好。")):
        session = with_rewritten(gone_over(file), SECOND, "苗要选好。", number=number)
        assert reads in text(saved(session))
        assert text(again(saved(session), {"称谓": "各位代表"})).count("苗要选好。") == 1


def test_two_that_a_hand_put_there_are_two() -> None:
    added = FIRST + SECOND + "还要管。" + SECOND + "还要管。"
    file = by_hand(saved(Session(OUTLINE, FACTS)), FIRST + SECOND, added)
    session = with_rewritten(gone_over(file), "还要管。", "管好。看好。", number=2)
    session = with_rewritten(session, SECOND, "栽活了才算数。", number=1)
    session = with_rewritten(session, "还要管。", "管住。")
    session = with_rewritten(session, "看好。", "")
    assert unused_edits(session) == ()
    assert FIRST + "栽活了才算数。管住。" + SECOND + "管好。" in text(saved(session))
    assert not any("手写第几处" in str(value) for value in saved(session).answers.values())
    assert text(again(saved(session), {"称谓": "同志们"})) == text(saved(session))
