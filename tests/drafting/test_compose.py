"""A draft says what the answers say, in the outline's and the bank's words, and knows which."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.drafting.compose import composed
from drafter.interview.answers import Answers, Value
from drafter.interview.asks import asks, next_ask
from drafter.interview.checked import checked_answers
from drafter.interview.places import own_candidates
from drafter.interview.slots import place_values
from drafter.model import SLOT, Block, Draft, DraftSentence, Gap
from drafter.outlines import load
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.model import Outline
from tests.made_up import CLOSING, FRAME, OCCASION, REASON, SMALL_OUTLINE, Seen, outline_folder

MEETING = outline_named("工作会议讲话")
KINDS = outlines()
REQUIRED = frozenset(each.name for kind in KINDS for each in kind.questions if each.required)


def chosen(seen: Seen) -> Value:
    return {"词条": seen.id, "原句": seen.pattern}


FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县委副书记、县长",
    "时间": "2027-02-19",
    "部署事项": "今春造林绿化工作",
    "代表": "县委、县政府",
    "前面议程": ["周岚同志通报了去冬整地情况"],
    "成绩": ["去冬整地2.3万亩", "备足苗木180万株。"],
    "问题": ["重栽轻管，成活率不高"],
    "主题": ["任务落实", "质量管护"],
    "要点1": ["分解任务：2月底前，各乡镇把地块落到山头；", "每天8:30前报进度"],
    "要点2": ["专人管护：每500亩配一名护林员", "定期巡查：县林草局按月走一遍"],
    "篇幅": "短讲",
}


def completed(outline: Outline, answers: Answers) -> dict[str, Value]:
    """The answers with every open question answered by its default, places by an own sentence."""
    complete = dict(answers)
    while (ask := next_ask(outline, complete)) is not None:
        many = ask.question.type in ("lines", "list", "items")
        values = place_values(ask.question, outline, complete, index=ask.index)
        own = own_candidates(ask.question, values, required=REQUIRED)
        if ask.question.type == "headings":
            complete[ask.key] = {"提纲": 1}
        elif ask.question.type == "phrase":
            complete[ask.key] = own[max(ask.index, 0) % len(own)].choice if own else None
        else:
            complete[ask.key] = [] if many else ask.default
    return complete


def draft(answers: Answers, outline: Outline = MEETING) -> Draft:
    return composed(outline, completed(outline, checked_answers(answers, outline)))


def sentences(drafted: Draft) -> list[DraftSentence]:
    return [sentence for block in drafted.blocks for sentence in block.sentences]


def letters(drafted: Draft, text: str) -> str:
    (found,) = [each for each in sentences(drafted) if text in each.text]
    return found.origin.letters


def body(drafted: Draft) -> str:
    return "\n".join(block.text for block in drafted.blocks)


THEMES = ("育苗", "栽植", "管护", "验收")

# --- origins -----------------------------------------------------------------------------------


def test_letters_say_who_worded_a_sentence_and_what_filled_it() -> None:
    drafted = draft(
        FACTS
        | {
            "缘由": chosen(OCCASION),
            "标题组": chosen(FRAME),
            "大标题2": "管护跟上，让树苗站得稳",
            "道理1": chosen(REASON),
            "道理2": "栽得活更要管得住",
            "结尾": chosen(CLOSING),
        }
    )
    assert {
        text: letters(drafted, text)
        for text in (
            "上的讲话", "县长　沈放", "2027年2月19日", "今天把大家请来",
            "刚才，周岚", "会后，请大家",
            "备足苗木", "同时也要看到", "我讲两点",
            "以钉钉子的劲头抓任务落实", "管护跟上", "松一松", "栽得活",
            "分解任务。", "各乡镇把地块", "让我们趁势而上",
        )
    } == {
        "上的讲话": "OA", "县长　沈放": "A", "2027年2月19日": "A", "今天把大家请来": "PA",
        "刚才，周岚": "OA", "会后，请大家": "O", "备足苗木": "A", "同时也要看到": "OA",
        "我讲两点": "OA",
        "以钉钉子的劲头抓任务落实": "PA", "管护跟上": "A", "松一松": "P", "栽得活": "T",
        "分解任务。": "A", "各乡镇把地块": "A", "让我们趁势而上": "PA",
    }  # fmt: skip


def test_an_origin_names_the_phrase_and_the_questions() -> None:
    drafted = draft(FACTS | {"缘由": chosen(OCCASION)})
    (found,) = [each for each in sentences(drafted) if each.text.startswith("今天把大家请来")]
    assert found.origin.phrase == OCCASION.id
    assert found.origin.questions == ("会议全称", "部署事项")


HEADS: dict[str, st.SearchStrategy[Value]] = {
    "主题": st.lists(st.sampled_from(THEMES), max_size=4, unique=True)
}
MORE: dict[str, st.SearchStrategy[Value]] = {
    "成绩": st.just(["整地2.3万亩！"]),
    "问题": st.just(["重栽轻管？"]),
    "前面议程": st.just(["周岚同志通报了情况"]),
    "缘由": st.sampled_from([None, "手写一句。再写一句。", chosen(OCCASION)]),
    "篇幅": st.sampled_from(["短讲", "一般", "8分钟", "4000字"]),
}


@given(st.fixed_dictionaries(HEADS, optional=MORE))
def test_every_sentence_has_an_origin(answers: dict[str, Value]) -> None:
    for each in sentences(draft(answers)):
        assert re.fullmatch("A|[OPT]A?", each.origin.letters)
        assert bool(each.origin.phrase) == (each.origin.letters[0] == "P")
        assert each.text.strip() == each.text != ""


# --- facts only from answers -------------------------------------------------------------------


def marker_answers(outline: Outline, left_out: frozenset[str]) -> dict[str, Value]:
    """Answers in which every fact is a word of its own that stands nowhere else."""
    answers: dict[str, Value] = {}
    for number, question in enumerate(outline.questions):
        if question.name in left_out or question.edits or question.type in ("phrase", "headings"):
            continue
        for item in (1, 2, 3) if question.each else (0,):
            word = f"Q{number}Z{item}"
            shapes: dict[str, Value] = {
                "lines": [f"{word}A", f"{word}B"],
                "list": [f"{word}A", f"{word}B", f"{word}C"],
                "items": [f"{word}A：{word}B", f"{word}C"],
                "date": "2027-02-19",
                "choice": question.default,
                "length": question.default,
            }
            key = f"{question.name}{item}" if item else question.name
            answers[key] = shapes.get(question.type, f"{word} {word}P")
    return answers


def templates_of(outline: Outline) -> list[str]:
    """The outline's template and the shared macros, without the numerals that they print."""
    folders = (outline.folder, outline.folder.parent / "shared")
    templates = [path.read_text("utf-8") for folder in folders for path in folder.glob("*.j2")]
    return [text.replace("{{ loop.index | 序 }}", "") for text in templates]


