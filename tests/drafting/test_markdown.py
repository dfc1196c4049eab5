"""One file that a person edits: reopened, what was not touched is as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drafter.drafting.compose import composed
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.interview.answers import Value, unpaired
from drafter.interview.asks import next_ask
from drafter.interview.checked import checked_answers
from drafter.model import Draft, DraftSentence, Gap
from drafter.outlines.load import outline_named
from tests.made_up import FRAME, OCCASION, REASON

MEETING = outline_named("工作会议讲话")

FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议暨县林长制2027年推进会",
    "讲话人": "沈放 青屏县县长",
    "时间": "2027-02-19",
    "部署事项": "今春造林绿化工作",
    "成绩": ["去冬整地【整地亩数，问县林草局】万亩"],
    "主题": ["任务落实", "质量管护"],
    "要点1": ["领导带班：县领导每周到山头走一遍"],
    "要点2": ["领导带班：县领导每周到山头走一遍", "每500亩配一名护林员"],
    "缘由": {"词条": OCCASION.id, "原句": OCCASION.pattern},
    "道理1": {"词条": REASON.id, "原句": REASON.pattern},
    "结尾": "栽下去就要活下来！",
}


def made(answers: dict[str, Value], *, seed: int = 0) -> DraftFile:
    complete = dict(checked_answers(answers, MEETING))
    while (ask := next_ask(MEETING, complete)) is not None:
        own = ask.question.type in ("phrase", "headings")
        complete[ask.key] = {"提纲": 1} if own else ask.default
    return DraftFile(composed(MEETING, complete), complete, seed)


def reopened(text: str) -> Draft:
    return draft_file(text, name="讲话.md").draft


def edited(old: str, new: str, *, file: DraftFile | None = None) -> Draft:
    text = markdown_of(file or made(FACTS))
    assert text.count(old) == 1
    return reopened(text.replace(old, new))


def sentences(drafted: Draft) -> list[DraftSentence]:
    return [sentence for block in drafted.blocks for sentence in block.sentences]


def test_a_file_reads_back_equal() -> None:
    file = made(FACTS, seed=7)
    again = draft_file(markdown_of(file), name="讲话.md")
    assert again == file
    assert markdown_of(again) == markdown_of(file)


def test_what_a_person_sees() -> None:
    text = markdown_of(made(FACTS))
    assert text.startswith("---\n提纲: 工作会议讲话\n")
    assert "\n# 在全县春季造林工作会议暨<br>县林长制2027年推进会上的讲话\n" in text
    assert "\n## 一、" in text
    assert "整地【待补：整地亩数】万亩" in text
    assert text.rstrip().endswith("-->")


nasty = st.text(
    st.sampled_from("育苗管护验收12.3%，。；：！？、“”（）#>-<\\*_`|{}【】,:;!?\"'&~=+ \u3000ab"),
    max_size=16,
).filter(lambda text: not unpaired(text))
lines = st.lists(nasty, max_size=3)


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    st.fixed_dictionaries(
        {
            "会议全称": nasty.map(lambda text: f"全县造林{text}会议"),
            "讲话人": nasty.map(lambda text: f"沈放 青屏县{text}"),
            "部署事项": nasty.map(lambda text: "造林绿化" + re.sub("[，。；,;]", "", text)),
            "代表": nasty,
            "前面议程": lines,
            "成绩": lines,
            "问题": lines,
            "主题": lines,
            "要点1": lines,
            "要点2": lines,
            "缘由": nasty,
            "道理1": nasty,
            "结尾": nasty,
            "篇幅": st.sampled_from(["短讲", "一般", "8分钟", "4000字"]),
        }
    )
)
def test_whatever_was_answered_reads_back_equal(answers: dict[str, Value]) -> None:
    file = made(answers)
    again = draft_file(markdown_of(file), name="讲话.md")
    assert again.draft.blocks == file.draft.blocks
    assert again.draft.gaps == file.draft.gaps
    assert again.answers == file.answers


@pytest.mark.parametrize(
    "forged", ["# 假标题", "## 二、假", "-->", "<!-- 来历：假", "---", "> 引", "\\# 反", "\\"]
)
def test_an_answer_that_looks_like_markdown_is_still_a_paragraph(forged: str) -> None:
    file = made(FACTS | {"成绩": [forged], "要点1": [forged], "结尾": forged})
    again = reopened(markdown_of(file))
    assert again.blocks == file.draft.blocks
    assert again.blocks[-1].kind == "paragraph"
    assert again.blocks[-1].text.startswith(forged.rstrip("。"))


def test_an_edited_sentence_is_typed_and_the_others_keep_their_origin() -> None:
    before = sentences(made(FACTS).draft)
    after = sentences(edited("今天把大家请来开全县", "请各位放下手头的活，专门来开全县"))
    changed = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    (place,) = changed
    assert before[place].origin.letters == "PA"
    assert after[place].origin.letters == "T"
    assert after[place].text.startswith("请各位放下手头的活，专门来开全县")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("绿化工作说清楚", "绿化工作说明白"),
        ("就是要把今春造林绿化工作", "就是要把今春栽树这件大事"),
        ("今天把大家请来开全县", "今天请大家来开全县"),
    ],
)
def test_a_phrase_with_a_few_words_changed_is_still_that_phrase(old: str, new: str) -> None:
    before = sentences(made(FACTS).draft)
    after = sentences(edited(old, new))
    (place,) = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert new in after[place].text
    assert after[place].origin == before[place].origin
    assert after[place].origin.phrase == OCCASION.id


HEADINGS: dict[str, Value] = {
    "标题组": {"词条": FRAME.id, "原句": ["以钉钉子的劲头抓{项}", "以钉钉子的劲头抓{项}工作"]},
}


def test_a_set_of_headings_reads_back_equal() -> None:
    of_tables: dict[str, Value] = {"标题组": {"原句": ["压实{项}责任", "做细{项}"]}}
    for chosen in (HEADINGS, of_tables):
        file = made(FACTS | chosen)
        again = draft_file(markdown_of(file), name="讲话.md")
        assert again == file


@pytest.mark.parametrize(
    ("new", "letters"),
    [("用钉钉子的劲头抓任务落实", "PA"), ("任务落实，各乡镇书记亲自来管", "T")],
)
def test_a_heading_of_a_mined_frame_is_the_phrases_while_little_of_it_changed(
    new: str, letters: str
) -> None:
    drafted = edited(
        "## 一、以钉钉子的劲头抓任务落实", f"## 一、{new}", file=made(FACTS | HEADINGS)
    )
    (heading,) = [each for each in sentences(drafted) if new in each.text]
    assert heading.origin.letters == letters


def test_an_origin_is_taken_by_one_sentence_only() -> None:
    sentence = next(s.text for s in sentences(made(FACTS).draft) if s.origin.phrase == OCCASION.id)
    twice = sentences(edited(sentence, f"{sentence[:-2]}好。{sentence[:-2]}牢。"))
    assert [s.origin.letters for s in twice if s.text.startswith(sentence[:-2])] == ["PA", "T"]


def test_a_sentence_that_stands_twice_keeps_both_origins() -> None:
    file = made(FACTS)
    twice = [each for each in sentences(file.draft) if each.text == "县领导每周到山头走一遍。"]
    assert [each.origin.questions for each in twice] == [("要点1",), ("要点2",)]
    again = sentences(reopened(markdown_of(file)))
    assert [each for each in again if each.text == "县领导每周到山头走一遍。"] == twice


def test_paragraphs_and_headings_can_be_added_moved_and_taken_out() -> None:
    drafted = edited(
        "\n## 二、", "\n补一段话。\n\n### （一）小标题\n\n#### 1.三级\n\n##### （1）四级\n\n## 二、"
    )
    kinds = [block.kind for block in drafted.blocks]
    place = kinds.index("heading2")
    assert kinds[place - 1 : place + 4] == [
        "paragraph", "heading2", "heading3", "heading4", "heading1",
    ]  # fmt: skip
    assert drafted.blocks[place - 1].sentences[0].origin.letters == "T"


def test_a_gap_that_is_filled_by_hand_is_gone() -> None:
    assert made(FACTS).draft.gaps == (Gap("整地亩数", "县林草局"),)
    assert reopened(markdown_of(made(FACTS))).gaps == (Gap("整地亩数", "县林草局"),)
    assert edited("【待补：整地亩数】", "2.3").gaps == ()


def test_a_gap_that_a_hand_adds_counts() -> None:
    drafted = edited("每500亩配一名护林员。", "每【待补：亩数】亩配一名护林员。")
    assert drafted.gaps == (Gap("整地亩数", "县林草局"), Gap("亩数"))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_an_editor_may_change_line_ends_and_add_a_mark(end: str) -> None:
    text = markdown_of(made(FACTS))
    assert reopened("\ufeff" + text.replace("\n", end)).blocks == reopened(text).blocks


def test_without_the_block_of_origins_everything_is_typed() -> None:
    text = re.sub("<!-- 来历.*", "", markdown_of(made(FACTS)), flags=re.DOTALL)
    drafted = reopened(text)
    assert drafted.blocks[0].kind == "title"
    assert {each.origin.letters for each in sentences(drafted)} == {"T"}
    assert not [each for each in sentences(drafted) if "来历" in each.text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "不是 drafter 存的稿子"),
        ("# 在全县会议上的讲话\n\n同志们：\n", "不是 drafter 存的稿子"),
        ("---\n讲话人: 沈放\n---\n正文\n", "不是 drafter 存的稿子"),
        ("---\n提纲: [\n---\n正文\n", "讲话.md 第"),
        ("---\n提纲: 工作会议讲话\n日期: 2027-02-30\n---\n正文\n", "讲话.md"),
        ("---\n提纲: 工作会议讲话\n 日期: 错\n---\n正文\n", "讲话.md 第 3 行"),
    ],
)
def test_what_is_no_draft_is_told(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        draft_file(text, name="讲话.md")


def test_the_front_matter_may_be_edited() -> None:
    text = markdown_of(made(FACTS)).replace("讲话人: 沈放\n", '讲话人: "林\\u0007知远"\n')
    drafted = reopened(text.replace("日期: '2027-02-19'", "日期: 2027-02-26"))
    assert drafted.speaker == "林知远"
    assert drafted.day is not None
    assert drafted.day.isoformat() == "2027-02-26"


@pytest.mark.parametrize("hand", ["【亩数，问县林草局】", "【待补】", "【待补:亩数】", "【亩数】"])
def test_a_gap_in_any_form_that_a_hand_types_counts(hand: str) -> None:
    before = reopened(markdown_of(made(FACTS))).gaps
    assert len(edited("每500亩配一名护林员。", f"每{hand}亩配一名护林员。").gaps) == len(before) + 1


def test_a_line_after_the_salutation_is_body() -> None:
    drafted = edited("同志们：\n", "同志们：\n\n今天会议的主题是“实干”\n")
    assert [block.kind for block in drafted.blocks].count("byline") == 1
