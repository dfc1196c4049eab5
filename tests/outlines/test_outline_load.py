"""The shipped outlines are sound; a broken one is named with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import OutlineError, UsageError, UserError
from drafter.flows.answer_files import example_answers
from drafter.interview.asks import asks
from drafter.model import ENTITY_SLOTS, MOVE_LABELS, SLOT
from drafter.outlines.load import outline, outline_named, outlines, shelf
from drafter.outlines.model import Outline
from tests.made_up import SMALL_OUTLINE, outline_folder, small_outline

SHIPPED = {each.kind: each for each in outlines()}


@pytest.fixture(params=SHIPPED, ids=[each.folder.name for each in SHIPPED.values()])
def shipped(request: pytest.FixtureRequest) -> Outline:
    return SHIPPED[str(request.param)]


def test_every_slot_of_an_own_sentence_can_be_filled(shipped: Outline) -> None:
    names = {question.name for question in shipped.questions}
    for question in shipped.questions:
        for own in question.own:
            filled_here = {"项", "序"} if question.each else set()
            assert set(SLOT.findall(own)) <= names | filled_here | set(question.counts), own


def test_every_place_has_a_sentence_that_needs_required_facts_only(shipped: Outline) -> None:
    required = {each.name for each in shipped.questions if each.required or each.type == "choice"}
    places = [question for question in shipped.questions if question.type == "phrase"]
    assert places
    for place in places:
        given = required | set(place.counts) | {"项", "序"}
        assert any(given.issuperset(SLOT.findall(own)) for own in place.own), place.name


def test_declared_slots_moves_and_defaults_are_of_the_lists(shipped: Outline) -> None:
    for question in shipped.questions:
        assert question.slot in ("", *ENTITY_SLOTS)
        assert set(question.moves) <= set(MOVE_LABELS)
        if question.choices:
            assert question.default in [choice.value for choice in question.choices]


def test_every_fact_is_explained_and_its_example_would_be_taken(shipped: Outline) -> None:
    answers = example_answers(shipped)
    for question in shipped.questions:
        if question.stage == "会议":
            assert question.hint, question.name
        if question.required and not question.each:
            assert question.name in answers


def test_the_example_answers_every_question_of_fact(shipped: Outline) -> None:
    answers = example_answers(shipped)
    open_facts = [
        ask.key
        for ask in asks(shipped, answers)
        if ask.key not in answers and ask.question.type not in ("phrase", "headings")
    ]
    assert [key for key in open_facts if not key.startswith("称谓")] == []


def test_an_outline_is_found_by_its_kind_its_beginning_or_its_folder() -> None:
    assert outline_named("工作会议讲话") == outline_named("工作") == outline_named("work-meeting")
    with pytest.raises(
        UsageError, match=r"没有“婚礼致辞”这一种提纲。现有：.*工作会议讲话"
    ) as caught:
        outline_named("婚礼致辞")
    assert caught.value.exit_code == 2


def test_a_small_outline_of_ones_own(tmp_path: Path) -> None:
    loaded = small_outline(tmp_path)
    assert loaded.kind == "短会讲话"
    assert loaded.folder == tmp_path / "short-talk"
    assert [each.kind for each in outlines(tmp_path)] == ["短会讲话"]


def changed(old: str, new: str) -> str:
    assert SMALL_OUTLINE.count(old) == 1, old
    return SMALL_OUTLINE.replace(old, new)


BROKEN = {
    "not YAML": (changed("kind: 短会讲话", "kind: [短会讲话"), ["第 2 行", "YAML"]),
    "unknown field": (
        changed("summary: 十分钟的会", "summary: 十分钟的会\nlength: 10"),
        ["length", "不认识"],
    ),
    "unknown field of a question": (
        changed("stage: 会议, default: 同志们", "stage: 会议, defualt: 同志们"),
        ["第 8 行", "defualt", "不认识"],
    ),
    "field missing": (changed("summary: 十分钟的会\n", ""), ["summary", "缺少"]),
    "unknown type": (changed("type: list", "type: lists"), ["第 10 行", "允许"]),
    "alias bomb": (
        "a: &a [哈,哈]\nb: &b [*a,*a]\n" + SMALL_OUTLINE,
        ["第 1 行", "&"],
    ),
    "tag": ("kind: !!python/object/apply:os.getcwd []\n", ["第 1 行", "!"]),
    "unknown slot": (changed("专门研究{任务}", "专门研究{课题}"), ["缘由", "{课题}"]),
    "unknown slot of the title": (
        changed("title: 在{会议全称}上的讲话", "title: 在{大会}上的讲话"),
        ["短会讲话", "{大会}"],
    ),
    "same name twice": (changed("name: 任务,", "name: 称谓,"), ["称谓", "重"]),
    "each that is no list": (
        changed("stage: 立意, each: 主题, edits: 标题组", "stage: 立意, each: 任务, edits: 标题组"),
        ["大标题", "each", "任务"],
    ),
    "condition on what comes later": (changed("when: 任务", "when: 尾声"), ["结尾", "尾声"]),
    "condition on a choice there is not": (
        changed("when: 任务", "when: 任务=成立"),
        ["结尾", "任务", "成立"],
    ),
    "entity slot of no list": (changed("slot: 人名", "slot: 大名"), ["讲话人", "大名"]),
    "pattern that is none": (
        changed("default: 同志们", "pattern: '[同志'"),
        ["称谓", "pattern"],
    ),
    "name that is no name": (changed("name: 称谓", "name: 称 谓"), ["称 谓", "名字"]),
    "length without minutes": (
        changed("name: 称谓, prompt: 称谓, stage: 会议, default: 同志们",
                "name: 多久, prompt: 多久, stage: 会议, type: length, choices: [{value: 短讲}]"),
        ["多久", "minutes"],
    ),
    "minutes of what is no length": (
        changed("stage: 会议, default: 同志们",
                "stage: 会议, type: choice, choices: [{value: 同志们, minutes: 3}]"),
        ["称谓", "minutes"],
    ),
    "asked from a length that is never asked": (
        changed("stage: 会议, default: 同志们", "stage: 会议, from_minutes: 10"),
        ["称谓", "from_minutes", "length"],
    ),
    "a set of another number of headings": (
        changed("type: phrase, part: opening, ", "type: phrase, part: opening, members: 3, "),
        ["缘由", "members", "；"],
    ),
    "unknown slot of a choice's title": (
        changed(
            "prompt: 任务, stage: 会议, slot: 事项",
            "prompt: 任务, stage: 会议, type: choice, choices: [{value: 一, title: '{大会}纪要'}]",
        ),
        ["任务", "{大会}"],
    ),
    "place without a part": (changed("part: opening, ", ""), ["缘由", "part"]),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(BROKEN))
def test_a_broken_outline_is_named_with_what_is_wrong(tmp_path: Path, fault: str) -> None:
    text, told = BROKEN[fault]
    folder = outline_folder(tmp_path, text=text)
    with pytest.raises(OutlineError) as caught:
        outline(folder)
    for words in ("short-talk/outline.yaml", *told):
        assert words in str(caught.value)
    assert caught.value.advice
    assert caught.value.exit_code == 1


def test_an_outline_without_a_template(tmp_path: Path) -> None:
    folder = outline_folder(tmp_path)
    (folder / "speech.md.j2").unlink()
    with pytest.raises(OutlineError, match=r"没有 speech\.md\.j2"):
        outline(folder)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"a" * (2 << 20), "2 MB"),
    ],
)
def test_a_file_that_no_hand_wrote(tmp_path: Path, content: bytes, told: str) -> None:
    folder = outline_folder(tmp_path)
    (folder / "outline.yaml").write_bytes(content)
    with pytest.raises(UserError, match=told):
        outline(folder)


# --- the user's own, beside those that ship ------------------------------------------------------


def own_folder(home: Path, name: str, text: str = SMALL_OUTLINE) -> Path:
    """An outline of the user's own."""
    made = outline_folder(home / "outlines", text=text)
    return made.rename(made.with_name(name))


