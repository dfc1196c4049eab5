"""Each shipped outline: its golden draft, and a draft that reads well without any phrase bank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter.bank import Bank, open_bank, open_user_bank
from drafter.cli import group
from drafter.errors import UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.draft import draft_of
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.interview.answers import Value, is_answered, question_of
from drafter.interview.asks import asks
from drafter.interview.checked import checked_answers
from drafter.model import SLOT, Draft
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.model import Outline
from drafter.paths import shipped
from tests.outlines.golden import GOLDEN_FILE

SHIPPED = {each.kind: each for each in outlines()}
TWO_STOPS = re.compile("[。！？；，：、]{2}")
REPEATED = re.compile(r"([\u4e01-\u9fff]{2,})\1")
"""Words twice in a row (工作工作), those with 一 aside: 一件一件 is said so."""


@pytest.fixture(scope="module")
def shipped_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("词库") / "b.db"
    with open_user_bank(path, shipped=shipped("phrasebank")):
        return path


@pytest.fixture(scope="module")
def empty_bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with open_bank(tmp_path_factory.mktemp("空词库") / "b.db") as bank:
        yield bank


@pytest.fixture(params=SHIPPED, ids=[each.folder.name for each in SHIPPED.values()])
def outline(request: pytest.FixtureRequest) -> Outline:
    return SHIPPED[str(request.param)]


def draft(outline: Outline, answers: dict[str, Value], bank: Bank) -> Draft:
    return draft_of(with_defaults(Session(outline, answers), bank)).draft


def choices(outline: Outline) -> list[dict[str, Value]]:
    """Each answer that can be chosen (length, kind of ceremony), one at a time."""
    return [{}] + [
        {question.name: choice.value}
        for question in outline.questions
        for choice in question.choices
    ]


def own_words(outline: Outline) -> dict[str, Value]:
    """The example's facts, without the wordings that it chose."""
    return {
        key: value
        for key, value in example_answers(outline).items()
        if (asked := question_of(key, outline)) and asked.type not in ("phrase", "headings")
    }


def required_only(outline: Outline) -> dict[str, Value]:
    """As little as can be said: what the outline demands, of each list its first two items."""
    found: dict[str, Value] = {}
    for key, value in own_words(outline).items():
        asked = question_of(key, outline)
        if asked and asked.required and not key.endswith(("3", "4", "5", "6")):
            found[key] = value[:2] if isinstance(value, list) else value
    return found


def sentences(draft: Draft) -> list[str]:
    return [each.text for block in draft.blocks for each in block.sentences]


def assert_reads_well(draft: Draft) -> None:
    text = "\n".join(block.text for block in draft.blocks)
    assert not draft.gaps
    assert not SLOT.findall(text)
    assert not re.search("[【】{}]", text)
    assert not TWO_STOPS.search(text), TWO_STOPS.search(text)
    assert not REPEATED.search(text), REPEATED.search(text)
    assert all(block.text.strip() for block in draft.blocks)
    twice = [each for each, times in Counter(sentences(draft)).items() if times > 1]
    assert twice == []
    for block in draft.blocks:
        if block.kind == "paragraph":
            assert block.text[-1] in "。！？：”", block.text


def test_the_golden_draft_is_what_the_example_gives(
    tmp_path: Path, outline: Outline, shipped_bank: Path
) -> None:
    args = ["draft", outline.kind, "--example", "-o", tmp_path / "稿.docx", "--bank", shipped_bank]
    result = CliRunner().invoke(group, list(map(str, args)))
    assert result.exit_code == 0, result.output
    golden = (outline.folder / GOLDEN_FILE).read_text(encoding="utf-8")
    written = (tmp_path / "稿.md").read_text(encoding="utf-8")
    assert written == golden, "提纲或词库改了：看过再 make golden"


def test_an_example_answers_what_is_required_and_hides_no_gap(outline: Outline) -> None:
    answers = example_answers(outline)
    demanded = [ask.key for ask in asks(outline, answers) if ask.question.required]
    assert [key for key in demanded if not is_answered(answers, key)] == []
    assert "【" not in str(answers)


@pytest.mark.parametrize("answered", [own_words, required_only], ids=["all", "required"])
def test_it_reads_well_with_an_empty_bank_whatever_is_chosen(
    outline: Outline, empty_bank: Bank, answered: Callable[[Outline], dict[str, Value]]
) -> None:
    for choice in choices(outline):
        assert_reads_well(draft(outline, answered(outline) | choice, empty_bank))


def test_the_roles_it_declares_are_those_it_uses(outline: Outline, empty_bank: Bank) -> None:
    used = {
        block.kind
        for choice in choices(outline)
        for block in draft(outline, own_words(outline) | choice, empty_bank).blocks
    }
    assert used == set(outline.roles)


def test_places_have_own_sentences_enough_to_choose_from(outline: Outline) -> None:
    for question in outline.questions:
        if question.type in ("phrase", "headings") and not question.of:
            assert 2 <= len(question.own) <= 6, question.name


def test_the_own_words_of_no_two_outlines_are_the_same() -> None:
    said: Counter[str] = Counter()
    for each in SHIPPED.values():
        said.update({own for question in each.questions for own in question.own})
    assert [own for own, times in said.items() if times > 1] == []


def test_few_questions_of_which_half_take_enter(outline: Outline, empty_bank: Bank) -> None:
    course = asks(outline, with_defaults(Session(outline, own_words(outline)), empty_bank).answers)
    enter = [ask for ask in course if not ask.question.required]
    assert len(course) <= 36
    assert len(enter) * 2 >= len(course)


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("冬季森林防火", "坚决完成冬季森林防火任务，"),
        ("防汛备汛工作", "坚决完成防汛备汛工作任务，"),
        ("防汛备汛工作任务", "坚决完成防汛备汛工作任务，"),
        ("明年招商引资任务", "坚决完成明年招商引资任务，"),
    ],
)
def test_what_is_pledged_is_a_task_whatever_it_is_called(
    empty_bank: Bank, task: str, told: str
) -> None:
    pledge = outline_named("表态发言")
    told_in = draft(pledge, own_words(pledge) | {"任务": task}, empty_bank)
    assert told in told_in.blocks[-1].text


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("工作会议讲话", "部署事项"),
        ("会议主持词", "部署事项"),
        ("动员部署会讲话", "行动"),
        ("表态发言", "任务"),
        ("总结表彰会讲话", "表彰事项"),
    ],
)
def test_what_a_meeting_is_about_is_one_noun_phrase(kind: str, name: str) -> None:
    outline = outline_named(kind)
    assert checked_answers({name: "秋冬季森林防火工作"}, outline)
    for wrong in (
        "切实抓好秋冬季森林防火工作，坚决防止重大火灾",
        "切实抓好秋冬季森林防火工作",
        "进一步加强森林防火工作",
        "全面推进森林防火工作",
        "森林防火，防汛抗旱",
    ):
        with pytest.raises(UserError, match=r"如“.+”：2 到 40 字.*不带逗号"):
            checked_answers({name: wrong}, outline)
