"""A speech becomes a form: what is concrete is asked, the skeleton comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.bank import Bank, open_bank
from drafter.corpus.readers import read_source
from drafter.deriving import Derived, derived, restored, sample_of
from drafter.drafting.compose import composed
from drafter.flows.answer_files import answers_file
from drafter.flows.inspect import inspected_source
from drafter.interview.checked import checked_answers
from drafter.model import Speech
from drafter.outlines.load import outline
from drafter.outlines.model import Outline
from drafter.outlines.writing import outline_yaml, write_outline
from drafter.outlines.yaml_file import text_of_yaml
from tests.deriving.samples import LESSON, OPENING, SAMPLES, WORK, Written
from tests.made_up import Seen, bank_file

KNOWN = (
    Seen("transition", "transition", "下面，我讲{数量}点意见。", 2),
    Seen("closing", "summary", "这些问题，必须引起高度重视。", 2),
    Seen("opening", "thanks", "借此机会，我代表{单位}，向奋战在一线的同志们表示衷心的感谢！", 2),
)


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db", KNOWN), read_only=True) as opened:
        yield opened


def made(written: Written, bank: Bank) -> Derived:
    return derived(sample_of(written.source(), written.speech()), bank.search(), kind="仿稿")


def loaded(result: Derived, folder: Path) -> Outline:
    """The outline as it is read back from its files."""
    write_outline(
        folder,
        outline_text=outline_yaml(result.outline),
        template=result.template,
        example=result.answers,
    )
    return outline(folder)


def own_words(result: Derived) -> str:
    """Everything that the outline itself would put into a draft."""
    fixed = [result.template, result.outline.title, result.outline.file_title]
    for question in result.outline.questions:
        fixed += question.own
        if not question.name.startswith(("事项", "地区", "单位", "称谓")):
            fixed.append(question.default)
    return "\n".join(fixed)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_own_answers_give_its_skeleton_back(
    name: str, bank: Bank, tmp_path: Path
) -> None:
    written = SAMPLES[name]
    result = made(written, bank)
    found = loaded(result, tmp_path / "仿")
    answers = answers_file(tmp_path / "仿" / "example.yaml", found)
    assert answers == checked_answers(result.answers, found)
    back = restored(found, answers, written.speech())
    assert back.missing == ()
    assert back.kept == back.total > 5


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_concrete_stays_in_the_outline(name: str, bank: Bank) -> None:
    words = own_words(made(SAMPLES[name], bank))
    assert [each for each in SAMPLES[name].concrete if each in words] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_without_answers_no_fact_of_the_sample_stands_in_the_draft(
    name: str, bank: Bank, tmp_path: Path
) -> None:
    draft = composed(loaded(made(SAMPLES[name], bank), tmp_path / "仿"), {})
    text = "".join(block.text for block in draft.blocks)
    assert [each for each in SAMPLES[name].concrete if each in text] == []
    assert draft.gaps


def test_a_thing_is_asked_for_once_however_often_it_occurs(bank: Bank) -> None:
    result = made(WORK, bank)
    for thing in ("望湖区", "市水务局"):
        (name,) = [key for key, value in result.answers.items() if value == thing]
        assert result.template.count(f"{{{{ {name} }}}}") == 2
    names = [question.name for question in result.outline.questions]
    assert len(names) == len(set(names))


def test_a_question_is_named_by_its_slot_and_says_where_its_fact_stood(bank: Bank) -> None:
    result = made(WORK, bank)
    (name,) = [key for key, value in result.answers.items() if value == "石埠县"]
    question = result.outline.question(name)
    assert question is not None
    assert name.startswith("地区")
    assert question.required
    assert question.default == ""
    assert "〔石埠县〕" in question.hint


def test_achievements_and_faults_are_asked_whole_with_last_years_words_as_help(bank: Bank) -> None:
    result = made(WORK, bank)
    achieved = result.outline.question("成绩")
    faults = result.outline.question("问题")
    assert achieved is not None
    assert faults is not None
    assert (achieved.type, faults.type) == ("lines", "lines")
    assert "412处" in achieved.help
    assert result.answers["问题"] == [
        "河段白天清、晚上倒", "部门重建设轻管护", "乡镇巡河走过场",
    ]  # fmt: skip
    assert "412" not in result.template
    assert "巡河走过场" not in result.template


def test_a_formula_of_the_bank_is_a_place_with_the_samples_own_sentence(bank: Bank) -> None:
    result = made(WORK, bank)
    places = {q.name: q for q in result.outline.questions if q.type == "phrase"}
    assert {"过渡", "致谢"} <= set(places)
    assert places["过渡"].part == "transition"
    assert places["过渡"].moves == ("transition",)
    assert places["过渡"].own == ("下面，我讲三点意见。",)
    assert places["过渡"].counts == {"数量": 3}
    assert result.answers["过渡"] == {"提纲": 1}
    assert not [q for q in made(LESSON, bank).outline.questions if q.type == "phrase"]


def test_what_speaks_of_faults_goes_with_them(bank: Bank, tmp_path: Path) -> None:
    found = loaded(made(WORK, bank), tmp_path / "仿")
    silent = composed(found, {"会议全称": "全市河湖管护工作会议"})
    text = "".join(block.text for block in silent.blocks)
    assert "这些问题" not in text
    assert "这些成绩" not in text
    assert "不少差距" not in text


def test_a_quotation_is_a_fact_to_look_up_again(bank: Bank) -> None:
    result = made(WORK, bank)
    assert result.answers["引文1"] == "保护江河湖泊，事关人民群众福祉，事关中华民族长远发展"
    assert "习近平总书记指出：“{{ 引文1 }}。”" in result.template


def test_headings_keep_number_and_level_and_may_be_changed(bank: Bank) -> None:
    result = made(WORK, bank)
    assert "## 一、{{ 大标题1 }}\n" in result.template
    assert "### （一）把账算清楚\n" in result.template
    question = result.outline.question("大标题1")
    assert question is not None
    assert question.default in ("认清形势，扛起{事项}的责任", "认清形势，扛起河湖管护的责任")
    assert result.outline.roles == (
        "title", "byline", "date", "salutation", "heading1", "heading2", "paragraph",
    )  # fmt: skip


def test_words_that_are_right_again_next_year_are_not_asked(bank: Bank) -> None:
    result = made(WORK, bank)
    assert "总结去年工作，部署今年任务" in result.template
    level = [q for q in made(OPENING, bank).outline.questions if q.default == "全县"]
    assert [q.required for q in level] == [False]


def test_a_speech_without_date_or_speaker_asks_for_them_without_demanding(bank: Bank) -> None:
    result = made(LESSON, bank)
    speaker = result.outline.question("讲话人")
    assert speaker is not None
    assert not speaker.required
    assert "讲话人" not in result.answers


def test_a_salutation_of_two_lines_stays_two_lines(bank: Bank, tmp_path: Path) -> None:
    result = made(OPENING, bank)
    draft = composed(loaded(result, tmp_path / "仿"), result.answers)  # type: ignore[arg-type]
    lines = [block.text for block in draft.blocks]
    assert "各位领导、各位来宾，" in lines
    assert "女士们、先生们：" in lines


def test_the_same_sample_gives_the_same_bytes(bank: Bank) -> None:
    first, second = made(WORK, bank), made(WORK, bank)
    assert first.template == second.template
    assert outline_yaml(first.outline) == outline_yaml(second.outline)
    assert text_of_yaml(first.answers) == text_of_yaml(second.answers)


def test_template_syntax_and_markdown_in_a_sample_are_only_words(
    bank: Bank, tmp_path: Path
) -> None:
    text = OPENING.text.replace(
        "办节是为了", "# {{ 7 * 7 }}{% include 'x' %}{# 注 #}【没有配对，{地区}，办节是为了"
    )
    written = Written(text, ())
    result = made(written, bank)
    draft = composed(
        loaded(result, tmp_path / "仿"), checked_answers(result.answers, result.outline)
    )
    (block,) = [block for block in draft.blocks if "7" in block.text]
    assert block.kind == "paragraph"
    assert "｛｛ 7*7 ｝｝" in block.text.replace(" * ", "*") or "｛｛7*7｝｝" in block.text
    assert [each.kind for each in draft.blocks].count("title") == 1


def test_a_speech_without_title_takes_the_meetings_name(bank: Bank) -> None:
    text = WORK.text[WORK.text.index("同志们：") :]
    result = made(Written(text, ()), bank)
    assert result.outline.title == "在{会议全称}上的讲话"
    assert result.answers["会议全称"] == "全市河湖管护工作会议"


def test_what_a_person_must_look_at_is_told(bank: Bank) -> None:
    spoilt = "水坏了，***几代人都还不起。"
    text = WORK.text.replace("一条河就是一面镜子", "我们要守好“一江两岸”")
    told = made(Written(text.replace("水坏了，几代人都还不起。", spoilt), ()), bank).told
    assert told.relative >= 2
    assert "“一江两岸”" in told.slogans
    assert told.damaged == (spoilt,)


# --- real speeches ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_real_speeches(
    shared_corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Speech, Derived]]:
    """Each real speech with what is made of it."""
    with open_bank(
        bank_file(tmp_path_factory.mktemp("词库") / "b.db", KNOWN), read_only=True
    ) as bank:
        phrases = bank.search()
    return [
        (speech, derived(sample_of(source, speech), phrases, kind="仿稿"))
        for source in map(read_source, sorted(shared_corpus.glob("*.txt")))
        for speech in inspected_source(source).speeches
    ]


def test_real_speeches_give_their_skeleton_back(
    of_real_speeches: list[tuple[Speech, Derived]], tmp_path: Path
) -> None:
    total, missing = 0, list[str]()
    for number, (speech, result) in enumerate(of_real_speeches):
        found = loaded(result, tmp_path / f"{number}")
        back = restored(found, checked_answers(result.answers, found), speech)
        total += back.total
        missing += back.missing
    assert total > 150
    assert missing == []


def test_no_figure_date_or_document_of_a_real_speech_stays(
    of_real_speeches: list[tuple[Speech, Derived]],
) -> None:
    for _, result in of_real_speeches:
        words = own_words(result)
        body = re.sub(r"\{\{[^}]*\}\}|\{%[^%]*%\}|\{[^{}]*\}", "", words)
        assert re.findall(r"\d{2,}|《[^》]*》|[×○]{2,}", body) == []