def words_by_choice(outline: Outline) -> list[str]:
    """What stands in place of an answer that was not given: a question's default, and what a
    template says inside an expression (来宾 or "各位来宾"). The longest first."""
    found = re.findall(r'"([^"]*)"', "".join(templates_of(outline)))
    found += [question.default for question in outline.questions]
    return sorted(found, key=len, reverse=True)


def outlines_words(outline: Outline) -> str:
    """Everything that an outline itself may say: template, shared macros, own sentences."""
    literals = [
        re.sub(r"\{[{%#].*?[}%#]\}", "\n", text, flags=re.DOTALL) for text in templates_of(outline)
    ]
    literals += words_by_choice(outline)
    titles = [choice.title for question in outline.questions for choice in question.choices]
    owns = [
        outline.title,
        *titles,
        *(own for question in outline.questions for own in question.own),
    ]
    return "\n".join(
        SLOT.sub(lambda m: "" if m[1] in ("数量", "序") else "\n", own)
        for own in (*literals, *owns)
    )


NUMERALS = re.compile("[一二两三四五六七八九十]")
NAMES = {outline.kind: [question.name for question in outline.questions] for outline in KINDS}


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(KINDS), st.data())
def test_nothing_is_said_that_no_answer_and_no_sentence_of_the_outline_says(
    outline: Outline, data: st.DataObject
) -> None:
    left_out = data.draw(st.frozensets(st.sampled_from(NAMES[outline.kind]), max_size=4))
    drafted = composed(outline, completed(outline, marker_answers(outline, left_out)))
    allowed = NUMERALS.sub("", outlines_words(outline))
    text = body(drafted).replace("2027年2月19日", "\n")
    text = re.sub("【待补：[^】]+】|Q[0-9A-Z]+", "\n", text)
    for words in words_by_choice(outline):
        if len(words) > 1:
            text = text.replace(words, "\n")
    for run in re.split(r"[^\w]+", NUMERALS.sub("", text)):
        assert run in allowed, run


