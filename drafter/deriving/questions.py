"""The questions of an outline made from a sample, in the words a writer reads."""

from __future__ import annotations

from drafter.corpus.announcing import announced_number
from drafter.deriving.facts import MEETING, TOPIC, Fact, slots_in
from drafter.deriving.sample import Sample
from drafter.model import MOVE_LABELS, Phrase
from drafter.outlines.model import Question
from drafter.text.numerals import numeral_of

SPEAKER, TIME, SALUTATION, TITLE = "讲话人", "时间", "称谓", "标题"

_ASKED = {
    "会议名称": "哪个会议",
    "单位": "哪个单位",
    "地区": "哪个地方",
    "人名": "谁",
    "职务": "什么职务",
    "日期": "什么日子",
    "年份": "哪一年",
    "数量": "多少（写数，带单位）",
    "文件": "哪个文件（连书名号）",
    "活动": "什么活动",
    "上级": "哪一级、谁",
    "引文": "引哪句原话（一字不差，不写引号）",
}
_LONGEST_EXAMPLE = 60
_LONGEST_HINT = 120


def front_questions(sample: Sample, *, meeting: str) -> list[Question]:
    """Title (where nothing else gives it), speaker and day; demanded where the sample had them."""
    speaker = Question(
        name=SPEAKER,
        prompt="讲话人",
        stage="会议",
        hint="姓名、空格、职务。职务照任职文件，先党内后行政。",
        example=sample.byline,
        required=bool(sample.byline),
        slot="人名",
    )
    day = Question(
        name=TIME,
        prompt="时间",
        stage="会议",
        type="date",
        hint="写 11.27、11月27日、下周五都行；未定就回车。",
        required=bool(sample.date),
        slot="日期",
    )
    if sample.title or meeting:
        return [speaker, day]
    title = Question(
        name=TITLE, prompt="题目", stage="会议", hint="原稿没有题目，写全。", required=True
    )
    return [title, speaker, day]


def fact_question(fact: Fact) -> Question:
    """The question for one concrete thing of the sample."""
    last = f"上次：{_short(fact.context, _LONGEST_HINT)}" if fact.context else ""
    example = _short(fact.text, _LONGEST_EXAMPLE)
    if fact.name == MEETING:
        return Question(
            name=MEETING,
            prompt="会议全称",
            stage="会议",
            hint="照会议通知，一字不差，不写“在”和“上的讲话”。",
            example=example,
            required=True,
            slot="会议名称",
        )
    if fact.name == TOPIC:
        return Question(
            name=TOPIC,
            prompt="讲的是哪件事",
            stage="会议",
            hint="几个字，全稿通用；还是这件事就回车。",
            example=example,
            required=True,
            slot=TOPIC,
            default=fact.text,
        )
    if fact.level:
        return Question(
            name=fact.name,
            prompt=f"自称的范围（{example}）",
            stage="会议",
            hint=f"没变就回车。{last}",
            example=example,
            default=fact.text,
        )
    return Question(
        name=fact.name,
        prompt=f"{_ASKED.get(fact.slot, fact.slot)}　上次 {example}",
        stage="会议",
        hint=last,
        example=example,
        required=True,
    )


def salutation_question(name: str, pattern: str, text: str) -> Question:
    return Question(
        name=name,
        prompt="称谓",
        stage="会议",
        hint="单独一行，冒号不用写；没变就回车。",
        example=text,
        required=True,
        default=pattern,
    )


def heading_question(name: str, number: int, pattern: str, text: str) -> Question:
    """A first-level heading: the sample's own by default."""
    return Question(
        name=name,
        prompt=f"第{numeral_of(number)}条大标题",
        stage="立意",
        hint="照旧就回车；要改就在这行上改。",
        example=_short(text, _LONGEST_EXAMPLE),
        required=True,
        default=pattern,
    )


def lines_question(name: str, label: str, section: str, texts: list[str]) -> Question:
    """Figures to be told anew, with what the sample told."""
    last = "；".join(texts)
    return Question(
        name=name,
        prompt=f"{label}（在“{_short(section, 24)}”里）",
        stage="会议",
        type="lines",
        hint="一行一句，写这次的数字和事实，缺的用【】占位；没有就回车，这几句不写。",
        help=f"上次写的是：{last}。",
        example=_short(texts[0], _LONGEST_EXAMPLE),
    )


def faults_question(name: str, section: str, faults: list[str]) -> Question:
    """What is wrong this time, one kind a line."""
    return Question(
        name=name,
        prompt=f"主要问题（在“{_short(section, 24)}”里）",
        stage="会议",
        type="lines",
        hint="一行一类，“有的”由稿子加；写现象，不点名；没有就回车，这一句不写。",
        help=f"上次写的是：{'；'.join(faults)}。",
        example=_short(faults[0], _LONGEST_EXAMPLE),
        lead="有的",
    )


def place_question(name: str, phrase: Phrase, own: str, *, when: str = "") -> Question:
    """A phrase place: the bank's phrases of that part and move, and the sample's own sentence. The
    number of points is fixed by the sample, so that a phrase that announces it is filled; ``when``:
    the question whose answer it speaks of."""
    number = announced_number(own) if phrase.part == "transition" else None
    label = MOVE_LABELS[phrase.move] if phrase.move else "道理句"
    return Question(
        name=name,
        prompt=label,
        stage="措辞",
        type="phrase",
        part=phrase.part,
        moves=(phrase.move,) if phrase.move else (),
        own=(own,),
        when=when,
        counts={"数量": number} if number else {},
        hint="原稿的话在候选里。" if slots_in(own) else "",
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
