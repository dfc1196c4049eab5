"""A session is on disk before anything else is asked; defaults are safe; one answer, one draft."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.bank import Bank, open_bank
from drafter.drafting.markdown import markdown_of
from drafter.errors import UsageError, UserError
from drafter.flows.answer_files import answers_file, example_answers
from drafter.flows.answering import with_answer, with_answers, with_half
from drafter.flows.draft import draft_of, missing_wording, phrases_used, unused_answers
from drafter.flows.export import opened
from drafter.flows.offers import offered, with_defaults
from drafter.flows.redraft import check_not_changed
from drafter.flows.session import Edited, Session
from drafter.flows.session_files import (
    as_kept,
    finished,
    new_session,
    saved,
    unfinished_sessions,
    unreadable_sessions,
)
from drafter.interview.answers import Value
from drafter.interview.asks import asks, next_ask
from drafter.model import phrase_id
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from tests.made_up import (
    FRAME_SINGLE,
    OCCASION_OPEN,
    REASON,
    REASON_SINGLE,
    TRANSITION,
    WORK_MEETING,
    Seen,
    bank_file,
)


@pytest.fixture(scope="module")
def meeting() -> Outline:
    return outline_named("工作会议讲话")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path_factory.mktemp("词库") / "b.db"), read_only=True) as opened:
        yield opened


@pytest.fixture
def facts(tmp_path: Path, meeting: Outline) -> dict[str, Value]:
    path = tmp_path / "会议.yaml"
    path.write_text(WORK_MEETING, encoding="utf-8")
    return answers_file(path, meeting)


def the_only(folder: Path) -> Session:
    (session,) = unfinished_sessions(folder)
    return session


# --- kept on disk ------------------------------------------------------------------------------


def test_a_new_session_is_on_disk_at_once_and_private(tmp_path: Path, meeting: Outline) -> None:
    folder = tmp_path / "没写完"
    session = new_session(meeting, {"会议全称": "全县春耕工作会议"}, seed=3, folder=folder)
    assert the_only(folder) == session
    assert session.title == "全县春耕工作会议讲话"
    assert session.file is not None
    if os.name == "posix":
        assert stat.S_IMODE(session.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_each_answer_is_on_disk_before_the_next_question(tmp_path: Path, meeting: Outline) -> None:
    session = new_session(meeting, {}, seed=0, folder=tmp_path)
    answers: list[tuple[str, Value]] = [
        ("会议全称", "全县“春耕”工作会议: 第一次"),
        ("讲话人", "沈放 青屏县县长"),
        ("成绩", ["增长12.50%", "- 二", "# 三", "{{ 四 }}", "0571"]),
        ("缘由", {"词条": phrase_id("opening", "今天，{会议名称}"), "原句": "今天，{会议名称}"}),
        ("意义", None),
        ("{上级}", "yes"),
    ]
    for key, value in answers:
        session = with_answer(session, key, value)
        assert the_only(tmp_path).answers == session.answers
    assert dict(the_only(tmp_path).answers) == dict(answers)


def test_half_a_sentence_is_kept_until_its_question_is_answered(
    tmp_path: Path, meeting: Outline
) -> None:
    session = with_half(new_session(meeting, {}, seed=0, folder=tmp_path), "成绩", "整地两万\n备苗")
    assert the_only(tmp_path).half == ("成绩", "整地两万\n备苗")
    with_answer(session, "成绩", ["整地两万亩"])
    assert the_only(tmp_path).half == ("", "")


def test_what_was_written_last_is_offered_first(tmp_path: Path, meeting: Outline) -> None:
    pledge = outline_named("表态发言")
    first = new_session(meeting, {"会议全称": "甲县春耕会议"}, seed=0, folder=tmp_path)
    second = new_session(pledge, {"会议全称": "乙县招商会议"}, seed=0, folder=tmp_path)
    third = new_session(meeting, {"会议全称": "丙县防汛会议"}, seed=0, folder=tmp_path)
    for age, session in enumerate((second, first, third)):
        assert session.file is not None
        os.utime(session.file, (1000 - age, 1000 - age))
    assert [each.title for each in unfinished_sessions(tmp_path)] == [
        "乙县招商会议表态发言",
        "甲县春耕会议讲话",
        "丙县防汛会议讲话",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        "提纲: [工作".encode(),
        "提纲: 没有这种\n答案: {}\n".encode(),
        "提纲: 工作会议讲话\n答案: {会议全程: 错}\n".encode(),
        "提纲: 工作会议讲话\n种子: 多\n".encode(),
        "- 一\n- 二\n".encode(),
    ],
)
def test_a_broken_file_is_left_alone(tmp_path: Path, meeting: Outline, content: bytes) -> None:
    broken = tmp_path / "工作会议讲话-7.yaml"
    broken.write_bytes(content)
    session = new_session(meeting, {}, seed=0, folder=tmp_path)
    assert the_only(tmp_path) == session
    assert broken.read_bytes() == content


def test_a_finished_session_is_no_longer_offered(tmp_path: Path, meeting: Outline) -> None:
    session = new_session(meeting, {}, seed=0, folder=tmp_path)
    finished(session)
    finished(session)
    assert unfinished_sessions(tmp_path) == ()


def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path, meeting: Outline) -> None:
    (tmp_path / "占位").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="建不了文件夹"):
        new_session(meeting, {}, seed=0, folder=tmp_path / "占位" / "没写完")


# --- headings follow their frame ---------------------------------------------------------------


def headed(tmp_path: Path, meeting: Outline) -> Session:
    session = new_session(meeting, {"主题": ["育苗", "管护"]}, seed=0, folder=tmp_path)
    session = with_answer(session, "标题组", {"提纲": 1})
    for ask in asks(meeting, session.answers):
        if ask.question.edits:
            session = with_answer(session, ask.key, ask.default)
    return session


def headings(session: Session) -> list[str]:
    asked = [ask for ask in asks(session.outline, session.answers) if ask.question.edits]
    return [str(session.answers.get(ask.key, ask.default)) for ask in asked]


def test_headings_follow_a_changed_frame_until_a_hand_edits_one(
    tmp_path: Path, meeting: Outline
) -> None:
    session = headed(tmp_path, meeting)
    assert headings(session) == ["把育苗抓实抓到位", "把管护抓实抓到位"]
    session = with_answer(session, "大标题2", "管护要用心")
    session = with_answer(session, "标题组", {"提纲": 3})
    assert headings(session) == ["切实抓好育苗", "管护要用心"]
    assert the_only(tmp_path).answers == session.answers


def test_headings_follow_changed_themes(tmp_path: Path, meeting: Outline) -> None:
    session = with_answer(headed(tmp_path, meeting), "主题", ["栽植", "管护", "验收"])
    assert headings(session) == ["把栽植抓实抓到位", "把管护抓实抓到位", "把验收抓实抓到位"]


def test_the_same_frame_chosen_again_changes_nothing(tmp_path: Path, meeting: Outline) -> None:
    session = headed(tmp_path, meeting)
    assert with_answer(session, "标题组", {"提纲": 1}).answers == session.answers


COMPOSED: Value = {"原句": ["栽好{项}这一茬", "管好{项}这一茬"]}


def test_a_set_made_for_other_themes_is_asked_for_again(tmp_path: Path, meeting: Outline) -> None:
    session = new_session(meeting, {"主题": ["育苗", "管护"]}, seed=0, folder=tmp_path)
    session = with_answer(session, "标题组", COMPOSED)
    assert "标题组" not in with_answer(session, "主题", ["育苗", "验收"]).answers
    assert with_answer(session, "主题", ["育苗", "管护"]).answers["标题组"] == COMPOSED


def test_sub_headings_are_asked_for_again_when_the_heads_change(
    tmp_path: Path, meeting: Outline
) -> None:
    kept: Value = {"原句": ["全面{项}／限时{项}", ""]}
    answers: dict[str, Value] = {"主题": ["育苗", "管护"], "要点1": ["查：甲", "改：乙"]}
    session = new_session(meeting, answers, seed=0, folder=tmp_path)
    session = with_answer(session, "小标题", kept)
    assert "小标题" not in with_answer(session, "要点1", ["查：甲", "看：乙"]).answers
    assert with_answer(session, "称谓", "同志们").answers["小标题"] == kept


def test_several_answers_of_one_screen_are_kept_in_their_order(
    tmp_path: Path, meeting: Outline
) -> None:
    session = new_session(meeting, {"主题": ["育苗", "管护"]}, seed=0, folder=tmp_path)
    several = {"标题组": COMPOSED, "大标题1": "栽好育苗这一茬", "大标题2": "管护不能断档"}
    assert with_answers(session, several).answers == {"主题": ["育苗", "管护"], **several}
    assert the_only(tmp_path).answers["大标题2"] == "管护不能断档"


# --- answers from files ------------------------------------------------------------------------


def test_an_answers_file_is_read_as_it_was_typed(tmp_path: Path, meeting: Outline) -> None:
    path = tmp_path / "会议.yaml"
    path.write_text(
        "\ufeff# 注\n会议全称: 2027\u5e74会议\n成绩:\n- 12.50\n- 0571\n时间: 2027-02-19\n称谓:\n",
        encoding="utf-8",
    )
    assert answers_file(path, meeting) == {
        "会议全称": "2027年会议",
        "成绩": ["12.50", "0571"],
        "时间": "2027-02-19",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 一\n- 二\n", "名字: 内容"),
        ("会议全称: [一\n", "第 2 行|第 1 行"),
        ("会议全程: 一\n", "没有“会议全程”这一问"),
        ("时间: 2027-02-30\n", "认不出是哪天"),
    ],
)
def test_an_answers_file_that_does_not_fit(
    tmp_path: Path, meeting: Outline, text: str, told: str
) -> None:
    path = tmp_path / "会议.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=told):
        answers_file(path, meeting)


def test_what_a_form_left_empty_takes_its_default(
    tmp_path: Path, meeting: Outline, bank: Bank
) -> None:
    path = tmp_path / "会议.yaml"
    path.write_text("讲话人: 沈放 青屏县委书记\n称谓:\n成绩:\n代表: 无\n结尾:\n", encoding="utf-8")
    given = answers_file(path, meeting)
    assert given == {"讲话人": "沈放 青屏县委书记", "代表": "", "结尾": None}
    answers = with_defaults(Session(meeting, given), bank).answers
    assert (answers["称谓"], answers["代表"], answers["结尾"]) == ("同志们", "", None)
    answers = with_defaults(Session(meeting, {"讲话人": "沈放 青屏县委书记"}), bank).answers
    assert answers["代表"] == "县委"


def test_an_answers_file_that_is_not_there(tmp_path: Path, meeting: Outline) -> None:
    with pytest.raises(UserError, match=r"读不了 .*没有\.yaml"):
        answers_file(tmp_path / "没有.yaml", meeting)
    (tmp_path / "空.yaml").write_text("# 全是注\n", encoding="utf-8")
    assert answers_file(tmp_path / "空.yaml", meeting) == {}


# --- defaults ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["工作会议讲话", "表态发言"])
def test_defaults_answer_everything_but_required_facts(kind: str, bank: Bank) -> None:
    outline = outline_named(kind)
    session = with_defaults(Session(outline, {}), bank)
    assert next_ask(outline, session.answers) is None
    required = {question.name for question in outline.questions if question.required}
    assert {name for name in required if session.answers.get(name)} == set()
    example = with_defaults(Session(outline, example_answers(outline)), bank)
    assert not draft_of(example).draft.gaps


def test_enter_takes_a_phrase_of_several_speeches_that_is_wholly_filled(
    meeting: Outline, bank: Bank, facts: dict[str, Value]
) -> None:
    answers = with_defaults(Session(meeting, facts), bank).answers
    assert answers["过渡"] == {"词条": TRANSITION.id, "原句": TRANSITION.pattern}
    assert answers["道理1"] == {"词条": REASON.id, "原句": REASON.pattern}
    assert isinstance(answers["道理2"], dict)
    assert "提纲" in answers["道理2"]


def test_a_phrase_seen_once_is_never_a_default(
    tmp_path: Path, meeting: Outline, facts: dict[str, Value]
) -> None:
    singles = [REASON_SINGLE, FRAME_SINGLE, Seen("closing", "call", "一起干吧！", 1)]
    with open_bank(bank_file(tmp_path / "b.db", singles)) as bank:
        session = with_defaults(Session(meeting, facts), bank)
        assert phrases_used(draft_of(session), bank) == ()
        place = next(a for a in asks(meeting, facts) if a.key == "道理1")
        assert REASON_SINGLE.pattern in [e.pattern for e in offered(session, place, bank)]


def test_a_phrase_with_an_open_slot_is_never_a_default(
    meeting: Outline, tmp_path: Path, facts: dict[str, Value]
) -> None:
    often = Seen("opening", "occasion", "经{文件}批准，我们来了。", 9)
    with open_bank(bank_file(tmp_path / "b.db", [often])) as bank:
        assert (
            "经" not in draft_of(with_defaults(Session(meeting, facts), bank)).draft.blocks[4].text
        )


def test_one_outline_answers_bank_and_seed_give_one_draft(
    meeting: Outline, bank: Bank, facts: dict[str, Value]
) -> None:
    one = draft_of(with_defaults(Session(meeting, facts, seed=5), bank))
    assert draft_of(with_defaults(Session(meeting, dict(facts), seed=5), bank)) == one


# --- the draft ---------------------------------------------------------------------------------


def test_the_phrases_of_a_draft_are_named_with_their_speeches(
    meeting: Outline, bank: Bank, facts: dict[str, Value]
) -> None:
    used = phrases_used(draft_of(with_defaults(Session(meeting, facts), bank)), bank)
    assert [phrase.pattern for _, phrase in used].count(TRANSITION.pattern) == 1
    assert ("松一松，前功尽弃；紧一紧，柳暗花明。", REASON.id) in [
        (text, phrase.id) for text, phrase in used
    ]


def test_no_phrase_stands_twice_in_one_draft(meeting: Outline, tmp_path: Path) -> None:
    often = [Seen("sentence", None, f"第{n}条道理，讲透不讲玄。", 3) for n in "甲乙丙丁"]
    themes: dict[str, Value] = {"主题": ["育苗", "栽植", "管护", "验收", "考核", "宣传"]}
    with open_bank(bank_file(tmp_path / "b.db", [REASON, *often])) as bank:
        for seed in range(5):
            drafted = draft_of(with_defaults(Session(meeting, themes, seed=seed), bank)).draft
            phrases = [s.origin.phrase for b in drafted.blocks for s in b.sentences]
            chosen = [phrase for phrase in phrases if phrase]
            assert chosen
            assert len(chosen) == len(set(chosen))


def test_wording_that_must_stand_is_looked_for_letter_by_letter(
    meeting: Outline, bank: Bank, facts: dict[str, Value]
) -> None:
    session = with_defaults(Session(meeting, facts), bank)
    assert missing_wording(draft_of(session), session.outline) == ()
    asked_too_much = with_defaults(
        Session(meeting, {**facts, "必写提法": ["山上栽好树,等于修水库", "任务落实"]}), bank
    )
    missing = missing_wording(draft_of(asked_too_much), asked_too_much.outline)
    assert missing == ("山上栽好树,等于修水库",)


def test_a_slot_asked_once_is_filled_wherever_it_stands(
    meeting: Outline, bank: Bank, facts: dict[str, Value]
) -> None:
    chosen: dict[str, Value] = {
        "上级精神": "",
        "缘由": {"词条": OCCASION_OPEN.id, "原句": OCCASION_OPEN.pattern},
        "结尾": "记住{上级}的嘱托。",
    }
    session = Session(meeting, {**facts, **chosen})
    ask = next((a for a in asks(meeting, session.answers) if a.key == "{上级}"), None)
    assert ask is not None
    session = with_defaults(saved(with_answer(session, "{上级}", "市委")), bank)
    assert "根据市委部署，" in draft_of(session).draft.blocks[4].text


def test_a_usage_error_names_the_question(meeting: Outline, tmp_path: Path) -> None:
    path = tmp_path / "会议.yaml"
    path.write_text("篇幅: 中讲\n", encoding="utf-8")
    with pytest.raises(UsageError, match="篇幅"):
        answers_file(path, meeting)


def test_measures_stand_under_their_own_theme_and_wait_while_it_is_gone(
    tmp_path: Path, meeting: Outline
) -> None:
    given: dict[str, Value] = {
        "主题": ["任务落实", "质量管护"],
        "要点1": ["分到山头"],
        "要点2": ["专人看管"],
        "大标题2": "栽一棵活一棵",
    }
    session = new_session(meeting, given, seed=0, folder=tmp_path / "没写完")
    session = with_answer(session, "主题", ["质量管护"])
    body = "\n".join(block.text for block in draft_of(session).draft.blocks)
    assert "一、栽一棵活一棵\n专人看管。" in body
    assert "分到山头" not in body
    assert unused_answers(draft_of(session), meeting) == ("要点〔任务落实〕",)
    session = with_answer(the_only(tmp_path / "没写完"), "主题", given["主题"])
    assert session.answers == given
    assert unused_answers(draft_of(session), meeting) == ()


def test_what_was_said_of_an_item_beyond_the_list_is_reported(meeting: Outline) -> None:
    answers: dict[str, Value] = {"要点1": ["分到山头"], "大标题1": "把树栽活", "道理1": {"提纲": 1}}
    session = Session(meeting, answers)
    assert unused_answers(draft_of(session), meeting) == ("要点1", "大标题1")
    with_themes = with_answer(session, "主题", ["任务落实"])
    assert unused_answers(draft_of(with_themes), meeting) == ()


# --- two windows -------------------------------------------------------------------------------


def test_a_session_that_another_window_went_on_with_is_gone_on_with_as_it_is(
    meeting: Outline, tmp_path: Path
) -> None:
    looked_at = new_session(meeting, {"称谓": "同志们"}, seed=0, folder=tmp_path)
    elsewhere = with_answer(looked_at, "称谓", "各位代表")
    assert as_kept(looked_at).answers == elsewhere.answers
    finished(elsewhere)
    with pytest.raises(UserError, match="另一个窗口里写完了"):
        as_kept(looked_at)


def test_a_name_that_another_window_has_just_taken_is_no_broken_session(tmp_path: Path) -> None:
    (tmp_path / "工作会议讲话-1.yaml").touch()
    (tmp_path / "工作会议讲话-2.yaml").write_text("坏了", encoding="utf-8")
    assert unfinished_sessions(tmp_path) == ()
    assert [each.name for each in unreadable_sessions(tmp_path)] == ["工作会议讲话-2.yaml"]


def test_a_saved_draft_that_was_changed_meanwhile_is_not_written_over(
    meeting: Outline, bank: Bank, tmp_path: Path
) -> None:
    file = draft_of(with_defaults(Session(meeting, example_answers(meeting)), bank))
    path = tmp_path / "稿.md"
    path.write_text(markdown_of(file), encoding="utf-8")
    session = Session(meeting, file.answers, edited=Edited(path, opened(path)))
    check_not_changed(session)
    path.write_text(markdown_of(file).replace("同志们", "各位同志"), encoding="utf-8")
    with pytest.raises(UserError, match="没有写回去"):
        check_not_changed(session)