@pytest.mark.parametrize("outline", KINDS, ids=lambda outline: outline.kind)
def test_every_answer_of_fact_is_in_the_draft(outline: Outline) -> None:
    answers = completed(outline, marker_answers(outline, frozenset()))
    text = body(composed(outline, answers))
    facts = [ask for ask in asks(outline, answers) if not ask.question.verbatim]
    given = " ".join(str(answers[ask.key]) for ask in facts)
    assert not [word for word in re.findall("Q[0-9A-Z]+", given) if word not in text]


def test_a_draft_without_a_single_answer_holds_no_fact() -> None:
    drafted = composed(MEETING, {})
    assert re.sub("【待补：[^】]+】", "", body(drafted)) == "在上的讲话\n\n（）\n一、\n。"
    assert drafted.day is None
    assert drafted.speaker == ""


# --- missing facts -----------------------------------------------------------------------------


def test_a_required_fact_that_is_missing_is_a_gap_listed_once() -> None:
    drafted = draft({key: value for key, value in FACTS.items() if key != "部署事项"})
    assert body(drafted).count("【待补：部署事项】") >= 3
    assert drafted.gaps == (Gap("部署事项"),)


def test_a_gap_the_writer_typed_is_listed_with_whom_to_ask() -> None:
    drafted = draft(
        FACTS
        | {
            "成绩": ["去冬整地【整地亩数，问县林草局】万亩", "备足苗木【株数】万株", "投工【】个"],
            "讲话人": "【讲话人，问县委办公室】",
            "缘由": "今天开会，研究【议题,问沈放】。",
        }
    )
    assert drafted.gaps == (
        Gap("讲话人", "县委办公室"),
        Gap("议题", "沈放"),
        Gap("整地亩数", "县林草局"),
        Gap("株数"),
        Gap("此处"),
    )
    assert (
        "去冬整地【待补：整地亩数】万亩，备足苗木【待补：株数】万株，投工【待补：此处】个。"
        in body(drafted)
    )


def test_an_optional_fact_that_is_missing_leaves_no_trace() -> None:
    drafted = draft(FACTS | {"成绩": [], "问题": [], "前面议程": [], "代表": "无"})
    assert not drafted.gaps
    for words in ("刚才", "成绩", "短板", "代表", "整改"):
        assert words not in body(drafted)


# --- an answer is words, nothing else ----------------------------------------------------------

FORGED = (
    "# 假标题", "## 二、假标题", "##### 假", "{{ 7*7 }}", "{% include 'x' %}", "{# 注 #}", "-->",
    "<!-- 来历：假", "---", "> 引", "\\# 反", "{事项}", "\ue000P0123456789ab\ue001伪\ue002",
    "</w:t>", "（2027年1月1日）", "假称谓：",
)  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize(
    "key", ["成绩", "问题", "前面议程", "要点1", "部署事项", "主题", "缘由", "大标题1", "代表"]
)
def test_an_answer_forges_no_heading_template_comment_or_origin(key: str, forged: str) -> None:
    kinds = [block.kind for block in draft(FACTS).blocks if block.kind != "paragraph"]
    value: Value = [forged, "第二条"] if isinstance(FACTS.get(key), list) else forged
    drafted = composed(MEETING, completed(MEETING, checked_answers(FACTS | {key: value}, MEETING)))
    assert [block.kind for block in drafted.blocks if block.kind != "paragraph"] == kinds
    assert not [each for each in sentences(drafted) if each.origin.letters[0] == "P"]
    assert "49" not in body(drafted)
    assert not re.search("[\ue000-\uf8ff]", body(drafted))