def test_the_users_outlines_stand_beside_those_that_ship(drafter_home: Path) -> None:
    own_folder(drafter_home, "short")
    found = shelf()
    assert found.shelved[0].own
    assert found.shelved[0].shadows == ()
    assert {"短会讲话", "工作会议讲话", "表态发言"} <= {each.kind for each in outlines()}
    assert outline_named("短会讲话") == outline_named("short")
    assert outline_named("短会讲话").apart
    assert not outline_named("表态发言").apart


@pytest.mark.parametrize(("folder", "kind"), [("mine", "表态发言"), ("pledge", "任职表态")])
def test_one_of_the_same_kind_or_folder_takes_the_place_of_a_shipped_one(
    drafter_home: Path, folder: str, kind: str
) -> None:
    own_folder(drafter_home, folder, SMALL_OUTLINE.replace("短会讲话", kind, 1))
    found = shelf()
    assert [each.shadows for each in found.shelved if each.own] == [("表态发言",)]
    assert [each.folder.name for each in outlines()].count(folder) == 1
    assert outline_named(kind).folder.parent == drafter_home / "outlines"


def test_a_broken_one_is_left_out_with_file_line_and_advice(drafter_home: Path) -> None:
    own_folder(drafter_home, "pledge", SMALL_OUTLINE.replace("type: list", "type: 清单"))
    own_folder(drafter_home, "good")
    (drafter_home / "outlines" / "empty").mkdir()
    found = shelf()
    assert {"短会讲话", "工作会议讲话", "表态发言"} <= {each.kind for each in found.outlines}
    assert outline_named("pledge").kind == "表态发言"
    empty, pledge = found.broken
    assert str(empty) == "empty/ 里没有 outline.yaml。补上问题单，或把这个文件夹移走"
    assert pledge.message.startswith("pledge/outline.yaml 第 10 行")
    assert pledge.advice
    with pytest.raises(OutlineError, match=r"empty/ 里没有"):
        outline_named("empty")


def test_two_of_the_users_own_cannot_be_of_one_kind(drafter_home: Path) -> None:
    own_folder(drafter_home, "a")
    own_folder(drafter_home, "b")
    (error,) = shelf().broken
    assert str(error) == "b/outline.yaml 的 kind 和 a 的一样，都是“短会讲话”。改掉一个"


@pytest.mark.parametrize("line", ["apart: true", "folder: /etc"])
def test_what_the_program_knows_itself_cannot_be_written_in_the_file(
    tmp_path: Path, line: str
) -> None:
    with pytest.raises(OutlineError, match=r"apart|folder"):
        outline(outline_folder(tmp_path, text=f"{line}\n{SMALL_OUTLINE}"), apart=True)
