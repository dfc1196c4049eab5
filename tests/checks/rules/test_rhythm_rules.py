"""节奏 and 朗读: what an ear notices."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.checks.beside import Beside, Limits
from drafter.checks.rules import (
    attributives,
    beginnings,
    metaphors,
    minutes,
    parallels,
    rare,
    rhythm,
    weights,
)
from drafter.flows.offers import composer
from drafter.model import Block, DraftSentence, Origin
from tests.checks.made_up import text_of
from tests.checks.rules.examples import found, words

LONG = "我们要在全市范围内" + "抓好项目建设和招商引资以及营商环境，" * 8 + "确保见效。"


def test_a_sentence_of_more_than_120_characters() -> None:
    (finding,) = found(rhythm.RULE, LONG)
    assert "一句 " in finding.advice
    assert found(rhythm.RULE, "抓早，抓小。" * 30) == []


def test_a_list_that_semicolons_divide_can_be_read() -> None:
    item = "抓好项目建设，抓好招商引资，抓好营商环境，一件一件落实；"
    assert found(rhythm.RULE, item * 6 + "到此为止。") == []


def test_the_limit_is_the_user_s() -> None:
    short = Beside(limits=Limits(sentence=10))
    assert found(rhythm.RULE, "一句有十几个字的话在这里念。", beside=short)


def test_a_paragraph_of_more_than_600_characters() -> None:
    (finding,) = found(rhythm.RULE, "抓早，抓小。" * 101)
    assert "一段 606 字" in finding.advice


def sentences(*texts: str, letters: str = "T") -> Block:
    return Block("paragraph", tuple(DraftSentence(each, Origin(letters)) for each in texts))


SAME = (
    "下面，请市应急管理局把今冬明春的打算向大会作一个汇报。",
    "下面，发言。",
    "下面，请各县区的同志围绕刚才提出的几个问题再作一些补充。",
    "下面，休会。",
)


def test_sentences_that_begin_alike_over_and_over() -> None:
    text = replace(text_of(""), blocks=(sentences(*SAME, "散会。"),))
    (finding,) = beginnings.RULE.finds(text, Beside(limits=Limits(alike_beginnings=4)))
    assert finding.text == "下面"


def test_an_outline_s_own_words_are_no_complaint_about_the_writer() -> None:
    text = replace(text_of(""), blocks=(sentences(*SAME, letters="OA"),))
    assert list(beginnings.RULE.finds(text, Beside())) == []


def test_one_picture_twice_on_a_page() -> None:
    assert words(metaphors.RULE, "安全是压舱石。", "稳就业是压舱石。") == ["压舱石"]
    assert words(metaphors.RULE, "安全是压舱石。", "就业是定盘星。") == []
    far = "抓早，抓小。" * 150
    assert words(metaphors.RULE, "安全是压舱石。", far, "稳就业是压舱石。") == []


PLEDGED = (
    "## 一、在隐患排查上立军令状",
    "逐村走一遍。",
    "## 二、在物资储备上立军令状",
    "沙袋备足。",
    "## 三、在值班值守上立军令状",
    "电话有人接。",
)


def test_the_frame_that_all_headings_of_a_set_share_is_said_once() -> None:
    assert words(metaphors.RULE, *PLEDGED) == []
    assert words(metaphors.RULE, *PLEDGED, "军令状立了就要算数。") == ["军令状"]
    assert words(metaphors.RULE, "今天立军令状。", *PLEDGED) == ["军令状"]
    two = (*PLEDGED[:4], "## 三、在值班值守上动真格")
    assert words(metaphors.RULE, *two) == ["军令状"]


def test_a_run_in_set_has_its_frame_too() -> None:
    lead = Block("heading1", (DraftSentence("一、干什么", Origin("T")),))
    items = tuple(
        Block(
            "paragraph",
            (
                DraftSentence(f"{n}是在{each}上立军令状。", Origin("T")),
                DraftSentence("说到做到。", Origin("T")),
            ),
            run_in=True,
        )
        for n, each in zip("一二三", ("排查", "储备", "值守"), strict=True)
    )
    text = replace(text_of(""), blocks=(lead, *items))
    assert list(metaphors.RULE.finds(text, Beside())) == []


def test_one_point_many_times_as_long() -> None:
    heavy = "三是" + "抓项目、抓进度、抓质量，" * 15
    assert words(weights.RULE, f"一是抓早抓小。二是抓紧抓实。{heavy}一样不放。") == ["三是"]
    assert words(weights.RULE, "一是抓早抓小。二是抓紧抓实。三是抓长抓常。") == []


def test_headings_of_which_one_limps() -> None:
    beside = Beside(composer=composer())
    heads = ("## 一、压实安全生产责任", "## 二、织密隐患排查网络", "## 三、压实应急处置链条")
    (finding,) = found(parallels.RULE, *heads, beside=beside)
    assert finding.advice == "第一、三条都用“压实”"
    assert finding.place == "大标题"


def test_headings_never_meant_to_be_parallel() -> None:
    beside = Beside(composer=composer())
    assert not found(
        parallels.RULE, "## 一、履职情况", "## 二、问题和不足", "## 三、下一步打算", beside=beside
    )
    good = (
        "## 一、备足热源，把底气攒足",
        "## 二、管好管网，把隐患消除",
        "## 三、办好诉求，把服务送到",
    )
    assert not found(parallels.RULE, *good, beside=beside)


def test_no_tables_is_said_not_passed() -> None:
    assert parallels.RULE.unchecked(text_of(""), Beside()) == "没有搭配表，没查"


def test_longer_than_the_time_given() -> None:
    text = replace(text_of("抓早，抓小。" * 100), target=400)
    (finding,) = minutes.RULE.finds(text, Beside())
    assert "长了 1 分钟" in finding.advice
    assert list(minutes.RULE.finds(replace(text, target=600), Beside())) == []
    assert list(minutes.RULE.finds(replace(text, target=0), Beside())) == []


def test_a_noun_behind_too_many_words() -> None:
    line = "这是一支经历过抗洪抢险的考验、扛得起急难险重的任务、全市群众信得过的队伍。"
    (finding,) = found(attributives.RULE, line)
    assert "队伍" in finding.advice
    assert found(attributives.RULE, "这是一支信得过的队伍，扛得起急难险重的任务。") == []


def test_characters_one_may_stumble_over() -> None:
    assert words(rare.RULE, "王垚同志在罍街。") == ["垚", "罍"]
    assert words(rare.RULE, "砥砺奋进，恪尽职守，赓续血脉，夯实基础。") == []