# --- shapes ------------------------------------------------------------------------------------


def kinds(drafted: Draft) -> list[str]:
    return [block.kind for block in drafted.blocks]


def test_the_front_has_its_roles() -> None:
    drafted = draft(FACTS)
    assert kinds(drafted)[:5] == ["title", "byline", "date", "salutation", "paragraph"]
    assert [block.text for block in drafted.blocks[:4]] == [
        "在全县春季造林工作会议上的讲话",
        "青屏县委副书记、县长　沈放",
        "（2027年2月19日）",
        "同志们：",
    ]
    assert (drafted.day, drafted.speaker) == (date(2027, 2, 19), "沈放")


@pytest.mark.parametrize(
    "answers",
    [
        {"讲话人": "沈放"},
        {"讲话人": "沈放 青屏县委副书记、县人民政府党组书记、县长，县绿化委员会主任，县总林长"},
        {"讲话人": ""},
        {"时间": ""},
        {"时间": "【日期，问县委办】"},
        {"称谓": "尊敬的各位领导、各位来宾、各位代表，女士们、先生们、同志们、朋友们"},
    ],
)  # fmt: skip
def test_the_front_keeps_its_roles_whatever_stands_in_it(answers: dict[str, Value]) -> None:
    assert kinds(draft(FACTS | answers))[:5] == [
        "title", "byline", "date", "salutation", "paragraph",
    ]  # fmt: skip


def test_a_long_title_is_broken_by_sense() -> None:
    name = "全县春季造林工作会议暨县林长制2027年推进会"
    drafted = draft(FACTS | {"会议全称": name})
    assert drafted.blocks[0].text == "在全县春季造林工作会议暨\n县林长制2027年推进会上的讲话"
    assert drafted.title == f"在{name}上的讲话"


def points(drafted: Draft) -> list[Block]:
    first = kinds(drafted).index("heading1")
    return [block for block in drafted.blocks[first:-1] if block.kind != "heading1"]


def test_measures_run_in_for_a_short_talk_and_stand_alone_in_a_long_one() -> None:
    short = points(draft(FACTS))
    assert [block.run_in for block in short] == [False, False, False, False, True, True]
    assert short[1].text == "分解任务。2月底前，各乡镇把地块落到山头。"
    assert short[2].text == "每天8:30前报进度。"
    long = draft(FACTS | {"篇幅": "一般"})
    assert [block.text for block in long.blocks if block.kind == "heading2"] == [
        "（一）专人管护",
        "（二）定期巡查",
    ]
    assert not any(block.run_in for block in long.blocks)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("查:12月底前过一遍筛子", "查。12月底前过一遍筛子。"),
        ("比例按3:1配", "比例按3:1配。"),
        ("网上报送http://a.cn/x", "网上报送http://a.cn/x。"),
        ("晚8：00清点", "晚8：00清点。"),
        ("只有一句话.", "只有一句话。"),
        ("说干就干！", "说干就干！"),
    ],
)
def test_what_is_a_measures_head(line: str, text: str) -> None:
    assert points(draft(FACTS | {"要点1": [line]}))[1].text == text


def test_points_follow_the_themes_in_number() -> None:
    drafted = draft(FACTS | {"主题": ["育苗", "栽植", "管护", "验收", "考核"]})
    assert kinds(drafted).count("heading1") == 5
    assert "我讲五点意见" in body(drafted)


def test_the_same_answers_give_the_same_draft() -> None:
    assert draft(FACTS) == draft(dict(reversed(FACTS.items())))


def test_a_place_left_out_leaves_no_blank_sentence() -> None:
    drafted = draft(FACTS | {"缘由": None, "意义": None, "过渡": None, "道理1": None, "结尾": None})
    assert "意见" not in body(drafted)
    assert all(block.text for block in drafted.blocks)
    assert "。。" not in body(drafted)


def test_the_course_of_the_example_is_complete() -> None:
    complete = completed(MEETING, checked_answers(FACTS, MEETING))
    assert {ask.key for ask in asks(MEETING, complete)} <= set(complete)


def test_a_number_of_points_that_the_outline_fixes_is_its_own_word(tmp_path: Path) -> None:
    text = SMALL_OUTLINE.replace(
        "moves: [occasion],\n", "moves: [occasion], counts: {数量: 3},\n"
    ).replace("今天开这个会，专门研究{任务}。", "今天讲{数量}点。")
    loaded = load.outline(outline_folder(tmp_path, text=text))
    facts: dict[str, Value] = {
        "会议全称": "全县春耕会",
        "讲话人": "沈放",
        "任务": "春耕",
        "主题": ["农资"],
    }
    drafted = composed(loaded, completed(loaded, facts))
    (told,) = [each for each in sentences(drafted) if "今天讲" in each.text]
    assert (told.text, told.origin.letters) == ("今天讲三点。", "O")


SECTIONS = """\
kind: 小组发言
summary: 谈体会、说打算
title: 在{会议全称}上的发言
file_title: "{会议全称}发言"
questions:
  - {name: 会议全称, prompt: 会议全称, stage: 会议, required: true}
  - {name: 主题, prompt: 主题, stage: 会议, required: true}
  - {name: 样式, prompt: 题目怎么写, stage: 会议, type: choice, default: 会议,
     choices: [{value: 会议}, {value: 体会, title: "关于{主题}的体会"}]}
  - {name: 两题, prompt: 大标题, stage: 措辞, type: phrase, part: heading, members: 2,
     own: ["学懂{主题}；用好{主题}", 体会；打算]}
  - {name: 标题, prompt: 小标题, stage: 措辞, type: phrase, part: heading, own: ["把{主题}用起来"]}
"""
SECTIONS_TEMPLATE = """\
# {{ 题目 }}

## 一、{{ 两题[0] or "体会" }}

## 二、{{ 两题[1] or "打算" }}

### （一）{{ 标题 }}
"""


@pytest.mark.parametrize(
    ("answers", "headings", "letters"),
    [
        ({"两题": {"提纲": 1}}, ["一、学懂林长制", "二、用好林长制"], ["OA", "OA"]),
        ({"两题": {"提纲": 2}}, ["一、体会", "二、打算"], ["O", "O"]),
        ({"两题": "学在前；干在先。"}, ["一、学在前", "二、干在先"], ["T", "T"]),
        ({"两题": "学在前"}, ["一、学在前", "二、【待补：两题】"], ["T", "O"]),
        ({"两题": "学；思；干"}, ["一、学", "二、思；干"], ["T", "T"]),
        ({"两题": "学【什么，问周岚】；干"}, ["一、学【待补：什么】", "二、干"], ["T", "T"]),
        ({"两题": None}, ["一、体会", "二、打算"], ["O", "O"]),
    ],
)
def test_headings_of_fixed_sections_come_as_one_set(
    tmp_path: Path, answers: dict[str, Value], headings: list[str], letters: list[str]
) -> None:
    folder = outline_folder(tmp_path, text=SECTIONS, template=SECTIONS_TEMPLATE)
    facts: dict[str, Value] = {"会议全称": "林长学习会", "主题": "林长制"}
    drafted = draft(facts | answers, load.outline(folder))
    found = [block for block in drafted.blocks if block.kind == "heading1"]
    assert [block.text for block in found] == headings
    assert [block.sentences[0].origin.letters for block in found] == letters
    assert drafted.blocks[-1].text == "（一）把林长制用起来"


@pytest.mark.parametrize(
    ("style", "title"), [("会议", "在林长学习会上的发言"), ("体会", "关于林长制的体会")]
)
def test_a_choice_may_bring_its_own_title(tmp_path: Path, style: str, title: str) -> None:
    folder = outline_folder(tmp_path, text=SECTIONS, template=SECTIONS_TEMPLATE)
    drafted = draft(
        {"会议全称": "林长学习会", "主题": "林长制", "样式": style}, load.outline(folder)
    )
    assert drafted.title == title


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("让我们一起加油!", "让我们一起加油！"),
        ("抓好落实.", "抓好落实。"),
        ("抓好落实", "抓好落实。"),
        ("大家问：怎么办?", "大家问：怎么办？"),
    ],
)
def test_a_typed_sentence_ends_in_one_stop(typed: str, written: str) -> None:
    draft = composed(MEETING, FACTS | {"结尾": typed})
    assert draft.blocks[-1].text.endswith(written)


def test_a_set_of_the_tables_is_the_outlines_words_round_the_writers() -> None:
    drafted = draft(
        FACTS
        | {
            "标题组": {"原句": ["压实{项}责任", "做细{项}"]},
            "要点1": ["查：3月底前走一遍", "改：当天交办"],
            "要点2": ["专人：每500亩一人", "定期：按月走一遍"],
            "小标题": {"原句": ["全面{项}／限时{项}", "{项}／手写的小题"]},
        }
    )
    words = ("压实任务落实责任", "做细质量管护", "全面查", "限时改", "专人。", "手写的小题")
    assert {word: letters(drafted, word) for word in words} == {
        "压实任务落实责任": "OA", "做细质量管护": "OA", "全面查": "OA", "限时改": "OA",
        "专人。": "A", "手写的小题": "A",
    }  # fmt: skip


def test_a_set_of_a_mined_frame_is_the_phrases() -> None:
    patterns = [f"以钉钉子的劲头抓{{项}}{end}" for end in ("", "工作")]
    drafted = draft(FACTS | {"标题组": {"词条": FRAME.id, "原句": patterns}})
    assert letters(drafted, "抓任务落实") == letters(drafted, "抓质量管护工作") == "PA"


MIXED: list[str] = [
    "2月底前开工",
    "落实责任：各乡镇签责任书",
    "每周五报进度",
    "严格验收：县林草局逐块验",
]


def body_of(answers: Answers) -> list[str]:
    """The blocks under the first point, up to the next."""
    texts = [block.text for block in composed(MEETING, completed(MEETING, answers)).blocks]
    start = next(n for n, text in enumerate(texts) if text.startswith("一、"))
    end = next(n for n, text in enumerate(texts) if text.startswith("二、"))
    return texts[start + 2 : end]


def test_points_without_a_head_are_paragraphs_and_the_others_count_among_themselves() -> None:
    short = body_of(FACTS | {"要点1": MIXED, "小标题": None})
    assert short == [
        "2月底前开工。",
        "一是落实责任。各乡镇签责任书。",
        "二是严格验收。县林草局逐块验。",
        "每周五报进度。",
    ]
    long = body_of(FACTS | {"要点1": MIXED, "小标题": None, "篇幅": "一般"})
    assert long == [
        "2月底前开工。",
        "每周五报进度。",
        "（一）落实责任",
        "各乡镇签责任书。",
        "（二）严格验收",
        "县林草局逐块验。",
    ]


def test_sub_headings_word_the_points_that_have_a_head() -> None:
    worded: Value = {"原句": ["把{项}压到底／把{项}做到位", "{项}／{项}"]}
    assert "一是把落实责任压到底。各乡镇签责任书。" in body_of(
        FACTS | {"要点1": MIXED, "小标题": worded}
    )


def test_what_others_did_before_reads_as_a_sentence() -> None:
    agenda = ["县应急管理局局长周立群通报今年以来森林防火情况", "云岭镇、白沙乡作表态发言"]
    told = "刚才，县应急管理局局长周立群通报了今年以来森林防火情况，云岭镇、白沙乡作了表态发言。"
    assert told in body(draft(FACTS | {"前面议程": agenda}))


def test_problems_with_a_subject_of_their_own_have_no_lead() -> None:
    problems = ["重栽轻管", "全县18个乡镇中仍有4个没有护林员", "抽查发现隐患127处"]
    told = "短板：有的重栽轻管；全县18个乡镇中仍有4个没有护林员；抽查发现隐患127处。"
    assert told in body(draft(FACTS | {"问题": problems}))
